import Foundation
import Programme
import Records
import RecordsSQLite

/// A programme that was filled before, in a folder that `BENCHMARK_PROGRAMME` names: filling takes minutes, and who mends a
/// page measures it often.
extension LargeProgramme {
    /// What is known of it beside the database.
    private struct Notes: Codable {
        struct Visitor: Codable {
            let id: String
            let login: String
            let factor: [UInt8]
        }

        let accounts: [String]
        let visitors: [Visitor]
        let stories: [Int: String]
        let asked: [String]
    }

    private static func path(_ data: String) -> String { data + "-notes.json" }

    /// Whether a whole one lies there.
    static func isKept(in data: String) -> Bool { FileManager.default.fileExists(atPath: path(data)) }

    func keepNotes() throws {
        let notes = Notes(
            accounts: accounts.map(\.text),
            visitors: visitors.map { .init(id: $0.id.text, login: $0.login, factor: $0.factor.bytes) },
            stories: Dictionary(uniqueKeysWithValues: stories.map { ($0.rawValue, $1.text) }), asked: asked.map(\.id))
        try JSONEncoder().encode(notes).write(to: URL(filePath: Self.path(data)))
    }

    /// Takes up what is kept.
    mutating func takeUp() async throws {
        let notes = try JSONDecoder().decode(
            Notes.self, from: try Data(contentsOf: URL(filePath: Self.path(data))))
        accounts = notes.accounts.compactMap { AccountID(text: $0) }
        visitors = notes.visitors.compactMap { one in
            guard let id = AccountID(text: one.id), let factor = FactorSecret(bytes: one.factor) else { return nil }
            return StaffMember(id: id, login: one.login, factor: factor)
        }
        for (state, id) in notes.stories { stories[try known(StoryState(rawValue: state))] = StoryID(text: id) }
        for id in notes.asked {
            let hash = try known(QuestionnaireVersion.definition(of: id))
            asked.append(try known(try await store.questionnaire(hash, in: .everywhere)))
        }
    }

    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw BenchmarkError("\(Self.path(data)) does not fit the database beside it") }
        return value
    }
}
