import Foundation
import Testing

@testable import XForms

@Suite("Versions are compared in every node that a questionnaire declares")
struct ComparedNodesTests {
    /// Two questions, a count and a mean worked out of them, a note, and a section with a heading, with what a row changes.
    private static func form(_ change: String = "", _ instead: String = "") throws -> FormDefinition {
        var xml = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
            xmlns:bs="urn:buurtstem:xforms"><h:head><h:title>Proef</h:title><model>
            <instance><data id="proef" version="1"><wijze/><deel><a/><b/><uitleg/></deel><aantal/><gewicht>2</gewicht>
            <gemiddelde/><hulp/><los/></data></instance>
            <instance id="norm"><root><item><w>10</w></item></root></instance>
            <bind nodeset="/data/wijze" type="string"/>
            <bind nodeset="/data/deel" relevant="/data/wijze = 'zelf' or /data/wijze = 'samen'"/>
            <bind nodeset="/data/deel/a" type="int"/><bind nodeset="/data/deel/b" type="int"/>
            <bind nodeset="/data/deel/uitleg" readonly="true()"/>
            <bind nodeset="/data/aantal" type="int" calculate="/data/deel/a + /data/deel/b"/>
            <bind nodeset="/data/gemiddelde" type="decimal" bs:disclosure="sensitive" bs:scale="zes"
              calculate="/data/aantal * /data/gewicht div instance('norm')/root/item[1]/w"/>
            <bind nodeset="/data/hulp" type="int" calculate="/data/deel/a * 3"/>
            </model></h:head><h:body><input ref="/data/wijze"><label>Hoe vult u in?</label></input>
            <group ref="/data/deel"><label>Uw dag</label><input ref="/data/deel/a"><label>A?</label></input>
            <input ref="/data/deel/b"><label>B?</label></input>
            <input ref="/data/deel/uitleg"><label>Neem de tijd.</label></input></group>
            <group><label>Tot slot</label><input ref="/data/los"><label>Nog iets?</label></input></group></h:body></h:html>
            """
        if !change.isEmpty {
            #expect(xml.contains(change), "\(change)")
            xml = xml.replacing(change, with: instead)
        }
        let loaded = FormDefinition.load(Array(xml.utf8))
        return try #require(loaded.asFarAsPossible, "\(loaded.diagnostics)")
    }

    private static func told(_ change: String, _ instead: String) throws -> [String] {
        FormComparison(from: try form(), to: try form(change, instead)).changes.map { "\($0.kind) \($0.path)" }
    }

    @Test("the same questionnaire has no differences, however its formulas are broken into lines")
    func same() throws {
        #expect(FormComparison(from: try Self.form(), to: try Self.form()).changes.isEmpty)
        #expect(try Self.told("/data/deel/a + /data/deel/b", "/data/deel/a\n   + /data/deel/b").isEmpty)
    }

    @Test(
        "what is given out under one name is worked out in one way: its formula, and every step, weight and table in it",
        arguments: [
            ("/data/aantal * /data/gewicht", "100 + /data/aantal * /data/gewicht"),
            ("/data/deel/a + /data/deel/b", "/data/deel/a + 2 * /data/deel/b"), ("<gewicht>2<", "<gewicht>3<"),
            ("<w>10</w>", "<w>5</w>"), ("bs:scale=\"zes\"", "bs:scale=\"zeven\""),
            ("type=\"decimal\" bs:disclosure", "type=\"int\" bs:disclosure"),
        ])
    func recoded(change: String, instead: String) throws {
        let told = try Self.told(change, instead)
        #expect(told.contains("recoded /data/gemiddelde"), "\(told)")
        #expect(told.allSatisfy { $0 == "recoded /data/gemiddelde" || !$0.hasPrefix("recoded") }, "\(told)")
    }

    @Test("a value that was given out and lost its role with another formula is recoded too")
    func lostItsRole() throws {
        let without = try Self.form(" bs:disclosure=\"sensitive\"")
        let other = try Self.form(
            "bs:disclosure=\"sensitive\" bs:scale=\"zes\"\n  calculate=\"/data/aantal",
            "bs:scale=\"zes\"\n  calculate=\"9 * /data/aantal")
        #expect(FormComparison(from: try Self.form(), to: other).changes(.recoded).map(\.path) == ["/data/gemiddelde"])
        let roleless = FormComparison(from: try Self.form(), to: without).changes
        #expect(roleless.map(\.kind) == [.relabelled] && roleless[0].before.contains("sensitive"))
    }

    @Test(
        "what changes without changing what an answer means is told, and may be published",
        arguments: [
            ("/data/wijze = 'zelf' or /data/wijze = 'samen'", "/data/wijze = 'zelf'", ["relabelled /data/deel"]),
            (">Uw dag<", ">Uw nacht<", ["relabelled /data/deel"]),
            (">Neem de tijd.<", ">Schiet op.<", ["relabelled /data/deel/uitleg"]),
            (">Tot slot<", ">Bijna klaar<", ["relabelled /data/los"]),
            ("/data/deel/a * 3", "/data/deel/a * 4", ["relabelled /data/hulp"]),
            (
                "<input ref=\"/data/deel/uitleg\"><label>Neem de tijd.</label></input>", "",
                ["removed /data/deel/uitleg"]
            ),
            ("<label>Uw dag</label>", "", ["relabelled /data/deel"]),
            (
                "<group><label>Tot slot</label><input ref=\"/data/los\"><label>Nog iets?</label></input></group>",
                "<input ref=\"/data/los\"><label>Nog iets?</label></input>", ["removed /data/los"]
            ),
        ])
    func relabelled(change: String, instead: String, expected: [String]) throws {
        let told = try Self.told(change, instead)
        #expect(told == expected)
    }

    @Test("a calculated value that comes or goes is told, and so is one that people are asked from now on")
    func comesAndGoes() throws {
        let old = try Self.form()
        let other = try Self.form("hulp", "zorg")
        let told = FormComparison(from: old, to: other).changes.map { "\($0.kind) \($0.path)" }
        #expect(told == ["added /data/zorg", "removed /data/hulp"])
        let question = "<input ref=\"/data/hulp\"><label>Hulp?</label></input>"
        let asked = try Self.form("</h:body>", question + "</h:body>")
        let changes = FormComparison(from: old, to: asked).changes
        #expect(!changes.isEmpty && changes.allSatisfy { $0.path == "/data/hulp" })
    }

    @Test(
        "a shipped questionnaire that is changed in its scores, in whom a side is asked of, in a note or a heading",
        arguments: [
            (
                "if(../aantal &gt;= 4, round(", "if(../aantal &gt;= 1, 100 + round(",
                "recoded /zes-kanten/lichaam/gemiddelde"
            ),
            (
                "relevant=\"/zes-kanten/gaat_door = 'ja' and /zes-kanten/start/wijze != 'namens'\"",
                "relevant=\"/zes-kanten/start/wijze = 'zelf'\"", "relabelled /zes-kanten/hoofd"
            ),
            ("<text id=\"namens_uitleg\"><value>Lees", "<text id=\"namens_uitleg\"><value>Denk", "relabelled note"),
            ("<value>Uw lichaam</value>", "<value>Uw lijf</value>", "relabelled heading"),
        ])
    func shipped(change: String, instead: String, expected: String) throws {
        let file = Kit.root.appending(path: "Questionnaires/zes-kanten/zes-kanten.xml")
        let xml = String(decoding: try Kit.bytes(of: file), as: UTF8.self)
        #expect(xml.contains(change))
        let old = try #require(FormDefinition.load(Array(xml.utf8)).asFarAsPossible)
        #expect(FormComparison(from: old, to: old).changes.isEmpty)
        let new = try #require(FormDefinition.load(Array(xml.replacing(change, with: instead).utf8)).asFarAsPossible)
        let changes = FormComparison(from: old, to: new).changes
        let told = changes.map { "\($0.kind) \($0.path)" }
        switch expected {
        case "relabelled note": #expect(changes.contains { $0.before.hasPrefix("Lees") && $0.after.hasPrefix("Denk") })
        case "relabelled heading": #expect(changes.contains { ($0.before, $0.after) == ("Uw lichaam", "Uw lijf") })
        default: #expect(told.contains(expected), "\(told)")
        }
        #expect(changes.contains { $0.kind == .recoded } == expected.hasPrefix("recoded"), "\(told)")
    }
}
