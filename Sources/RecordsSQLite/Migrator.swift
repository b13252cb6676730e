import Records

/// Brings a database to the newest version in one transaction: stopped anywhere, it is as it was.
///
/// A layer of our own and not GRDB's migrator, because all steps must come in one transaction (a database between two
/// releases would be neither's) and a test must be able to stop at each statement.
struct Migrator {
    let migrations: [Migration]
    let beforeStatement: (@Sendable (Int) throws -> Void)?

    var newest: Int { migrations.last?.version ?? 0 }

    /// The version a database has; 0 for an empty one. Throws when it is a newer program's, or no database of ours.
    func version(of connection: Connection) throws(StoreFailure) -> Int {
        let version = try connection.pragma("user_version") ?? 0
        let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { row in row.int(0) } ?? 0
        if tables > 0 || version > 0 {
            guard try connection.pragma("application_id") == Schema.applicationID else {
                throw .unusable(reason: "this is a database of another program")
            }
        }
        guard version <= newest else { throw .tooNew(found: version, known: newest) }
        return version
    }

    /// Runs what is missing. Nothing happens to a database that is up to date.
    func migrate(_ connection: Connection) throws(StoreFailure) {
        let version = try version(of: connection)
        guard version < newest else { return }
        let pending = migrations.filter { $0.version > version }
        let statements =
            pending.flatMap(\.statements)
            + ["PRAGMA application_id = \(Schema.applicationID)", "PRAGMA user_version = \(newest)"]
        try connection.run("BEGIN EXCLUSIVE")
        do {
            for (position, statement) in statements.enumerated() {
                try beforeStatement?(position)
                try connection.run(statement)
            }
            try beforeStatement?(statements.count)
            try connection.run("COMMIT")
        } catch {
            connection.rollBack()
            throw StoreFailure(any: error)
        }
    }
}
