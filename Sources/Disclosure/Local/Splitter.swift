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
    let columns: [LocalColumn]
    let matrix: RowMatrix
    let minimum: Int
    private var stats = ChildStats()

    init(_ columns: [LocalColumn], _ matrix: RowMatrix, minimum: Int) {
        self.columns = columns
        self.matrix = matrix
        self.minimum = minimum
    }

    /// - Returns: `nil` when no split loses less than the rows do together.
    mutating func best(_ rows: UnsafeBufferPointer<Int32>) -> Split? {
        guard rows.count >= 2 * minimum else { return nil }
        let whole = matrix.extent(rows)
        let value = value(whole) * Double(rows.count)
        var best: Split?
        for column in columns.indices {
            guard let step = columns[column].meeting(whole.low(column), whole.high(column)), step > 0 else { continue }
            let child = columns[column].climb[step - 1]
            let first = Int(child[whole.low(column)])
            let count = Int(child[whole.high(column)]) - first + 1
            matrix.values.withUnsafeBufferPointer { values in
                stats.gather(
                    rows, values, width: matrix.width, column: column, child: child, first: first, count: count)
            }
            weigh(column, step - 1, first, rows.count, value, &best)
        }
        return best
    }

    /// Weighs each child against the others, and each run of first children against the rest.
    private func weigh(_ column: Int, _ step: Int, _ first: Int, _ total: Int, _ value: Double, _ best: inout Split?) {
        let count = stats.counts.count
        var before = [Extent(width: matrix.width)]
        for child in 0..<count {
            var extent = before[child]
            if stats.counts[child] > 0 { extent.widen(stats.extent(of: child)) }
            before.append(extent)
        }
        var after = before
        after[count] = Extent(width: matrix.width)
        for child in stride(from: count - 1, through: 0, by: -1) {
            after[child] = after[child + 1]
            if stats.counts[child] > 0 { after[child].widen(stats.extent(of: child)) }
        }
        var passed = 0
        for child in 0..<count where stats.counts[child] > 0 {
            let own = stats.counts[child]
            passed += own
            if own >= minimum, total - own >= minimum {
                var rest = before[child]
                rest.widen(after[child + 1])
                consider(
                    column, step, (first + child)...(first + child), own, stats.extent(of: child), rest, total, value,
                    &best)
            }
            if passed != own, passed >= minimum, total - passed >= minimum {
                consider(
                    column, step, first...(first + child), passed, before[child + 1], after[child + 1], total, value,
                    &best)
            }
        }
    }

    private func consider(
        _ column: Int, _ step: Int, _ labels: ClosedRange<Int>, _ count: Int, _ part: Extent, _ rest: Extent,
        _ total: Int,
        _ value: Double, _ best: inout Split?
    ) {
        let gain = self.value(part) * Double(count) + self.value(rest) * Double(total - count) - value
        guard gain > 1e-15 else { return }
        // What is gained for each bit of the classes that is spent: an even split spends most.
        let share = Double(count) / Double(total)
        let score = gain / (-share * log2(share) - (1 - share) * log2(1 - share))
        if best.map({ score > $0.score }) ?? true {
            best = Split(column: column, step: step, labels: labels, score: score)
        }
    }

    /// What one row saves with the labels that cover an extent.
    func value(_ extent: Extent) -> Double {
        var sum = 0.0
        for (index, column) in columns.enumerated() { sum += column.saving(extent.low(index), extent.high(index)) }
        return sum
    }
}
