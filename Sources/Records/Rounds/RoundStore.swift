package import Programme

/// What became of a change to a round.
package enum RoundOutcome: Sendable, Hashable {
    case done
    /// There is none, or nothing of it lies within the scope, or one of its neighbourhoods or questionnaires is not there.
    case unknown
    /// Some of its neighbourhoods lie outside the scope: it can be seen, not changed.
    case notWhole
    /// Its id, or that of one of its collections, is another's.
    case taken
    /// It was opened already, or is still being prepared.
    case wrongState
}

/// Keeps rounds. What is opened becomes collections in the same transaction, which residents' pages are made from.
package protocol RoundStore: Sendable {
    /// Rounds with at least one neighbourhood within `scope`, the latest first, without their neighbourhoods.
    func outlines(in scope: Scope) async throws(StoreFailure) -> [RoundOutline]

    /// One of them; nil when none of its neighbourhoods lies within `scope`.
    func outline(_ id: String, in scope: Scope) async throws(StoreFailure) -> RoundOutline?

    func round(_ id: String, in scope: Scope) async throws(StoreFailure) -> Round?

    /// Keeps a round that is being prepared: a new one, or in place of what it was.
    func save(_ round: Round, isNew: Bool, in scope: Scope, noting note: AuditNote) async throws(StoreFailure)
        -> RoundOutcome

    /// Opens a prepared round for residents from its first day on, as it is kept.
    func open(_ id: String, in scope: Scope, noting note: AuditNote) async throws(StoreFailure) -> RoundOutcome

    /// Sets another last day and days of grace for an open round.
    func setEnd(
        _ closes: Day, graceDays: Int, of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome

    /// Puts contact and references of an open round right; what people agreed to stays.
    func mend(
        _ mending: RoundMending, of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome

    /// Takes away a round that was only prepared.
    func remove(round id: String, in scope: Scope, noting note: AuditNote) async throws(StoreFailure) -> RoundOutcome

    /// The collections of all open and past rounds, for the service itself.
    func roundCollections() async throws(StoreFailure) -> [RoundCollection]
}

/// A collection that a round opened, with what its pages say of the round.
package struct RoundCollection: Sendable, Hashable {
    package let collection: Collection
    package let accountability: Accountability
    /// The instruments of its questionnaire.
    package let report: QuestionnaireReport?

    package init(collection: Collection, accountability: Accountability, report: QuestionnaireReport?) {
        self.collection = collection
        self.accountability = accountability
        self.report = report
    }
}
