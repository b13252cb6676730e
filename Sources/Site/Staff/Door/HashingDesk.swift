import Dispatch
import Programme
import Records

/// Works passwords out, two at a time and away from the threads that serve people: each takes 64 MiB and a third of a second.
actor HashingDesk {
    private let cost: PasswordCost
    /// Takes as long as any other to find wrong: for names that nobody has.
    private let decoy: PasswordHash
    private let queue = DispatchQueue(label: "buurtstem.passwords", qos: .userInitiated, attributes: .concurrent)
    private var underway = 0
    /// Most that were ever worked out at the same time.
    private(set) var mostSeen = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Most at once, and most that wait; the next is told that the service is busy.
    private static let mostUnderway = 2
    private static let mostWaiting = 64

    init(cost: PasswordCost) {
        self.cost = cost
        decoy = .decoy(cost: cost)
    }

    /// Hashes a new password.
    /// - Throws: `.busy` when too many wait.
    func hash(_ password: String) async throws(StoreFailure) -> PasswordHash {
        let cost = cost
        return try await work { PasswordHash(of: password, cost: cost) }
    }

    /// Whether it is the password; the same work is done when there is none to compare with.
    func matches(_ password: String, _ stored: PasswordHash?) async throws(StoreFailure) -> Bool {
        let decoy = decoy
        return try await work { (stored ?? decoy).matches(password) && stored != nil }
    }

    /// Whether a stored hash was made at another cost than today's, and is better made anew.
    nonisolated func isOutdated(_ hash: PasswordHash) -> Bool { hash.cost != cost }

    private func work<Value: Sendable>(
        _ body: @escaping @Sendable () -> Value
    ) async throws(StoreFailure) -> Value {
        if underway < Self.mostUnderway {
            underway += 1
        } else {
            guard waiting.count < Self.mostWaiting else { throw .busy }
            // The place is handed over by whoever leaves it, so `underway` stays as it is.
            await withCheckedContinuation { waiting.append($0) }
        }
        mostSeen = max(mostSeen, underway)
        defer { leave() }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }

    private func leave() {
        guard !waiting.isEmpty else { return underway -= 1 }
        waiting.removeFirst().resume()
    }
}
