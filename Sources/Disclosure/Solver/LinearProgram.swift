import CClp

/// Finds the least or the largest of a sum under linear equations, with Clp; owns one of its models, freed once.
///
/// One thread, no random start: the same program gives the same solution.
final class LinearProgram {
    /// One equation or pair of bounds: `lower ≤ Σ factor · variable ≤ upper`.
    struct Row {
        var terms: [(variable: Int, factor: Double)]
        var bounds: ClosedRange<Double>
    }

    enum Direction: Double {
        case least = 1
        case largest = -1
    }

    private let model: UnsafeMutableRawPointer
    private let count: Int
    private let size: Int
    private let budget = SolverBudget.current
    private var objective: [Double]

    /// - Parameter variables: The bounds of each variable; an infinite one is none.
    /// - Returns: `nil` when there is no memory for it.
    init?(variables: [ClosedRange<Double>], rows: [Row]) {
        guard let model = Clp_newModel() else { return nil }
        self.model = model
        count = variables.count
        size = variables.count + rows.count
        objective = Array(repeating: 0, count: count)
        Clp_setLogLevel(model, 0)
        var columns: [[(row: Int32, factor: Double)]] = Array(repeating: [], count: count)
        for (index, row) in rows.enumerated() {
            for term in row.terms { columns[term.variable].append((Int32(index), term.factor)) }
        }
        let starts = columns.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
        // Clp copies all that it is given.
        Clp_loadProblem(
            model, Int32(count), Int32(rows.count), starts, columns.joined().map(\.row), columns.joined().map(\.factor),
            variables.map(\.lowerBound), variables.map(\.upperBound), objective, rows.map(\.bounds.lowerBound),
            rows.map(\.bounds.upperBound))
    }

    deinit { Clp_deleteModel(model) }

    /// Solves it for another sum; what was found before is where it starts.
    ///
    /// - Parameter terms: The variables that are summed, and their factors.
    /// - Returns: The value of each variable; `nil` when nothing fulfils all rows, the sum has no end, or the work is more
    ///   than the budget has left.
    func solve(_ direction: Direction, _ terms: [(variable: Int, factor: Double)]) -> [Double]? {
        if let budget {
            guard !budget.isSpent else { return nil }
            Clp_setMaximumIterations(model, Int32(clamping: budget.steps(size: size)))
        }
        for term in terms { objective[term.variable] = term.factor }
        defer { for term in terms { objective[term.variable] = 0 } }
        Clp_chgObjCoefficients(model, objective)
        Clp_setOptimizationDirection(model, direction.rawValue)
        _ = Clp_primal(model, 0)
        budget?.spend(steps: Int(Clp_numberIterations(model)), size: size)
        guard Clp_status(model) == 0, let solution = Clp_primalColumnSolution(model) else { return nil }
        return Array(UnsafeBufferPointer(start: solution, count: count))
    }
}
