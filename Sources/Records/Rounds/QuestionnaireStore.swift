package import Programme

/// What became of a change to a questionnaire.
package enum QuestionnaireOutcome: Sendable, Hashable {
    case done
    /// Somebody else must say the same.
    case asked
    /// There is none, or it lies outside the scope.
    case unknown
    /// It was handed in before, in these very bytes.
    case alreadyThere
    /// Another definition with the same form id and version was published.
    case versionTaken
    /// Somebody else must do it than who handed it in, or asked for it.
    case needsAnother
    /// It is not in the state for it: published or retired already.
    case wrongState
}

/// Keeps the versions of questionnaires that were handed in. They belong to no neighbourhood: who sees the whole programme
/// may change them, others see what was published.
package protocol QuestionnaireStore: Sendable {
    /// All of them, the newest first.
    func questionnaires(in scope: Scope) async throws(StoreFailure) -> [QuestionnaireVersion]

    func questionnaire(
        _ definition: [UInt8], in scope: Scope
    ) async throws(StoreFailure) -> QuestionnaireVersion?

    /// Takes a version in as a draft, with its definition.
    func handIn(
        _ version: QuestionnaireVersion, _ definition: ArchivedDefinition, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome

    /// Makes a draft usable in rounds, or again what was retired or is being retired.
    /// - Parameter needsTwo: whether its author, or who retired it, may not be the one.
    func publish(
        _ definition: [UInt8], by account: AccountID, needsTwo: Bool, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome

    /// Takes a published version out of use for new rounds, or a draft away.
    /// - Parameter needsTwo: whether a published one waits for somebody else to say the same.
    func retire(
        _ definition: [UInt8], by account: AccountID, needsTwo: Bool, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome
}
