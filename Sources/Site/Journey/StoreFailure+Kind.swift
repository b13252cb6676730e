import Records

extension StoreFailure {
    /// The page that says so to a resident.
    var kind: Kind {
        switch self {
        case .full: .full
        case .readOnly, .halted: .readOnly
        case .busy, .closed: .tooBusy
        case .tooNew, .damaged, .unusable, .keys, .noRoomForBackup: .fault
        }
    }

    /// The sentence above a page that keeps what was typed.
    var notice: Notice {
        switch self {
        case .full: .full
        case .busy, .closed: .busy
        case .readOnly, .halted, .tooNew, .damaged, .unusable, .keys, .noRoomForBackup: .readOnly
        }
    }
}
