/// What a release would change, on the evaluator's own table.
package struct ReleasePreview: Sendable, Hashable, Codable {
    /// Responses asked for, rows they make, and rows that would go out.
    package var responses: Int
    package var rowsBefore: Int
    package var rows: Int
    package var suppressed = 0
    package var heldBack = 0
    package var k: Int?
    package var jointK: Int?
    /// For each column that may be coarsened the share of people at each of its levels.
    package var columns: [Coarsened] = []
    /// Columns left out: by wish, because they missed a figure, because a scale has no mean.
    package var leftOut: [String] = []
    /// What these ask, by their names.
    package var leftOutWords: [String: String] = [:]
    package var comparison: [Line] = []
    /// Questions whose means are compared, by their words.
    package var compared: [String] = []
    /// Figures that tables show, and that they hide.
    package var shown: Int?
    package var hidden: Int?
    /// Stories that would go along, and new ones that wait until they are enough; nil when none were asked for.
    package var stories: Stories?
    /// By what people are weighted; empty without weights.
    package var strata: [ReleaseStratum] = []
    /// What tables would show: the groups, then their answers and means; the first of them.
    package var lines: [TableLine] = []
    /// For each table how many figures there are, and how many would be shown.
    package var accounts: [Account] = []

    package struct Coarsened: Sendable, Hashable, Codable {
        package let name: String
        package let label: String
        package let shares: [Double]

        package init(name: String, label: String, shares: [Double]) {
            (self.name, self.label, self.shares) = (name, label, shares)
        }
    }

    /// One neighbourhood: people, and the mean of each compared question, before and after.
    package struct Line: Sendable, Hashable, Codable {
        package let neighbourhood: String
        package let before: Figures
        package let after: Figures

        package init(neighbourhood: String, before: Figures, after: Figures) {
            (self.neighbourhood, self.before, self.after) = (neighbourhood, before, after)
        }
    }

    package struct Figures: Sendable, Hashable, Codable {
        /// Nil for fewer than ten.
        package var people: Int?
        package var means: [Double?]

        package init(people: Int?, means: [Double?]) { (self.people, self.means) = (people, means) }
    }

    /// What a code is called, in the languages of staff.
    package struct Name: Sendable, Hashable, Codable {
        package let dutch: String
        package let english: String

        package init(dutch: String, english: String) { (self.dutch, self.english) = (dutch, english) }

        package func text(in language: String) -> String { language == "nl" ? dutch : english }
    }

    /// A figure of a table: of a group, and of an answer or a mean where there is a question.
    package struct TableLine: Sendable, Hashable, Codable {
        package let group: [Name]
        package let question: Name?
        package let answer: Name?
        /// Nil where it is hidden; for a mean ``mean``.
        package let people: Int?
        package let mean: Double?

        package init(group: [Name], question: Name?, answer: Name?, people: Int?, mean: Double?) {
            (self.group, self.question, self.answer, self.people, self.mean) = (group, question, answer, people, mean)
        }
    }

    /// One table before and after. It is worked out from what is shown alone: it tells no more than the release does.
    package struct Account: Sendable, Hashable, Codable {
        package enum Kind: String, Sendable, Codable {
            case groups, answers, means, changes
        }

        package let kind: Kind
        package let question: Name?
        /// The columns of its groups; none is everybody.
        package let by: [Name]
        package internal(set) var before = 0
        package internal(set) var after = 0
        /// Hidden because the number of the whole group is.
        package internal(set) var withGroup = 0

        package init(kind: Kind, question: Name?, by: [Name]) {
            (self.kind, self.question, self.by) = (kind, question, by)
        }

        package mutating func count(isShown: Bool, isGroupShown: Bool) {
            before += 1
            if isShown { after += 1 } else if !isGroupShown { withGroup += 1 }
        }
    }

    package struct Stories: Sendable, Hashable, Codable {
        package let count: Int
        package let quotes: Int
        package let waiting: Int

        package init(count: Int, quotes: Int, waiting: Int) {
            (self.count, self.quotes, self.waiting) = (count, quotes, waiting)
        }
    }

    package init(responses: Int) {
        self.responses = responses
        (rowsBefore, rows) = (responses, responses)
    }
}
