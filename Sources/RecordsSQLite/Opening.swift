import GRDB
import Programme
import Records

/// The connections of an open database.
struct OpenDatabase: Sendable {
    let pool: DatabasePool
    let copier: LogCopier

    func close() {
        copier.close()
        try? pool.close()
    }
}

/// Opens the database: settings first, read back, then version, keys and log.
struct Opening {
    let options: StoreOptions
    /// Told how long the log is after each commit; must outlive the pool.
    let gauge: LogGauge

    init(_ options: StoreOptions, gauge: LogGauge) {
        self.options = options
        self.gauge = gauge
    }

    /// Connections whose writer is proven durable, with an empty log.
    ///
    /// - Parameter demandingEmptyLog: after a failed flush, pages of the log may be lost though they can be read; they must
    ///   have been written once more, into the database, before anything new is built on them.
    /// - Throws: `.unusable` when a setting does not hold: rather no service than one that loses answers.
    func open(demandingEmptyLog: Bool = false) throws(StoreFailure) -> OpenDatabase {
        try Files.makePrivateFile(options.databasePath)
        do {
            let pool = try DatabasePool(path: options.databasePath, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                let connection = try Connection(database)
                try harden(connection)
                // Everything in the log goes into the database and is flushed before anything new is taken.
                let isEmpty = try Log.truncate(connection)
                if demandingEmptyLog && !isEmpty { throw StoreFailure.busy }
            }
            return OpenDatabase(
                pool: pool, copier: try LogCopier(path: options.databasePath, configuration: configuration))
        } catch {
            throw StoreFailure(any: error)
        }
    }

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busySeconds)
        configuration.foreignKeysEnabled = true
        // A rollback that the disk refuses must lead to reopening, not to the end of the process.
        configuration.allowsUnsafeTransactions = true
        configuration.maximumReaderCount = 8
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { [cache = options.cacheKiB] database in
            let connection = try Connection(database)
            let share = database.configuration.readonly ? cache / 16 : cache
            // Erased content is overwritten; nothing in the schema may call functions with effects; a damaged page is
            // noticed when it is read; nothing of ours is written to temporary files.
            for pragma in [
                "secure_delete = ON", "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY",
                "cache_size = -\(share)",
                // The pool's writer is given FULL once more below; this is for the connection that copies the log.
                "synchronous = FULL", "wal_autocheckpoint = 0",
            ] {
                _ = try connection.first("PRAGMA \(pragma)") { _ in }
            }
        }
        return configuration
    }

    /// Sets what GRDB's pool sets otherwise after `prepareDatabase` (`synchronous = NORMAL`, measured to lose
    /// acknowledged rows at 191 of 200 power cuts), and reads everything back.
    private func harden(_ connection: Connection) throws(StoreFailure) {
        try connection.run("PRAGMA synchronous = FULL")
        Log.measure(connection, with: gauge)
        let mode = try connection.first("PRAGMA journal_mode") { row in row.text(0) }
        guard mode == "wal" else { throw .unusable(reason: "journal_mode is \(mode ?? "unknown"), not wal") }
        for (pragma, value) in [
            ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("trusted_schema", 0),
            ("wal_autocheckpoint", 0),
        ] {
            let found = try connection.pragma(pragma)
            guard found == value else {
                throw .unusable(reason: "\(pragma) is \(found.map(String.init) ?? "unknown") and not \(value)")
            }
        }
    }
}
