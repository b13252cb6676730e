/// A quasi-identifier: its hierarchy, the leaf of each row, and the levels that a release may use.
package struct QuasiColumn: Sendable {
    package let hierarchy: Hierarchy
    /// For each row the index of its leaf.
    let leaves: [UInt16]
    /// For each leaf how many rows have it.
    let frequencies: [Int]
    /// The levels allowed: a pinned column has one, "at most" cuts off those above.
    package let levels: ClosedRange<Int>

    package var name: String { hierarchy.name }

    /// - Parameter levels: The levels allowed, all of the hierarchy's when absent.
    /// - Throws: Each value of the column that the hierarchy does not know, with its line.
    package init(
        _ column: CodedColumn, hierarchy: Hierarchy, levels: ClosedRange<Int>? = nil, source: String
    ) throws(DisclosureFault) {
        let places = Dictionary(uniqueKeysWithValues: hierarchy.labels[0].enumerated().map { ($1, $0) })
        var leafOfValue: [UInt16] = []
        var findings: [Finding] = []
        var unknown = 0
        for (code, value) in column.values.enumerated() {
            if let place = places[value] {
                leafOfValue.append(UInt16(place))
            } else {
                unknown += 1
                guard unknown <= Self.mostFindings else { continue }
                let line = column.firstLines.isEmpty ? "" : ":\(column.firstLines[code])"
                findings.append(
                    Finding(
                        "\(source)\(line)",
                        "column '\(column.name)' has the value '\(value)', which its hierarchy does not hold",
                        repair: Self.repair(value, hierarchy),
                        nl:
                            "Van ‘\(column.name)’ is niet bekend hoe een waarde grover gemaakt wordt. Laat deze vraag weg, of "
                            + "vraag de beheerder om de indeling aan te vullen."))
            }
        }
        if unknown > Self.mostFindings {
            findings.append(
                Finding(
                    source,
                    "column '\(column.name)' has \(unknown - Self.mostFindings) more values that its hierarchy lacks",
                    repair: "name the hierarchy of this column, or band the values before"))
        }
        guard findings.isEmpty else { throw DisclosureFault(findings) }
        self.hierarchy = hierarchy
        self.levels = levels ?? 0...hierarchy.top
        leaves = column.codes.map { leafOfValue[Int($0)] }
        var frequencies = [Int](repeating: 0, count: hierarchy.leafCount)
        for leaf in leaves { frequencies[Int(leaf)] += 1 }
        self.frequencies = frequencies
    }

    /// So many values that are unknown are named; whoever took the wrong column reads no thousand lines.
    private static let mostFindings = 100

    private static func repair(_ value: String, _ hierarchy: Hierarchy) -> String {
        let folded = HierarchyRows.folded(value)
        if let alike = hierarchy.labels[0].first(where: { HierarchyRows.folded($0) == folded }) {
            return "write it as '\(alike)'"
        }
        if value.isEmpty { return "add a row for the empty value to the hierarchy (\"\", \"onbekend\", …, \"*\")" }
        return "add a row for it to the hierarchy, or mend the value"
    }

    /// For each level and label how many rows are under it.
    var labelFrequencies: [[Int]] {
        hierarchy.codes.enumerated().map { level, codes in
            var counts = [Int](repeating: 0, count: hierarchy.labels[level].count)
            for (leaf, code) in codes.enumerated() { counts[Int(code)] += frequencies[leaf] }
            return counts
        }
    }
}
