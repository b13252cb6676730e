import Programme
import Records

/// Which rows of the audit log somebody may see, as a clause for a question to the table.
struct AuditSight {
    /// Stands before the question: the neighbourhoods that are seen; empty for who sees everything.
    let preface: String
    /// The values of the preface, which come first.
    let first: [SQLValue]
    let clause: String
    /// The values of the clause.
    let values: [SQLValue]

    /// - Parameter reader: who reads, and always sees what was done by the own account.
    init(_ scope: Scope, reader: AuditActor) throws(StoreFailure) {
        guard let list = try scope.list() else {
            (preface, first, clause, values) = ("", [], "TRUE", [])
            return
        }
        preface = "WITH mine (id) AS (SELECT value FROM json_each(?)) "
        first = [.text(list)]
        clause = "(neighbourhood IN mine OR actor = ? OR neighbourhood IS NULL AND (\(Self.unplaced)))"
        var own: String?
        if case .account(let id) = reader { own = id.text }
        values = [.text(own)]
    }

    /// Accounts that may see nothing outside, as the log names them.
    private static let covered =
        "SELECT printf('%016x', a.id) FROM account a WHERE a.everywhere = 0 AND NOT EXISTS (SELECT 1 "
        + "FROM account_neighbourhood n WHERE n.account = a.id AND n.neighbourhood NOT IN mine)"

    /// Rows that name no neighbourhood. What somebody did who works here alone is told by its object where it has one: the
    /// same person may have had more to see before.
    private static let unplaced = [
        "object_kind = 'round' AND object IN (SELECT round FROM round_neighbourhood WHERE neighbourhood IN mine)",
        "object_kind = 'collection' AND object IN (SELECT collection FROM collection_neighbourhood "
            + "WHERE neighbourhood IN mine)",
        "object_kind = 'questionnaire' AND object IN (SELECT c.questionnaire || ' ' || c.version FROM collection c "
            + "JOIN collection_neighbourhood n ON n.collection = c.id WHERE n.neighbourhood IN mine)",
        "object_kind = 'release' AND EXISTS (SELECT 1 FROM release_part p WHERE p.release = CAST(object AS INTEGER)) "
            + "AND NOT EXISTS (SELECT 1 FROM release_part p WHERE p.release = CAST(object AS INTEGER) "
            + "AND p.neighbourhood NOT IN mine)",
        "object_kind = 'account' AND object IN (\(covered))",
        "object_kind IN ('', 'page', 'log') AND actor IN (\(covered))",
    ].map { "(\($0))" }.joined(separator: " OR ")
}
