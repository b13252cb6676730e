package import Programme

/// The words of a story as an interviewer entered them, and when they are destroyed. What tellers wrote themselves goes with
/// their answers instead.
package struct StoryOriginal: Sendable, Hashable {
    package let story: StoryID
    package let neighbourhood: String
    package let state: StoryState
    /// From this day on it is destroyed, once the reviewer is done.
    package let ends: Day

    /// Days from the Monday of the week of entering, for a story without a round that names a day.
    package static let daysWithoutRound = 183

    /// - Parameter erasing: the round's day of erasing; nil for none.
    package init(_ story: Story, erasing: Day?) {
        self.story = story.id
        neighbourhood = story.neighbourhood
        state = story.state
        ends = erasing ?? Day(number: story.week.monday.number + Self.daysWithoutRound)
    }

    /// Whether a reviewer has nothing to do with it any more.
    package var isReviewed: Bool { state == .approved || state == .refused }

    /// What is to be done with it.
    package enum Term: Sendable, Hashable, CaseIterable {
        case due
        /// Its day has come, and nobody has finished reviewing it.
        case waits
        /// Within a month.
        case soon
        case later
    }

    package func term(on day: Day) -> Term {
        if ends <= day { return isReviewed ? .due : .waits }
        return ends <= day.adding(months: 1) ? .soon : .later
    }
}

/// What came of looking for originals whose day has come.
package struct OriginalsOutcome: Sendable, Hashable {
    package var destroyed = 0
    /// Stories whose day has come and that nobody has finished reviewing.
    package var waiting = 0

    package init() {}
}

/// Destroys the words of stories as they were told, once they were reviewed and their day has come. What was made of them without
/// names stays.
package protocol StoryOriginalStore: Sendable {
    /// All there are, changing nothing.
    func storyOriginals() async throws(StoreFailure) -> [StoryOriginal]

    /// Destroys those that are due, some at a time, each with a row of the audit log. What a stopped run left is found by the next,
    /// on whatever day that is. Nothing is destroyed on a day that ``RetentionStore/eraseOver(on:)`` does not believe yet.
    /// - Parameter now: seconds since 1970, for the log.
    func destroyOriginals(on day: Day, at now: Int64) async throws(StoreFailure) -> OriginalsOutcome
}
