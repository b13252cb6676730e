package import Programme
package import Records

/// Words that were sent after a session had ended.
extension SQLiteStore {
    package func keep(_ text: KeptText, of account: AccountID, until: Int64) async throws(StoreFailure) {
        let sealed = keys.seal(text.form, for: .data, binding: Self.binding(account, text.route), step: 1_024)
        _ = try await writer.run(.intake) { connection throws(StoreFailure) in
            try connection.run(
                "INSERT INTO staff_text (account, route, until, sealed) VALUES (?, ?, ?, ?) ON CONFLICT (account, route) "
                    + "DO UPDATE SET until = excluded.until, sealed = excluded.sealed",
                .int(account.number), .text(text.route), .int(until), .blob(sealed))
        }
    }

    package func keptText(
        of account: AccountID, route: String, at now: Int64
    ) async throws(StoreFailure) -> KeptText? {
        let sealed = try engine.read { connection throws(StoreFailure) in
            try connection.first(
                "SELECT sealed FROM staff_text WHERE account = ? AND route = ? AND until > ?", .int(account.number),
                .text(route), .int(now)
            ) { row in row.blob(0) }
        }
        guard let sealed else { return nil }
        guard let form = try? keys.open(sealed, for: .data, binding: Self.binding(account, route)) else {
            throw .damaged(what: "words kept for the account \(account.text)")
        }
        return KeptText(route: route, form: form)
    }

    package func keptRoutes(of account: AccountID, at now: Int64) async throws(StoreFailure) -> [String] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT route FROM staff_text WHERE account = ? AND until > ? ORDER BY until DESC",
                .int(account.number), .int(now)
            ) { row in row.text(0) }
        }
    }

    package func forgetText(of account: AccountID, route: String) async throws(StoreFailure) {
        _ = try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try connection.run(
                "DELETE FROM staff_text WHERE account = ? AND route = ?", .int(account.number), .text(route))
        }
    }

    private static func binding(_ account: AccountID, _ route: String) -> [UInt8] {
        Array("staff text \(account.text) \(route)".utf8)
    }
}
