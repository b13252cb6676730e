/// What one combination of levels costs.
struct NodeCost: Sendable {
    /// Rows in classes below k, which would be left out.
    var suppressed: Int
    /// The loss of all columns, rows left out included; from 0 to 1.
    var loss: Double
}

/// Counts the classes of lattice nodes, each from a finer table that was counted before.
///
/// The columns with most values are raised first, one after the other, and those tables are kept as long as there is
/// room; the columns with few values are raised at once for each node. So a node costs a pass over few groups instead
/// of one over all rows.
struct NodeEvaluator<Key: PackedKey> {
    private let columns: [QuasiColumn]
    private let losses: [LossTable]
    private let layout: KeyLayout
    private let minimum: Int
    private let limit: Int
    private let order: [Int]
    private let depth: Int
    private var counter = GroupCounter<Key>()
    private var cache: TableCache<Key>
    /// Groups looked at so far: the work done, in a unit that no machine changes.
    private(set) var work = 0
    /// Nodes evaluated so far.
    private(set) var evaluated = 0

    /// - Parameters:
    ///   - minimum: k, the smallest class that is kept.
    ///   - limit: Most rows that may be left out.
    init(_ columns: [QuasiColumn], losses: [LossTable], minimum: Int, limit: Int, cacheBytes: Int) {
        self.columns = columns
        self.losses = losses
        self.minimum = minimum
        self.limit = limit
        layout = KeyLayout(columns)
        order = columns.indices.sorted {
            (columns[$1].hierarchy.leafCount, $0) < (columns[$0].hierarchy.leafCount, $1)
        }
        depth = (columns.count + 1) / 2
        cache = TableCache(byteLimit: cacheBytes)
        cache.keep(bottom(), for: [])
    }

    /// The loss of a node when nothing had to be left out: no more than its true loss.
    func bound(_ levels: [Int]) -> Double {
        zip(losses, levels).reduce(0) { $0 + $1.0.totals[$1.1] }
    }

    /// - Returns: `nil` when more rows would be left out than the limit allows.
    mutating func cost(_ levels: [Int]) -> NodeCost? {
        evaluated += 1
        count(levels)
        var (suppressed, saved) = (0, 0.0)
        for slot in 0..<counter.slotCount {
            let count = Int(counter.counts[slot])
            guard count > 0, count < minimum else { continue }
            suppressed += count
            guard suppressed <= limit else { return nil }
            saved += Double(count) * savings(counter.keys[slot], levels)
        }
        return NodeCost(suppressed: suppressed, loss: bound(levels) + saved)
    }

    /// How many rows a node would leave out, whatever the limit.
    mutating func suppressed(_ levels: [Int]) -> Int {
        count(levels)
        return (0..<counter.slotCount).reduce(0) { sum, slot in
            let count = Int(counter.counts[slot])
            return count < minimum ? sum + count : sum
        }
    }

    // MARK: - Counting

    private mutating func count(_ levels: [Int]) {
        let table = table(levels, depth: depth)
        counter.count(table, raises: raises(levels, order[depth...]), atMost: most(levels))
        work += table.keys.count
    }

    /// The rows by the levels of the first columns in ``order``, the others as fine as allowed.
    private mutating func table(_ levels: [Int], depth: Int) -> GroupTable<Key> {
        let key = order.prefix(depth).map { UInt8(levels[$0]) }
        if let kept = cache.table(for: key) { return kept }
        let finer = table(levels, depth: depth - 1)
        let column = order[depth - 1]
        guard levels[column] > columns[column].levels.lowerBound else { return finer }
        counter.count(finer, raises: raises(levels, [column]), atMost: finer.keys.count)
        work += finer.keys.count
        let table = counter.table()
        cache.keep(table, for: key)
        return table
    }

    private func raises(_ levels: [Int], _ raised: some Sequence<Int>) -> [Raise<Key>] {
        raised.compactMap { column in
            let lowest = columns[column].levels.lowerBound
            guard levels[column] > lowest else { return nil }
            return Raise(
                layout: layout, column: column, map: columns[column].hierarchy.map(from: lowest, to: levels[column]))
        }
    }

    /// The most classes that the labels of a node can make.
    private func most(_ levels: [Int]) -> Int {
        zip(columns, levels).reduce(1) { product, next in
            min(product, 1 << 30) * next.0.hierarchy.labels[next.1].count
        }
    }

    /// What a row of a class loses less than a row that is left out.
    private func savings(_ key: Key, _ levels: [Int]) -> Double {
        var sum = 0.0
        for (column, level) in levels.enumerated() {
            let label = Int(truncatingIfNeeded: key >> Key(layout.shifts[column])) & layout.masks[column]
            sum += losses[column].savings[level][label]
        }
        return sum
    }

    /// All rows at the finest levels allowed.
    private mutating func bottom() -> GroupTable<Key> {
        let rows = columns.first?.leaves.count ?? 0
        var table = GroupTable(keys: [Key](repeating: 0, count: rows), counts: [UInt32](repeating: 1, count: rows))
        for (column, quasi) in columns.enumerated() {
            let labels = quasi.hierarchy.codes[quasi.levels.lowerBound].map { Key($0) << Key(layout.shifts[column]) }
            for row in 0..<rows { table.keys[row] |= labels[Int(quasi.leaves[row])] }
        }
        counter.count(table, raises: [], atMost: rows)
        return counter.table()
    }
}
