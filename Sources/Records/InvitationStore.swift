package import Programme

/// What an open invitation is for.
package struct Invitation: Sendable, Hashable {
    /// Slug of the collection.
    package let collection: String
    /// Slug of the neighbourhood.
    package let neighbourhood: String

    package init(collection: String, neighbourhood: String) {
        self.collection = collection
        self.neighbourhood = neighbourhood
    }
}

/// Keeps the invitations that are still open, by keyed hash; a used one is gone without a trace.
package protocol InvitationStore: Sendable {
    /// The invitation at `index` while it is open; nil for used, replaced and unknown alike.
    func invitation(_ index: InvitationIndex) async throws(StoreFailure) -> Invitation?

    /// Makes a batch of letter codes, its serials following the collection's last one, and opens their invitations.
    func issueLetters(
        collection: String, neighbourhood: String, count: Int, keys: KeyRing
    ) async throws(StoreFailure) -> LetterBatch

    /// All batches of a collection, in order of serial.
    func letterBatches(collection: String) async throws(StoreFailure) -> [LetterBatch]

    /// Replaces lost letters: their invitations and what was begun with them are taken back, and as many new ones opened in a
    /// batch of their own, all or nothing. Nil when a serial is not of a letter for this neighbourhood, or of one that was stopped.
    ///
    /// A letter that was used is replaced like any other, because nobody may learn that it was.
    func replaceLetters(
        _ serials: [Int], collection: String, neighbourhood: String, keys: KeyRing
    ) async throws(StoreFailure) -> LetterBatch?

    /// Takes back open invitations; unknown and used ones are passed over without telling which.
    func revokeInvitations(_ indexes: [InvitationIndex]) async throws(StoreFailure)
}
