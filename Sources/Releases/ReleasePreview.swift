import Datasets
import Disclosure
import Programme

extension ReleasePreview {
    /// - Parameter wanted: questions whose means are compared; the first few with numbers when there is none.
    init(_ draft: ReleaseDraft, plan: ReleasePlan, comparing wanted: [String]) throws {
        self.init(responses: draft.source.places.count)
        leftOut = plan.leftOut
        if let tables = draft.tables {
            strata = tables.strata
            (shown, hidden) = (tables.release.report.shown, tables.release.report.hidden)
            (lines, accounts) = (tables.previewed(atMost: Self.mostLines), tables.accounts)
        }
        if let file = draft.stories {
            stories = Stories(count: file.stories.count, quotes: file.quotes, waiting: file.waiting)
        }
        defer { leftOutWords = Self.words(of: leftOut, draft.source.form.dataset) }
        guard let file = draft.research else { return }
        rowsBefore = file.rowsBefore
        rows = file.after.rowCount
        suppressed = file.report.suppressed
        heldBack = file.heldBack
        strata = file.weighting?.strata ?? []
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
        let questions = Self.questions(file, described, wanted)
        compared = questions.map { described[$0]?.label.text(in: draft.dataset.language) ?? $0 }
        let (before, after) = (Self.figures(file.before, place, questions), Self.figures(file.after, place, questions))
        comparison = Set(before.keys).union(after.keys).sorted().map { name in
            let none = Figures(people: nil, means: questions.map { _ in nil })
            return Line(
                neighbourhood: draft.places[name] ?? name, before: before[name] ?? none, after: after[name] ?? none)
        }
    }

    /// What the questions of columns ask, where somebody reads them.
    private static func words(of names: [String], _ dataset: Dataset) -> [String: String] {
        let own = dataset.tables[0].columns.filter { names.contains($0.name) }
        return Dictionary(own.map { ($0.name, $0.label.text(in: dataset.language)) }) { first, _ in first }
    }

    /// Figures of tables that are listed.
    private static let mostLines = 100
    /// Questions that are compared.
    private static let mostCompared = 3

    /// Questions with numbers that go out: those that were asked for, else the first few.
    private static func questions(
        _ file: ResearchFile, _ described: [String: DatasetColumn], _ wanted: [String]
    ) -> [String] {
        let numbers = file.after.columns.map(\.name).filter { name in
            guard let column = described[name], column.role == .sensitive else { return false }
            return column.isNumber
        }
        let asked = numbers.filter { name in wanted.contains(name) || wanted.contains(described[name]?.ownName ?? name)
        }
        return Array((asked.isEmpty ? numbers : asked).prefix(mostCompared))
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
