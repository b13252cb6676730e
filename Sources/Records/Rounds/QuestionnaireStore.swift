package import Programme

/// What became of a change to a questionnaire.
package enum QuestionnaireOutcome: Sendable, Hashable {
    case done
    /// There is none, or it lies outside the scope.
    case unknown
    /// It was handed in before, in these very bytes.
    case alreadyThere
    /// Another definition with the same form id and version was published.
    case versionTaken
    /// Somebody else than its author must publish it.
    case needsAnother
    /// It is not in the state for it: published already, or retired.
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

    /// Makes a draft usable in rounds.
    /// - Parameter needsTwo: whether its author may not be the one.
    func publish(
        _ definition: [UInt8], by account: AccountID, needsTwo: Bool, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome

    /// Takes a published version out of use for new rounds, or a draft away.
    func retire(
        _ definition: [UInt8], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome
}
