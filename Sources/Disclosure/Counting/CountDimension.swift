/// One way to tell people apart in a table: a column's values, and the groups above them.
///
/// Every node is a set of leaves; labels of several levels that mean the same leaves are one node, so that the same people
/// are never counted as two cells.
package struct CountDimension: Sendable {
    package struct Node: Sendable, Equatable {
        package var label: String
        /// The leaves under it, in the order of ``leaves``.
        var leaves: Range<Int>
        /// The nodes next below; together they hold the same leaves.
        var children: [Int]
    }

    package let column: String
    /// The finest labels of the table.
    let leaves: [String]
    /// The leaves first, in their order; the last one holds all.
    package let nodes: [Node]
    /// For each value code of the column its leaf.
    let leafOfCode: [UInt16]
    /// Labels that mean the same leaves as a node of another name, with that name.
    let aliases: [String: String]

    var root: Int { nodes.count - 1 }

    /// The nodes that tables name: the leaves, and what stands between them and everybody.
    var named: Range<Int> { 0..<max(leaves.count, root) }

    /// The values of a column as they are, and all together.
    ///
    /// - Parameter column: Of no more values than ``CellSpace/most``.
    init(_ column: CodedColumn) {
        self.init(
            column: column.name, levels: [column.values, column.values.map { _ in Self.all }],
            leafOfCode: column.values.indices.map { UInt16($0) })
    }

    /// The values of a column as they are, some of them together under a label of their own, and all together.
    ///
    /// - Parameter above: That label for a value; values with one label are neighbours in byte order.
    init(_ column: CodedColumn, above: [String: String]) {
        self.init(
            column: column.name,
            levels: [
                column.values, column.values.map { above[$0] ?? $0 }, column.values.map { _ in Self.all },
            ], leafOfCode: column.values.indices.map { UInt16($0) })
    }

    /// The labels of a hierarchy from a level up.
    ///
    /// - Throws: What the column holds and the hierarchy does not.
    init(
        _ column: CodedColumn, hierarchy: Hierarchy, level: Int, source: String
    ) throws(DisclosureFault) {
        _ = try QuasiColumn(column, hierarchy: hierarchy, source: source)
        let base = hierarchy.codes[level]
        let places = Dictionary(uniqueKeysWithValues: hierarchy.labels[0].enumerated().map { ($1, $0) })
        let levels = (level...hierarchy.top).map { upper in
            let map = hierarchy.map(from: level, to: upper)
            return map.map { hierarchy.labels[upper][Int($0)] }
        }
        let leafOfCode = column.values.map { base[places[$0, default: 0]] }
        self.init(column: column.name, levels: levels, leafOfCode: leafOfCode)
    }

    /// What the node of everybody is called.
    package static let all = "*"

    /// - Parameter levels: For each level from the finest up the label of each leaf; the last has one label.
    private init(column: String, levels: [[String]], leafOfCode: [UInt16]) {
        self.column = column
        self.leafOfCode = leafOfCode
        leaves = levels[0]
        var nodes = levels[0].enumerated().map { Node(label: $1, leaves: $0..<($0 + 1), children: []) }
        var aliases: [String: String] = [:]
        // The largest nodes so far, side by side; each level joins some that are neighbours.
        var largest = Array(nodes.indices)
        for labels in levels.dropFirst() {
            var (joined, next): ([Int], Int) = ([], 0)
            for run in Self.runs(labels) {
                let start = next
                while next < largest.count, nodes[largest[next]].leaves.upperBound <= run.upperBound { next += 1 }
                // Alone it is the same people under another label.
                guard next - start > 1 else {
                    joined += largest[start..<next]
                    let (name, label) = (nodes[largest[start]].label, labels[run.lowerBound])
                    if name != label { aliases[label] = name }
                    continue
                }
                joined.append(nodes.count)
                nodes.append(Node(label: labels[run.lowerBound], leaves: run, children: Array(largest[start..<next])))
            }
            largest = joined
        }
        self.nodes = nodes
        let own = Set(nodes.map(\.label))
        let root = nodes.last?.label
        self.aliases = aliases.filter { !own.contains($0.key) }.mapValues { $0 == root ? Self.all : $0 }
    }

    /// The stretches of leaves with the same label.
    private static func runs(_ labels: [String]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in labels.indices {
            if let last = runs.last, labels[last.lowerBound] == labels[index] {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }

    /// For each leaf the nodes that hold it.
    var holders: [[Int]] {
        var holders = [[Int]](repeating: [], count: leaves.count)
        for (number, node) in nodes.enumerated() {
            for leaf in node.leaves { holders[leaf].append(number) }
        }
        return holders
    }
}
