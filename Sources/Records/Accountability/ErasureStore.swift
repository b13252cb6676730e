package import Programme

/// What became of a wish to have somebody's answers erased.
package enum ErasureOutcome: Sendable, Hashable {
    case erased
    /// Noted: somebody else must want the same.
    case marked
    /// The same person wanted it before; somebody else must.
    case needsAnother
    /// No answers with this code, or they lie outside the scope.
    case unknown
}

/// Erases answers for their owner, who gave the own code out of hand. Without it nobody can: nothing else leads to answers.
package protocol ErasureStore: Sendable {
    /// Where the answers of an own code count; nil for none, and for those outside the scope.
    func answers(ownCode places: [OwnCodeIndex], in scope: Scope) async throws(StoreFailure) -> LetterPlace?

    /// Erases them as ``SubmissionStore/withdraw(ownCode:)`` does, with a row of the audit log that names collection and
    /// neighbourhood.
    /// - Parameters:
    ///   - marks: as ``KeyRing/erasureIndexes(_:)`` gives them; where it stands who wanted it first.
    ///   - needsTwo: whether two people must want it, each with the code.
    ///   - week: now.
    ///   - expires: the week after which the first one's wish is forgotten.
    func eraseForOwner(
        _ places: [OwnCodeIndex], marks: [ErasureIndex], by account: AccountID, needsTwo: Bool, on week: Week,
        expires: Week, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> ErasureOutcome
}
