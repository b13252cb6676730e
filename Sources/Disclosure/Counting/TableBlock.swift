/// All tables of the people who count together: one round, one way of taking part.
struct TableBlock: Sendable {
    private(set) var groups: CountedTables
    private(set) var answers: [CountedTables] = []
    private(set) var means: [String: MeanTable] = [:]
    /// The audit of everything together.
    private(set) var audit: CellAudit

    /// - Parameters:
    ///   - dimensions: Those of the groupings.
    ///   - groupings: For each the numbers of its dimensions.
    init(
        _ people: People, dimensions: [CountDimension], groupings: [[Int]], distributions: [Answer], means: [Answer],
        rules: TableRules, weights: [Double]?, precedents: Precedents
    ) {
        let spaces = groupings.map { CellSpace($0, of: dimensions) }
        groups = CountedTables(spaces, dimensions, { people.tallies($0) }, rules: rules)
        precedents.apply(to: &groups)
        groups.settle()
        for answer in means {
            self.means[answer.name] = MeanTable(
                answer, people, spaces, dimensions, groups: groups, rules: rules, weights: weights)
        }
        audit = CellAudit(groups.system)
        for answer in distributions { answers.append(count(answer, people, groupings, precedents, rules)) }
        auditTogether(distributions)
    }

    /// Counts the answers to a question in each group.
    private mutating func count(
        _ answer: Answer, _ people: People, _ groupings: [[Int]], _ precedents: Precedents, _ rules: TableRules
    ) -> CountedTables {
        let all = precedents.dimensions + [answer.values]
        let crossed = People(people, adding: people.rows.map { answer.leaves[$0] })
        let spaces = groupings.map { CellSpace($0 + [answer.dimension], of: all) }
        var tables = CountedTables(spaces, all, { crossed.tallies($0) }, rules: rules)
        let leaves = answer.values.leaves.indices
        tables.follow(groups, answer: answer.dimension)
        tables.hideDominated(answer: answer.dimension, among: answer.values.named, rules: rules)
        precedents.apply(to: &tables, answer: answer)
        let worth = leaves.compactMap { leaf in answer.numbers[leaf].map { (node: leaf, number: $0) } }
        let sums = tables.addSums(means[answer.name]?.shown ?? [], answer: answer.dimension, worth: worth)
        tables.settle()
        for (group, cell) in sums where tables.system.cells[cell].isHidden { means[answer.name]?.hide(group) }
        return tables
    }

    // MARK: - Everything together

    /// Looks at all tables at once; a question that lays something bare only together with others is hidden whole.
    private mutating func auditTogether(_ distributions: [Answer]) {
        while true {
            let (system, owners) = joined(distributions)
            audit = CellAudit(system)
            guard !audit.breaches.isEmpty, !(SolverBudget.current?.isSpent ?? false) else { return }
            let blamed = Set(audit.breaches.flatMap { owners[$0.cell] })
            let before = answers.map { $0.system.hidden.count }
            for index in blamed.isEmpty ? Set(answers.indices) : blamed {
                answers[index].hideAll()
                means[distributions[index].name]?.hideEverything()
            }
            // Nothing more to hide: the groups by themselves were audited before.
            if answers.map({ $0.system.hidden.count }) == before { return }
        }
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
