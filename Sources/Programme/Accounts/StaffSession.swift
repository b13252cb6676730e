/// The secret in the cookie of somebody who is logging in or logged in: 256 random bits.
package struct SessionToken: Sendable, Hashable {
    package let bytes: [UInt8]

    package static let length = 32

    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    package static func random() -> SessionToken {
        var generator = SystemRandomNumberGenerator()
        return SessionToken((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
}

/// How far somebody has got in logging in. The numbers are stored.
package enum SessionStage: Int, Sendable, Hashable, CaseIterable {
    /// The password was right; the second factor is still to come.
    case password = 0
    /// Logged in.
    case full = 1
    /// Logged out because somebody changed what the account may do; it opens nothing any more.
    case ended = 2
}

/// A stay of somebody in the staff's part, as it is kept.
package struct StaffSession: Sendable, Hashable {
    package let account: AccountID
    package let stage: SessionStage
    /// When it began, and when it was last used, in seconds since 1970.
    package let begun: Int64
    package let seen: Int64

    package init(account: AccountID, stage: SessionStage, begun: Int64, seen: Int64) {
        self.account = account
        self.stage = stage
        self.begun = begun
        self.seen = seen
    }

    /// Seconds without a request after which it ends, and after which it ends in any case (trust.md §2.3; ASVS 5.0, 7.3).
    package static let idle: Int64 = 30 * 60
    package static let longest: Int64 = 8 * 3_600
    /// Seconds for the second factor.
    package static let forFactor: Int64 = 10 * 60
    /// Seconds after its end in which text that is sent with it is still kept for its owner.
    package static let lateness: Int64 = 24 * 3_600
    /// Seconds between two notes of its use, so that not every page costs a write.
    package static let noteEvery: Int64 = 60

    /// Whether it still holds. A clock that was set back does not lengthen it.
    package func holds(at now: Int64) -> Bool {
        let span = now - begun
        guard span >= -60, now - seen >= -60 else { return false }
        switch stage {
        case .password: return span < Self.forFactor
        case .full: return span < Self.longest && now - seen < Self.idle
        case .ended: return false
        }
    }

    /// The same session, used at `now`.
    package func used(at now: Int64) -> StaffSession {
        StaffSession(account: account, stage: stage, begun: begun, seen: max(seen, now))
    }

    /// Seconds until a session in which nothing more is done ends, and until it ends in any case.
    package func left(at now: Int64) -> (idle: Int64, whole: Int64) {
        let whole = max(0, begun + Self.longest - now)
        return (max(0, min(seen + Self.idle - now, whole)), whole)
    }

    /// Whether it ended so lately that what its owner was typing is still taken into keeping.
    package func isLate(at now: Int64) -> Bool {
        stage != .password && !holds(at: now) && now - max(begun, seen) < Self.lateness && now >= begun
    }
}
