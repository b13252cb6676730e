package import Programme

/// How a store is opened.
package struct StoreOptions: Sendable {
    /// The folder that holds the database and what belongs beside it; made when it is not there.
    package var folder: String
    package var keys: KeyRing
    /// Answers are refused when the disk has less room than this (bytes).
    package var minimumFreeBytes: Int = 1 << 30
    /// How long to wait for another program that holds the database.
    package var busySeconds: Double = 5
    /// Page cache of the writing connection, in KiB; the reading ones have a sixteenth each.
    package var cacheKiB: Int = 16 * 1024
    /// Pages in the log after which it is copied into the database. A draft is saved at every page turn, so that the longer
    /// the log, the fewer of its pages are copied at all.
    package var checkpointPages: Int = 4_000
    /// Up to this size the tables are rewritten within a minute of a withdrawal; a larger database waits for the night,
    /// because its writer would stand still for seconds.
    package var rewriteBelowBytes: Int = 64 << 20
    /// Writes that may wait before more are refused as busy.
    package var waitingLimit: Int = 20_000
    /// Where the back-up before an upgrade goes; nil: the folder `backups` inside `folder`.
    package var backupFolder: String?
    /// Whether an older database is brought to the newest version; only the service itself may, because another one may be
    /// running on the database as it is.
    package var mayUpgrade = true
    /// The schema's history; tests add to it.
    var migrations: [Migration] = Schema.migrations
    /// Called before each statement of an upgrade; tests stop there.
    var beforeMigrationStatement: (@Sendable (Int) throws -> Void)?

    package init(folder: String, keys: KeyRing) {
        self.folder = folder
        self.keys = keys
    }
}

extension StoreOptions {
    /// The file names inside ``folder``.
    package static let databaseName = "buurtstem.sqlite"
    package static let journalName = "tombstones.txt"
    /// Releases that wait to be taken, for an hour at most.
    package static let releasesName = "uitgiften"
    static let markName = "accepted.mark"
    static let reserveName = "reserve"

    /// Everything that ever lies in ``folder``, the keys aside, which may lie elsewhere.
    package static let files = [
        databaseName, databaseName + "-wal", databaseName + "-shm", journalName, markName, reserveName, "backups",
        releasesName,
    ]

    /// The tombstone journal that lies beside a back-up; nil when there is none.
    package static func journal(beside backup: String) -> String? {
        let path = Files.folder(of: backup) + "/" + journalName
        return Files.exists(path) ? path : nil
    }

    package var databasePath: String { folder + "/" + Self.databaseName }
    package var journalPath: String { folder + "/" + Self.journalName }
    var markPath: String { folder + "/" + Self.markName }
    var reservePath: String { folder + "/" + Self.reserveName }
    package var backupPath: String { backupFolder ?? folder + "/backups" }
}

extension StoreOptions {
    /// Adds a version to the schema's history, and a place to stop before each statement of an upgrade: there is only
    /// one real version today, and upgrading must be tried before there are two.
    package mutating func addMigrationForTests(
        _ statements: [String], beforeStatement: @escaping @Sendable (Int) throws -> Void
    ) {
        migrations.append(Migration(version: (migrations.last?.version ?? 0) + 1, statements: statements))
        beforeMigrationStatement = beforeStatement
    }
}
