/// The tables of one block as a system of cells: those by which people are grouped, and with an answer.
struct CountedTables: Sendable {
    private(set) var system = CellSystem()
    private(set) var numbers: [CellKey: Int] = [:]
    private(set) var keys: [CellKey] = []
    /// So many of the keys, the first ones, are of tables that are made now; others are of tables that went out before.
    private(set) var ownCount = 0

    /// The counts of some tables; cells that two of them share are one.
    ///
    /// - Parameter past: Tables that went out before and are not made now, of the same people.
    init(
        _ spaces: [CellSpace], past: [CellSpace] = [], _ dimensions: [CountDimension],
        _ tallies: (CellSpace) -> [Tally], rules: TableRules
    ) {
        var known: Set<[Int]> = []
        for (index, space) in (spaces + past).enumerated() {
            if index == spaces.count { ownCount = keys.count }
            let counted = tallies(space)
            let places = counted.indices.map { number(space.key($0, dimensions), rules.cell(counted[$0])) }
            for (whole, parts) in space.sums {
                let terms = [places[whole]] + parts.map { places[$0] }
                if known.insert(terms).inserted { system.add(terms[0], isSumOf: Array(terms.dropFirst())) }
            }
        }
        if past.isEmpty { ownCount = keys.count }
    }

    /// The keys of the tables that are made now.
    var ownKeys: ArraySlice<CellKey> { keys.prefix(ownCount) }

    /// Takes back the protection of what earlier tables gave away by themselves.
    mutating func excuseKnown() { system.excuseKnown() }

    private mutating func number(_ key: CellKey, _ cell: CellSystem.Cell) -> Int {
        if let number = numbers[key] { return number }
        numbers[key] = system.cells.count
        keys.append(key)
        system.cells.append(cell)
        return system.cells.count - 1
    }

    subscript(key: CellKey) -> CellSystem.Cell? { numbers[key].map { system.cells[$0] } }

    func isShown(_ key: CellKey) -> Bool { self[key].map { !$0.isHidden } ?? false }

    mutating func change(_ key: CellKey, _ body: (inout CellSystem.Cell) -> Void) {
        if let number = numbers[key] { body(&system.cells[number]) }
    }

    /// Hides what the rules ask for, and what protects it.
    ///
    /// - Returns: The audit.
    @discardableResult
    mutating func settle() -> CellAudit {
        let done = Suppression(system)
        system = done.system
        return done.audit
    }

    mutating func hideAll() {
        for cell in system.cells.indices where !system.cells[cell].isFrozen { system.cells[cell].isHidden = true }
    }

    // MARK: - An answer beside its groups

    /// Takes over what was settled about the groups: a group that is hidden hides its answers too.
    ///
    /// - Parameter answer: The dimension of the answer.
    mutating func follow(_ groups: CountedTables, answer: Int) {
        for (number, key) in keys.enumerated() {
            let isGroup = key.node(of: answer) == nil
            guard let group = groups[key.without(answer)] else { continue }
            if isGroup {
                system.cells[number].isHidden = group.isHidden
                system.cells[number].isFrozen = true
                system.cells[number].isKnown = group.isKnown
                system.cells[number].width = group.width
            } else if group.isHidden {
                system.cells[number].isHidden = true
            }
        }
    }

    /// Hides all answers of groups in which nearly everybody gave one.
    ///
    /// - Parameter nodes: Those of answers, and of answers that count together.
    mutating func hideDominated(answer: Int, among nodes: Range<Int>, rules: TableRules) {
        let answers = answers(answer)
        for (number, key) in keys.enumerated() {
            guard let node = key.node(of: answer), nodes.contains(node) else { continue }
            let group = self[key.without(answer)]?.value ?? 0
            guard rules.dominates(Int(system.cells[number].value), of: Int(group)) else { continue }
            // Whatever is worked out must leave open that no more than that share gave the answer.
            system.cells[number].ceiling = (rules.largestShare * group).rounded(.down)
            for other in answers[key.without(answer), default: []] { system.cells[other].isHidden = true }
        }
    }

    /// For each group the cells of its answers.
    private func answers(_ answer: Int) -> [CellKey: [Int]] {
        Dictionary(grouping: keys.indices.filter { keys[$0].node(of: answer) != nil }) { keys[$0].without(answer) }
    }

    /// Ties the sums that means give away to the answers they are the sums of.
    ///
    /// - Parameters:
    ///   - known: Groups whose mean went out before.
    ///   - worth: What each answer counts as, for answers that are numbers.
    /// - Returns: For each group the cell of its sum.
    mutating func addSums(
        _ groups: [CellKey], known: Set<CellKey> = [], answer: Int, worth: [(node: Int, number: Double)]
    ) -> [CellKey: Int] {
        var sums: [CellKey: Int] = [:]
        let answers = answers(answer)
        let worth = Dictionary(worth.map { ($0.node, $0.number) }) { first, _ in first }
        for group in groups + known.subtracting(groups).sorted() {
            var terms: [CellSystem.Term] = []
            for number in answers[group, default: []] {
                guard let worth = keys[number].node(of: answer).flatMap({ worth[$0] }), worth != 0 else { continue }
                terms.append(CellSystem.Term(cell: number, factor: worth))
            }
            let value = terms.reduce(0) { $0 + $1.factor * system.cells[$1.cell].value }
            sums[group] = system.cells.count
            terms.append(CellSystem.Term(cell: system.cells.count, factor: -1))
            let isKnown = known.contains(group)
            system.cells.append(
                CellSystem.Cell(
                    value: value, width: 0, weight: 5, isFrozen: isKnown, isKnown: isKnown, isSigned: true))
            system.relations.append(CellSystem.Relation(terms: terms))
        }
        return sums
    }
}
