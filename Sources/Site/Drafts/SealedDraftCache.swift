import Programme
import Records
import Synchronization

/// The drafts that were saved or read last, still sealed, so that the page behind a post needs no database read.
///
/// Written through: a draft is put here only after the store has made it durable. Bounded by bytes; the oldest leave.
final class SealedDraftCache: Sendable {
    private struct Content {
        var drafts: [DraftIndex: StoredDraft] = [:]
        /// Order of arrival; an index may be in it that was removed or came again later.
        var queue: [DraftIndex] = []
        var head = 0
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
        content.withLock { $0.drafts[index] }
    }

    /// Taken before the store is read, and handed to `put` with what was read.
    var removals: UInt64 { content.withLock { $0.removals } }

    /// Keeps a draft.
    /// - Parameter removals: when given, only if nothing was removed since.
    func put(_ draft: StoredDraft, at index: DraftIndex, ifStill removals: UInt64? = nil) {
        content.withLock { content in
            if let removals, removals != content.removals { return }
            let old = content.drafts.updateValue(draft, forKey: index)
            content.bytes += Self.cost(draft) - (old.map(Self.cost) ?? 0)
            if old == nil { content.queue.append(index) }
            while content.bytes > mostBytes, content.head < content.queue.count {
                let oldest = content.queue[content.head]
                content.head += 1
                Self.drop(oldest, from: &content)
            }
            if content.head > 1_024, content.head > content.queue.count / 2 {
                content.queue.removeFirst(content.head)
                content.head = 0
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

    private static func drop(_ index: DraftIndex, from content: inout Content) {
        if let draft = content.drafts.removeValue(forKey: index) { content.bytes -= cost(draft) }
    }

    private static func cost(_ draft: StoredDraft) -> Int { draft.sealed.count + overhead }
}
