import Foundation
import Programme
import Records
import RecordsSQLite

/// The store of a data folder with its keys, opened as the settings say.
struct OpenedStore: Sendable {
    let store: SQLiteStore
    let keys: KeyRing
    let zone: TimeZone
    let backupFolder: String
    let backupsKept: Int

    /// - Throws: `Refusal` with a sentence for the person at the terminal.
    /// - Parameter mayCreate: whether database and keys are made when there are none, and an older database is brought up to
    ///   date: for the service itself.
    static func open(_ settings: Settings, mayCreate: Bool) throws -> OpenedStore {
        let zone = try settings.zone()
        let folder = settings.dataFolder
        // SQLite reads this once, at its first use: what it writes aside while it makes the file anew lies there, with the room
        // and the rights of the data, and not where others keep theirs.
        setenv("SQLITE_TMPDIR", folder, 0)
        do {
            let keys = try settings.keyRing(mayCreate: mayCreate, week: Week(of: Date(), in: zone))
            var options = StoreOptions(folder: folder, keys: keys)
            guard mayCreate || FileManager.default.fileExists(atPath: options.databasePath) else {
                throw Refusal("\(options.databasePath): there is no database; mend the path after --data")
            }
            options.mayUpgrade = mayCreate
            options.minimumFreeBytes = settings.number(.minimumFreeMegabytes) << 20
            options.backupFolder = settings.text(.backupFolder)
            return OpenedStore(
                store: try SQLiteStore.open(options), keys: keys, zone: zone, backupFolder: options.backupPath,
                backupsKept: settings.number(.backupsKept))
        } catch let fault as KeyFault {
            throw Refusal(fault.sentence)
        } catch let failure as StoreFailure {
            throw Refusal(failure.sentence)
        }
    }
}

extension Settings {
    /// The folder for everything the service writes.
    var dataFolder: String { text(.data) ?? "data" }

    /// Models that learned from the service's own stories; the one in use goes before the codebook's.
    var modelFolder: String { dataFolder + "/models" }

    /// Where the keys lie.
    var keyFile: KeyFile { KeyFile(path: text(.keys) ?? dataFolder + "/keys.json") }

    /// The programme's time zone.
    func zone() throws -> TimeZone {
        let name = text(.timeZone) ?? "Europe/Amsterdam"
        guard let zone = TimeZone(identifier: name) else {
            throw SettingFault(
                place: "timeZone", problem: "'\(name)' is no time zone", repair: "write a name such as Europe/Amsterdam"
            )
        }
        return zone
    }

    /// The keys; made when there are neither keys nor a database and `mayCreate` says so.
    func keyRing(mayCreate: Bool, week: Week) throws -> KeyRing {
        guard mayCreate else { return try keyFile.load() }
        try FileManager.default.createDirectory(
            atPath: dataFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let database = dataFolder + "/" + StoreOptions.databaseName
        return try keyFile.loadOrCreate(databaseExists: FileManager.default.fileExists(atPath: database), week: week)
    }
}
