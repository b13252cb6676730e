/// A generalisation hierarchy: for each value of a column what it becomes, level by level, up to one value for all.
///
/// Leaves are kept in tree order: the leaves under any value of any level stand next to each other, so a value is a
/// range, and the lowest value that covers a set of leaves is the one that covers its first and its last.
package struct Hierarchy: Sendable, Equatable {
    package let name: String
    /// The labels of each level; `labels[0]` are the leaves, the last level has one label.
    package let labels: [[String]]
    /// For each level and leaf the index of the leaf's label at that level; it never falls along the leaves.
    let codes: [[UInt16]]
    /// For each level and label how many leaves are under it.
    let leafCounts: [[Int]]

    package var levelCount: Int { labels.count }
    package var leafCount: Int { labels[0].count }
    /// The level at which everybody is the same.
    package var top: Int { levelCount - 1 }

    /// Builds a hierarchy from one row per leaf: the leaf, its label at level 1, and so on.
    ///
    /// - Parameter source: The file it comes from, for messages.
    /// - Throws: Everything that makes it unusable, by column, row and value (``HierarchyRows/findings()``).
    package init(name: String, rows: [[String]], source: String) throws(DisclosureFault) {
        let findings = HierarchyRows(name: name, rows: rows, source: source).findings()
        guard findings.isEmpty else { throw DisclosureFault(findings) }
        self.init(name: name, sound: rows)
    }

    /// - Parameter rows: Rows that ``HierarchyRows/findings()`` has nothing to say about.
    private init(name: String, sound rows: [[String]]) {
        self.name = name
        let ordered = Self.inTreeOrder(rows)
        var (labels, codes, leafCounts): ([[String]], [[UInt16]], [[Int]]) = ([], [], [])
        for level in rows[0].indices {
            var (names, numbers, counts): ([String], [UInt16], [Int]) = ([], [], [])
            for row in ordered {
                if names.last != row[level] {
                    names.append(row[level])
                    counts.append(0)
                }
                numbers.append(UInt16(names.count - 1))
                counts[names.count - 1] += 1
            }
            labels.append(names)
            codes.append(numbers)
            leafCounts.append(counts)
        }
        self.labels = labels
        self.codes = codes
        self.leafCounts = leafCounts
    }

    /// One row for each leaf, as it was built from.
    package var rows: [[String]] {
        (0..<leafCount).map { leaf in labels.indices.map { labels[$0][Int(codes[$0][leaf])] } }
    }

    /// Every label above the values, each once, level by level; the one of everybody is not among them.
    package var groups: [String] {
        var found: [String] = []
        for label in labels.dropFirst().dropLast().joined() where !found.contains(label) { found.append(label) }
        return found
    }

    /// Sorts the rows so that each label's leaves stand together; labels and leaves keep the order of the file.
    private static func inTreeOrder(_ rows: [[String]]) -> [[String]] {
        let levels = rows[0].indices.reversed()
        var ranks: [[String: Int]] = rows[0].map { _ in [:] }
        for row in rows {
            for level in levels where ranks[level][row[level]] == nil { ranks[level][row[level]] = ranks[level].count }
        }
        let keys = rows.map { row in levels.map { ranks[$0][row[$0], default: 0] } }
        return rows.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }.map { rows[$0] }
    }

    /// The lowest level at which two leaves have the same label.
    @inline(__always)
    func meeting(_ first: Int, _ last: Int) -> Int {
        var level = 0
        while codes[level][first] != codes[level][last] { level += 1 }
        return level
    }

    /// For each label of level `from` the label of level `to` above it.
    func map(from: Int, to: Int) -> [UInt16] {
        var map = [UInt16](repeating: 0, count: labels[from].count)
        for leaf in 0..<leafCount { map[Int(codes[from][leaf])] = codes[to][leaf] }
        return map
    }
}
