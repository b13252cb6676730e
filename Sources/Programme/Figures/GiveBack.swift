import Foundation

/// Results of a neighbourhood as its residents read them: figures and words together, so that what somebody looked at before
/// it was published is what stands there.
package struct GiveBack: Sendable, Hashable, Codable {
    /// By code of the language.
    package typealias Words = [String: String]

    /// One questionnaire, and one way of taking part in it: these are never added up.
    package struct Section: Sendable, Hashable, Codable {
        package let title: Words
        /// As tables name it: `zelf`, `papier`, `met-hulp`, `namens`.
        package let mode: String
        package let rounds: [String]
        /// By round; nil for fewer than ten.
        package let people: [Int?]
        package var questions: [Question]

        package init(title: Words, mode: String, rounds: [String], people: [Int?], questions: [Question]) {
            self.title = title
            self.mode = mode
            self.rounds = rounds
            self.people = people
            self.questions = questions
        }
    }

    package struct Question: Sendable, Hashable, Codable {
        package let words: Words
        /// Lowest and highest figure of a mean; nil for answers that were counted.
        package let scale: [Int]?
        package let rows: [Row]

        package init(words: Words, scale: [Int]?, rows: [Row]) {
            self.words = words
            self.scale = scale
            self.rows = rows
        }
    }

    /// An answer with how many of a hundred gave it, or a mean in tenths; by round, nil where it is hidden.
    package struct Row: Sendable, Hashable, Codable {
        package let words: Words
        package let figures: [Int?]

        package init(words: Words, figures: [Int?]) {
            self.words = words
            self.figures = figures
        }
    }

    /// Stories of one round, in tellers.
    package struct Stories: Sendable, Hashable, Codable {
        package let round: String
        package let tellers: Int
        package let themes: [Theme]

        package init(round: String, tellers: Int, themes: [Theme]) {
            self.round = round
            self.tellers = tellers
            self.themes = themes
        }
    }

    package struct Theme: Sendable, Hashable, Codable {
        package let theme: String
        package let helps: Int?
        package let hinders: Int?

        package init(theme: String, helps: Int?, hinders: Int?) {
            self.theme = theme
            self.helps = helps
            self.hinders = hinders
        }
    }

    /// The number of the newest release in it.
    package let release: Int
    package var sections: [Section]
    package let stories: [Stories]
    package var deeds: [StoryFigures.Deed]
    /// Pieces of stories that are shown for as long as they stand.
    package var quotes: [QuotePlace]
    /// When it was published; nil before.
    package var published: Day?

    package init(
        release: Int, sections: [Section], stories: [Stories], deeds: [StoryFigures.Deed], quotes: [QuotePlace],
        published: Day? = nil
    ) {
        self.release = release
        self.sections = sections
        self.stories = stories
        self.deeds = deeds
        self.quotes = quotes
        self.published = published
    }

    /// Whether there is anything to tell.
    package var isEmpty: Bool { sections.isEmpty && stories.isEmpty && deeds.isEmpty && quotes.isEmpty }

    /// Before the number of a round whose first day is not known.
    package static let times = "#"

    /// What a page has room for at most.
    package static let mostQuestions = 12
    package static let mostQuotes = 5
    package static let mostDeeds = 8
}

extension GiveBack {
    /// Tells one from another: SHA-256 of all that is in it.
    package var digest: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts and numbers can always be written.
        return FrozenTable.digest((try? encoder.encode(self)).map(Array.init) ?? [])
    }
}
