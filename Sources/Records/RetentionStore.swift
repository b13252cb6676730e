package import Programme

/// What came of looking for answers whose time is over.
package enum RetentionOutcome: Sendable, Hashable {
    /// So many were erased.
    case erased(Int)
    /// Nothing was erased, because the calendar went on by more than five weeks since `last`: either the service was off
    /// or its clock is wrong, and what is erased never comes back. From `resumes` on, two days later, the day is believed.
    case held(last: Day, resumes: Day)
}

/// How many responses of a collection come to their end.
package struct RetentionCount: Sendable, Hashable {
    package let collection: String
    /// Their time is over on the day asked for.
    package var over = 0
    /// Their time will be over within a month.
    package var soon = 0
    /// When the next of these comes to its end; nil: none within the month.
    package var next: Day?
    /// Later.
    package var later = 0
    /// Their questionnaire named no term; nothing erases them.
    package var endless = 0

    package init(collection: String) { self.collection = collection }
}

/// Erases answers when the months are over that their owners were told.
package protocol RetentionStore: Sendable {
    /// Erases every response whose term (that of the definition it was given on) is over on `day`, as ``SubmissionStore/withdraw(ownCode:)``
    /// does, some at a time so that answers go on coming in. Stops between two batches when its task is cancelled.
    ///
    /// What a stopped run left is found by the next one, on whatever day that is.
    func eraseOver(on day: Day) async throws(StoreFailure) -> RetentionOutcome

    /// What is over on `day` and what will be within a month, per collection, in order of id; changes nothing.
    func retention(on day: Day) async throws(StoreFailure) -> [RetentionCount]

    /// Hashes of definitions whose term was not noted when they were kept (by an older program).
    func definitionsWithoutTerm() async throws(StoreFailure) -> [[UInt8]]

    /// Notes the months of a definition that was kept without them; 0: it names no term.
    func noteTerm(_ months: Int, definition hash: [UInt8]) async throws(StoreFailure)
}
