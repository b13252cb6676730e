@testable import Disclosure

/// A random table with random hierarchies that nest, and random constraints; the same for the same seed.
struct RandomCase {
    var draw: Draw
    let rowCount: Int
    let minimum: Int
    let hierarchies: [Hierarchy]
    let table: Table
    let levels: [ClosedRange<Int>]
    let sensitive: [String]

    init(seed: UInt64, mostRows: Int = 400) throws {
        var draw = Draw(seed: seed &* 7_919 &+ 13)
        let rowCount = 5 + draw.below(mostRows)
        minimum = 2 + draw.below(min(9, rowCount / 2))
        var (hierarchies, columns, levels): ([Hierarchy], [CodedColumn], [ClosedRange<Int>]) = ([], [], [])
        for index in 0..<(1 + draw.below(5)) {
            let hierarchy = try Self.hierarchy("q\(index)", &draw)
            // Squaring makes some values rare, as in life.
            let rows = (0..<rowCount).map { _ in
                let leaf =
                    draw.below(hierarchy.leafCount) * draw.below(hierarchy.leafCount) / max(1, hierarchy.leafCount)
                return hierarchy.labels[0][leaf]
            }
            columns.append(CodedColumn(name: hierarchy.name, rows: rows))
            let low = draw.below(4) == 0 ? draw.below(hierarchy.levelCount) : 0
            let high = draw.below(4) == 0 ? low + draw.below(hierarchy.levelCount - low) : hierarchy.top
            levels.append(low...high)
            hierarchies.append(hierarchy)
        }
        sensitive = ["s0", "s1", "s2"]
        for name in sensitive {
            let kinds = 1 + draw.below(12)
            let isNumber = draw.below(2) == 0
            let rows = (0..<rowCount).map { _ in isNumber ? "\(draw.below(kinds))" : "v\(draw.below(kinds))" }
            columns.append(CodedColumn(name: name, rows: rows))
        }
        table = Table(columns: columns, rowCount: rowCount, source: "random")
        (self.rowCount, self.hierarchies, self.levels, self.draw) = (rowCount, hierarchies, levels, draw)
    }

    func columns() throws -> [QuasiColumn] {
        try zip(hierarchies, levels).enumerated().map { index, pair in
            try QuasiColumn(table.columns[index], hierarchy: pair.0, levels: pair.1, source: "random")
        }
    }

    /// The plan that this case asks for.
    func plan(_ mode: AnonymisationPlan.Mode, _ objective: Objective, limit: Double) -> AnonymisationPlan {
        var plan = AnonymisationPlan(quasi: hierarchies.map(\.name), sensitive: sensitive)
        (plan.mode, plan.objective, plan.suppressionLimit, plan.minimum) = (mode, objective, limit, minimum)
        for (hierarchy, range) in zip(hierarchies, levels) {
            if range.count == 1 {
                plan.pins[hierarchy.name] = range.lowerBound
            } else if range.upperBound < hierarchy.top, range.lowerBound == 0 {
                plan.ceilings[hierarchy.name] = range.upperBound
            }
        }
        return plan
    }

    /// A tree that is cut at random: each level joins neighbours of the level below.
    private static func hierarchy(_ name: String, _ draw: inout Draw) throws -> Hierarchy {
        let leafCount = 1 + draw.below(draw.below(3) == 0 ? 40 : 8)
        var groups = Array(0..<leafCount)
        var rows = groups.map { ["\(name)-\($0)"] }
        for level in 1...(1 + draw.below(3)) {
            var joined: [Int: Int] = [:]
            var next = 0
            for group in 0...(groups.max() ?? 0) {
                if group > 0, draw.below(2) == 0 { next += 1 }
                joined[group] = next
            }
            groups = groups.map { joined[$0, default: 0] }
            for leaf in 0..<leafCount { rows[leaf].append("\(name)-level\(level)-\(groups[leaf])") }
        }
        for leaf in 0..<leafCount { rows[leaf].append("*") }
        return try Hierarchy(name: name, rows: rows, source: "random")
    }
}
