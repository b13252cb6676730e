package import Programme
package import Stories

/// What somebody looks for in stories without names.
package struct StoryQuery: Sendable, Hashable {
    /// Beginnings of words that must all stand in a passage; none: all passages.
    package var words: [String]
    /// A code that somebody gave, and who; only approved stories are looked at then.
    package var code: String?
    package var voice: TagVoice
    package var neighbourhood: String?
    package var round: String?
    /// Stories that are still under review too.
    package var hasOpen: Bool

    package init(
        words: [String] = [], code: String? = nil, voice: TagVoice = .coder, neighbourhood: String? = nil,
        round: String? = nil, hasOpen: Bool = false
    ) {
        self.words = words
        self.code = code
        self.voice = voice
        self.neighbourhood = neighbourhood
        self.round = round
        self.hasOpen = hasOpen
    }

    /// The words of a text that was typed: letters and digits, whatever stands between them.
    package static func words(in text: String) -> [String] {
        text.unicodeScalars.split {
            !$0.properties.isAlphabetic && $0.properties.numericType == nil
                && $0.properties.generalCategory != .nonspacingMark
        }.prefix(12).map { String(String.UnicodeScalarView($0)) }
    }
}

/// A passage that was found, and its story.
package struct StoryHit: Sendable, Hashable {
    package let story: Story
    package let passage: StoryPassage

    package init(story: Story, passage: StoryPassage) {
        self.story = story
        self.passage = passage
    }
}

extension [StoryHit] {
    /// What is shown to who is no coder: places (a neighbourhood and a round) with fewer than ten stories that fit are left out.
    ///
    /// Asked for a tag or a neighbourhood, no list tells of fewer than ten stories of a place, so neither does the difference
    /// of two lists of one question. It is no bound on what readers work out from the passages that they read: who lays two
    /// lists beside each other sees which stand in both.
    package func shown(for query: StoryQuery) -> [StoryHit] {
        guard query.code != nil || query.neighbourhood != nil else { return self }
        let stories = Dictionary(grouping: self, by: \.place).mapValues { hits in Set(hits.map(\.story.id)).count }
        return filter { stories[$0.place, default: 0] >= ThemeOverview.fewest }
    }
}

extension StoryHit {
    fileprivate struct Place: Hashable {
        let neighbourhood: String
        let round: String?
    }

    fileprivate var place: Place { Place(neighbourhood: story.neighbourhood, round: story.round) }
}

/// A passage of an approved story as people decided it.
package struct DecidedPassage: Sendable, Equatable {
    /// Stands for its teller: a story is one teller's, and what else the same person wrote counts nowhere.
    package let story: StoryID
    package let neighbourhood: String
    package let round: String?
    package let coding: PassageCoding
    /// Of the story, when it was read.
    package let revision: Int

    package init(
        story: StoryID, neighbourhood: String, round: String?, coding: PassageCoding, revision: Int = 0
    ) {
        self.revision = revision
        self.story = story
        self.neighbourhood = neighbourhood
        self.round = round
        self.coding = coding
    }
}

/// A passage that was drawn: what machine and coders chose without seeing each other's.
package struct BlindPassage: Sendable, Equatable {
    /// Of the first coder's choice.
    package let week: Week
    /// Nil when nothing was proposed: the passage is in a language that the machine does not know.
    package let machine: PassageCoding?
    /// Which model proposed.
    package let model: String?
    /// In order of the accounts' numbers.
    package let coders: [Choice]

    /// What one coder chose.
    package struct Choice: Sendable, Equatable {
        package let coder: String
        package let coding: PassageCoding

        package init(coder: String, coding: PassageCoding) {
            self.coder = coder
            self.coding = coding
        }
    }

    package init(week: Week, machine: PassageCoding?, model: String?, coders: [Choice]) {
        self.week = week
        self.machine = machine
        self.model = model
        self.coders = coders
    }
}
