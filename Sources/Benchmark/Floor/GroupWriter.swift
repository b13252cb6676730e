import Dispatch
import Foundation
import GRDB
import Synchronization

/// Writes rows to SQLite in groups: what waits when a commit ends goes into the next one.
final class GroupWriter: Sendable {
    private struct Waiting: Sendable {
        var body: [UInt8]
        var done: CheckedContinuation<Void, any Error>
    }

    private let database: DatabaseQueue
    private let work = DispatchQueue(label: "floor.writer")
    private let waiting = Mutex<(rows: [Waiting], isBusy: Bool)>(([], false))

    /// Opens or makes the database at `path`, durable at each commit.
    init(path: String) throws {
        database = try PlainSQLite.open(path)
    }

    /// Returns when the row is on disk.
    func append(_ body: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { done in
            let mustStart = waiting.withLock { waiting in
                waiting.rows.append(Waiting(body: body, done: done))
                defer { waiting.isBusy = true }
                return !waiting.isBusy
            }
            if mustStart { work.async { self.commitAll() } }
        }
    }

    private func commitAll() {
        while true {
            let rows = waiting.withLock { waiting in
                let rows = waiting.rows
                waiting.rows = []
                waiting.isBusy = !rows.isEmpty
                return rows
            }
            guard !rows.isEmpty else { return }
            let result = Result {
                try database.inDatabase { database in
                    try database.inTransaction(.immediate) {
                        for row in rows { try PlainSQLite.insert(row.body, into: database) }
                        return .commit
                    }
                }
            }
            for row in rows { row.done.resume(with: result) }
        }
    }
}
