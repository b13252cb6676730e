/// For a set of rows and one column to be cut: for each child of the column's label how many rows it has, and the lowest
/// and highest label of every column among them; then the same of all children before it, and of it and all after it.
///
/// Its memory is used again for each set.
struct ChildStats {
    typealias Lanes = RowMatrix.Lanes

    /// Vectors of one extent.
    let width: Int
    private(set) var counts: [Int] = []
    private var own = Extents()
    private var before = Extents()
    private var after = Extents()
    private var rest = Extents()

    init(width: Int) { self.width = width }

    /// The lowest and the highest labels of several sets of rows, one set after the other.
    private struct Extents {
        var low: [Lanes] = []
        var high: [Lanes] = []

        mutating func clear(_ count: Int) {
            if low.count < count {
                low = Array(repeating: .zero, count: count)
                high = low
            }
            for index in 0..<count {
                low[index] = Lanes(repeating: .max)
                high[index] = .zero
            }
        }
    }

    /// - Parameters:
    ///   - rows: The rows, each as many vectors as ``width``.
    ///   - child: For each finest label of `column` the number of its child.
    ///   - first: The number of the first child; the others follow.
    mutating func gather(
        _ rows: UnsafeBufferPointer<Lanes>, column: Int, child: UnsafeBufferPointer<UInt16>, first: Int, count: Int
    ) {
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: count))
        own.clear(count * width)
        let (block, lane, width) = (column >> 3, column & 7, width)
        counts.withUnsafeMutableBufferPointer { counts in
            own.low.withUnsafeMutableBufferPointer { lows in
                own.high.withUnsafeMutableBufferPointer { highs in
                    for start in stride(from: 0, to: rows.count, by: width) {
                        let place = Int(child[Int(rows[start + block][lane])]) - first
                        counts[place] += 1
                        for part in 0..<width {
                            let at = place * width + part
                            lows[at] = pointwiseMin(lows[at], rows[start + part])
                            highs[at] = pointwiseMax(highs[at], rows[start + part])
                        }
                    }
                }
            }
        }
        accumulate()
    }

    private mutating func accumulate() {
        let count = counts.count
        before.clear((count + 1) * width)
        after.clear((count + 1) * width)
        rest.clear(width)
        for at in 0..<count * width {
            before.low[at + width] = pointwiseMin(before.low[at], own.low[at])
            before.high[at + width] = pointwiseMax(before.high[at], own.high[at])
        }
        for at in stride(from: count * width - 1, through: 0, by: -1) {
            after.low[at] = pointwiseMin(after.low[at + width], own.low[at])
            after.high[at] = pointwiseMax(after.high[at + width], own.high[at])
        }
    }

    // MARK: - What a row saves

    func valueOf(_ child: Int, _ ladder: Ladder) -> Double { value(own, child, ladder) }

    /// With the rows of all children before.
    func valueBefore(_ child: Int, _ ladder: Ladder) -> Double { value(before, child, ladder) }

    /// With the rows of the child and all after it.
    func valueFrom(_ child: Int, _ ladder: Ladder) -> Double { value(after, child, ladder) }

    /// With the rows of all children but one.
    mutating func valueWithout(_ child: Int, _ ladder: Ladder) -> Double {
        for part in 0..<width {
            let (one, other) = (child * width + part, (child + 1) * width + part)
            rest.low[part] = pointwiseMin(before.low[one], after.low[other])
            rest.high[part] = pointwiseMax(before.high[one], after.high[other])
        }
        return value(rest, 0, ladder)
    }

    private func value(_ extents: Extents, _ place: Int, _ ladder: Ladder) -> Double {
        extents.low.withUnsafeBufferPointer { low in
            extents.high.withUnsafeBufferPointer { high in
                // An array that was cleared for at least one child has a first element.
                ladder.value(low.baseAddress! + place * width, high.baseAddress! + place * width)
            }
        }
    }
}
