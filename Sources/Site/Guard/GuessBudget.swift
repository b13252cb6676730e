import Synchronization

/// Counts wrong codes, so that guessing is slow and is noticed.
///
/// A code has 60 bits: what keeps it safe is its length (trust.md §2.3: 26,700 days to the first hit at 100 guesses a
/// second). The budget slows a guesser down and raises the alarm; somebody with a good code at the same address (a
/// library, say) is still served. Counts live in memory, by network and not by visitor, for ten minutes.
package final class GuessBudget: Sendable {
    /// How to treat the next attempt.
    package enum Verdict: Sendable, Equatable {
        case serve
        /// One of a few at a time; a wrong code waits for its answer.
        case delay
    }

    private struct Counts {
        var windowEnds: Int64 = 0
        var byNetwork: [ClientNetwork: Int] = [:]
        var byCode: [UInt64: Int] = [:]
        var total = 0
        var alarmed = false
    }

    private let counts = Mutex(Counts())
    private let waiting = Atomic<Int>(0)
    private let alarm: @Sendable (_ wrongCodes: Int) -> Void

    /// Seconds after which all counts start again.
    static let window: Int64 = 600
    /// Wrong codes from one network before it is slowed down.
    static let perNetwork = 20
    /// Wrong attempts at one code.
    static let perCode = 5
    /// Wrong codes in all before the alarm is raised and everybody with a wrong code waits.
    static let inAll = 500
    /// Visitors that are made to wait at the same time; the next is told to come back.
    static let mostWaiting = 128
    /// Networks and codes that are remembered; above it only the total counts.
    private static let mostRemembered = 20_000

    /// - Parameter alarm: told once in a window that the total has been passed.
    package init(alarm: @escaping @Sendable (_ wrongCodes: Int) -> Void) {
        self.alarm = alarm
    }

    /// Whether this network may try this code at once.
    /// - Parameter code: any number that stands for the code, such as part of its keyed hash.
    package func verdict(network: ClientNetwork, code: UInt64, now: Int64) -> Verdict {
        counts.withLock { counts in
            Self.renew(&counts, now)
            let spent =
                counts.byNetwork[network, default: 0] >= Self.perNetwork
                || counts.byCode[code, default: 0] >= Self.perCode
                || counts.total >= Self.inAll
            return spent ? .delay : .serve
        }
    }

    /// Counts a wrong code.
    package func wrong(network: ClientNetwork, code: UInt64, now: Int64) {
        let total: Int? = counts.withLock { counts in
            Self.renew(&counts, now)
            counts.total += 1
            if counts.byNetwork.count < Self.mostRemembered { counts.byNetwork[network, default: 0] += 1 }
            if counts.byCode.count < Self.mostRemembered { counts.byCode[code, default: 0] += 1 }
            guard counts.total >= Self.inAll, !counts.alarmed else { return nil }
            counts.alarmed = true
            return counts.total
        }
        if let total { alarm(total) }
    }

    /// Takes back what `wrong` counted, because the code was good.
    package func right(network: ClientNetwork, code: UInt64) {
        counts.withLock { counts in
            counts.total = max(0, counts.total - 1)
            if let count = counts.byNetwork[network] { counts.byNetwork[network] = max(0, count - 1) }
            if let count = counts.byCode[code] { counts.byCode[code] = max(0, count - 1) }
        }
    }

    /// Lets one more visitor wait until `hasWaited`; false when enough wait already.
    package func mayWait() -> Bool {
        guard waiting.add(1, ordering: .relaxed).newValue > Self.mostWaiting else { return true }
        hasWaited()
        return false
    }

    package func hasWaited() { waiting.subtract(1, ordering: .relaxed) }

    private static func renew(_ counts: inout Counts, _ now: Int64) {
        if now >= counts.windowEnds || counts.windowEnds - now > window {
            counts = Counts(windowEnds: now + window)
        }
    }
}
