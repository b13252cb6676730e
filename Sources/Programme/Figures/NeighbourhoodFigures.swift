/// What released tables say of one neighbourhood in one questionnaire, for one way of taking part.
package struct NeighbourhoodFigures: Sendable {
    package struct Question: Sendable {
        package let name: String
        /// Nil: a mean; else one of the answers that were counted.
        package let answers: [Answer]
        /// Whether its means are weighted by residents: never compared with those that are not.
        package var isWeighted = false
        /// By round; nil where it is hidden. A round that is not there was not released.
        package var means: [String: Estimate?] = [:]
        /// Of those who took part in a round and in the one before: by round as the release names it.
        package var linked: [String: Estimate?] = [:]
    }

    package struct Answer: Sendable {
        package let value: String
        /// Shares of all who took part, from 0 to 1, as above.
        package var shares: [String: Estimate?]
    }

    /// Rounds of which something was released, in the order of `known`.
    package let rounds: [String]
    /// How many took part; nil where that is hidden.
    package let people: [String: Int?]
    package let questions: [Question]
    /// Numbers of the releases that the figures come from.
    package let releases: [Int]

    /// The ways of taking part that tables tell apart, of one neighbourhood.
    package static func modes(_ tables: [FrozenTable], of neighbourhood: String) -> [String] {
        Set(tables.flatMap(\.lines).filter { $0.isWhole(of: neighbourhood) }.map(\.mode)).sorted()
    }

    /// - Parameters:
    ///   - tables: of one questionnaire.
    ///   - known: rounds in order; others follow by name.
    ///   - last: only so many of the last rounds; nil: all.
    package init(
        _ tables: [FrozenTable], of neighbourhood: String, mode: String, rounds known: [String], last: Int? = nil
    ) {
        // The newest release of a figure counts: it was checked beside all earlier ones.
        let ordered = tables.sorted { $0.release > $1.release }
        var found: [String] = []
        var people: [String: Int?] = [:]
        var order: [String] = []
        var questions: [String: Question] = [:]
        var weighted: [String: Question] = [:]
        var answers: [String: [String: Answer]] = [:]
        var answerOrder: [String: [String]] = [:]
        var releases: Set<Int> = []
        for table in ordered {
            // Ties have figures of their own.
            let lines = table.lines.filter {
                $0.mode == mode && $0.isWhole(of: neighbourhood) && !TieFigures.isTie($0.question)
            }
            let totals = Dictionary(lines.filter { $0.measure == .people }.map { ($0.round, $0.people) }) { first, _ in
                first
            }
            for line in lines {
                releases.insert(table.release)
                if !line.round.contains(">"), !found.contains(line.round) { found.append(line.round) }
                if line.measure != .people, !order.contains(line.question) { order.append(line.question) }
                switch line.measure {
                case .people: if people[line.round] == nil { people[line.round] = .some(line.people) }
                case .distribution:
                    let share = line.people.flatMap { count in
                        totals[line.round]?.flatMap { Estimate.share(count, of: $0) }
                    }
                    var answer = answers[line.question]?[line.answer] ?? Answer(value: line.answer, shares: [:])
                    if answer.shares[line.round] == nil { answer.shares[line.round] = .some(share) }
                    answers[line.question, default: [:]][line.answer] = answer
                    if !(answerOrder[line.question] ?? []).contains(line.answer) {
                        answerOrder[line.question, default: []].append(line.answer)
                    }
                case .mean:
                    var question = questions[line.question] ?? Question(name: line.question, answers: [])
                    if question.means[line.round] == nil { question.means[line.round] = .some(line.mean) }
                    questions[line.question] = question
                case .weightedMean:
                    var question =
                        weighted[line.question] ?? Question(name: line.question, answers: [], isWeighted: true)
                    if question.means[line.round] == nil { question.means[line.round] = .some(line.mean) }
                    weighted[line.question] = question
                case .linkedChange:
                    var question = questions[line.question] ?? Question(name: line.question, answers: [])
                    if question.linked[line.round] == nil { question.linked[line.round] = .some(line.mean) }
                    questions[line.question] = question
                }
            }
        }
        var inOrder: [String] = []
        for round in known where found.contains(round) && !inOrder.contains(round) { inOrder.append(round) }
        inOrder += found.filter { !inOrder.contains($0) }.sorted()
        rounds = last.map { Array(inOrder.suffix($0)) } ?? inOrder
        self.people = people
        self.releases = releases.sorted()
        self.questions = order.flatMap { name -> [Question] in
            let counted = answerOrder[name].map { values in
                Question(name: name, answers: values.compactMap { answers[name]?[$0] })
            }
            return [counted, questions[name], weighted[name]].compactMap { $0 }
        }
    }
}
