import Foundation
package import Programme
package import Records

extension SQLiteStore: PaperEntryStore {
    package func firstEntry(
        of sheet: String, collection: String, in scope: Scope
    ) async throws(StoreFailure) -> PaperEntry? {
        let sealed = try engine.read { connection throws(StoreFailure) in
            try connection.first(
                "SELECT sealed FROM paper_entry WHERE collection = ? AND sheet = ?", .text(collection), .text(sheet)
            ) { row in row.blob(0) }
        }
        guard let sealed else { return nil }
        guard let bytes = try? keys.open(sealed, for: .data, binding: Self.binding(sheet, collection)),
            let stored = try? JSONDecoder().decode(StoredEntry.self, from: Data(bytes))
        else { throw .damaged(what: "an entry of paper") }
        guard scope.holds(stored.neighbourhood) else { return nil }
        return PaperEntry(
            neighbourhood: stored.neighbourhood, values: stored.values,
            author: stored.author.flatMap { AccountID(text: $0) })
    }

    package func keepFirst(
        _ entry: PaperEntry, of sheet: String, collection: String, expires: Week
    ) async throws(StoreFailure) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts always encode.
        let bytes =
            (try? encoder.encode(
                StoredEntry(
                    neighbourhood: entry.neighbourhood, values: entry.values, author: entry.author?.text))) ?? Data()
        let sealed = keys.seal([UInt8](bytes), for: .data, binding: Self.binding(sheet, collection), step: 1_024)
        return try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try connection.run(
                "INSERT INTO paper_entry (collection, sheet, expires, sealed) VALUES (?, ?, ?, ?) "
                    + "ON CONFLICT (collection, sheet) DO NOTHING",
                .text(collection), .text(sheet), .int(expires.number), .blob(sealed)) == 1
        }
    }

    package func forgetFirst(of sheet: String, collection: String) async throws(StoreFailure) {
        try await erase { connection throws(StoreFailure) in
            try connection.run(
                "DELETE FROM paper_entry WHERE collection = ? AND sheet = ?", .text(collection), .text(sheet))
        }
    }

    package func expirePaper(before week: Week) async throws(StoreFailure) {
        try await erase { connection throws(StoreFailure) in
            try connection.run("DELETE FROM paper_entry WHERE expires < ?", .int(week.number))
            try connection.run("DELETE FROM erasure WHERE expires < ?", .int(week.number))
        }
    }

    private struct StoredEntry: Codable {
        let neighbourhood: String
        let values: [String: String]
        let author: String?
    }

    private static func binding(_ sheet: String, _ collection: String) -> [UInt8] {
        Array("paper \(collection) \(sheet)".utf8)
    }
}
