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

    package func waitingSheets(in scope: Scope) async throws(StoreFailure) -> [WaitingSheet] {
        let all = try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT collection, sheet, expires FROM paper_entry ORDER BY expires, collection, sheet"
            ) { row in (row.text(0), row.text(1), row.int(2)) }
        }
        return all.compactMap { collection, sheet, expires in
            let parts = sheet.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, scope.holds(parts[0]) else { return nil }
            return WaitingSheet(
                collection: collection, neighbourhood: parts[0], number: parts[1], expires: Week(number: expires))
        }
    }

    package func eraseFirst(
        of sheet: String, collection: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        guard try await firstEntry(of: sheet, collection: collection, in: scope) != nil else { return false }
        let isErased = try await erase { [keys] connection throws(StoreFailure) in
            let count = try connection.run(
                "DELETE FROM paper_entry WHERE collection = ? AND sheet = ?", .text(collection), .text(sheet))
            guard count > 0 else { return false }
            try AuditTable(connection: connection, keys: keys).append(note)
            return true
        }
        guard isErased else { return false }
        // What SQLite moved to make room left copies behind.
        try await writer.run(.alone) { connection throws(StoreFailure) in try Settling.rewriteSheets(connection) }
        _ = try? await emptyLog()
        return true
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
