import Programme
import Synchronization

/// The last week in which drafts of a collection may be there: the one before that of its day of erasing, or the last in which
/// somebody may still finish. A class because the desk of drafts is a value, and rounds change.
final class DraftEnds: Sendable {
    private let weeks = Mutex<[String: Week]>([:])

    subscript(collection: String) -> Week? { weeks.withLock { $0[collection] } }

    func set(_ served: [String: ServedCollection]) {
        let ends = served.compactMapValues { one -> Week? in
            guard let erased = one.accountability?.retained else { return nil }
            let last = one.collection.closes.map { Day(number: $0.number + one.collection.graceDays) }
            return max(Week(of: erased) + -1, last.map(Week.init(of:)) ?? Week(of: erased) + -1)
        }
        weeks.withLock { $0 = ends }
    }
}
