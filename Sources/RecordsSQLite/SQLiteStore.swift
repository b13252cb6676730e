import Programme
package import Records
import Synchronization

/// All stores in one SQLite database: one writer that commits in groups, a few readers.
package final class SQLiteStore: Sendable {
    package let options: StoreOptions
    let engine: Engine
    let writer: GroupWriter
    let mark: AcceptedMark
    let journals: TombstoneJournals
    let shelf = NeighbourhoodShelf()
    let decided = KeptReading<[DecidedPassage]>()
    let blind = KeptReading<[PlacedBlind]>()
    /// Set when the service is stopping.
    let stopping = Stopping()
    /// Whether a journal lacks tombstones that the database holds.
    let isJournalBehind = Atomic<Bool>(true)

    var keys: KeyRing { options.keys }

    /// Opens the database in its folder, or makes it; upgrades an older one after a verified back-up.
    ///
    /// - Throws: `.tooNew` for a newer program's database, `.keys` when the key ring is not the one it was made with,
    ///   `.unusable` when a durability setting does not hold, and what the disk says.
    package static func open(_ options: StoreOptions) throws(StoreFailure) -> SQLiteStore {
        try Files.makeFolder(options.folder)
        for folder in [options.folder, options.backupPath] { Files.removeStale(in: folder) }
        let gauge = LogGauge()
        let database = try Opening(options, gauge: gauge).open()
        do {
            try Upgrade(options: options, pool: database.pool).run()
            return try SQLiteStore(options: options, database: database, gauge: gauge)
        } catch {
            database.close()
            throw StoreFailure(any: error)
        }
    }

    private init(options: StoreOptions, database: OpenDatabase, gauge: LogGauge) throws(StoreFailure) {
        self.options = options
        journals = TombstoneJournals(options)
        engine = Engine(options: options, database: database, gauge: gauge)
        writer = GroupWriter(engine: engine, waitingLimit: options.waitingLimit)
        mark = try AcceptedMark(path: options.markPath) { [engine] () throws(StoreFailure) in
            try engine.read { connection throws(StoreFailure) in try Tally.accepted(connection) }
        }
        if Files.freeBytes(at: options.folder) > options.minimumFreeBytes { Reserve(path: options.reservePath).take() }
    }

    /// Finishes what waits, empties the log and closes the files. The store answers `.closed` afterwards.
    package func close() async {
        _ = try? await writer.run(.alone) { connection throws(StoreFailure) in try Log.truncate(connection) }
        writer.close()
        engine.close()
    }
}
