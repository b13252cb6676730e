import GRDBSQLite
import Records
import Synchronization

/// How many pages of the write-ahead log are in use. The file's size does not tell: it stays when the log starts anew.
final class LogGauge: Sendable {
    let pages = Atomic<Int>(0)
    /// How many there were when the last copy into the database began, and when the writer last waited for one.
    private let begun = Atomic<Int>(0)
    private let awaited = Atomic<Int>(0)

    /// Pages that came since the last copy began, or since the log started anew.
    var uncopied: Int { since(begun.load(ordering: .relaxed)) }

    /// Pages that came since the writer last waited for a copy, or since the log started anew.
    var unawaited: Int { since(awaited.load(ordering: .relaxed)) }

    private func since(_ before: Int) -> Int {
        let pages = pages.load(ordering: .relaxed)
        return pages < before ? pages : pages - before
    }

    /// Notes that a copy begins.
    func copyBegins(awaited isAwaited: Bool) {
        let pages = pages.load(ordering: .relaxed)
        begun.store(pages, ordering: .relaxed)
        if isAwaited { awaited.store(pages, ordering: .relaxed) }
    }
}

/// The write-ahead log.
enum Log {
    /// How long the writer may stand still for readers while the service runs, in milliseconds: long enough for those who
    /// read a page of theirs, far too short for a back-up, which the next try a moment later may find ended.
    static let patience = 20

    /// Moves it into the database and empties it; false when a reader (a back-up) still needs it.
    ///
    /// - Parameter patience: milliseconds to wait for readers; nil: as long as the connection waits for anything.
    @discardableResult
    static func truncate(_ connection: Connection, patience: Int? = nil) throws(StoreFailure) -> Bool {
        let usual = try connection.pragma("busy_timeout") ?? 0
        if let patience { sqlite3_busy_timeout(connection.handle, Int32(patience)) }
        defer { if patience != nil { sqlite3_busy_timeout(connection.handle, Int32(usual)) } }
        return try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { row in row.int(0) } == 0
    }

    /// Moves as much of it into the database as no reader needs, without waiting for any.
    static func copy(_ connection: Connection) throws(StoreFailure) {
        try connection.run("PRAGMA wal_checkpoint(PASSIVE)")
    }

    /// Lets `gauge` follow the log of this connection, which must not outlive it.
    static func measure(_ connection: Connection, with gauge: LogGauge) {
        let context = Unmanaged.passUnretained(gauge).toOpaque()
        sqlite3_wal_hook(
            connection.handle,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<LogGauge>.fromOpaque(context).takeUnretainedValue().pages.store(
                    Int(pages), ordering: .relaxed)
                return SQLITE_OK
            }, context)
    }
}
