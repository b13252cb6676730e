/// What a recoding costs one group of people, such as those with one value of a quasi-identifier.
package struct GroupLoss: Sendable, Equatable, Codable {
    /// `column=label`, the name by which somebody says yes to its loss.
    package var group: String
    package var rows: Int
    package var suppressed: Int
    /// The mean loss metric of its rows, from 0 to 1; a row that was left out counts as 1.
    package var loss: Double

    /// The share of the group's rows that were left out.
    package var share: Double { rows == 0 ? 0 : Double(suppressed) / Double(rows) }

    /// Columns with more values than this are grouped at the finest level that has no more.
    static let mostGroups = 25

    /// Parts of a loss of 1 that are counted.
    private static let part = 4_294_967_296.0

    /// The level of a hierarchy by which people are grouped.
    private static func level(_ hierarchy: Hierarchy) -> Int {
        hierarchy.labels.firstIndex { $0.count <= mostGroups } ?? hierarchy.top
    }

    /// Groups of k people and more of which most would be held back before anything is recoded. Twice the average is no
    /// measure here: few are held back, and all where somebody came or left.
    ///
    /// - Parameters:
    ///   - columns: quasi-identifiers of everybody.
    ///   - held: the rows that are held back.
    package static func wipedOut(
        _ columns: [CodedColumn], hierarchies: [String: Hierarchy], held: Set<Int>, minimum: Int
    ) -> [GroupLoss] {
        guard !held.isEmpty else { return [] }
        return columns.flatMap { column -> [GroupLoss] in
            guard let hierarchy = hierarchies[column.name] else { return [] }
            let level = level(hierarchy)
            let labels = Dictionary(hierarchy.rows.map { ($0[0], $0[level]) }) { first, _ in first }
            var groups: [String: GroupLoss] = [:]
            for row in column.codes.indices {
                let name = "\(column.name)=\(labels[column.text(row)] ?? column.text(row))"
                var group = groups[name] ?? GroupLoss(group: name, rows: 0, suppressed: 0, loss: 0)
                group.rows += 1
                group.suppressed += held.contains(row) ? 1 : 0
                groups[name] = group
            }
            return groups.values.filter { $0.rows >= minimum && $0.share > 0.5 }
                .sorted { $0.group < $1.group }
        }
    }

    /// The groups of all quasi-identifiers, in the order of the columns and their labels.
    static func all(_ quasi: [QuasiColumn], _ recoding: Recoding) -> [GroupLoss] {
        let rowLoss = rowLosses(quasi, recoding)
        return quasi.flatMap { column in
            let level = level(column.hierarchy)
            let labels = column.hierarchy.labels[level]
            var groups = labels.map { GroupLoss(group: "\(column.name)=\($0)", rows: 0, suppressed: 0, loss: 0) }
            // Whole parts, so that the sum does not depend on the order of the rows.
            var parts = [Int](repeating: 0, count: groups.count)
            for (row, leaf) in column.leaves.enumerated() {
                let group = Int(column.hierarchy.codes[level][Int(leaf)])
                groups[group].rows += 1
                parts[group] += Int(((rowLoss[row] ?? 1) * Self.part).rounded())
                groups[group].suppressed += rowLoss[row] == nil ? 1 : 0
            }
            for group in groups.indices where groups[group].rows > 0 {
                groups[group].loss = Double(parts[group]) / Self.part / Double(groups[group].rows)
            }
            return groups.filter { $0.rows > 0 }
        }
    }

    /// For each row of the input its mean loss metric over the columns; `nil` when it was left out.
    private static func rowLosses(_ quasi: [QuasiColumn], _ recoding: Recoding) -> [Double?] {
        var losses = [Double?](repeating: nil, count: quasi.first?.leaves.count ?? 0)
        for row in recoding.rows { losses[Int(row)] = 0 }
        for (column, places) in zip(quasi, recoding.places) {
            let leaves = column.hierarchy.leafCounts
            let others = Double(max(1, column.hierarchy.leafCount - 1))
            for (index, row) in recoding.rows.enumerated() {
                let place = places[index]
                let lost = Double(leaves[Int(place.level)][Int(place.label)] - 1) / others
                losses[Int(row)] = (losses[Int(row)] ?? 0) + lost / Double(quasi.count)
            }
        }
        return losses
    }

    /// Groups that lose more than twice the average share and were not accepted by name.
    static func refusals(_ groups: [GroupLoss], suppressed: Int, of rows: Int, accepted: Set<String>) -> [Finding] {
        guard suppressed > 0 else { return [] }
        let average = Double(suppressed) / Double(rows)
        return groups.filter { $0.share > 2 * average && !accepted.contains($0.group) }.map { group in
            Finding(
                "group '\(group.group)'",
                "it loses \(percent(group.share)) of its people (\(group.suppressed) of \(group.rows)), more than twice the "
                    + "average of \(percent(average))",
                repair:
                    "use --mode local, a lower limit or coarser levels, or say yes with --accept-loss '\(group.group)'",
                nl:
                    "De groep ‘\(group.group)’ verliest \(group.suppressed) van de \(group.rows) mensen: meer dan twee keer "
                    + "zoveel als gemiddeld. Vraag een grovere indeling.")
        }
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
