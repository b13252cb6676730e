/// What a one-time link is for. The words are stored.
package enum LinkPurpose: String, Sendable, Hashable, CaseIterable {
    /// The first administrator of a new service chooses name, password and second factor.
    case first
    /// Somebody invited chooses password and second factor.
    case invitation
    /// A new password and a new second factor.
    case everything
    /// A new password; the second factor stays.
    case password
    /// A new second factor; the password stays, and is asked for.
    case factor

    /// Seconds that it works.
    package var lifetime: Int64 {
        switch self {
        case .first: 24 * 3_600
        case .invitation: 7 * 24 * 3_600
        case .everything, .password, .factor: 24 * 3_600
        }
    }

    /// Whether a new password is chosen with it, and whether a new second factor.
    package var asksPassword: Bool { self != .factor }
    package var asksFactor: Bool { self != .password }
}

/// A one-time link that is still open.
package struct OneTimeLink: Sendable, Hashable {
    package let purpose: LinkPurpose
    /// Whose account it opens; nil for the first of a new service, which is made with it.
    package let account: AccountID?
    /// Seconds since 1970 until which it works.
    package let until: Int64

    package init(purpose: LinkPurpose, account: AccountID?, until: Int64) {
        self.purpose = purpose
        self.account = account
        self.until = until
    }
}
