import Foundation
import GRDB

/// SQLite with nothing around it: what the product's storage is compared with.
enum PlainSQLite {
    /// A database with a write-ahead log that is synced at each commit.
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.journalMode = .wal
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.inDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw BenchmarkError("SQLite would not take synchronous=FULL")
            }
            try database.execute(sql: "CREATE TABLE IF NOT EXISTS answers (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        }
        return database
    }

    /// Adds a row at the end.
    static func insert(_ body: [UInt8], into database: Database) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO answers (body) VALUES (?)")
        try statement.execute(arguments: [Data(body)])
    }

    /// Rows a second, each committed and synced by itself, from one thread, for about `length` seconds.
    static func singleCommits(at path: String, rowBytes: Int, for length: Double) throws -> Double {
        let database = try open(path)
        let body = [UInt8](repeating: 97, count: rowBytes)
        let start = now()
        var rows = 0
        while seconds(since: start) < length {
            try database.inDatabase { database in
                try database.inTransaction(.immediate) {
                    try insert(body, into: database)
                    return .commit
                }
            }
            rows += 1
        }
        return Double(rows) / seconds(since: start)
    }
}
