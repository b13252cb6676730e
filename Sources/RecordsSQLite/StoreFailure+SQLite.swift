import Foundation
import GRDB
import GRDBSQLite
import Records

extension StoreFailure {
    /// What the last error of a connection means to the service.
    init(handle: OpaquePointer) {
        self.init(
            code: sqlite3_extended_errcode(handle), systemError: sqlite3_system_errno(handle),
            message: String(cString: sqlite3_errmsg(handle)))
    }

    /// What an error thrown by GRDB means; its message names tables and columns, never values.
    init(_ error: DatabaseError, handle: OpaquePointer? = nil) {
        self.init(
            code: error.extendedResultCode.rawValue, systemError: handle.map { sqlite3_system_errno($0) } ?? 0,
            message: error.message ?? "")
    }

    /// Any error that leaves a closure of GRDB.
    init(any error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let error as DatabaseError: self.init(error)
        default: self = .unusable(reason: "an unexpected error")
        }
    }

    /// Result codes: https://www.sqlite.org/rescode.html; `systemError` is the `errno` behind them.
    init(code: Int32, systemError: Int32, message: String) {
        switch (code & 0xFF, systemError) {
        case (SQLITE_FULL, _), (SQLITE_IOERR, ENOSPC), (SQLITE_IOERR, EDQUOT), (SQLITE_CANTOPEN, ENOSPC): self = .full
        case (SQLITE_READONLY, _), (SQLITE_IOERR, EROFS), (SQLITE_CANTOPEN, EROFS), (SQLITE_CANTOPEN, EACCES):
            self = .readOnly
        case (SQLITE_BUSY, _), (SQLITE_LOCKED, _): self = .busy
        // Only `Stopping` interrupts.
        case (SQLITE_INTERRUPT, _): self = .closed
        case (SQLITE_IOERR, _): self = .halted
        case (SQLITE_CORRUPT, _), (SQLITE_NOTADB, _): self = .damaged(what: message)
        default: self = .unusable(reason: "\(message) (code \(code))")
        }
    }

    /// Whether every job of the group would meet the same failure.
    var concernsAll: Bool {
        switch self {
        case .full, .readOnly, .busy, .halted, .closed: true
        case .tooNew, .damaged, .unusable, .keys, .noRoomForBackup: false
        }
    }

    /// Whether the connection may no longer be trusted to have written what it was told to.
    var demandsReopening: Bool {
        switch self {
        case .halted, .readOnly: true
        case .full, .busy, .tooNew, .damaged, .unusable, .keys, .closed, .noRoomForBackup: false
        }
    }
}
