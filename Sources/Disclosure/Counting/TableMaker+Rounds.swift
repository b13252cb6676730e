/// One block after it was counted.
struct CountedBlock: Sendable {
    var apart: [String]
    var people: People
    var groups: CountedTables
    /// Which earlier tables are of the same people.
    var same: Set<Int>
}

extension TableMaker {
    /// For each round and the one before it, among those who took part alike, how the answers of the same people changed.
    static func changes(
        _ blocks: [CountedBlock], _ table: Table, _ plan: TablePlan, _ dimensions: [CountDimension],
        _ groupings: [[Int]], _ before: [EarlierTables]
    ) throws(DisclosureFault) -> [TableRelease.Line] {
        guard let person = plan.person.flatMap({ table[$0] }), plan.round != nil else { return [] }
        let spaces = groupings.map { CellSpace($0, of: dimensions) }
        var lines: [TableRelease.Line] = []
        for (index, later) in blocks.enumerated() {
            guard let earlier = blocks[..<index].last(where: { $0.apart.dropFirst() == later.apart.dropFirst() }) else {
                continue
            }
            let apart = ["\(earlier.apart[0]) > \(later.apart[0])"] + later.apart.dropFirst()
            let change = LinkedChange(
                rounds: (earlier.people, later.people), rules: plan.rules, dimensions: dimensions, spaces: spaces,
                precedents: Precedents(
                    earlier: before, apart: apart, dimensions: dimensions, isJoint: plan.isAuditedWithEarlier,
                    same: later.same))
            for column in plan.linkedChanges.compactMap({ table[$0] }) {
                guard let found = try change.table(column, person: person, groups: later.groups) else { continue }
                lines += TableLines(apart, dimensions, later.groups, width: plan.groupColumns.count)
                    .means(found.means, of: found.answer, measure: .linkedChange)
            }
        }
        return lines
    }
}
