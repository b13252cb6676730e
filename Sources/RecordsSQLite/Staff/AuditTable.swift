import Programme
import Records

/// The audit log inside a transaction.
struct AuditTable {
    let connection: Connection
    let keys: KeyRing

    /// Adds a row and moves the head.
    func append(_ note: AuditNote) throws(StoreFailure) {
        let head = try storedHead()
        let number = (head?.head.count ?? 0) + 1
        let key = keys.current(.digest)
        let told = try AuditTold(note).bytes
        let reason = told.map { keys.seal($0, for: .data, binding: Self.binding(number), step: 64) }
        let row = AuditRow(
            number: number, at: note.at, actor: note.actor.text,
            roles: note.roles.map(\.rawValue).joined(separator: " "), action: note.action.rawValue,
            objectKind: note.object?.kind.rawValue ?? "", object: note.object?.id ?? "",
            neighbourhood: note.neighbourhood, reason: reason)
        let linking = try Self.key(key.id, keys)
        let link = row.link(after: head?.head.link ?? [], key: linking)
        try connection.run(
            "INSERT INTO audit (number, at, actor, roles, action, object_kind, object, neighbourhood, reason, key, link) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            .int(row.number), .int(row.at), .text(row.actor), .text(row.roles), .text(row.action),
            .text(row.objectKind), .text(row.object), .text(row.neighbourhood), row.reason.map { .blob($0) } ?? .null,
            .int(Int(key.id)), .blob(link))
        let next = AuditHead(count: number, link: link)
        try connection.run(
            "INSERT INTO audit_head (id, count, key, link, proof) VALUES (1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                + "count = excluded.count, key = excluded.key, link = excluded.link, proof = excluded.proof",
            .int(number), .int(Int(key.id)), .blob(link), .blob(next.proof(key: linking)))
    }

    /// Goes over every row in order.
    func verify() throws(StoreFailure) -> AuditVerdict {
        var linking: [UInt32: KeyedHash] = [:]
        var reached = AuditHead.empty
        var fault: AuditFault?
        try connection.each("\(Self.query) ORDER BY number") { row throws(StoreFailure) in
            guard fault == nil else { return }
            let id = UInt32(truncatingIfNeeded: row.int(9))
            guard let key = linking[id] ?? keys.auditKey(id) else { return fault = .key(id) }
            linking[id] = key
            let stored = Self.row(row)
            let link = stored.link(after: reached.link, key: key)
            guard stored.number == reached.count + 1, link == row.blob(10) else { return fault = .row(stored.number) }
            reached = AuditHead(count: stored.number, link: link)
        }
        if fault == nil { fault = try faultAtEnd(reached) }
        return AuditVerdict(head: reached, fault: fault)
    }

    private func faultAtEnd(_ reached: AuditHead) throws(StoreFailure) -> AuditFault? {
        guard let stored = try storedHead() else { return reached == .empty ? nil : .end(after: reached.count) }
        guard let key = keys.auditKey(stored.key) else { return .key(stored.key) }
        return stored.head == reached && stored.proof == reached.proof(key: key) ? nil : .end(after: reached.count)
    }

    private func storedHead() throws(StoreFailure) -> (head: AuditHead, key: UInt32, proof: [UInt8])? {
        try connection.first("SELECT count, link, key, proof FROM audit_head WHERE id = 1") { row in
            (
                AuditHead(count: Int64(row.int(0)), link: row.blob(1)), UInt32(truncatingIfNeeded: row.int(2)),
                row.blob(3)
            )
        }
    }

    static let query =
        "SELECT number, at, actor, roles, action, object_kind, object, neighbourhood, reason, key, link FROM audit"

    static func row(_ row: SQLRow) -> AuditRow {
        AuditRow(
            number: Int64(row.int(0)), at: Int64(row.int(1)), actor: row.text(2), roles: row.text(3),
            action: row.text(4),
            objectKind: row.text(5), object: row.text(6), neighbourhood: row.optionalText(7),
            reason: row.isNull(8) ? nil : row.blob(8))
    }

    /// Ties a sealed reason to its row.
    static func binding(_ number: Int64) -> [UInt8] {
        Array("audit reason".utf8) + withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static func key(_ id: UInt32, _ keys: KeyRing) throws(StoreFailure) -> KeyedHash {
        guard let key = keys.auditKey(id) else { throw .keys(.foreign(missing: [id])) }
        return key
    }
}
