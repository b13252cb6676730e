#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A way to part a set of rows: those whose label at a level lies in a range, and the others.
struct Split {
    var column: Int
    /// The step of the column's ``LocalColumn/climb`` whose labels are told apart.
    var step: Int
    var labels: ClosedRange<Int>
    var score: Double
}

/// Finds the best way to part a set of rows so that both parts keep k rows.
struct Splitter {
    let ladder: Ladder
    let columnCount: Int
    let minimum: Int
    private let households: Households?
    private var stats: ChildStats

    init(_ ladder: Ladder, columnCount: Int, width: Int, minimum: Int, households: Households?) {
        self.ladder = ladder
        self.columnCount = columnCount
        self.minimum = minimum
        self.households = households
        stats = ChildStats(width: width)
    }

    /// - Parameter rows: The rows' labels, each row as many vectors as the matrix is wide.
    /// - Parameter members: The numbers of the same rows.
    /// - Returns: `nil` when no split loses less than the rows do together.
    mutating func best(_ rows: UnsafeBufferPointer<RowMatrix.Lanes>, members: ArraySlice<Int32>) -> Split? {
        let total = rows.count / stats.width
        guard total >= 2 * minimum else { return nil }
        let whole = Extent(rows, width: stats.width)
        let value = whole.value(ladder) * Double(total)
        var best: Split?
        for column in 0..<columnCount {
            let (low, high) = (whole.low(column), whole.high(column))
            guard let step = ladder.meeting(column, low, high), step > 0 else { continue }
            let child = ladder.climb(column, step - 1)
            let first = Int(child[child.startIndex + low])
            let count = Int(child[child.startIndex + high]) - first + 1
            child.withUnsafeBufferPointer { child in
                stats.gather(rows, column: column, child: child, first: first, count: count)
            }
            weigh(column, step - 1, first, value, RowSet(rows: rows, members: members, count: total), &best)
        }
        return best
    }

    /// Rows that may be parted: their labels, their numbers, and how many they are.
    private struct RowSet {
        let rows: UnsafeBufferPointer<RowMatrix.Lanes>
        let members: ArraySlice<Int32>
        let count: Int
    }

    /// Weighs each child against the others, and each run of first children against the rest.
    private mutating func weigh(
        _ column: Int, _ step: Int, _ first: Int, _ value: Double, _ set: RowSet, _ best: inout Split?
    ) {
        let total = set.count
        var passed = 0
        for child in stats.counts.indices where stats.counts[child] > 0 {
            let own = stats.counts[child]
            passed += own
            if own >= minimum, total - own >= minimum {
                let parts = (stats.valueOf(child, ladder), stats.valueWithout(child, ladder))
                if let score = Self.score(own, total, parts, value), score > best?.score ?? -.infinity {
                    let split = Split(
                        column: column, step: step, labels: (first + child)...(first + child), score: score)
                    if keepsHouseholds(split, set) { best = split }
                }
            }
            if passed != own, passed >= minimum, total - passed >= minimum {
                let parts = (stats.valueBefore(child + 1, ladder), stats.valueFrom(child + 1, ladder))
                if let score = Self.score(passed, total, parts, value), score > best?.score ?? -.infinity {
                    let split = Split(column: column, step: step, labels: first...(first + child), score: score)
                    if keepsHouseholds(split, set) { best = split }
                }
            }
        }
    }

    /// Whether both parts are of k households; looked at for splits that would be taken alone.
    private func keepsHouseholds(_ split: Split, _ set: RowSet) -> Bool {
        guard let households else { return true }
        let climb = ladder.climb(split.column, split.step)
        let (block, lane) = (split.column / 8, split.column % 8)
        var (inside, outside): ([Int32], [Int32]) = ([], [])
        for (place, member) in set.members.enumerated() {
            let label = climb[climb.startIndex + Int(set.rows[place * stats.width + block][lane])]
            if split.labels.contains(Int(label)) { inside.append(member) } else { outside.append(member) }
        }
        return households.areAtLeast(minimum, inside) && households.areAtLeast(minimum, outside)
    }

    /// What is gained for each bit of the classes that is spent: an even split spends most.
    ///
    /// - Returns: `nil` when nothing is gained.
    private static func score(
        _ count: Int, _ total: Int, _ parts: (one: Double, other: Double), _ value: Double
    ) -> Double? {
        let gain = parts.one * Double(count) + parts.other * Double(total - count) - value
        guard gain > 1e-15 else { return nil }
        let share = Double(count) / Double(total)
        return gain / (-share * log2(share) - (1 - share) * log2(1 - share))
    }
}
