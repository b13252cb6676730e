import Programme

/// Why somebody who was in must log in again, as the address of the page to log in says it.
enum TurnedOut: String {
    case timeOver = "om"
    case timeOverKept = "bewaard"
    /// Somebody changed what the account may do.
    case changed = "gewijzigd"
    case changedKept = "gewijzigd-bewaard"

    static let parameter = "tijd"

    init(_ stay: Stay, isKept: Bool) {
        switch (stay.session.stage, isKept) {
        case (.ended, true): self = .changedKept
        case (.ended, false): self = .changed
        case (.password, true), (.full, true): self = .timeOverKept
        case (.password, false), (.full, false): self = .timeOver
        }
    }

    var words: StaffWord {
        switch self {
        case .timeOver: .timeOver
        case .timeOverKept: .timeOverKept
        case .changed: .accountWasChanged
        case .changedKept: .accountWasChangedKept
        }
    }
}
