import Foundation
import Programme
import Records

/// Two questionnaires about ties: one with a list that depends on the neighbourhood, one with a repeat.
enum TieForms {
    private static func document(_ nodes: String, _ binds: String, _ instances: String, _ body: String) -> String {
        """
        <?xml version="1.0"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" \
        xmlns:orx="http://openrosa.org/xforms" xmlns:bs="urn:buurtstem:xforms" xmlns:jr="http://openrosa.org/javarosa">
        <h:head><h:title>Proef</h:title><model><instance><data id="proef" version="1">\(nodes)\
        <orx:meta><orx:instanceID/></orx:meta></data></instance>\(instances)\(binds)</model></h:head>\
        <h:body>\(body)</h:body></h:html>
        """
    }

    private static func items(_ values: [String]) -> String {
        values.map { "<item><label>\($0)</label><value>\($0)</value></item>" }.joined()
    }

    /// By neighbourhood.
    static let organisations = ["oosterveld": ["arts", "wijkzorg", "wonen"], "de-pol": ["arts", "club"]]

    static let list: String = {
        let rows = organisations.sorted { $0.key < $1.key }.flatMap { place, names in names.map { (place, $0) } }
        let all = (rows + [("overal", "geen"), ("overal", "weet-niet")]).map { place, name in
            "<item><buurt>\(place)</buurt><name>\(name)</name><label>\(name)</label></item>"
        }
        let set =
            "<itemset nodeset=\"instance('org')/root/item[buurt = /data/buurt or buurt = 'overal']\">"
            + "<value ref=\"name\"/><label ref=\"label\"/></itemset>"
        func bind(_ name: String, _ more: String) -> String {
            "<bind nodeset=\"/data/\(name)\" type=\"string\" bs:disclosure=\"quasi\" \(more)/>"
        }
        return document(
            "<buurt/><groep/><nu/><toen/>",
            "<bind nodeset=\"/data/buurt\" type=\"string\" bs:disclosure=\"plain\" bs:part=\"neighbourhood\"/>"
                + bind("groep", "bs:tie=\"from\"")
                + bind("nu", "bs:tie=\"to\" bs:tie-none=\"geen\" bs:missing=\"weet-niet\"")
                + bind("toen", "bs:tie=\"before\" bs:tie-none=\"geen\" bs:missing=\"weet-niet\""),
            "<instance id=\"org\"><root>\(all.joined())</root></instance>",
            "<select1 ref=\"/data/groep\"><label>Groep</label>\(items(["zorg", "sociaal"]))</select1>"
                + "<select ref=\"/data/nu\"><label>Nu</label>\(set)</select>"
                + "<select ref=\"/data/toen\"><label>Toen</label>\(set)</select>")
    }()

    static let people: String = document(
        "<aantal/><persoon jr:template=\"\"><wie/><nieuw/></persoon>",
        "<bind nodeset=\"/data/aantal\" type=\"int\" bs:disclosure=\"sensitive\"/>"
            + "<bind nodeset=\"/data/persoon/wie\" type=\"string\" bs:disclosure=\"quasi\" bs:tie=\"to\"/>"
            + "<bind nodeset=\"/data/persoon/nieuw\" type=\"string\" bs:disclosure=\"sensitive\" bs:tie-new=\"ja\"/>",
        "",
        "<input ref=\"/data/aantal\"><label>Hoeveel</label></input>"
            + "<group ref=\"/data/persoon\"><label>Wie</label><repeat nodeset=\"/data/persoon\">"
            + "<select1 ref=\"/data/persoon/wie\"><label>Wie</label>\(items(["buur", "kind", "club"]))</select1>"
            + "<select1 ref=\"/data/persoon/nieuw\"><label>Nieuw</label>\(items(["ja", "nee"]))</select1>"
            + "</repeat></group>")

    static func lines(_ values: [(path: String, value: String)]) -> [UInt8] {
        values.flatMap { Array("/data/\($0.path)\t\($0.value.utf8.count)\n\($0.value)\n".utf8) }
    }
}

extension Village {
    /// Somebody who has to do with organisations.
    func works(
        _ place: String, _ group: String, now: String, then: String? = nil, to collection: Collection = Village.first
    ) async throws {
        let values = [("buurt", place), ("groep", group), ("nu", now)] + (then.map { [("toen", $0)] } ?? [])
        try await send(TieForms.lines(values.map { (path: $0.0, value: $0.1) }), from: place, to: collection)
    }

    /// Somebody who names people, each with whether that is new.
    @discardableResult
    func turns(_ place: String, to people: [(who: String, new: String)]) async throws -> Code {
        let named = people.enumerated().flatMap { number, one in
            [
                (path: "persoon[\(number + 1)]/wie", value: one.who),
                (path: "persoon[\(number + 1)]/nieuw", value: one.new),
            ]
        }
        return try await send(
            TieForms.lines([(path: "aantal", value: String(people.count))] + named), from: place)
    }

    func tiePlan(_ tie: String, places: [String]) throws -> ReleasePlan {
        var plan = try plan(.tables, to: "Iedereen", kind: .everybody, places: places)
        plan.tables.distributions = [tie]
        return plan
    }
}
