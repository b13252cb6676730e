import GRDB
import GRDBSQLite
import Records

/// What a statement may be given.
enum SQLValue {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])
    /// A hash or id of sixteen bytes, without an array.
    case wide(UInt64, UInt64)

    static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }
    static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
    static func int(_ value: Int?) -> SQLValue { value.map { .int(Int64($0)) } ?? .null }
}

/// An SQLite connection inside its closure: GRDB opens it and keeps its prepared statements, the C functions run them.
///
/// Going round GRDB's rows and arguments costs a third of its CPU per statement; a resident's page turn is three statements.
struct Connection {
    let database: Database
    let handle: OpaquePointer
    /// What the open transaction changes in the tallies; written once, before its commit.
    let tallies = TallySheet()

    init(_ database: Database) throws(StoreFailure) {
        guard let handle = database.sqliteConnection else { throw .closed }
        self.database = database
        self.handle = handle
    }

    /// Runs a statement that gives no rows; returns how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ values: SQLValue...) throws(StoreFailure) -> Int {
        let statement = try prepare(sql, values)
        defer { statement.reset() }
        while try statement.step() {}
        return Int(sqlite3_changes(handle))
    }

    /// The first row, read by `read`; nil when there is none.
    func first<Value>(
        _ sql: String, _ values: SQLValue..., read: (SQLRow) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value? {
        let statement = try prepare(sql, values)
        defer { statement.reset() }
        return try statement.step() ? try read(statement.row) : nil
    }

    /// Every row in turn. `visit` may not run the same SQL.
    func each(
        _ sql: String, _ values: SQLValue..., visit: (SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        let statement = try prepare(sql, values)
        defer { statement.reset() }
        while try statement.step() { try visit(statement.row) }
    }

    /// Every row, read by `read`.
    func all<Value>(
        _ sql: String, _ values: SQLValue..., read: (SQLRow) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> [Value] {
        try all(sql, with: values, read: read)
    }

    /// The same with values that are put together at run time.
    func all<Value>(
        _ sql: String, with values: [SQLValue], read: (SQLRow) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> [Value] {
        let statement = try prepare(sql, values)
        defer { statement.reset() }
        var found: [Value] = []
        while try statement.step() { found.append(try read(statement.row)) }
        return found
    }

    /// Whether no transaction is open (SQLite closes one by itself after some failures).
    var isIdle: Bool { sqlite3_get_autocommit(handle) != 0 }

    /// Ends an open transaction without its changes; nothing happens when none is open.
    func rollBack() {
        // When even this fails the connection is given up: the failure that led here demands reopening.
        if !isIdle { _ = try? run("ROLLBACK") }
    }

    /// The number that `PRAGMA name` gives.
    func pragma(_ name: String) throws(StoreFailure) -> Int? {
        try first("PRAGMA \(name)") { row in row.int(0) }
    }

    private func prepare(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> Statement {
        let statement: Statement
        do {
            statement = Statement(pointer: try database.cachedStatement(sql: sql).sqliteStatement, handle: handle)
        } catch let error as DatabaseError {
            throw StoreFailure(error, handle: handle)
        } catch {
            throw .unusable(reason: "a statement cannot be prepared")
        }
        statement.bind(values)
        return statement
    }
}
