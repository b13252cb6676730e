package import Programme

/// Why a store could not do what was asked. Nothing was acknowledged; for writes, nothing may be assumed stored.
package enum StoreFailure: Error, Sendable, Hashable {
    /// No room on the disk, or less free than the setting demands. Passes by itself once there is room.
    case full
    /// The disk or the files can only be read. Passes by itself once they can be written.
    case readOnly
    /// Somebody else holds the database, or too much waits already. Try again soon.
    case busy
    /// A write or flush failed, so no more writes are taken until the database has been reopened safely (which is tried
    /// every second).
    case halted
    /// A newer program made this database.
    case tooNew(found: Int, known: Int)
    /// What is stored is not what was written; `what` names it without any content.
    case damaged(what: String)
    /// The files cannot be opened at all; `reason` is the system's or the database's.
    case unusable(reason: String)
    /// The keys do not fit the database, or cannot be read.
    case keys(KeyFault)
    /// A back-up would take more room than the disk has to spare (both in bytes).
    case noRoomForBackup(needed: Int, free: Int)
    /// The store was closed: the service is stopping.
    case closed
}

extension StoreFailure {
    /// What is wrong and what to do, for the person at the terminal or in the log; holds no content.
    package var sentence: String {
        switch self {
        case .full:
            "The disk that holds the database is full, or has less room than the setting demands. Make room; the service goes on by itself."
        case .readOnly:
            "The database cannot be written: the disk or its files are read-only. Make them writable; the service goes on by itself."
        case .busy: "The database is in use by another program, or too busy. It is tried again by itself."
        case .halted: "The disk refused a write or a flush. No answers are taken until it accepts them again."
        case .tooNew(let found, let known):
            """
            This database has version \(found), made by a newer Buurtstem; this program knows versions up to \(known). \
            Start the newer program, or restore the back-up that was made before the upgrade.
            """
        case .damaged(let what): "The database is damaged: \(what). Run `buurtstem verify`, and restore a back-up."
        case .unusable(let reason): "The database cannot be opened: \(reason)."
        case .keys(let fault): fault.sentence
        case .noRoomForBackup(let needed, let free):
            """
            There is no room for a back-up: it needs \((needed >> 20) + 1) MB beside what must stay free for answers, and \
            \(free >> 20) MB can be spared. Make room, or set backupFolder to another disk.
            """
        case .closed: "The database is closed; the service is stopping."
        }
    }
}
