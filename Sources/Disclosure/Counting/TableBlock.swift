/// All tables of the people who count together: one round, one way of taking part.
struct TableBlock: Sendable {
    private(set) var groups: CountedTables
    /// For each question its answers; those that only earlier tables counted come last.
    private(set) var answers: [CountedTables] = []
    private(set) var means: [String: MeanTable] = [:]
    /// Earlier tables of the same people, which the audit takes in.
    private(set) var beside: [String] = []
    /// The same as numbers.
    private(set) var same: Set<Int> = []
    /// The audit of everything together.
    private(set) var audit: CellAudit

    /// - Parameters:
    ///   - dimensions: Those of the groupings.
    ///   - groupings: For each the numbers of its dimensions.
    ///   - past: Questions that earlier tables may have counted, and these do not.
    init(
        _ people: People, dimensions: [CountDimension], groupings: [[Int]], distributions: [Answer],
        past: [Answer] = [], means: [Answer], measure: TableRelease.Measure = .mean,
        rules: TableRules, weights: [Double]?, precedents: Precedents
    ) {
        let spaces = groupings.map { CellSpace($0, of: dimensions) }
        var precedents = precedents
        repeat {
            same = precedents.same
            groups = CountedTables(
                spaces, past: precedents.spaces(beside: groupings, of: ""), dimensions, { people.tallies($0) },
                rules: rules)
            precedents.apply(to: &groups)
            // Tables of other people have nothing to do with these: without them, once more.
        } while precedents.same != same
        if !precedents.same.isEmpty { groups.excuseKnown() }
        groups.settle()
        for answer in means {
            self.means[answer.name] = MeanTable(
                answer, people, spaces, dimensions, groups: groups, rules: rules, weights: weights,
                past: MeanTable.Past(precedents, measure, precedents.spaces(beside: groupings, of: answer.name)))
        }
        audit = CellAudit(groups.system)
        for answer in distributions {
            answers.append(count(answer, people, groupings, beside: [], &precedents, rules))
        }
        let counted = Set(precedents.counted(beside: Set(distributions.map(\.name))))
        let others = past.filter { counted.contains($0.name) }
        for answer in others {
            // Means of it are given for the new groupings, and nothing else.
            let beside = self.means[answer.name] == nil ? [] : groupings
            answers.append(count(answer, people, [], beside: beside, &precedents, rules))
        }
        beside = same.sorted().map { precedents.earlier[$0].source }
        auditTogether(distributions + others, isJoint: !precedents.same.isEmpty)
    }

    /// Counts the answers to a question in each group.
    ///
    /// - Parameter beside: Groupings by which the answers are not given.
    private mutating func count(
        _ answer: Answer, _ people: People, _ groupings: [[Int]], beside: [[Int]], _ precedents: inout Precedents,
        _ rules: TableRules
    ) -> CountedTables {
        let all = precedents.dimensions + [answer.values]
        let crossed = People(people, adding: people.rows.map { answer.leaves[$0] })
        let past = beside + precedents.groupings(beside: groupings + beside, of: answer.name)
        let spaces = { (groupings: [[Int]]) in groupings.map { CellSpace($0 + [answer.dimension], of: all) } }
        var tables = CountedTables(
            spaces(groupings), past: spaces(past), all, { crossed.tallies($0) }, rules: rules)
        let leaves = answer.values.leaves.indices
        tables.follow(groups, answer: answer.dimension)
        tables.hideDominated(answer: answer.dimension, among: answer.values.named, rules: rules)
        precedents.apply(to: &tables, answer: answer)
        let worth = leaves.compactMap { leaf in answer.numbers[leaf].map { (node: leaf, number: $0) } }
        let known = precedents.shownMeans(of: answer.name, among: groups.keys)
        let sums = tables.addSums(
            means[answer.name]?.shown ?? [], known: known, answer: answer.dimension, worth: worth)
        if !precedents.same.isEmpty { tables.excuseKnown() }
        // Where all cells went out before there is nothing to choose: they are looked at with everything else.
        if tables.system.isOpen { tables.settle() }
        for (group, cell) in sums where tables.system.cells[cell].isHidden { means[answer.name]?.hide(group) }
        return tables
    }

    // MARK: - Everything together

    /// Looks at all tables at once; a question that lays something bare only together with others is hidden whole.
    private mutating func auditTogether(_ distributions: [Answer], isJoint: Bool) {
        while true {
            var (system, owners) = joined(distributions)
            audit = CellAudit(system)
            if isJoint, !audit.breaches.isEmpty {
                system.excuseKnown()
                audit = CellAudit(system)
            }
            guard !audit.breaches.isEmpty, !(SolverBudget.current?.isSpent ?? false) else { return }
            let blamed = Set(audit.breaches.flatMap { owners[$0.cell] })
            // What is laid bare may be of earlier tables alone, which cannot be mended: then all that is new is hidden.
            let isHiding =
                !blamed.isEmpty && hide(blamed, of: distributions) || hide(Set(answers.indices), of: distributions)
            // Nothing more to hide: the groups by themselves were audited before.
            if !isHiding { return }
        }
    }

    /// - Returns: Whether there was anything to hide.
    private mutating func hide(_ questions: Set<Int>, of distributions: [Answer]) -> Bool {
        let before = answers.map { $0.system.hidden.count }
        for index in questions {
            answers[index].hideAll()
            means[distributions[index].name]?.hideEverything()
        }
        return answers.map { $0.system.hidden.count } != before
    }

    /// One system of all cells, and for each cell the questions it belongs to; cells of groups belong to none.
    private func joined(_ distributions: [Answer]) -> (system: CellSystem, owners: [[Int]]) {
        var system = groups.system
        var owners = [[Int]](repeating: [], count: system.cells.count)
        for (index, tables) in answers.enumerated() {
            let places = tables.system.cells.indices.map { number -> Int in
                if number < tables.keys.count, tables.keys[number].node(of: distributions[index].dimension) == nil,
                    let place = groups.numbers[tables.keys[number]]
                {
                    return place
                }
                system.cells.append(tables.system.cells[number])
                owners.append([index])
                return system.cells.count - 1
            }
            for relation in tables.system.relations {
                system.relations.append(
                    CellSystem.Relation(
                        terms: relation.terms.map { CellSystem.Term(cell: places[$0.cell], factor: $0.factor) }))
            }
        }
        return (system, owners)
    }
}

extension People {
    /// The same people with one dimension more.
    init(_ people: People, adding leaves: [Int]) {
        rows = people.rows
        households = people.households
        self.leaves = people.leaves + [leaves]
    }
}
