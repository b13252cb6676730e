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
        let question = AuditQuestion(filter, limit: limit, sight: try AuditSight(scope, reader: note.actor))
        return try engine.read { connection throws(StoreFailure) in
            try connection.all(question.sql, with: question.values) { row in entry(AuditTable.row(row)) }
        }
    }

    package func activeAccounts(
        from: Int64, before: Int64, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> [AccountID: Int] {
        try await self.note(note)
        let sight = try AuditSight(scope, reader: note.actor)
        let found = try await engine.longRead { connection throws(StoreFailure) in
            try connection.all(
                "\(sight.preface)SELECT actor, count(*) FROM audit WHERE at >= ? AND at < ? AND \(sight.clause) "
                    + "GROUP BY actor", with: sight.first + [.int(from), .int(before)] + sight.values
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
        let opened = row.reason.flatMap {
            try? keys.open($0, for: .data, binding: AuditTable.binding(row.number))
        }
        let told = opened.map { AuditTold(reading: $0) }
        return AuditEntry(
            number: row.number, at: row.at, actor: AuditActor(text: row.actor),
            roles: row.roles.split(separator: " ").compactMap { Role(rawValue: String($0)) },
            action: AuditAction(rawValue: row.action), actionWord: row.action,
            object: AuditObjectKind(rawValue: row.objectKind).map { AuditObject($0, row.object) },
            neighbourhood: row.neighbourhood, reason: told?.reason, facts: told?.facts)
    }
}

/// The question to the table that a filter asks; its clauses are ours, its values are bound.
private struct AuditQuestion {
    private(set) var values: [SQLValue] = []
    private var clauses: [String] = []
    private let limit: Int
    private let sight: AuditSight

    init(_ filter: AuditFilter, limit: Int, sight: AuditSight) {
        self.limit = limit
        self.sight = sight
        values = sight.first
        if let actor = filter.actor { add("actor = ?", .text(actor.text)) }
        if let action = filter.action { add("action = ?", .text(action.rawValue)) }
        if let object = filter.object {
            add("object_kind = ?", .text(object.kind.rawValue))
            add("object = ?", .text(object.id))
        }
        if let code = filter.code { add("? IN (object, neighbourhood)", .text(code)) }
        if let from = filter.from { add("at >= ?", .int(from)) }
        if let before = filter.before { add("at < ?", .int(before)) }
        if let below = filter.below { add("number < ?", .int(below)) }
        clauses.append(sight.clause)
        values += sight.values
    }

    var sql: String {
        "\(sight.preface)\(AuditTable.query) WHERE \(clauses.joined(separator: " AND ")) ORDER BY number DESC LIMIT \(limit)"
    }

    private mutating func add(_ clause: String, _ value: SQLValue) {
        clauses.append(clause)
        values.append(value)
    }
}
