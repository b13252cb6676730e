/// For a set of rows and one column to be cut: for each child of the column's label how many rows it has, and the lowest
/// and highest label of every column among them.
struct ChildStats {
    typealias Lanes = RowMatrix.Lanes

    private(set) var counts: [Int] = []
    private(set) var lows: [Lanes] = []
    private(set) var highs: [Lanes] = []
    private var width = 1

    /// - Parameters:
    ///   - child: For each finest label of `column` the number of its child.
    ///   - first: The number of the first child; the others follow.
    mutating func gather(
        _ rows: UnsafeBufferPointer<Int32>, _ matrix: UnsafeBufferPointer<Lanes>, width: Int, column: Int,
        child: [UInt16], first: Int, count: Int
    ) {
        self.width = width
        counts = Array(repeating: 0, count: count)
        lows = Array(repeating: Lanes(repeating: .max), count: count * width)
        highs = Array(repeating: .zero, count: count * width)
        let (block, lane) = (column / 8, column % 8)
        child.withUnsafeBufferPointer { child in
            counts.withUnsafeMutableBufferPointer { counts in
                lows.withUnsafeMutableBufferPointer { lows in
                    highs.withUnsafeMutableBufferPointer { highs in
                        for row in rows {
                            let start = Int(row) * width
                            let place = Int(child[Int(matrix[start + block][lane])]) - first
                            counts[place] += 1
                            for part in 0..<width {
                                let lanes = matrix[start + part]
                                let at = place * width + part
                                lows[at] = pointwiseMin(lows[at], lanes)
                                highs[at] = pointwiseMax(highs[at], lanes)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The extent of a run of children.
    func extent(_ children: Range<Int>) -> Extent {
        var extent = Extent(width: width)
        for child in children where counts[child] > 0 { extent.widen(self.extent(of: child)) }
        return extent
    }

    func extent(of child: Int) -> Extent {
        Extent(
            low: Array(lows[child * width..<(child + 1) * width]),
            high: Array(highs[child * width..<(child + 1) * width]))
    }
}
