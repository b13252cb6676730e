package import Programme

/// A draft as stored: bytes that only the holder of its code can open.
package struct StoredDraft: Sendable, Hashable {
    /// Changes with every save; starts at a random number, so that it tells nothing.
    package let revision: Int64
    /// What ``DraftAccess/seal(_:)`` made.
    package let sealed: [UInt8]

    package init(revision: Int64, sealed: [UInt8]) {
        self.revision = revision
        self.sealed = sealed
    }
}

/// What became of a draft that was to be made or saved.
package enum DraftOutcome: Sendable, Hashable {
    /// Durable, under this revision.
    case saved(revision: Int64)
    /// Somebody (another tab) saved since it was read, or one is there already: load again, reapply, save again.
    case conflict
    /// There is no draft: sent, discarded or expired.
    case gone
}

/// Keeps the answers of people who are not done, sealed.
package protocol DraftStore: Sendable {
    /// The draft at `index`, as of the last acknowledged save; nil when there is none.
    func loadDraft(_ index: DraftIndex) async throws(StoreFailure) -> StoredDraft?

    /// Makes a draft that expires after `expires`; `.conflict` when one is there.
    func createDraft(_ index: DraftIndex, sealed: [UInt8], expires: Week) async throws(StoreFailure) -> DraftOutcome

    /// Replaces a draft that still has `revision`; durable when this returns.
    func saveDraft(
        _ index: DraftIndex, sealed: [UInt8], expecting revision: Int64, expires: Week
    ) async throws(StoreFailure) -> DraftOutcome

    /// Removes a draft for good; nothing happens when there is none. Works on a full disk too.
    func discardDraft(_ index: DraftIndex) async throws(StoreFailure)

    /// Removes all drafts whose week of expiry lies before `week`, and says how many.
    func expireDrafts(before week: Week) async throws(StoreFailure) -> Int
}
