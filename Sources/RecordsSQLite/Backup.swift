import Foundation
import GRDB
import Programme
import Records

/// Makes a back-up: copy, check, seal, read back, give it its name.
struct Backup {
    let options: StoreOptions
    let stopping: Stopping
    /// The version the copy has, when it is not this program's (before an upgrade).
    var checkingVersion: Int?

    /// What ends a back-up's name.
    static let suffix = ".buurtstem-backup"
    /// What ends the name of one in which something is damaged.
    static let damagedSuffix = "-damaged" + suffix

    init(options: StoreOptions, stopping: Stopping = Stopping(), checkingVersion: Int? = nil) {
        self.options = options
        self.stopping = stopping
        self.checkingVersion = checkingVersion
    }

    /// Blocks until the back-up stands in `folder` and has been read back whole.
    func make(in folder: String, name: String) throws(StoreFailure) -> BackupReceipt {
        try Files.makeFolder(folder)
        for folder in [options.folder, folder] { Files.removeStale(in: folder) }
        try demandRoom(in: folder)
        let mark = String(UInt64.random(in: .min ... .max), radix: 16)
        let copy = options.folder + "/copy-\(mark).tmp"
        let unnamed = folder + "/.\(mark).tmp"
        defer {
            for end in Files.databaseEnds { unlink(copy + end) }
            unlink(unnamed)
        }
        try copyDatabase(to: copy)
        let report = try check(copy)
        let final = folder + "/" + name + (report.isSound ? Self.suffix : Self.damagedSuffix)
        guard !Files.exists(final) else { throw .unusable(reason: "there is a back-up named \(name) already") }
        do throws(BackupFault) {
            try BackupFile.seal(copy, to: unnamed, keys: options.keys, stopping: stopping)
            try BackupFile.check(unnamed, keys: options.keys, stopping: stopping)
        } catch {
            throw error.asStoreFailure
        }
        guard rename(unnamed, final) == 0 else { throw Files.lastFailure("name the back-up") }
        try Files.flushFolder(of: final)
        return BackupReceipt(path: final, bytes: Files.size(final), responses: report.responses, damage: report.damage)
    }

    /// A back-up lies on the disk twice for a while, and must not take the room that answers need.
    private func demandRoom(in folder: String) throws(StoreFailure) {
        let size = Files.size(options.databasePath) + Files.size(options.databasePath + "-wal")
        let isOneDisk = Files.disk(of: options.folder) == Files.disk(of: folder)
        let spare = Files.freeBytes(at: options.folder) - options.minimumFreeBytes
        let needed = isOneDisk ? 2 * size : size
        guard spare >= needed else { throw .noRoomForBackup(needed: needed, free: max(0, spare)) }
        let there = Files.freeBytes(at: folder)
        guard isOneDisk || there >= size else { throw .noRoomForBackup(needed: size, free: there) }
    }

    /// Copies one moment of the database while others write: `VACUUM INTO` writes every table in key order, so that a
    /// back-up tells nothing of the order in which answers came, and holds no erased page.
    ///
    /// Of a database with a damaged page, which cannot be copied by its rows, the pages are copied as they are.
    private func copyDatabase(to path: String) throws(StoreFailure) {
        try Files.makePrivateFile(path)
        do throws(StoreFailure) {
            try copyRows(to: path)
        } catch {
            guard case .damaged = error else { throw error }
            unlink(path)
            try Files.makePrivateFile(path)
            try copyPages(to: path)
        }
    }

    private func copyPages(to path: String) throws(StoreFailure) {
        do {
            let source = try DatabaseQueue(path: options.databasePath, configuration: sourceConfiguration)
            defer { try? source.close() }
            let target = try DatabaseQueue(path: path)
            defer { try? target.close() }
            try source.backup(to: target)
            // The copied header says WAL, which would want a file beside the copy.
            _ = try target.inDatabase { database in
                try Connection(database).first("PRAGMA journal_mode = DELETE") { _ in }
            }
        } catch {
            throw StoreFailure(any: error)
        }
    }

    private var sourceConfiguration: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(options.busySeconds)
        return configuration
    }

    private func copyRows(to path: String) throws(StoreFailure) {
        do {
            let source = try DatabaseQueue(path: options.databasePath, configuration: sourceConfiguration)
            defer { try? source.close() }
            try source.inDatabase { database in
                let connection = try Connection(database)
                _ = try connection.first("PRAGMA cache_size = -8192") { _ in }
                _ = try stopping.watching(connection) { () throws(StoreFailure) in
                    try connection.run("VACUUM INTO ?", .text(path))
                }
            }
        } catch {
            throw StoreFailure(any: error)
        }
    }

    private func check(_ copy: String) throws(StoreFailure) -> VerifyReport {
        // A database of an older version is checked by SQLite alone: its tables may not be those this program knows.
        try Copy(path: copy).read { [keys = options.keys, checkingVersion, stopping] connection throws(StoreFailure) in
            try stopping.watching(connection) { () throws(StoreFailure) in
                checkingVersion ?? Schema.newest == Schema.newest
                    ? Verification(keys: keys).run(connection) : Verification(keys: keys).structureOnly(connection)
            }
        }
    }

    /// The back-ups in a folder, newest first.
    static func files(in folder: String) -> [(path: String, date: Date)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let found = names.filter { $0.hasSuffix(suffix) }.map { name in
            let path = folder + "/" + name
            let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            return (path: path, date: date ?? .distantPast)
        }
        return found.sorted { ($0.date, $0.path) > ($1.date, $1.path) }
    }

    /// Removes all but the newest `keep` (at least one) of the sound ones, and as many of the damaged ones: no sound back-up
    /// gives way to a damaged one.
    static func expire(in folder: String, keep: Int) throws(StoreFailure) {
        let all = files(in: folder)
        let (damaged, sound) = (
            all.filter { $0.path.hasSuffix(damagedSuffix) }, all.filter { !$0.path.hasSuffix(damagedSuffix) }
        )
        for old in sound.dropFirst(max(1, keep)) + damaged.dropFirst(max(1, keep)) {
            guard unlink(old.path) == 0 else { throw Files.lastFailure("remove \(old.path)") }
        }
    }
}

/// A database file that nobody else uses, opened to be read.
struct Copy {
    let path: String

    func read<Value>(_ body: (Connection) throws(StoreFailure) -> Value) throws(StoreFailure) -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.inDatabase { database in try body(Connection(database)) }
        } catch {
            throw StoreFailure(any: error)
        }
    }
}
