import Synchronization

/// How many there were since the store was last told: who began, by place, or who sent, by age. In memory and apart from
/// drafts and answers, so that nothing that is written ties one of them to a place or an age.
package final class HeldCounts<Key: Hashable & Sendable>: Sendable {
    private let counts = Mutex<[Key: Int]>([:])

    package init() {}

    func add(_ key: Key) { counts.withLock { $0[key, default: 0] += 1 } }

    /// Tells the numbers to `keep`, and has them again when that fails.
    package func hand<Failure: Error>(
        over keep: ([Key: Int]) async throws(Failure) -> Void
    ) async throws(Failure) {
        let taken = counts.withLock { counts in
            defer { counts = [:] }
            return counts
        }
        guard !taken.isEmpty else { return }
        do throws(Failure) {
            try await keep(taken)
        } catch {
            counts.withLock { $0.merge(taken, uniquingKeysWith: +) }
            throw error
        }
    }
}
