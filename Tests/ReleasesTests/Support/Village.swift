import Foundation
import Programme
import Records
import RecordsSQLite
import Releases
import XForms

/// Invented people of three neighbourhoods who answered in two rounds, in a real store of its own.
final class Village: Sendable {
    static let today = Day("2027-03-01") ?? Day(number: 0)
    static let now = Int64(today.number) * 86_400 + 43_200

    let folder: String
    let keys: KeyRing
    let store: SQLiteStore
    private let document: String
    private let form: FormDefinition

    private init(_ document: String) throws {
        self.document = document
        let loaded = FormDefinition.load(Array(document.utf8), beside: { _ in nil })
        guard let form = loaded.definition else { fatalError("\(loaded.diagnostics)") }
        self.form = form
        folder = NSTemporaryDirectory() + "buurtstem-\(UUID().uuidString)"
        keys = try KeyRing.random(made: Week(number: 2_900))
        var options = StoreOptions(folder: folder, keys: keys)
        options.minimumFreeBytes = 0
        store = try SQLiteStore.open(options)
    }

    /// Runs `body` with the village and removes it afterwards.
    /// - Parameter people: how many answered in the first round; of ten, seven answered in the second too.
    static func with<Value>(
        people: Int, seed: UInt64 = 1, form document: String = Village.document, _ body: (Village) async throws -> Value
    ) async throws -> Value {
        let village = try Village(document)
        do {
            try await village.settle(people, seed: seed)
            let value = try await body(village)
            await village.leave()
            return value
        } catch {
            await village.leave()
            throw error
        }
    }

    private func leave() async {
        await store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    // MARK: - Questionnaire and rounds

    static let places = ["oosterveld", "de-pol", "hoogeind"]
    static let first = Collection(
        id: "proef-t0", questionnaire: "proef", round: "T0",
        neighbourhoods: places.map { Neighbourhood(id: $0, name: $0) }, opens: Day("2026-02-02"),
        closes: Day("2026-02-27"), access: .open)
    static let second = Collection(
        id: "proef-t1", questionnaire: "proef", round: "T1",
        neighbourhoods: places.map { Neighbourhood(id: $0, name: $0) }, opens: Day("2027-02-01"),
        closes: Day("2027-02-26"), access: .open)

    private func settle(_ people: Int, seed: UInt64) async throws {
        try await store.keep(
            ArchivedDefinition(
                hash: form.hashBytes, formID: form.id, formVersion: form.version, content: Array(document.utf8)))
        try await store.synchronise([Self.first, Self.second])
        let profiles = Self.places.enumerated().map { number, id in
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: id, name: id), municipality: number < 2 ? "Oost" : "West",
                district: number == 0 ? "WK012301" : nil)
        }
        _ = try await store.save(profiles, in: .everywhere, noting: note(.neighbourhoodsChanged))
        var draw = Dice(seed: seed)
        for number in 0..<people {
            let person = Person(drawing: &draw)
            let chain = Chain(high: UInt64(number), low: 7)
            try await add(person, chain: chain, to: Self.first)
            if number % 10 < 7 { try await add(person.older(&draw), chain: chain, to: Self.second) }
        }
    }

    @discardableResult
    func add(
        _ person: Person, chain: Chain = .random(), to collection: Collection, in week: Week? = nil
    ) async throws -> Code {
        try await send(person.lines, from: person.place, person.mode, chain: chain, to: collection, in: week)
    }

    /// Sends answers as a canonical value has them.
    @discardableResult
    func send(
        _ lines: [UInt8], from place: String, _ mode: ResponseMode = .oneself, chain: Chain = .random(),
        to collection: Collection = Village.first, in week: Week? = nil, on other: FormDefinition? = nil
    ) async throws -> Code {
        let form = other ?? form
        let code = Code.random()
        let canonical = Array("\(form.id)\t\(form.version)\n".utf8) + lines
        let response = NewResponse(
            facts: ResponseFacts(
                id: .random(), neighbourhood: place, collection: collection.id, definition: form.hashBytes,
                formID: form.id, formVersion: form.version,
                week: week ?? Week(of: collection.opens ?? Day(number: 0)), mode: mode, consentVersion: "1"),
            ownCodes: keys.ownCodeIndexes(code),
            value: ResponseContent(chain: chain, apart: 0, canonical: canonical).bytes)
        _ = try await store.submit(response, consuming: nil, closing: nil)
        return code
    }

    /// Another version of the questionnaire, to be answered on.
    func keep(_ document: String) async throws -> FormDefinition {
        guard let other = FormDefinition.load(Array(document.utf8), beside: { _ in nil }).definition else {
            throw CocoaError(.coderInvalidValue)
        }
        try await store.keep(
            ArchivedDefinition(
                hash: other.hashBytes, formID: other.id, formVersion: other.version, content: Array(document.utf8)))
        return other
    }

    /// A neighbourhood with a few people, in a collection of its own of the first round.
    func hamlet(_ people: Int) async throws -> String {
        let own = Collection(
            id: "proef-gehucht", questionnaire: "proef", round: "T0",
            neighbourhoods: [Neighbourhood(id: "gehucht", name: "gehucht")], opens: Self.first.opens,
            closes: Self.first.closes, access: .open)
        try await store.synchronise([Self.first, Self.second, own])
        let profile = NeighbourhoodProfile(
            neighbourhood: Neighbourhood(id: "gehucht", name: "gehucht"), municipality: "West")
        _ = try await store.save([profile], in: .everywhere, noting: note(.neighbourhoodsChanged))
        for age in 0..<people { try await add(Person(age: 40 + age, gender: "vrouw", place: "gehucht"), to: own) }
        return "gehucht"
    }

    func withdraw(_ code: Code) async throws { _ = try await store.withdraw(ownCode: keys.ownCodeIndexes(code)) }

    // MARK: - Releases

    func note(_ action: AuditAction) -> AuditNote { AuditNote(at: Self.now, actor: .command, action: action) }

    var maker: ReleaseMaker {
        ReleaseMaker(
            stores: ReleaseStores(store), hierarchies: Self.root + "/Questionnaires/Hierarchies", program: "test",
            zone: .gmt)
    }

    func plan(
        _ tier: ReleaseTier = .researchFile, to name: String = "Universiteit", kind: RecipientKind = .researcher,
        rounds: [String] = ["T0"], places: [String] = Village.places
    ) throws -> ReleasePlan {
        guard let recipient = Recipient(name: name, kind: kind) else { throw CocoaError(.coderInvalidValue) }
        var plan = ReleasePlan(
            questionnaire: "proef", rounds: rounds, neighbourhoods: places, tier: tier, recipient: recipient,
            purpose: "Onderzoek naar gezondheid in de buurt")
        (plan.expires, plan.accepted) = (Day("2028-01-01"), Day("2027-02-28"))
        plan.protection.leavesOutFailing = true
        plan.protection.pins = ["bs_buurt": 0]
        return plan
    }

    func make(
        _ plan: ReleasePlan, _ name: String = "uit.zip", on day: Day = Village.today
    ) async throws(ReleaseRefusal) -> Release {
        let note = AuditNote(at: Int64(day.number) * 86_400 + 43_200, actor: .command, action: .releaseMade)
        return try await maker.make(plan, to: folder + "/" + name, noting: note)
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
}

/// Numbers that look random and are the same each time (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// An invented person.
struct Person: Sendable {
    var place: String
    var mode = ResponseMode.oneself
    var age: Int
    var gender: String
    var household: String
    var scores: [Int]
    var health: String

    init(drawing draw: inout Dice) {
        place = Village.places[Int.random(in: 0..<10, using: &draw) % 3]
        age = Int.random(in: 18...95, using: &draw)
        gender = ["man", "vrouw", "vrouw", "man", "anders"][Int.random(in: 0..<41, using: &draw) / 10]
        household = ["alleen", "paar", "paar-kind", "een-ouder"].randomElement(using: &draw) ?? "alleen"
        scores = (0..<6).map { _ in Int.random(in: 0...10, using: &draw) }
        health = ["goed", "matig", "slecht"].randomElement(using: &draw) ?? "goed"
        if Int.random(in: 0..<8, using: &draw) == 0 { mode = .withHelp }
    }

    init(age: Int, gender: String, place: String) {
        (self.age, self.gender, self.place) = (age, gender, place)
        (household, scores, health) = ("alleen", [1, 2, 3, 4, 5, 6], "goed")
    }

    /// The same person a year later.
    func older(_ draw: inout Dice) -> Person {
        var person = self
        person.age += 1
        person.scores = scores.map { max(0, min(10, $0 + Int.random(in: -1...1, using: &draw))) }
        if Int.random(in: 0..<16, using: &draw) == 0 { person.household = "alleen" }
        return person
    }

    /// As a canonical value has them.
    var lines: [UInt8] {
        var values: [(String, String)] = [
            ("leeftijd", String(age)), ("geslacht", gender), ("huishouden", household), ("naam", "Jansen"),
        ]
        values += zip(["a1", "a2", "a3", "b1", "b2", "b3"], scores).map { ($0, String($1)) }
        values += [("gezondheid", health), ("los", "ja"), ("vrij", "geheim")]
        return values.flatMap { Array("/data/\($0.0)\t\($0.1.utf8.count)\n\($0.1)\n".utf8) }
    }
}

extension Village {
    /// Two scales, an answer in words, and what must never go out.
    static let document: String = {
        let scores = ["a1", "a2", "a3", "b1", "b2", "b3"]
        func bind(_ name: String, _ type: String, _ more: String) -> String {
            "<bind nodeset=\"/data/\(name)\" type=\"\(type)\" \(more)/>"
        }
        func choose(_ name: String, _ values: [String]) -> String {
            "<select1 ref=\"/data/\(name)\"><label>\(name)</label>"
                + values.map { "<item><label>\($0)</label><value>\($0)</value></item>" }.joined() + "</select1>"
        }
        func ask(_ name: String) -> String { "<input ref=\"/data/\(name)\"><label>\(name)</label></input>" }
        let names = ["leeftijd", "geslacht", "huishouden", "naam"] + scores + ["gezondheid", "los", "vrij", "niets"]
        let binds =
            [
                bind("leeftijd", "int", "bs:disclosure=\"quasi\" bs:hierarchy=\"leeftijd-5-jaar\""),
                bind("geslacht", "string", "bs:disclosure=\"quasi\""),
                bind("huishouden", "string", "bs:disclosure=\"quasi\""),
                bind("naam", "string", "bs:disclosure=\"identifying\""),
            ]
            + scores.map { name in
                bind(name, "int", "bs:disclosure=\"sensitive\" bs:scale=\"schaal-\(name.prefix(1))\"")
            } + [
                bind("gezondheid", "string", "bs:disclosure=\"sensitive\""),
                bind("los", "string", "bs:disclosure=\"plain\""), bind("vrij", "string", "bs:disclosure=\"free-text\""),
                bind("niets", "string", ""),
            ]
        let body =
            [
                ask("leeftijd"), choose("geslacht", ["man", "vrouw", "anders"]),
                choose("huishouden", ["alleen", "paar", "paar-kind", "een-ouder"]), ask("naam"),
            ] + scores.map(ask) + [
                choose("gezondheid", ["goed", "matig", "slecht"]), choose("los", ["ja", "nee"]), ask("vrij"),
                ask("niets"),
            ]
        return """
            <?xml version="1.0"?>
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" \
            xmlns:orx="http://openrosa.org/xforms" xmlns:bs="urn:buurtstem:xforms">
            <h:head><h:title>Proef</h:title><model><instance><data id="proef" version="1">\
            \(names.map { "<\($0)/>" }.joined())<orx:meta><orx:instanceID/></orx:meta></data></instance>\
            \(binds.joined())</model></h:head><h:body>\(body.joined())</h:body></h:html>
            """
    }()
}
