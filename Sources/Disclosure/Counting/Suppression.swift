/// Chooses which further cells are hidden so that those that must be are hidden well enough.
///
/// For a cell that can be worked out too closely a linear program finds the cheapest way to move it: a second table that
/// agrees with all that stays shown (Kelly, Golden and Assad 1990; Fischetti and Salazar 2001). The cells that move with it
/// are hidden too, so the audit after it cannot rule that table out.
struct Suppression {
    private(set) var system: CellSystem
    /// The last audit: its breaches are empty when the system is settled.
    private(set) var audit: CellAudit
    /// Hidden cells cost nothing more, but a move should be small.
    private static let smallCost = 1e-3
    private static let most = 1e7
    private static let tolerance = 1e-6

    /// - Parameter system: What must be hidden is hidden in it already.
    init(_ system: CellSystem) {
        self.system = system
        audit = CellAudit(system)
        var rounds = 0
        while !audit.breaches.isEmpty, self.system.isOpen, rounds < 50, !Self.isSpent {
            rounds += 1
            mend(audit.breaches)
            audit = CellAudit(self.system)
        }
        guard !audit.breaches.isEmpty, self.system.isOpen, !Self.isSpent else { return }
        hideAll()
        audit = CellAudit(self.system)
    }

    /// The tables are refused then; what is found no longer matters.
    private static var isSpent: Bool { SolverBudget.current?.isSpent ?? false }

    /// Hides everything that is not frozen: the way out when nothing less protects.
    mutating func hideAll() {
        for cell in system.cells.indices where !system.cells[cell].isFrozen { system.cells[cell].isHidden = true }
    }

    // MARK: - Moving cells

    private mutating func mend(_ breaches: [CellAudit.Breach]) {
        // What moved far enough with another cell need not be moved by itself.
        var settled: Set<Int> = []
        let before = system.hidden.count
        for breach in breaches.sorted(by: {
            (system.cells[$1.cell].width, $0.cell) < (system.cells[$0.cell].width, $1.cell)
        }) where !settled.contains(breach.cell) && !Self.isSpent {
            for (up, down) in wishes(breach) where move(breach.cell, up: up, down: down, settled: &settled) { break }
        }
        if system.hidden.count == before { hideAll() }
    }

    /// How far a cell should move, the wishes that cost the reader least first.
    private func wishes(_ breach: CellAudit.Breach) -> [(up: Double, down: Double)] {
        let cell = system.cells[breach.cell]
        let excess = max(0, (cell.value - cell.ceiling).rounded(.up))
        let room = min(cell.value - cell.least, cell.width)
        return [(cell.width, excess), (cell.width - room, max(room, excess)), (0, max(cell.width, excess))]
    }

    private mutating func move(_ cell: Int, up: Double, down: Double, settled: inout Set<Int>) -> Bool {
        var moved: [Int: Double] = [:]
        for (distance, isUp) in [(up, true), (down, false)] where distance > 0 {
            guard let moves = moves(cell, by: distance, isUp: isUp) else { return false }
            moved.merge(moves, uniquingKeysWith: +)
        }
        for (other, distance) in moved {
            system.cells[other].isHidden = true
            if distance >= system.cells[other].width, system.cells[other].ceiling == .infinity { settled.insert(other) }
        }
        settled.insert(cell)
        return true
    }

    /// - Returns: How far each cell moves when one moves by a distance, at least cost; `nil` when it cannot.
    private func moves(_ target: Int, by distance: Double, isUp: Bool) -> [Int: Double]? {
        var bounds: [ClosedRange<Double>] = []
        var costs: [(variable: Int, factor: Double)] = []
        for (index, cell) in system.cells.enumerated() {
            let isFree = !cell.isKnown && (cell.isHidden || !cell.isFrozen)
            var up = 0...(isFree ? Self.most : 0)
            var down = 0...(isFree ? (cell.isSigned ? Self.most : cell.value - cell.least) : 0)
            if index == target {
                up = isUp ? distance...distance : 0...0
                down = isUp ? 0...0 : distance...distance
            }
            bounds += [up, down]
            let cost = cell.isHidden ? Self.smallCost : cell.weight
            costs += [(index * 2, cost), (index * 2 + 1, cost)]
        }
        let rows = system.relations.map { relation in
            LinearProgram.Row(
                terms: relation.terms.flatMap { [($0.cell * 2, $0.factor), ($0.cell * 2 + 1, -$0.factor)] },
                bounds: 0...0)
        }
        guard distance <= bounds[target * 2 + (isUp ? 0 : 1)].upperBound,
            isUp || system.cells[target].isSigned
                || distance <= system.cells[target].value - system.cells[target].least,
            let solution = LinearProgram(variables: bounds, rows: rows)?.solve(.least, costs)
        else { return nil }
        var moved: [Int: Double] = [:]
        for index in system.cells.indices {
            let distance = abs(solution[index * 2] - solution[index * 2 + 1])
            if distance > Self.tolerance { moved[index] = distance }
        }
        return moved
    }
}
