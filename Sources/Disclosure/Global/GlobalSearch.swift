/// The best recoding of whole columns: one level for each, classes below k left out.
package struct GlobalOutcome: Sendable, Equatable {
    /// The level of each column.
    package var levels: [Int]
    /// Rows in classes below k.
    package var suppressed: Int
    package var loss: Double
    /// Whether no other combination is better; otherwise the search was bounded.
    package var isOptimal: Bool
    /// No combination loses less than this; equal to the loss when it is the optimum.
    package var lowerBound: Double
    /// Combinations whose classes were counted, and how many there are (`nil`: beyond a million million).
    package var evaluated: Int
    package var latticeSize: Int?
}

/// How much is searched, in units that no machine changes.
package struct SearchEffort: Sendable {
    /// Most nodes of a lattice that is searched for the true optimum.
    package var nodes = 500_000
    /// Most groups looked at.
    package var work = 4_000_000_000

    package init() {}
}

/// Searches the lattice of levels.
///
/// Three facts prune it. Raising a level only joins classes, so what is infeasible stays so below it. What a node loses
/// without leaving anybody out is never more than what it loses (``NodeEvaluator/bound(_:)``). And whoever is left out at
/// a node is left out below it, so the price of leaving out carries over downwards.
struct GlobalSearch<Key: PackedKey> {
    private let lattice: Lattice
    private var evaluator: NodeEvaluator<Key>
    private var best: GlobalOutcome

    /// - Returns: `nil` when even the coarsest levels allowed leave out more than the limit.
    static func run(_ evaluator: NodeEvaluator<Key>, _ lattice: Lattice, effort: SearchEffort) -> GlobalOutcome? {
        var evaluator = evaluator
        guard let cost = evaluator.cost(lattice.top) else { return nil }
        let start = GlobalOutcome(
            levels: lattice.top, suppressed: cost.suppressed, loss: cost.loss, isOptimal: false, lowerBound: 0,
            evaluated: 1, latticeSize: lattice.count)
        var search = GlobalSearch(lattice: lattice, evaluator: evaluator, best: start)
        search.descend()
        if let count = lattice.count, count <= effort.nodes {
            search.exhaust(count, effort: effort)
        } else {
            search.wander(effort: effort)
        }
        search.best.evaluated = search.evaluator.evaluated
        return search.best
    }

    private init(lattice: Lattice, evaluator: NodeEvaluator<Key>, best: GlobalOutcome) {
        self.lattice = lattice
        self.evaluator = evaluator
        self.best = best
    }

    // MARK: - The optimum

    /// Losses closer than this are the same.
    private static var tolerance: Double { 1e-12 }

    /// Takes a node when it loses less; among equals the one that leaves out fewer rows, then the one with the lower sum
    /// of levels, then the one whose levels are lower in the order of the columns.
    private mutating func consider(_ levels: [Int], _ cost: NodeCost) {
        if cost.loss > best.loss + Self.tolerance { return }
        let isTie = cost.loss > best.loss - Self.tolerance
        if isTie {
            let mine = [cost.suppressed, levels.reduce(0, +)] + levels
            let theirs = [best.suppressed, best.levels.reduce(0, +)] + best.levels
            guard mine.lexicographicallyPrecedes(theirs) else { return }
        }
        best.levels = levels
        best.suppressed = cost.suppressed
        best.loss = cost.loss
    }

    /// Looks at every node that could be the best, the coarse ones first.
    private mutating func exhaust(_ count: Int, effort: SearchEffort) {
        let bounds = (0..<count).map { evaluator.bound(lattice.levels($0)) }
        let candidates = (0..<count).filter { bounds[$0] <= best.loss + Self.tolerance }
            .sorted { (bounds[$1], $1) < (bounds[$0], $0) }
        // What leaving rows out costs at least, as known from above; infinite where the limit is passed.
        var price = [Double](repeating: 0, count: count)
        for (done, node) in candidates.enumerated() {
            for parent in lattice.parents(node) { price[node] = max(price[node], price[parent]) }
            guard bounds[node] + price[node] <= best.loss + Self.tolerance else { continue }
            guard evaluator.work <= effort.work else {
                let open = candidates[done...].map { bounds[$0] + price[$0] }
                best.lowerBound = min(best.loss, open.min() ?? best.loss)
                return
            }
            let levels = lattice.levels(node)
            guard let cost = evaluator.cost(levels) else {
                price[node] = .infinity
                continue
            }
            price[node] = max(price[node], cost.loss - bounds[node])
            consider(levels, cost)
        }
        best.isOptimal = true
        best.lowerBound = best.loss
    }

    // MARK: - A good one

    /// The levels one lower in one column.
    private func children(_ levels: [Int]) -> [[Int]] {
        levels.indices.compactMap { column in
            guard levels[column] > lattice.ranges[column].lowerBound else { return nil }
            var child = levels
            child[column] -= 1
            return child
        }
    }

    /// Goes down from the top, each time to the best child, as long as there is one.
    private mutating func descend() {
        var levels = lattice.top
        while true {
            var next: (levels: [Int], loss: Double)?
            for child in children(levels) {
                guard let cost = evaluator.cost(child) else { continue }
                consider(child, cost)
                if next.map({ cost.loss < $0.loss - Self.tolerance }) ?? true { next = (child, cost.loss) }
            }
            guard let next else { return }
            levels = next.levels
        }
    }

    /// For lattices beyond exhaustion: the best-first way down, until the work allowed is done.
    private mutating func wander(effort: SearchEffort) {
        var seen: Set<[Int]> = [lattice.top]
        var open: [(levels: [Int], loss: Double)] = [(lattice.top, best.loss)]
        while let place = open.indices.min(by: { open[$0].loss < open[$1].loss }), seen.count < effort.nodes,
            evaluator.work <= effort.work
        {
            let node = open.remove(at: place)
            for child in children(node.levels) where seen.insert(child).inserted {
                guard let cost = evaluator.cost(child) else { continue }
                consider(child, cost)
                open.append((child, cost.loss))
            }
            if open.count > 2_000 {
                open.sort { $0.loss < $1.loss }
                open.removeLast(1_000)
            }
        }
    }
}
