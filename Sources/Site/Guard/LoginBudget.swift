import Crypto
import Synchronization

/// Counts wrong passwords and second steps, so that guessing is slow and is noticed, and nobody is kept out by what others
/// do at the same address.
///
/// - A browser that somebody has logged in with before has a budget of its own.
/// - Others share one for each pair of account and network, and one for each account. When that is spent nothing more is
///   looked at until the window ends. A name that nobody has is counted like an account.
/// - A network (a library, say) that spends its budget, and all together, are only slowed down: a few wait at a time, and
///   who comes when no more can wait is told so and is not counted. That bounds what one window can count to
///   ``inAll`` + ``mostWaiting`` attempts a pause, so names that nobody has cannot fill the memory of counts.
/// - Were it full all the same, new names would not be remembered but slowed down; known browsers are always counted.
///
/// Counts live in memory for ten minutes, under keyed hashes with a key of this run; no address is kept, stored or logged.
final class LoginBudget: Sendable {
    /// How to treat an attempt.
    enum Verdict: Sendable, Equatable {
        case serve
        /// Wait before looking; tell ``hasWaited()`` afterwards.
        case delay
        /// Do not look, and nothing was counted: too many wait.
        case busy
        /// Do not look; say to come back later.
        case refuse
    }

    /// One attempt: what it counts for.
    struct Attempt: Sendable {
        fileprivate let own: UInt64
        fileprivate let account: UInt64?
        fileprivate let network: UInt64?
        fileprivate let ownLimit: Int

        fileprivate var keys: [UInt64] { [own, account, network].compactMap(\.self) }
    }

    private struct Counts {
        var windowEnds: Int64 = 0
        var byKey: [UInt64: Int] = [:]
        var total = 0
        var alarmed = false
    }

    private let counts = Mutex(Counts())
    private let waiting = Atomic<Int>(0)
    private let key = SymmetricKey(size: .bits256)
    private let alarm: @Sendable (_ wrong: Int) -> Void

    /// Seconds after which all counts start again.
    static let window: Int64 = 600
    /// Wrong attempts from a known browser, and at one account from one network.
    static let perDevice = 10
    static let perPair = 5
    /// Wrong attempts at one account from browsers that are not known.
    static let perAccount = 30
    /// Wrong attempts from one network before it is slowed down.
    static let perNetwork = 60
    /// Wrong attempts in all before the alarm is raised and browsers that are not known are slowed down.
    static let inAll = 500
    /// Visitors that are made to wait at the same time.
    static let mostWaiting = 32
    private static let mostRemembered = 50_000

    /// - Parameter alarm: told once in a window that the total is spent, or an account's budget.
    init(alarm: @escaping @Sendable (_ wrong: Int) -> Void) { self.alarm = alarm }

    /// What an attempt counts for.
    /// - Parameters:
    ///   - account: any bytes that stand for the name typed, whether somebody has it or not.
    ///   - step: keeps passwords and second steps apart.
    ///   - device: a number of the browser, when it is known for this account.
    func attempt(account: [UInt8], step: String, network: ClientNetwork, device: [UInt8]?) -> Attempt {
        let named = Array(step.utf8) + [0] + account
        if let device {
            return Attempt(own: hash(1, named + device), account: nil, network: nil, ownLimit: Self.perDevice)
        }
        let place = network.bytes
        return Attempt(
            own: hash(2, named + [0] + place), account: hash(3, named), network: hash(4, place), ownLimit: Self.perPair)
    }

    /// Counts an attempt as wrong, before it is looked at, so that many at once do not all pass; `right` takes it back.
    func take(_ attempt: Attempt, now: Int64) -> Verdict {
        let (verdict, alarming): (Verdict, Int?) = counts.withLock { counts in
            if now >= counts.windowEnds || counts.windowEnds - now > Self.window {
                counts = Counts(windowEnds: now + Self.window)
            }
            let own = counts.byKey[attempt.own, default: 0]
            let account = attempt.account.map { counts.byKey[$0, default: 0] } ?? 0
            guard own < attempt.ownLimit, account < Self.perAccount else {
                defer { counts.alarmed = true }
                return (.refuse, counts.alarmed ? nil : counts.total)
            }
            let isFull = counts.byKey.count >= Self.mostRemembered
            let isSlow =
                attempt.network.map { network in
                    isFull || counts.byKey[network, default: 0] >= Self.perNetwork || counts.total >= Self.inAll
                } ?? false
            guard !isSlow || mayWait() else { return (.busy, nil) }
            let remembersNew = !isFull || attempt.network == nil
            for key in attempt.keys where remembersNew || counts.byKey[key] != nil {
                counts.byKey[key, default: 0] += 1
            }
            counts.total += 1
            let verdict: Verdict = isSlow ? .delay : .serve
            guard counts.total >= Self.inAll, !counts.alarmed else { return (verdict, nil) }
            counts.alarmed = true
            return (verdict, counts.total)
        }
        if let alarming { alarm(alarming) }
        return verdict
    }

    /// Takes back what ``take(_:now:)`` counted.
    func right(_ attempt: Attempt) {
        counts.withLock { counts in
            counts.total = max(0, counts.total - 1)
            for key in attempt.keys {
                if let count = counts.byKey[key] { counts.byKey[key] = max(0, count - 1) }
            }
        }
    }

    /// Lets one more visitor wait until `hasWaited`; false when enough wait already.
    private func mayWait() -> Bool {
        guard waiting.add(1, ordering: .relaxed).newValue > Self.mostWaiting else { return true }
        hasWaited()
        return false
    }

    /// Ends a wait that ``take(_:now:)`` asked for.
    func hasWaited() { waiting.subtract(1, ordering: .relaxed) }

    private func hash(_ kind: UInt8, _ bytes: [UInt8]) -> UInt64 {
        HMAC<SHA256>.authenticationCode(for: [kind] + bytes, using: key).withUnsafeBytes {
            $0.loadUnaligned(as: UInt64.self)
        }
    }
}
