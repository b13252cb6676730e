import Programme
import Records
import Synchronization

/// What is known of all neighbourhoods, kept in memory from one reading to the next change: most pages of staff name some of
/// them, and reading ten thousand takes a tenth of a second.
///
/// The service alone changes them while it runs, and every change goes through ``changed()``.
final class NeighbourhoodShelf: Sendable {
    /// All of them as they were at one moment.
    struct Contents: Sendable {
        /// In order of name and id, as the database sorts them.
        let all: [NeighbourhoodProfile]
        private let positions: [String: Int]

        init(_ all: [NeighbourhoodProfile]) {
            self.all = all
            positions = Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first }
        }

        subscript(_ id: String) -> NeighbourhoodProfile? { positions[id].map { all[$0] } }

        /// Those of `ids` that there are, in order.
        func profiles(of ids: some Sequence<String>) -> [NeighbourhoodProfile] {
            ids.compactMap { positions[$0] }.sorted().map { all[$0] }
        }

        func profiles(in scope: Scope) -> [NeighbourhoodProfile] {
            switch scope {
            case .everywhere: all
            case .neighbourhoods(let slugs): profiles(of: slugs)
            }
        }
    }

    private struct State {
        var changes = 0
        var contents: Contents?
    }

    private let state = Mutex(State())

    /// What is kept, or what is read now: that is kept when nothing was changed meanwhile.
    func contents(
        _ read: () throws(StoreFailure) -> [NeighbourhoodProfile]
    ) throws(StoreFailure) -> Contents {
        let before = state.withLock { $0 }
        if let contents = before.contents { return contents }
        let fresh = Contents(try read())
        state.withLock { if $0.changes == before.changes { $0.contents = fresh } }
        return fresh
    }

    /// Forgets what is kept. Called when a change stands in the database, before anybody hears that it does.
    func changed() {
        state.withLock {
            $0.changes += 1
            $0.contents = nil
        }
    }
}
