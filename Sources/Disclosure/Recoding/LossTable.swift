#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the labels of one column cost, so that the losses of all columns add up to a number from 0 to 1.
///
/// Entropy uses the frequencies of the whole input, the loss metric the number of leaves in the hierarchy, as
/// `metrics.py` of the reference does. A row that is left out counts as `*` in every column.
struct LossTable: Sendable {
    /// For each level and label what one row under it loses *less* than under `*`.
    let savings: [[Double]]
    /// For each level what all rows together lose.
    let totals: [Double]

    /// - Parameter scale: What the loss of this column is multiplied by (``scale(of:objective:)``).
    init(_ column: QuasiColumn, objective: Objective, scale: Double) {
        let rows = column.labelFrequencies
        let leaves = column.hierarchy.leafCounts
        let (rowCount, leafCount) = (Double(column.leaves.count), Double(column.hierarchy.leafCount))
        var (savings, totals): ([[Double]], [Double]) = ([], [])
        for level in 0..<column.hierarchy.levelCount {
            savings.append(
                rows[level].indices.map { label in
                    switch objective {
                    case .nue: rows[level][label] == 0 ? 0 : log2(rowCount / Double(rows[level][label])) * scale
                    case .lm: (1 - Self.share(leaves[level][label], of: leafCount)) * scale
                    }
                })
            var total = 0.0
            for (leaf, count) in column.frequencies.enumerated() where count > 0 {
                let label = Int(column.hierarchy.codes[level][leaf])
                switch objective {
                case .nue: total += Double(count) * log2(Double(rows[level][label]) / Double(count)) * scale
                case .lm: total += Double(count) * Self.share(leaves[level][label], of: leafCount) * scale
                }
            }
            totals.append(total)
        }
        self.savings = savings
        self.totals = totals
    }

    /// The tables of all columns.
    static func all(_ columns: [QuasiColumn], objective: Objective) -> [LossTable] {
        let scale = scale(of: columns, objective: objective)
        return columns.map { LossTable($0, objective: objective, scale: scale) }
    }

    private static func scale(of columns: [QuasiColumn], objective: Objective) -> Double {
        let rowCount = Double(columns.first?.leaves.count ?? 0)
        switch objective {
        case .lm: return rowCount == 0 ? 0 : 1 / (rowCount * Double(columns.count))
        case .nue:
            let most = columns.flatMap(\.frequencies).filter { $0 > 0 }
                .reduce(0.0) { $0 + Double($1) * log2(rowCount / Double($1)) }
            return most == 0 ? 0 : 1 / most
        }
    }

    /// The share of the other leaves that a label covers.
    private static func share(_ leaves: Int, of all: Double) -> Double {
        all > 1 ? (Double(leaves) - 1) / (all - 1) : 0
    }
}
