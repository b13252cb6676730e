/// The finest allowed label of each row and column, a row's labels side by side, eight to a vector.
struct RowMatrix: Sendable {
    typealias Lanes = SIMD8<UInt16>

    /// Vectors per row.
    let width: Int
    let rowCount: Int
    var values: [Lanes]

    init(_ columns: [LocalColumn]) {
        rowCount = columns.first?.labels.count ?? 0
        width = max(1, (columns.count + 7) / 8)
        var values = [Lanes](repeating: .zero, count: rowCount * width)
        for (index, column) in columns.enumerated() {
            let (block, lane) = (index / 8, index % 8)
            for row in 0..<rowCount { values[row * width + block][lane] = column.labels[row] }
        }
        self.values = values
    }

    /// Lends the vectors of some rows.
    func withRows<Value>(_ rows: Range<Int>, _ body: (UnsafeBufferPointer<Lanes>) -> Value) -> Value {
        values.withUnsafeBufferPointer { values in
            body(UnsafeBufferPointer(rebasing: values[(rows.lowerBound * width)..<(rows.upperBound * width)]))
        }
    }
}

/// The lowest and the highest label of each column in a set of rows.
struct Extent {
    private var low: [RowMatrix.Lanes]
    private var high: [RowMatrix.Lanes]

    init(_ rows: UnsafeBufferPointer<RowMatrix.Lanes>, width: Int) {
        low = Array(repeating: RowMatrix.Lanes(repeating: .max), count: width)
        high = Array(repeating: .zero, count: width)
        for part in 0..<width {
            var (lowest, highest) = (low[part], high[part])
            for index in stride(from: part, to: rows.count, by: width) {
                lowest = pointwiseMin(lowest, rows[index])
                highest = pointwiseMax(highest, rows[index])
            }
            (low[part], high[part]) = (lowest, highest)
        }
    }

    func low(_ column: Int) -> Int { Int(low[column / 8][column % 8]) }
    func high(_ column: Int) -> Int { Int(high[column / 8][column % 8]) }

    /// What one row saves with the labels that cover it.
    func value(_ ladder: Ladder) -> Double {
        low.withUnsafeBufferPointer { low in
            high.withUnsafeBufferPointer { high in
                // There is a vector for each eight columns, and at least one.
                ladder.value(low.baseAddress!, high.baseAddress!)
            }
        }
    }
}
