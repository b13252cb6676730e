package import Programme
import Synchronization

/// How many began since the store was last told, by place. In memory and apart from drafts, so that nothing that is written
/// ties a draft to a place.
package final class StartCounter: Sendable {
    private let counts = Mutex<[LetterPlace: Int]>([:])

    package init() {}

    func add(_ place: LetterPlace) { counts.withLock { $0[place, default: 0] += 1 } }

    /// Tells the numbers to `keep`, and has them again when that fails.
    package func hand<Failure: Error>(
        over keep: ([LetterPlace: Int]) async throws(Failure) -> Void
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
