package import XForms

/// Whom people of one neighbourhood name, as released tables have it, for one way of taking part.
package struct TieFigures: Sendable, Hashable {
    /// How many people name a tie, and how many of them say that it is new since a year; nil where that is hidden.
    package struct Named: Sendable, Hashable {
        package var people: Int?
        package var new: Int?

        package init(people: Int? = nil, new: Int? = nil) { (self.people, self.new) = (people, new) }
    }

    package struct Round: Sendable, Hashable {
        package let name: String
        /// How many took part.
        package let people: Int?
        /// Of each kind of people who answer (`bs:tie="from"`), how many there are.
        package let groups: [String: Int?]
        /// By choice, for everybody.
        package let ties: [String: Named]
        /// By choice and kind of people who answer.
        package let crossed: [String: [String: Named]]

        package func isTold(_ choice: String) -> Bool { ties[choice]?.people != nil }
    }

    /// In order.
    package let rounds: [Round]

    /// Whether a figure of a released table is about a tie.
    package static func isTie(_ question: String) -> Bool { question.contains(TieQuestion.separator) }

    /// - Parameters:
    ///   - tables: of one questionnaire.
    ///   - from: the column that says what somebody is who answers.
    ///   - known: rounds in order.
    /// - Returns: nil where no ties were released.
    package init?(
        _ tables: [FrozenTable], of neighbourhood: String, mode: String, tie: TieQuestion, from: String?,
        rounds known: [String]
    ) {
        var rounds: [String: Gathered] = [:]
        // The newest release of a figure counts: it was checked beside all earlier ones.
        for table in tables.sorted(by: { $0.release > $1.release }) {
            for line in table.lines where line.mode == mode && line.groups[FrozenTable.place] == neighbourhood {
                let finer = line.groups.filter { $0.key != FrozenTable.place && $0.value != "*" }
                guard finer.isEmpty || finer.count == 1 && finer.keys.first == from else { continue }
                rounds[line.round, default: Gathered()].take(line, group: finer.values.first, tie)
            }
        }
        let told = rounds.filter { !$0.value.ties.isEmpty }
        guard !told.isEmpty else { return nil }
        var names: [String] = []
        for name in known + told.keys.sorted() where told[name] != nil && !names.contains(name) { names.append(name) }
        self.rounds = names.compactMap { name in told[name].map { $0.round(name) } }
    }

    /// What was read of a round so far: the first that says something counts.
    private struct Gathered {
        var people: Int??
        var groups: [String: Int?] = [:]
        var ties: [String: [String: Int?]] = [:]
        var crossed: [String: [String: [String: Int?]]] = [:]

        mutating func take(_ line: FrozenTable.Line, group: String?, _ tie: TieQuestion) {
            if line.measure == .people {
                if let group {
                    groups[group] = groups[group] ?? .some(line.people)
                } else if people == nil {
                    people = .some(line.people)
                }
                return
            }
            guard line.measure == .distribution, let choice = tie.choice(of: line.question) else { return }
            if let group {
                if crossed[choice]?[group]?[line.answer] == nil {
                    crossed[choice, default: [:]][group, default: [:]][line.answer] = .some(line.people)
                }
            } else if ties[choice]?[line.answer] == nil {
                ties[choice, default: [:]][line.answer] = .some(line.people)
            }
        }

        func round(_ name: String) -> Round {
            Round(
                name: name, people: people.flatMap { $0 }, groups: groups, ties: ties.mapValues(Self.named),
                crossed: crossed.mapValues { $0.mapValues(Self.named) })
        }

        private static func named(_ answers: [String: Int?]) -> Named {
            Named(
                people: answers[TieQuestion.Answer.any].flatMap { $0 },
                new: answers[TieQuestion.Answer.new.rawValue].flatMap { $0 })
        }
    }
}
