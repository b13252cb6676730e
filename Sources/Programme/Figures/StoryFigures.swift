/// What the stories and the activities of one neighbourhood say, as it went out: counted in tellers and in people reached,
/// never in passages, and nothing under ten.
///
/// It stands in the ledger as a table like any other: ``FrozenTable`` reads it, ``kept(in:)`` writes it.
package struct StoryFigures: Sendable, Hashable {
    /// A theme as something that helps, or that hinders.
    package struct Theme: Sendable, Hashable {
        package let theme: String
        package let helps: Bool
        /// Who speaks of it; nil where that is hidden.
        package let tellers: Int?
        /// Of these, who speak of a side of life; nil where that is hidden.
        package let sides: [String: Int?]

        package init(theme: String, helps: Bool, tellers: Int?, sides: [String: Int?]) {
            self.theme = theme
            self.helps = helps
            self.tellers = tellers
            self.sides = sides
        }
    }

    package struct Round: Sendable, Hashable {
        /// Empty for stories of no round.
        package let name: String
        package let tellers: Int?
        package let themes: [Theme]

        package init(name: String, tellers: Int?, themes: [Theme]) {
            self.name = name
            self.tellers = tellers
            self.themes = themes
        }
    }

    /// Something that was done, and how many people it reached.
    package struct Deed: Sendable, Hashable, Codable {
        package let title: String
        package let theme: String
        package let starts: Day
        package let ends: Day?
        /// Nil for fewer than ten, and where nobody counted.
        package let reached: Int?

        package init(title: String, theme: String, starts: Day, ends: Day?, reached: Int?) {
            self.title = title
            self.theme = theme
            self.starts = starts
            self.ends = ends
            self.reached = reached
        }
    }

    package let rounds: [Round]
    package let deeds: [Deed]

    package init(rounds: [Round], deeds: [Deed]) {
        self.rounds = rounds
        self.deeds = deeds
    }

    /// What the ledger calls them: no questionnaire can have this name, which is no form id.
    package static let questionnaire = "verhalen en activiteiten"
    /// Fewest people that a figure counts.
    package static let fewest = 10

    private static let mode = "verhaal"
    private static let deedMode = "activiteit"
    private static let helps = "helpt"
    private static let hinders = "hindert"
}

// MARK: - As the ledger has them

extension StoryFigures {
    /// The newest of some tables for a neighbourhood; nil when none of them is of stories.
    package init?(_ tables: [FrozenTable], of neighbourhood: String) {
        let own = tables.filter { $0.questionnaire == Self.questionnaire }
        guard let newest = own.max(by: { $0.release < $1.release }) else { return nil }
        self.init(newest, of: neighbourhood)
    }

    package init(_ table: FrozenTable, of neighbourhood: String) {
        let lines = table.lines.filter { $0.isWhole(of: neighbourhood) }
        let told = lines.filter { $0.mode == Self.mode }
        rounds = told.filter { $0.measure == .people }.map { whole in
            var themes: [Theme] = []
            for line in told where line.measure == .distribution && line.round == whole.round {
                let parts = line.answer.split(separator: " ").map(String.init)
                guard parts.count == 1 else { continue }
                let sides = told.filter {
                    $0.measure == .distribution && $0.round == whole.round && $0.question == line.question
                        && $0.answer.hasPrefix(line.answer + " ")
                }.map { (String($0.answer.dropFirst(line.answer.count + 1)), $0.people) }
                themes.append(
                    Theme(
                        theme: line.question, helps: line.answer == Self.helps, tellers: line.people,
                        sides: Dictionary(sides) { first, _ in first }))
            }
            return Round(name: whole.round, tellers: whole.people, themes: themes)
        }
        deeds = lines.filter { $0.mode == Self.deedMode }.compactMap { line in
            // `2026-03-01/2026-06-30 Samen koken`
            guard let gap = line.answer.firstIndex(of: " ") else { return nil }
            let days = line.answer[..<gap].split(separator: "/", omittingEmptySubsequences: false)
            guard let starts = days.first.flatMap({ Day(String($0)) }) else { return nil }
            return Deed(
                title: String(line.answer[line.answer.index(after: gap)...]), theme: line.question, starts: starts,
                ends: days.dropFirst().first.flatMap { Day(String($0)) }, reached: line.people)
        }
    }

    /// The lines of the table for a neighbourhood.
    package func kept(in neighbourhood: String) -> [[String]] {
        func line(
            _ round: String, _ mode: String, _ measure: FrozenTable.Measure, _ question: String, _ answer: String,
            _ people: Int?
        ) -> [String] {
            [
                round, mode, neighbourhood, measure.rawValue, question, answer, people.map(String.init) ?? "-98", "",
                "", "", "",
            ]
        }
        var lines: [[String]] = []
        for round in rounds {
            lines.append(line(round.name, Self.mode, .people, "", "", round.tellers))
            for theme in round.themes {
                let kind = theme.helps ? Self.helps : Self.hinders
                lines.append(line(round.name, Self.mode, .distribution, theme.theme, kind, theme.tellers))
                for side in theme.sides.sorted(by: { $0.key < $1.key }) {
                    lines.append(
                        line(round.name, Self.mode, .distribution, theme.theme, "\(kind) \(side.key)", side.value))
                }
            }
        }
        for deed in deeds {
            let days = "\(deed.starts)/\(deed.ends.map { "\($0)" } ?? "")"
            lines.append(
                line("", Self.deedMode, .distribution, deed.theme, "\(days) \(deed.title)", deed.reached))
        }
        return lines
    }
}
