import Foundation
import GRDB
import Programme
package import Records

/// What a restore brought back.
package struct RestoreReceipt: Sendable, Hashable {
    /// Responses that are there now.
    package let responses: Int
    /// Responses in the back-up that had been withdrawn since, and were erased again.
    package let erased: Int
}

extension SQLiteStore {
    /// Brings a back-up back into a folder without a database, checks all of it, and erases once more who withdrew since.
    ///
    /// - Parameters:
    ///   - backup: a file that ``backUp(to:name:keep:)`` made.
    ///   - options: the folder to restore into, and the keys.
    ///   - journals: tombstone journals (`tombstones.txt`) of the service the back-up is from, wherever they survived.
    ///
    /// Blocks; meant for the command line. The database appears under its name only when everything was right.
    package static func restore(
        _ backup: String, options: StoreOptions, journals: [String]
    ) throws(BackupFault) -> RestoreReceipt {
        let restoration = Restoration(options: options)
        return try restoration.run(backup, journals: journals)
    }
}

private struct Restoration {
    let options: StoreOptions

    func run(_ backup: String, journals: [String]) throws(BackupFault) -> RestoreReceipt {
        let target = options.databasePath
        guard !Files.exists(target), !Files.exists(target + "-wal") else { throw .targetTaken(path: target) }
        try storing { () throws(StoreFailure) in try Files.makeFolder(options.folder) }
        let temporary = options.folder + "/restore-\(String(UInt64.random(in: .min ... .max), radix: 16)).tmp"
        defer { for end in ["", "-journal", "-wal", "-shm"] { unlink(temporary + end) } }
        try BackupFile.unseal(backup, to: temporary, keys: options.keys)
        try check(temporary)
        let receipt = try storing { () throws(StoreFailure) in try replay(temporary, journals: journals) }
        guard rename(temporary, target) == 0 else { throw .store(Files.lastFailure("name the database")) }
        try storing { () throws(StoreFailure) in try Files.flushFolder(of: target) }
        return receipt
    }

    private func check(_ path: String) throws(BackupFault) {
        let report = try storing { () throws(StoreFailure) in
            try Copy(path: path).read { connection throws(StoreFailure) in
                let version = try Migrator(migrations: options.migrations, beforeStatement: nil).version(of: connection)
                try KeyProof.check(options.keys, connection)
                return version == Schema.newest
                    ? Verification(keys: options.keys).run(connection)
                    : Verification(keys: options.keys).structureOnly(connection)
            }
        }
        if let first = report.damage.first { throw .unsound(first: first.sentence) }
    }

    /// Erases the withdrawn, and leaves no trace of them in the file.
    private func replay(_ path: String, journals: [String]) throws(StoreFailure) -> RestoreReceipt {
        var tombstones: Set<Tombstone> = []
        for journal in journals { tombstones.formUnion(try TombstoneJournal(path: journal).read()) }
        let journal = TombstoneJournal(path: options.journalPath)
        try journal.append(tombstones.subtracting(try journal.read()))
        do {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try queue.inDatabase { database in
                let connection = try Connection(database)
                _ = try connection.first("PRAGMA secure_delete = ON") { _ in }
                try connection.run("PRAGMA synchronous = FULL")
                let erased = try Replay(keys: options.keys, journal: journal).run(connection)
                if erased > 0 { try connection.run("VACUUM") }
                let left = try connection.first("SELECT count(*) FROM response") { row in row.int(0) }
                return RestoreReceipt(responses: left ?? 0, erased: erased)
            }
        } catch {
            throw StoreFailure(any: error)
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
