import Synchronization

/// Counts questionnaires that are begun, because each takes room on the disk for weeks and asks for no code.
///
/// Far above what a neighbourhood does in its best hour. Counts live in memory, by network and not by visitor, for ten
/// minutes. Visitors whose network is not known, or is this machine (a proxy that does not say whom it speaks for),
/// count in the total only.
final class BeginBudget: Sendable {
    private struct Counts {
        var windowEnds: Int64 = 0
        var byNetwork: [ClientNetwork: Int] = [:]
        var total = 0
        var alarmed = false
    }

    private let counts = Mutex(Counts())
    private let alarm: @Sendable (_ begun: Int) -> Void

    /// Seconds after which all counts start again.
    static let window: Int64 = 600
    /// Begun from one network; a library, a school or a telephone company is one.
    static let perNetwork = 300
    /// Begun in all before the alarm is raised and the next must wait.
    static let inAll = 5_000

    /// - Parameter alarm: told once in a window that the total, or a network's share, is spent.
    init(alarm: @escaping @Sendable (_ begun: Int) -> Void) {
        self.alarm = alarm
    }

    /// Counts one more; false when it must wait.
    func mayBegin(_ network: ClientNetwork, now: Int64) -> Bool {
        let (may, alarming): (Bool, Int?) = counts.withLock { counts in
            if now >= counts.windowEnds || counts.windowEnds - now > Self.window {
                counts = Counts(windowEnds: now + Self.window)
            }
            let isNamed = network != .unknown && network != ClientNetwork(address: "127.0.0.1")
            let share = isNamed ? counts.byNetwork[network, default: 0] : 0
            guard share < Self.perNetwork, counts.total < Self.inAll else {
                defer { counts.alarmed = true }
                return (false, counts.alarmed ? nil : counts.total)
            }
            counts.total += 1
            if isNamed { counts.byNetwork[network] = share + 1 }
            return (true, nil)
        }
        if let alarming { alarm(alarming) }
        return may
    }
}
