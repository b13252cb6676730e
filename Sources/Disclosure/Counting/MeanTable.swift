/// The means of one question: which groups may have one, and what it is.
///
/// A mean times its base is a sum, and sums of parts make the sum of the whole; so the people who answered are a system of
/// cells like any other, with the same rules. How many answered is not printed: beside the people of the group it would
/// tell how many few did not; nor can it be worked out from what is (``PrintedMean``).
///
/// With weights those who count alike are people of one kind, and of each kind there are k or nobody: otherwise a mean that
/// leans on a few of them would tell what they answered.
struct MeanTable: Sendable {
    private(set) var counts: CountedTables
    private let figures: [CellKey: MeanFigure]

    /// What is known of who answered in a group.
    private struct Given {
        /// For each number how many gave it.
        var answers: [Int] = []
        /// How many have each weight.
        var kinds: [Double: Int] = [:]

        static func + (one: Given, other: Given) -> Given {
            guard !one.answers.isEmpty else { return other }
            guard !other.answers.isEmpty else { return one }
            return Given(
                answers: zip(one.answers, other.answers).map(+),
                kinds: one.kinds.merging(other.kinds, uniquingKeysWith: +))
        }

        func isTelling(_ rules: TableRules) -> Bool {
            rules.dominates(answers.max() ?? 0, of: answers.reduce(0, +))
                || kinds.count > 1 && kinds.values.contains { $0 < rules.minimum }
        }

        var isNobody: Bool { answers.allSatisfy { $0 == 0 } }
    }

    /// Means of the same question that went out before.
    struct Past {
        let precedents: Precedents
        let measure: TableRelease.Measure
        /// Their groupings that the new tables lack.
        let spaces: [CellSpace]

        init(_ precedents: Precedents, _ measure: TableRelease.Measure, _ spaces: [CellSpace]) {
            (self.precedents, self.measure, self.spaces) = (precedents, measure, spaces)
        }
    }

    /// - Parameter weights: What each row of the input counts, if not one each.
    init(
        _ answer: Answer, _ people: People, _ spaces: [CellSpace], _ dimensions: [CountDimension],
        groups: CountedTables,
        rules: TableRules, weights: [Double]?, past: Past
    ) {
        let leaf = { (person: Int) in answer.leaves[people.rows[person]] }
        let answered = { (person: Int) in answer.numbers[leaf(person)] != nil }
        var counts = CountedTables(
            spaces, past: past.spaces, dimensions, { people.tallies($0, among: answered) }, rules: rules)
        var sums: [CellKey: MeanFigure.Sums] = [:]
        var given: [CellKey: Given] = [:]
        for space in spaces + past.spaces {
            var own = [MeanFigure.Sums](repeating: .init(), count: space.count)
            let nobody = Given(answers: [Int](repeating: 0, count: answer.numbers.count))
            var answers = Array(repeating: nobody, count: space.count)
            people.each(of: space, among: answered) { person, cell in
                answers[cell].answers[leaf(person)] += 1
                let weight = weights?[people.rows[person]] ?? 1
                answers[cell].kinds[weight, default: 0] += 1
                own[cell].add(answer.numbers[leaf(person)] ?? 0, weight: weight)
            }
            for cell in 0..<space.count {
                let key = space.key(cell, dimensions)
                sums[key] = own[cell]
                given[key] = answers[cell]
            }
        }
        let unit = weights == nil ? PrintedMean.unit(of: answer.numbers.compactMap { $0 }) : nil
        var figures: [CellKey: MeanFigure] = [:]
        for key in counts.ownKeys {
            let own = given[key, default: Given()]
            if !own.isTelling(rules), groups.isShown(key), let exact = sums[key].flatMap(MeanFigure.init) {
                let whole = groups[key].map { Int($0.value) } ?? own.answers.reduce(0, +)
                figures[key] = PrintedMean(people: whole, minimum: rules.minimum, unit: unit)(exact)
            }
            if figures[key] == nil { counts.change(key) { $0.isHidden = true } }
        }
        past.precedents.apply(toMeans: &counts, past.measure, of: answer.name)
        if !past.precedents.same.isEmpty { counts.excuseKnown() }
        Self.settle(&counts)
        // What is left of a whole after its shown parts is a group too, and its mean may tell as little.
        while let whole = Self.tellingRest(counts, given, rules) {
            counts.change(whole) { $0.isHidden = true }
            Self.settle(&counts)
        }
        self.counts = counts
        self.figures = figures
    }

    /// Earlier means stay as they are; where no choice among the new ones protects beside them, there are none.
    private static func settle(_ counts: inout CountedTables) {
        if !counts.settle().breaches.isEmpty { counts.hideAll() }
    }

    private static func tellingRest(
        _ counts: CountedTables, _ given: [CellKey: Given], _ rules: TableRules
    ) -> CellKey? {
        for relation in counts.system.relations {
            let cells = relation.terms.map(\.cell)
            guard let whole = cells.first, !counts.system.cells[whole].isUnknown else { continue }
            let hidden = cells.dropFirst().filter { counts.system.cells[$0].isUnknown }
            let rest = hidden.reduce(Given()) { $0 + given[counts.keys[$1], default: Given()] }
            guard !rest.isNobody, rest.isTelling(rules) else { continue }
            // The whole, but where it went out before a part.
            let free = cells.first { !counts.system.cells[$0].isUnknown && !counts.system.cells[$0].isFrozen }
            if let free { return counts.keys[free] }
        }
        return nil
    }

    /// Groups whose mean may be shown.
    var shown: [CellKey] { counts.keys.filter { counts.isShown($0) && figures[$0] != nil } }

    mutating func hideEverything() { counts.hideAll() }

    /// Hides one more, because it would lay answers bare that are hidden.
    mutating func hide(_ group: CellKey) { counts.change(group) { $0.isHidden = true } }

    subscript(group: CellKey) -> MeanFigure? { counts.isShown(group) ? figures[group] : nil }
}
