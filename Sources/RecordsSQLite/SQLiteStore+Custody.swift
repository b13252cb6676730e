import Dispatch
package import Foundation
import GRDB
package import Programme
package import Records

extension SQLiteStore: Custody {
    package func verify() async throws(StoreFailure) -> VerifyReport {
        let (report, accepted) = try await engine.longRead { [keys, stopping] connection throws(StoreFailure) in
            try stopping.watching(connection) { () throws(StoreFailure) in
                (Verification(keys: keys).run(connection), try? Tally.accepted(connection))
            }
        }
        // The mark is read after the snapshot, so answers that came meanwhile are no loss.
        let lost = mark.initialLead
        guard lost > 0, accepted != nil else { return report }
        return VerifyReport(
            responses: report.responses, damage: report.damage + [.lost(responses: lost)], audit: report.audit)
    }

    package func backUp(to folder: String, name: String, keep: Int) async throws(StoreFailure) -> BackupReceipt {
        let backup = Backup(options: options, stopping: stopping)
        return try await Background.run { [self] () throws(StoreFailure) in
            let receipt = try backup.make(in: folder, name: name)
            try Backup.expire(in: folder, keep: keep)
            // Whoever restores from this folder finds there who withdrew since.
            let stored = try engine.read { connection throws(StoreFailure) in try Tombstone.stored(connection) }
            try TombstoneJournal(path: folder + "/" + StoreOptions.journalName).complete(stored)
            return receipt
        }
    }

    package func tables() throws(StoreFailure) -> [StoredTable] {
        let columns = try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
                    // What the index of words keeps its own pages in says nothing of its own.
                    + "WHERE t.type IN ('table', 'view') AND t.name NOT GLOB 'story_text_*' ORDER BY t.rowid, c.cid"
            ) { row in (row.text(0), row.text(1)) }
        }
        var tables: [StoredTable] = []
        for (table, column) in columns {
            let known = tables.last?.name == table ? tables.popLast() : nil
            tables.append(StoredTable(name: table, columns: (known?.columns ?? []) + [column]))
        }
        return tables
    }

    package func stopLongWork() { stopping.set() }

    package func backups(in folder: String) -> [Date] { Backup.files(in: folder).map(\.date) }

    package func newestBackup(in folder: String) -> Date? { Backup.files(in: folder).first?.date }

    package func settle(on day: Day) async throws(StoreFailure) -> Bool {
        let isDue = try engine.read { connection throws(StoreFailure) in
            let isErased = try Settling.hasErased(connection)
            return try Settling.hasClosed(connection, on: day) || isErased
        }
        // The new pages, the zeros over the old ones, and the log that holds both.
        guard engine.freeBytes() > 3 * Files.size(options.databasePath) else { throw .full }
        try await writer.run(.alone) { connection throws(StoreFailure) in
            if isDue { try Settling.writeAnew(connection, on: day) } else { try Settling.rewriteDrafts(connection) }
        }
        // What a reader keeps now, the next emptying takes.
        _ = try await emptyLog()
        return isDue
    }

    @discardableResult
    package func truncateLog() async throws(StoreFailure) -> Bool {
        // Also what makes the store recover when nobody writes.
        if engine.refusing != nil { _ = try await emptyLog() }
        let isErased = try engine.read { connection throws(StoreFailure) in try Settling.hasErased(connection) }
        if isErased, Files.size(options.databasePath) < options.rewriteBelowBytes {
            try await writer.run(.alone) { connection throws(StoreFailure) in
                try Settling.rewriteAll(connection)
            }
        }
        return try await emptyLog()
    }

    /// Empties the log and does nothing else; false when somebody who reads keeps it. Nobody who writes waits for that.
    func emptyLog() async throws(StoreFailure) -> Bool {
        guard Files.size(options.databasePath + "-wal") > 0 || engine.refusing != nil else { return true }
        return try await writer.run(.alone) { [engine] connection throws(StoreFailure) in
            engine.restCopier()
            return try Log.truncate(connection, patience: Log.patience)
        }
    }

    package func restock() async {
        guard engine.freeBytes() > options.minimumFreeBytes + Reserve.bytes else { return }
        Reserve(path: options.reservePath).take()
    }

    package func health() async -> StoreHealth {
        let free = engine.freeBytes()
        return StoreHealth(
            refusing: engine.refusing ?? (free < options.minimumFreeBytes ? .full : nil), freeBytes: free,
            logBytes: Files.size(options.databasePath + "-wal"), waiting: writer.waiting)
    }
}

/// Long blocking work, off the threads that serve people.
enum Background {
    private static let queue = DispatchQueue(label: "buurtstem.background", qos: .utility)

    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value {
        let result: Result<Value, StoreFailure> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result { () throws(StoreFailure) in try body() }) }
        }
        return try result.get()
    }
}
