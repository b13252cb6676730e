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

/// What a run of the job erased.
package struct RetentionReport: Sendable, Hashable {
    package let day: Day
    package let what: RetentionObject
    package let erased: Int

    package init(day: Day, what: RetentionObject, erased: Int) {
        (self.day, self.what, self.erased) = (day, what, erased)
    }
}

/// What comes to its end together.
package enum RetentionObject: Sendable, Hashable {
    /// The answers of a collection.
    case collection(String)
    /// The words of stories as they were told.
    case stories
    /// What was begun and not sent, and goes after this week unless somebody goes on with it.
    case drafts(Week)

    private static let draftsOf = "(drafts "

    /// As it is stored; no collection's id has a bracket.
    package var text: String {
        switch self {
        case .collection(let id): id
        case .stories: "(stories)"
        case .drafts(let week): "\(Self.draftsOf)\(week.number))"
        }
    }

    package init(text: String) {
        let week = text.hasPrefix(Self.draftsOf) ? Int(text.dropFirst(Self.draftsOf.count).dropLast()) : nil
        self =
            week.map { .drafts(Week(number: $0)) } ?? (text == Self.stories.text ? .stories : .collection(text))
    }
}

/// What comes to its end within a month, as it stood on the day of ``RetentionPicture/day``.
package struct RetentionDue: Sendable, Hashable {
    package let what: RetentionObject
    /// The first day on which some of it is erased.
    package let first: Day
    /// How many, in tens.
    package let due: Int

    package init(what: RetentionObject, first: Day, due: Int) {
        (self.what, self.first, self.due) = (what, first, due)
    }
}

/// Days on which nobody looked what was over, because the service did not run or its clock was wrong.
package struct RetentionGap: Sendable, Hashable {
    package let first: Day
    package let last: Day
    /// When it was caught up.
    package let caughtUp: Day

    package init(first: Day, last: Day, caughtUp: Day) {
        (self.first, self.last, self.caughtUp) = (first, last, caughtUp)
    }
}

/// What the job did and will do.
package struct RetentionPicture: Sendable, Hashable {
    /// The day on which it last looked; nil before the first time.
    package let day: Day?
    /// The day on which it looked before that.
    package let before: Day?
    /// Since when it waits because the calendar jumped.
    package let held: Day?
    package let due: [RetentionDue]
    /// The latest first.
    package let reports: [RetentionReport]
    /// The latest first.
    package let gaps: [RetentionGap]

    package init(
        day: Day?, before: Day?, held: Day?, due: [RetentionDue], reports: [RetentionReport], gaps: [RetentionGap] = []
    ) {
        self.gaps = gaps
        self.day = day
        self.before = before
        self.held = held
        self.due = due
        self.reports = reports
    }
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

    /// Makes the list of what comes to its end within a month of `day`, which stands until it is made again.
    func drawRetention(on day: Day) async throws(StoreFailure)

    /// Writes into the audit log of which collections answers were erased since it was last called, and which days were missed.
    func noteErased(at now: Int64) async throws(StoreFailure)

    /// That list, and what was erased since `since`.
    func retentionPicture(since: Day) async throws(StoreFailure) -> RetentionPicture

    /// Hashes of definitions whose term was not noted when they were kept (by an older program).
    func definitionsWithoutTerm() async throws(StoreFailure) -> [[UInt8]]

    /// Notes the months of a definition that was kept without them; 0: it names no term.
    func noteTerm(_ months: Int, definition hash: [UInt8]) async throws(StoreFailure)
}
