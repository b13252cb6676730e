import Programme
import Records
import Synchronization

/// One part of the cache: a table of drafts and the order in which they came, under one lock.
final class SealedDraftShelf: Sendable {
    private struct Entry {
        let draft: StoredDraft
        /// Its place in the queue has the same number; an older place is of an entry that was removed.
        let arrival: UInt64
    }

    private struct Content {
        var drafts: [DraftIndex: Entry] = [:]
        /// Order of arrival; places of entries that were removed are cleared away now and then.
        var queue: [(index: DraftIndex, arrival: UInt64)] = []
        var head = 0
        var arrivals: UInt64 = 0
        var bytes = 0
        /// Counts removals, so that what was read before one is not put back after it.
        var removals: UInt64 = 0
    }

    private let content = Mutex(Content())
    private let mostBytes: Int

    /// Bytes that an entry costs beside its sealed content.
    private static let overhead = 128

    init(mostBytes: Int) {
        self.mostBytes = mostBytes
    }

    subscript(_ index: DraftIndex) -> StoredDraft? {
        content.withLock { $0.drafts[index]?.draft }
    }

    /// Taken before the store is read, and handed to `put` with what was read.
    var removals: UInt64 { content.withLock { $0.removals } }

    /// Keeps a draft.
    /// - Parameter removals: when given, only if nothing was removed since.
    func put(_ draft: StoredDraft, at index: DraftIndex, ifStill removals: UInt64? = nil) {
        content.withLock { content in
            if let removals, removals != content.removals { return }
            let old = content.drafts[index]
            if old == nil {
                content.arrivals += 1
                content.queue.append((index, content.arrivals))
            }
            content.drafts[index] = Entry(draft: draft, arrival: old?.arrival ?? content.arrivals)
            content.bytes += Self.cost(draft) - (old.map { Self.cost($0.draft) } ?? 0)
            while content.bytes > mostBytes, content.head < content.queue.count {
                let oldest = content.queue[content.head]
                content.head += 1
                guard content.drafts[oldest.index]?.arrival == oldest.arrival else { continue }
                Self.drop(oldest.index, from: &content)
            }
            if content.queue.count > 1_024, content.queue.count > 2 * content.drafts.count {
                content.queue.removeSubrange(..<content.head)
                content.head = 0
                content.queue.removeAll { content.drafts[$0.index]?.arrival != $0.arrival }
            }
        }
    }

    func remove(_ index: DraftIndex) {
        content.withLock { content in
            content.removals += 1
            Self.drop(index, from: &content)
        }
    }

    func removeAll() {
        content.withLock { content in content = Content(removals: content.removals + 1) }
    }

    /// Bytes held now.
    var bytes: Int { content.withLock { $0.bytes } }

    /// Places in the queue, those of removed entries included.
    var places: Int { content.withLock { $0.queue.count } }

    private static func drop(_ index: DraftIndex, from content: inout Content) {
        if let entry = content.drafts.removeValue(forKey: index) { content.bytes -= cost(entry.draft) }
    }

    private static func cost(_ draft: StoredDraft) -> Int { draft.sealed.count + overhead }
}
