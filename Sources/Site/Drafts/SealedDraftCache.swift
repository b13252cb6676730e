import Programme
import Records

/// The drafts that were saved or read last, still sealed, so that the page behind a post needs no database read.
///
/// Written through: a draft is put here only after the store has made it durable. Bounded by bytes; the oldest leave.
/// In parts by code, each with a lock of its own, because every request looks here.
final class SealedDraftCache: Sendable {
    private let parts: [SealedDraftShelf]

    /// - Parameters:
    ///   - mostBytes: bound of all parts together.
    ///   - parts: how many; a power of two.
    init(mostBytes: Int, parts: Int = 16) {
        self.parts = (0..<parts).map { _ in SealedDraftShelf(mostBytes: mostBytes / parts) }
    }

    subscript(_ index: DraftIndex) -> StoredDraft? { shelf(index)[index] }

    /// Taken before the store is read, and handed to `put` with what was read.
    func removals(at index: DraftIndex) -> UInt64 { shelf(index).removals }

    /// Keeps a draft.
    /// - Parameter removals: when given, only if nothing was removed since.
    func put(_ draft: StoredDraft, at index: DraftIndex, ifStill removals: UInt64? = nil) {
        shelf(index).put(draft, at: index, ifStill: removals)
    }

    func remove(_ index: DraftIndex) { shelf(index).remove(index) }

    func removeAll() { for part in parts { part.removeAll() } }

    /// The lowest bits: the slot in the table is made of the others.
    private func shelf(_ index: DraftIndex) -> SealedDraftShelf {
        parts[Int(truncatingIfNeeded: index.low) & (parts.count - 1)]
    }
}
