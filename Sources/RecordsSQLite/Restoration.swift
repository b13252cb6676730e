import Foundation
import GRDB
package import Programme
package import Records

/// What a restore brought back.
package struct RestoreReceipt: Sendable, Hashable {
    /// Responses that are there now.
    package let responses: Int
    /// Responses in the back-up that had been withdrawn since, and were erased again.
    package let erased: Int
    /// Responses in it whose term was over, and were erased.
    package let over: Int
    /// What is wrong with what came back; empty unless damage was allowed.
    package var damage: [Damage] = []
}

extension SQLiteStore {
    /// Brings a back-up back into a folder without a database, checks all of it, and erases once more who withdrew since.
    ///
    /// - Parameters:
    ///   - backup: a file that ``backUp(to:name:keep:)`` made.
    ///   - options: the folder to restore into, and the keys.
    ///   - journals: tombstone journals (`tombstones.txt`) of the service the back-up is from, wherever they survived.
    ///   - allowingDamage: whether a back-up in which something is damaged is restored too, as far as it can be read.
    ///   - day: today; responses whose term is over are erased before the database appears.
    ///
    /// Blocks; meant for the command line. The database appears under its name only when everything was right.
    package static func restore(
        _ backup: String, options: StoreOptions, journals: [String], allowingDamage: Bool = false, on day: Day
    ) throws(BackupFault) -> RestoreReceipt {
        let restoration = Restoration(options: options, day: day, allowsDamage: allowingDamage)
        return try restoration.run(backup, journals: journals)
    }
}

private struct Restoration {
    let options: StoreOptions
    let day: Day
    let allowsDamage: Bool

    func run(_ backup: String, journals: [String]) throws(BackupFault) -> RestoreReceipt {
        let target = options.databasePath
        guard !Files.exists(target), !Files.exists(target + "-wal") else { throw .targetTaken(path: target) }
        try storing { () throws(StoreFailure) in try Files.makeFolder(options.folder) }
        let temporary = options.folder + "/restore-\(String(UInt64.random(in: .min ... .max), radix: 16)).tmp"
        defer { for end in Files.databaseEnds { unlink(temporary + end) } }
        try BackupFile.unseal(backup, to: temporary, keys: options.keys)
        let report = try check(temporary)
        var receipt = try storing { () throws(StoreFailure) in try replay(temporary, journals: journals) }
        guard rename(temporary, target) == 0 else { throw .store(Files.lastFailure("name the database")) }
        try storing { () throws(StoreFailure) in try Files.flushFolder(of: target) }
        receipt.damage = report.damage
        return receipt
    }

    private func check(_ path: String) throws(BackupFault) -> VerifyReport {
        let report = try storing { () throws(StoreFailure) in
            try Copy(path: path).read { connection throws(StoreFailure) in
                let version = try Migrator(migrations: options.migrations, beforeStatement: nil).version(of: connection)
                try KeyProof.check(options.keys, connection)
                return version == Schema.newest
                    ? Verification(keys: options.keys).run(connection)
                    : Verification(keys: options.keys).structureOnly(connection)
            }
        }
        if let first = report.damage.first, !allowsDamage { throw .unsound(first: first.sentence) }
        return report
    }

    /// Erases the withdrawn, and leaves no trace of them in the file.
    private func replay(_ path: String, journals: [String]) throws(StoreFailure) -> RestoreReceipt {
        var tombstones: Set<Tombstone> = []
        for journal in journals { tombstones.formUnion(try TombstoneJournal(path: journal).read()) }
        let written = TombstoneJournals(options)
        let journal = written.main
        try journal.append(tombstones.subtracting(try journal.read()))
        do {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try queue.inDatabase { database in
                let connection = try Connection(database)
                _ = try connection.first("PRAGMA secure_delete = ON") { _ in }
                try connection.run("PRAGMA synchronous = FULL")
                let erased = try Replay(keys: options.keys, journals: written).run(connection)
                try endStays(connection)
                let over = try eraseOver(connection, journal)
                if erased + over > 0 { try connection.run("VACUUM") }
                let left = try connection.first("SELECT count(*) FROM response") { row in row.int(0) }
                return RestoreReceipt(responses: left ?? 0, erased: erased, over: over)
            }
        } catch {
            throw StoreFailure(any: error)
        }
    }

    /// Nobody is logged in and no one-time link is open after a restore: some may have been ended since the back-up.
    private func endStays(_ connection: Connection) throws(StoreFailure) {
        guard try connection.pragma("user_version") == Schema.newest else { return }
        try connection.run("DELETE FROM staff_session")
        try connection.run("DELETE FROM account_link")
    }

    /// Erases what is over. A database of an older version is looked through by the service, once it is up to date.
    private func eraseOver(_ connection: Connection, _ journal: TombstoneJournal) throws(StoreFailure) -> Int {
        guard try connection.pragma("user_version") == Schema.newest else { return 0 }
        try connection.run("BEGIN IMMEDIATE")
        do throws(StoreFailure) {
            let retention = try Retention(on: day, connection)
            var tombstones: [Tombstone] = []
            var next: Int64? = .min
            while let first = next {
                let found = try retention.slots(from: first, connection)
                tombstones += try retention.erase(found.over, on: day, connection, keys: options.keys)
                next = found.next
            }
            try RetentionRun.note(day, held: nil, connection)
            try connection.tallies.write(connection)
            try connection.run("COMMIT")
            try journal.append(tombstones)
            return tombstones.count
        } catch {
            connection.rollBack()
            throw error
        }
    }

    private func storing<Value>(_ body: () throws(StoreFailure) -> Value) throws(BackupFault) -> Value {
        do throws(StoreFailure) {
            return try body()
        } catch {
            throw .store(error)
        }
    }
}
