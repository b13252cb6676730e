import Datasets
import Disclosure
import Programme

/// What a release would change, on the evaluator's own table.
package struct ReleasePreview: Sendable, Hashable {
    /// Responses asked for, rows they make, and rows that would go out.
    package var responses: Int
    package var rowsBefore: Int
    package var rows: Int
    package var suppressed: Int
    package var heldBack: Int
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

    package struct Coarsened: Sendable, Hashable {
        package let name: String
        package let label: String
        package let shares: [Double]
    }

    /// One neighbourhood: people, and the mean of each compared question, before and after.
    package struct Line: Sendable, Hashable {
        package let neighbourhood: String
        package let before: Figures
        package let after: Figures
    }

    package struct Figures: Sendable, Hashable {
        /// Nil for fewer than ten.
        package var people: Int?
        package var means: [Double?]
    }

    init(_ draft: ReleaseDraft, plan: ReleasePlan) throws {
        responses = draft.source.places.count
        (rowsBefore, rows) = (responses, responses)
        (suppressed, heldBack) = (0, 0)
        leftOut = plan.leftOut
        if let tables = draft.tables {
            (shown, hidden) = (tables.release.report.shown, tables.release.report.hidden)
        }
        guard let file = draft.research else { return }
        rowsBefore = file.rowsBefore
        rows = file.after.rowCount
        suppressed = file.report.suppressed
        heldBack = file.heldBack
        (k, jointK) = (file.figures.k, file.jointK)
        leftOut += file.failing + file.unusable
        let described = Dictionary(draft.dataset.tables[0].columns.map { ($0.name, $0) }) { first, _ in first }
        columns = file.report.columns.map { column in
            Coarsened(
                name: column.name, label: described[column.name]?.label.text(in: draft.dataset.language) ?? column.name,
                shares: column.shareAtLevel)
        }
        let places = file.before.columns.map(\.name).filter { $0.hasSuffix("bs_buurt") }
        guard let place = places.first else { return }
        let questions = Self.questions(file, described)
        compared = questions.map { described[$0]?.label.text(in: draft.dataset.language) ?? $0 }
        let (before, after) = (Self.figures(file.before, place, questions), Self.figures(file.after, place, questions))
        comparison = Set(before.keys).union(after.keys).sorted().map { name in
            let none = Figures(people: nil, means: questions.map { _ in nil })
            return Line(neighbourhood: name, before: before[name] ?? none, after: after[name] ?? none)
        }
    }

    /// The first few questions with numbers that go out.
    private static func questions(_ file: ResearchFile, _ described: [String: DatasetColumn]) -> [String] {
        let numbers = file.after.columns.map(\.name).filter { name in
            guard let column = described[name], column.role == .sensitive else { return false }
            return column.kind == .integer || column.kind == .decimal
        }
        return Array(numbers.prefix(3))
    }

    /// By neighbourhood; a figure of fewer than ten people is nil.
    private static func figures(_ table: Table, _ place: String, _ questions: [String]) -> [String: Figures] {
        guard let places = table[place] else { return [:] }
        let columns = questions.map { table[$0] }
        var sums: [String: (people: Int, answers: [(sum: Double, count: Int)])] = [:]
        for row in 0..<table.rowCount {
            let name = places.text(row)
            var entry = sums[name] ?? (0, columns.map { _ in (0, 0) })
            entry.people += 1
            for (index, column) in columns.enumerated() {
                guard let text = column?.text(row), let value = Double(text),
                    Int(text).flatMap(MissingReason.init(rawValue:)) == nil
                else { continue }
                entry.answers[index] = (entry.answers[index].sum + value, entry.answers[index].count + 1)
            }
            sums[name] = entry
        }
        let least = ReleaseProtection.least
        return sums.mapValues { entry in
            Figures(
                people: entry.people < least ? nil : entry.people,
                means: entry.answers.map { $0.count < least ? nil : $0.sum / Double($0.count) })
        }
    }
}
