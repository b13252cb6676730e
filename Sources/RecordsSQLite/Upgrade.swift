import GRDB
import Programme
import Records

/// What happens between opening the files and serving: version, back-up, migration, keys, tombstones.
struct Upgrade {
    let options: StoreOptions
    let pool: DatabasePool

    func run() throws(StoreFailure) {
        let migrator = Migrator(migrations: options.migrations, beforeStatement: options.beforeMigrationStatement)
        let version = try write { connection throws(StoreFailure) in try migrator.version(of: connection) }
        if version > 0 {
            try write { connection throws(StoreFailure) in try KeyProof.check(options.keys, connection) }
            if version < migrator.newest {
                guard options.mayUpgrade else {
                    throw .unusable(
                        reason: "it is of an older version (\(version)) and only `buurtstem serve` brings it up to date"
                    )
                }
                try backUp(version: version)
            }
        }
        try write { connection throws(StoreFailure) in
            try migrator.migrate(connection)
            try KeyProof.record(options.keys, connection)
            try Replay(keys: options.keys, journals: TombstoneJournals(options)).run(connection)
            try Log.truncate(connection)
        }
    }

    private func backUp(version: Int) throws(StoreFailure) {
        // The random end keeps two attempts at one upgrade apart.
        let name = "before-upgrade-from-version-\(version)-\(String(UInt32.random(in: .min ... .max), radix: 16))"
        let receipt = try Backup(options: options, checkingVersion: version).make(in: options.backupPath, name: name)
        if let first = receipt.damage.first { throw .damaged(what: first.sentence) }
    }

    private func write<Value>(_ body: (Connection) throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
        do {
            return try pool.writeWithoutTransaction { database in try body(Connection(database)) }
        } catch {
            throw StoreFailure(any: error)
        }
    }
}

/// Ties a database to the keys it was made with, without holding anything of them.
enum KeyProof {
    /// Every key the database knows must be in the ring, and be the same.
    static func check(_ keys: KeyRing, _ connection: Connection) throws(StoreFailure) {
        let recorded = try connection.all("SELECT id, purpose, proof FROM key_check") { row in
            (id: UInt32(truncatingIfNeeded: row.int(0)), purpose: row.text(1), proof: row.blob(2))
        }
        let missing = recorded.filter { entry in
            guard let purpose = KeyPurpose(rawValue: entry.purpose) else { return true }
            return keys.key(entry.id, for: purpose)?.check != entry.proof
        }
        guard missing.isEmpty else { throw .keys(.foreign(missing: missing.map(\.id))) }
    }

    /// Notes the keys that are new since.
    static func record(_ keys: KeyRing, _ connection: Connection) throws(StoreFailure) {
        for key in keys.keys {
            try connection.run(
                "INSERT OR IGNORE INTO key_check (id, purpose, proof) VALUES (?, ?, ?)", .int(Int(key.id)),
                .text(key.purpose.rawValue), .blob(key.check))
        }
    }
}

/// Makes the tombstones of the database and those of the journals one set, and erases what came back.
struct Replay {
    let keys: KeyRing
    let journals: TombstoneJournals

    /// Returns how many responses were erased.
    @discardableResult
    func run(_ connection: Connection) throws(StoreFailure) -> Int {
        let stored = try Tombstone.stored(connection)
        let written = try journals.read()
        try journals.main.append(written.union(stored).subtracting(try journals.main.read()))
        let missing = written.subtracting(stored)
        return missing.isEmpty ? 0 : try apply(missing, connection)
    }

    /// Erases the responses of `tombstones` and stores these.
    func apply(_ tombstones: Set<Tombstone>, _ connection: Connection) throws(StoreFailure) -> Int {
        try connection.run("BEGIN IMMEDIATE")
        do throws(StoreFailure) {
            let slots = try connection.all("SELECT slot, id FROM response") { row -> Int64? in
                guard let id = ResponseID(bytes: row.blob(1)) else { return nil }
                return Tombstone.all(for: id, keys: keys).contains(where: tombstones.contains) ? Int64(row.int(0)) : nil
            }
            var erased = 0
            for case let slot? in slots {
                let row = try connection.first("\(ResponseRow.query) WHERE slot = ?", .int(slot)) { ResponseRow($0) }
                _ = try row?.erase(connection, keys: keys)
                erased += 1
            }
            let stories = try StoryTable(connection: connection, keys: keys).ids()
            for id in stories where Tombstone.all(for: id, keys: keys).contains(where: tombstones.contains) {
                try StoryTable(connection: connection, keys: keys).erase(id)
            }
            for tombstone in tombstones {
                try connection.run("INSERT OR IGNORE INTO tombstone (digest) VALUES (?)", .blob(tombstone.digest))
            }
            try connection.tallies.write(connection)
            try connection.run("COMMIT")
            return erased
        } catch {
            connection.rollBack()
            throw error
        }
    }
}
