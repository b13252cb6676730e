package import Programme
package import Records

extension SQLiteStore: AuditStore {
    package func note(_ note: AuditNote) async throws(StoreFailure) {
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            try AuditTable(connection: connection, keys: keys).append(note)
        }
    }

    package func audit(
        _ filter: AuditFilter, limit: Int, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> [AuditEntry] {
        // Noted first, so that nobody reads it without a trace.
        try await self.note(note)
        let question = AuditQuestion(filter, limit: limit, scope: scope)
        return try engine.read { connection throws(StoreFailure) in
            try connection.all(question.sql, with: question.values) { row in entry(AuditTable.row(row)) }
        }
    }

    package func activeAccounts(
        from: Int64, before: Int64, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> [AccountID: Int] {
        try await self.note(note)
        let list = try scope.list()
        let found = try await engine.longRead { connection throws(StoreFailure) in
            try connection.all(
                "SELECT actor, count(*) FROM audit WHERE at >= ? AND at < ? AND (? IS NULL OR neighbourhood IN "
                    + "(SELECT value FROM json_each(?))) GROUP BY actor",
                .int(from), .int(before), .text(list), .text(list)
            ) { row in AccountID(text: row.text(0)).map { ($0, row.int(1)) } }
        }
        return Dictionary(found.compactMap(\.self)) { first, _ in first }
    }

    package func verifyAudit(noting note: AuditNote) async throws(StoreFailure) -> AuditVerdict {
        try await self.note(note)
        return try await engine.longRead { [keys] connection throws(StoreFailure) in
            try AuditTable(connection: connection, keys: keys).verify()
        }
    }

    private func entry(_ row: AuditRow) -> AuditEntry {
        let reason = row.reason.flatMap {
            try? keys.open($0, for: .data, binding: AuditTable.binding(row.number))
        }
        return AuditEntry(
            number: row.number, at: row.at, actor: AuditActor(text: row.actor),
            roles: row.roles.split(separator: " ").compactMap { Role(rawValue: String($0)) },
            action: AuditAction(rawValue: row.action), actionWord: row.action,
            object: AuditObjectKind(rawValue: row.objectKind).map { AuditObject($0, row.object) },
            neighbourhood: row.neighbourhood, reason: reason.map { String(decoding: $0, as: UTF8.self) })
    }
}

/// The question to the table that a filter asks; its clauses are ours, its values are bound.
private struct AuditQuestion {
    private(set) var values: [SQLValue] = []
    private var clauses: [String] = []
    private let limit: Int

    init(_ filter: AuditFilter, limit: Int, scope: Scope) {
        self.limit = limit
        if let actor = filter.actor { add("actor = ?", .text(actor.text)) }
        if let action = filter.action { add("action = ?", .text(action.rawValue)) }
        if let object = filter.object {
            add("object_kind = ?", .text(object.kind.rawValue))
            add("object = ?", .text(object.id))
        }
        if let from = filter.from { add("at >= ?", .int(from)) }
        if let before = filter.before { add("at < ?", .int(before)) }
        if let below = filter.below { add("number < ?", .int(below)) }
        if case .neighbourhoods(let slugs) = scope {
            clauses.append("neighbourhood IN (\(slugs.map { _ in "?" }.joined(separator: ", ")))")
            values += slugs.map { .text($0) }
        }
    }

    var sql: String {
        let demand = clauses.isEmpty ? "" : " WHERE " + clauses.joined(separator: " AND ")
        return "\(AuditTable.query)\(demand) ORDER BY number DESC LIMIT \(limit)"
    }

    private mutating func add(_ clause: String, _ value: SQLValue) {
        clauses.append(clause)
        values.append(value)
    }
}
