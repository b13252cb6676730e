/// What earlier tables settle about the cells of one block.
///
/// Those of the same people are one system with the new ones: their groupings are counted again, what they showed is known,
/// and what they hid is protected as it was, by new cells alone.
struct Precedents: Sendable {
    let earlier: [EarlierTables]
    let apart: [String]
    let dimensions: [CountDimension]
    /// Whether groupings that the new tables lack are in the audit too.
    let isJoint: Bool
    /// Which of ``earlier`` are of the same people, as far as these show it.
    private(set) var same: Set<Int> = []

    init(earlier: [EarlierTables], apart: [String], dimensions: [CountDimension], isJoint: Bool, same: Set<Int>? = nil)
    {
        (self.earlier, self.apart, self.dimensions, self.isJoint) = (earlier, apart, dimensions, isJoint)
        self.same = same ?? (isJoint ? Set(earlier.indices) : [])
    }

    /// The tables by which earlier ones told of a question, of people alone, that the new ones lack.
    func spaces(beside groupings: [[Int]], of question: String) -> [CellSpace] {
        self.groupings(beside: groupings, of: question).map { CellSpace($0, of: dimensions) }
    }

    /// The same as numbers of dimensions. A grouping inside another has no cell of its own.
    func groupings(beside own: [[Int]], of question: String) -> [[Int]] {
        let places = Dictionary(dimensions.enumerated().map { ($1.column, $0) }) { first, _ in first }
        let crossings = same.flatMap { earlier[$0].crossings[apart + [question], default: []] }
        let known = Set(
            crossings.map { names in names.compactMap { places[$0] }.sorted() }
                .filter { CellSpace($0, of: dimensions).count <= CellSpace.most })
        let sets = known.filter { one in
            !own.contains { Set(one).isSubset(of: $0) }
                && !known.contains { $0.count > one.count && Set(one).isSubset(of: $0) }
        }
        return sets.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Questions that earlier tables of the same people counted, beside some.
    func counted(beside names: Set<String>) -> [String] {
        same.reduce(into: Set<String>()) { $0.formUnion(earlier[$1].counted(apart: apart)) }.subtracting(names).sorted()
    }

    /// Keeps hidden what was hidden, and takes as known what was shown with the same number.
    ///
    /// - Parameter answer: The question whose answers the tables count, when they count any.
    mutating func apply(to tables: inout CountedTables, answer: Answer? = nil) {
        guard !earlier.isEmpty else { return }
        let alike = same.filter { isAlike(earlier[$0], tables, answer) }
        // What the people are is settled before what they answered.
        if answer == nil { same = alike }
        for (number, key) in tables.keys.enumerated() {
            let cell = cell(key, answer)
            guard number < tables.ownCount else {
                let told = alike.sorted().compactMap { earlier[$0].people(cell) }
                tables.change(key) { $0.settle(wasTold: !told.isEmpty, wasShown: told.contains { $0 != nil }) }
                continue
            }
            for known in earlier.compactMap({ $0.people(cell) }) {
                tables.change(key) { cell in
                    if let known {
                        // A number that changed is free; what it tells is looked at when everything is counted.
                        guard Double(known) == cell.value else {
                            // Others came: as many as then are in it still.
                            if isJoint, Double(known) < cell.value { cell.least = max(cell.least, Double(known)) }
                            return
                        }
                        if !cell.isHidden { cell.isFrozen = true }
                        if isJoint { cell.isKnown = true }
                    } else if !cell.isFrozen {
                        cell.isHidden = true
                    }
                }
            }
        }
    }

    /// The same of means: those that were hidden stay so, and those that were shown are known.
    func apply(toMeans counts: inout CountedTables, _ measure: TableRelease.Measure, of question: String) {
        for (number, key) in counts.keys.enumerated() {
            let told = same.sorted().compactMap { earlier[$0].showsMean(measure, cell(key, question)) }
            let isOwn = number < counts.ownCount
            counts.change(key) { cell in
                guard isOwn else {
                    return cell.settle(wasTold: !told.isEmpty, wasShown: told.contains(true))
                }
                guard !told.isEmpty else { return }
                if told.contains(true) {
                    (cell.isKnown, cell.isFrozen) = (true, true)
                } else {
                    cell.isHidden = true
                }
            }
        }
    }

    /// Groups whose plain mean went out.
    func shownMeans(of question: String, among keys: some Sequence<CellKey>) -> Set<CellKey> {
        Set(keys.filter { key in same.contains { earlier[$0].showsMean(.mean, cell(key, question)) == true } })
    }

    /// Whether nothing that was shown has another number now.
    private func isAlike(_ one: EarlierTables, _ tables: CountedTables, _ answer: Answer?) -> Bool {
        tables.keys.allSatisfy { key in
            guard case .some(.some(let then)) = one.people(cell(key, answer)) else { return true }
            return Double(then) == tables[key]?.value
        }
    }

    // MARK: - What a cell is called

    private func cell(_ key: CellKey, _ answer: Answer?) -> EarlierTables.Cell {
        var group = key
        var text = ""
        if let answer, let node = key.node(of: answer.dimension) {
            group = key.without(answer.dimension)
            text = answer.values.nodes[node].label
        }
        return EarlierTables.Cell(
            apart: apart, group: labels(group), question: text.isEmpty ? "" : answer?.name ?? "", answer: text)
    }

    private func cell(_ key: CellKey, _ question: String) -> EarlierTables.Cell {
        EarlierTables.Cell(apart: apart, group: labels(key), question: question, answer: "")
    }

    private func labels(_ key: CellKey) -> [String: String] {
        var labels: [String: String] = [:]
        for part in key.parts {
            labels[dimensions[part.dimension].column] = dimensions[part.dimension].nodes[part.node].label
        }
        return labels
    }
}

extension CellSystem.Cell {
    /// Makes it a cell that is not in the new tables: what went out of it is settled, and what never did is nobody's figure.
    fileprivate mutating func settle(wasTold: Bool, wasShown: Bool) {
        (isHidden, isKnown, isFrozen) = (!wasShown, wasShown, true)
        if !wasTold { (width, ceiling) = (0, .infinity) }
    }
}
