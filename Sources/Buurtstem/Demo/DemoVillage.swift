import Foundation
import Programme
import Records
import RecordsSQLite
import XForms

/// Three invented neighbourhoods, two rounds, and answers that nobody gave.
struct DemoVillage: Sendable {
    let store: SQLiteStore
    let keys: KeyRing
    let form: FormDefinition
    let content: [UInt8]
    /// The files beside the definition that it uses.
    let attachments: [String: [UInt8]]
    let today: Day
    /// Before the names of its collections.
    var prefix = "demo"

    static let places = [
        ("demo-oosterveld", "Oosterveld (verzonnen)"), ("demo-de-pol", "De Pol (verzonnen)"),
        ("demo-hoogeind", "Hoogeind (verzonnen)"),
    ]

    /// How much better people feel in each of the places, in points, and what a year changes: something to see.
    private static let moods = [0.0, 0.6, -0.5]
    private static let changes = [0.1, -0.1, 0.6]

    static let rounds = ["T0", "T1"]

    /// So many are sent at a time: they share the flush of one group.
    private static let group = 200

    /// The two rounds; both are over.
    var collections: [Collection] { [collection(Self.rounds[0], closed: 400), collection(Self.rounds[1], closed: 20)] }

    /// - Parameter questionnaire: below Questionnaires/ of the run-time root.
    /// - Throws: what stands in the way.
    init(_ questionnaire: String, root: String?, into store: SQLiteStore, _ keys: KeyRing, today: Day) throws {
        guard let path = RunTimeFolder.find("Questionnaires/\(questionnaire)/\(questionnaire).xml", root: root)
        else { throw Refusal("Questionnaires/\(questionnaire)/\(questionnaire).xml is not here; say --root FOLDER") }
        let file = try QuestionnaireFile.read(path)
        let names = FormDefinition.load(file.content, beside: { file.beside($0) }).definition?.files ?? []
        let attachments = file.attachments(names).mapValues(Self.ours)
        let loaded = FormDefinition.load(file.content, beside: { attachments[$0] })
        guard let form = loaded.definition else {
            throw Refusal("\(path): this is no questionnaire; see buurtstem check")
        }
        (self.store, self.keys, self.form, self.today) = (store, keys, form, today)
        (content, self.attachments) = (file.content, attachments)
    }

    /// A list in which the places have what the example neighbourhood has.
    private static func ours(_ list: [UInt8]) -> [UInt8] {
        let lines = String(decoding: list, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let mine = lines.flatMap { line in
            guard line.hasPrefix(Self.example) else { return [String(line)] }
            return [String(line)] + places.map { $0.0 + "," + line.dropFirst(Self.example.count) }
        }
        return Array(mine.joined(separator: "\n").utf8)
    }

    private static let example = "voorbeeldbuurt,"

    /// - Returns: how many responses are stored.
    func fill(people: Int, seed: UInt64) async throws -> Int {
        let (first, second) = (collections[0], collections[1])
        try await prepare([first, second])
        var stored = 0
        for start in stride(from: 0, to: people, by: Self.group) {
            var responses: [NewResponse] = []
            for number in start..<min(people, start + Self.group) {
                var person = DemoPerson(seed: seed &* 1_000_003 &+ UInt64(number), form: form, today: today)
                let chain = Chain.random()
                let spot = min(2, Int(person.dice.next() % 10) / 4)
                let place = Self.places[spot].0
                person.mood += Self.moods[spot]
                responses.append(try response(&person, chain, place, first))
                person.mood += Self.changes[spot]
                if person.dice.next() % 10 < 7 { responses.append(try response(&person, chain, place, second)) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for response in responses {
                    group.addTask { _ = try await store.submit(response, consuming: nil, closing: nil) }
                }
                try await group.waitForAll()
            }
            stored += responses.count
        }
        return stored
    }

    private func collection(_ round: String, closed days: Int) -> Collection {
        Collection(
            id: "\(prefix)-\(round.lowercased())", questionnaire: form.id, version: form.version, round: round,
            neighbourhoods: Self.places.map { Neighbourhood(id: $0.0, name: $0.1) },
            opens: Day(number: today.number - days - 30), closes: Day(number: today.number - days), access: .open,
            isListed: false, definition: form.hashBytes)
    }

    private func prepare(_ collections: [Collection]) async throws {
        try await store.keep(
            ArchivedDefinition(
                hash: form.hashBytes, formID: form.id, formVersion: form.version, content: content,
                attachments: attachments))
        try await store.synchronise(collections)
        let profiles = Self.places.map { id, name in
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: id, name: name), municipality: "Verzonnen", district: nil)
        }
        _ = try await store.save(profiles, in: .everywhere, noting: .command(.neighbourhoodsChanged))
    }

    private func response(
        _ person: inout DemoPerson, _ chain: Chain, _ place: String, _ collection: Collection
    ) throws -> NewResponse {
        let submission = person.answer(form, at: place)
        guard let id = ResponseID(instanceID: submission.instanceID) else {
            throw Refusal("\(form.id) makes no instanceID; choose another questionnaire")
        }
        let opens = collection.opens ?? today
        let parts = form.separated(submission.canonical)
        return NewResponse(
            facts: ResponseFacts(
                id: id, neighbourhood: place, collection: collection.id, definition: form.hashBytes, formID: form.id,
                formVersion: form.version,
                week: Week(of: Day(number: opens.number + Int(person.dice.next() % 30))),
                mode: person.mode, consentVersion: "demo"),
            ownCodes: keys.ownCodeIndexes(Code.random()),
            // Words in free text are never invented, so none lies apart.
            value: ResponseContent(chain: chain, apart: 0, canonical: parts.canonical).bytes)
    }
}
