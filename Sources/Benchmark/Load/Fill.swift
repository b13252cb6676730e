import Foundation
import GRDB

/// Fills a stopped service's database with responses: copies of a real one with random keys and values of its length.
///
/// Written in key order without flushes, so a million takes seconds; the pages and indexes come out as a year of
/// sending would leave them, in size and order of keys. Their values cannot be opened, which no measurement does.
/// At the end all is flushed: else the next start would wait for a gigabyte that no service leaves behind (measured:
/// 0.9 s in place of 0.2 s).
enum Fill {
    private static let step = 100_000

    /// Adds responses until there are `count`.
    static func responses(upTo count: Int, in data: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: data).filter { $0.hasSuffix(".sqlite") }
        guard names.count == 1 else { throw BenchmarkError("\(data) holds \(names.count) databases") }
        let database = try DatabaseQueue(path: "\(data)/\(names[0])")
        try database.inDatabase { database in
            try database.execute(
                sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY")
            let held = try Int.fetchOne(database, sql: "SELECT count(*) FROM response") ?? 0
            let missing = max(0, count - held)
            let indexes = try Row.fetchAll(
                database,
                sql:
                    "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'response' AND type = 'index' AND sql NOT NULL"
            )
            for index in indexes { try database.execute(sql: "DROP INDEX \(index["name"] as String)") }
            for start in stride(from: 0, to: missing, by: step) {
                try copy(min(step, missing - start), part: start / step, of: (missing + step - 1) / step, database)
                _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            for index in indexes { try database.execute(sql: index["sql"] as String) }
            _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try database.close()
        try flush("\(data)/\(names[0])")
    }

    private static func flush(_ path: String) throws {
        let file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw BenchmarkError("\(path) cannot be opened") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw BenchmarkError("\(path) cannot be flushed") }
    }

    /// Copies the first row `count` times, with slots spread over the `part`-th of `parts` equal ranges.
    private static func copy(_ count: Int, part: Int, of parts: Int, _ database: Database) throws {
        let width = Int64.max / Int64(parts)
        try database.execute(
            sql: """
                WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?),
                place(slot) AS MATERIALIZED (SELECT ? + abs(random() % ?) AS slot FROM number ORDER BY slot),
                model AS (SELECT * FROM response LIMIT 1)
                INSERT OR IGNORE INTO response (slot, neighbourhood, collection, id, own_code, definition, form, version,
                    week, mode, consent, digest, sealed)
                SELECT place.slot, neighbourhood, collection, randomblob(16), randomblob(length(own_code)), definition, form,
                    version, week, mode, consent, digest, zeroblob(length(sealed))
                FROM place, model
                """, arguments: [count, Int64(part) * width, width])
    }
}
