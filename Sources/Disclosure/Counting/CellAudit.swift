/// What somebody can work out of the hidden cells, by linear programming: for each the least and the largest value that
/// agrees with everything shown.
///
/// The reader is taken to know the rules, all that is shown exactly, that nobody is counted less than zero times, and that
/// whoever was counted before is still there.
struct CellAudit: Sendable {
    /// A hidden cell that can be worked out too closely.
    struct Breach: Sendable, Equatable {
        var cell: Int
        var possible: ClosedRange<Double>
    }

    var breaches: [Breach] = []
    /// How many cells are hidden.
    var hiddenCount = 0
    /// No hidden count has an interval narrower than this; `nil` without hidden counts.
    var narrowest: Double?
    /// Linear programs solved.
    var programs = 0

    /// Larger than any count; it keeps every program bounded.
    private static let everything = 1e7
    private static let tolerance = 1e-6

    init(_ system: CellSystem) {
        let hidden = system.cells.indices.filter { system.cells[$0].isUnknown }
        hiddenCount = hidden.count
        let open = system.relations.map { relation in
            relation.terms.filter { system.cells[$0.cell].isUnknown }
        }
        let budget = SolverBudget.current
        for component in Self.components(hidden, open) where !(budget?.isSpent ?? false) {
            look(at: component, system, open)
        }
    }

    /// Hidden cells that some equation ties together, directly or through others.
    private static func components(_ hidden: [Int], _ open: [[CellSystem.Term]]) -> [(cells: [Int], relations: [Int])] {
        var parent = Dictionary(uniqueKeysWithValues: hidden.map { ($0, $0) })
        func root(_ cell: Int) -> Int {
            var cell = cell
            while let next = parent[cell], next != cell { cell = next }
            return cell
        }
        for terms in open {
            guard let first = terms.first else { continue }
            for term in terms.dropFirst() {
                let (one, other) = (root(first.cell), root(term.cell))
                if one != other { parent[max(one, other)] = min(one, other) }
            }
        }
        let relations = Dictionary(grouping: open.indices.filter { !open[$0].isEmpty }) { root(open[$0][0].cell) }
        let cells = Dictionary(grouping: hidden) { root($0) }
        return cells.keys.sorted().map { (cells[$0, default: []], relations[$0, default: []]) }
    }

    private mutating func look(
        at component: (cells: [Int], relations: [Int]), _ system: CellSystem, _ open: [[CellSystem.Term]]
    ) {
        let place = Dictionary(uniqueKeysWithValues: component.cells.enumerated().map { ($1, $0) })
        let rows = component.relations.map { number in
            let shown = system.relations[number].terms.filter { !system.cells[$0.cell].isUnknown }
            let rest = -shown.reduce(0) { $0 + $1.factor * system.cells[$1.cell].value }
            return LinearProgram.Row(
                terms: open[number].map { (place[$0.cell, default: 0], $0.factor) }, bounds: rest...rest)
        }
        let bounds = component.cells.map {
            (system.cells[$0].isSigned ? -Self.everything : system.cells[$0].least)...Self.everything
        }
        guard let program = LinearProgram(variables: bounds, rows: rows) else {
            breaches += component.cells.map { Breach(cell: $0, possible: 0...0) }
            return
        }
        // What solutions seen so far make possible; the truth is one of them.
        var least = component.cells.map { system.cells[$0].value }
        var most = least
        let isWide = { (index: Int) in
            let cell = system.cells[component.cells[index]]
            return Self.width(least[index], most[index]) >= cell.width && least[index] <= cell.ceiling + Self.tolerance
        }
        for (index, number) in component.cells.enumerated() where system.cells[number].width > 0 {
            for direction in [LinearProgram.Direction.largest, .least] where !isWide(index) {
                programs += 1
                guard let solution = program.solve(direction, [(index, 1)]) else { continue }
                for (other, value) in solution.enumerated() {
                    least[other] = min(least[other], value)
                    most[other] = max(most[other], value)
                }
            }
        }
        for (index, number) in component.cells.enumerated() where system.cells[number].width > 0 {
            let width = Self.width(least[index], most[index])
            narrowest = min(narrowest ?? width, width)
            if !isWide(index) { breaches.append(Breach(cell: number, possible: least[index]...most[index])) }
        }
    }

    /// Counts are whole numbers: an interval is as wide as from the first to the last whole number in it.
    static func width(_ possible: ClosedRange<Double>) -> Double { width(possible.lowerBound, possible.upperBound) }

    private static func width(_ least: Double, _ most: Double) -> Double {
        (most + tolerance).rounded(.down) - (least - tolerance).rounded(.up)
    }
}
