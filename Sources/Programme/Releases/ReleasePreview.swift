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
    /// Of tables how many people each group has; nil where that is hidden.
    package var groups: [Group] = []

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

    package struct Group: Sendable, Hashable, Codable {
        package let labels: [String]
        package let people: Int?

        package init(labels: [String], people: Int?) { (self.labels, self.people) = (labels, people) }
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
