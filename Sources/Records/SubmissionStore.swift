package import Programme

/// What became of a response that was sent.
package enum SubmissionOutcome: Sendable, Hashable {
    /// Durable now.
    case stored
    /// The same response with the same body was stored before: same receipt.
    case alreadyStored
    /// A response with this id (or this own code) and another body is stored; nothing was changed.
    case differs
    /// This response was withdrawn by its owner and may never come back.
    case withdrawn
    /// The invitation is used, replaced or unknown; nothing was stored.
    case invitationUsed
}

/// Takes finished responses, and gives or erases one for the holder of its own code.
package protocol SubmissionStore: Sendable {
    /// Stores a response; in the same transaction its invitation is consumed and its draft removed.
    ///
    /// Idempotent by the response's id: the first call stores, every later one with the same body answers
    /// `.alreadyStored`. When this returns `.stored` or `.alreadyStored` the response survives a power cut.
    func submit(
        _ response: NewResponse, consuming invitation: InvitationIndex?, closing draft: DraftIndex?
    ) async throws(StoreFailure) -> SubmissionOutcome

    /// The response of an own code; `places` as ``KeyRing/ownCodeIndexes(_:)`` gives them. Nil when there is none.
    func response(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> StoredResponse?

    /// Whether there is a response of an own code: one look, without opening what is stored.
    func hasResponse(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool

    /// Erases the response of an own code for good and leaves a tombstone; false when there is none. Works on a full
    /// disk too.
    ///
    /// When this returns nobody can reach it any more, also when the tombstone journal could not be written
    /// (``Custody/completeJournals()`` makes up for it). No byte of it is left in any file after the next
    /// ``Custody/truncateLog()`` (of a large database: after the next ``Custody/settle(on:)``).
    func withdraw(ownCode places: [OwnCodeIndex]) async throws(StoreFailure) -> Bool
}
