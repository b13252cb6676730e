/// The finest allowed label of each row and column, a row's labels side by side, eight to a vector.
struct RowMatrix: Sendable {
    typealias Lanes = SIMD8<UInt16>

    /// Vectors per row.
    let width: Int
    let rowCount: Int
    let values: [Lanes]

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

    /// The lowest and highest label of each column in some rows.
    func extent(_ rows: some Sequence<Int32>) -> Extent {
        var extent = Extent(width: width)
        for row in rows {
            for part in 0..<width {
                let lanes = values[Int(row) * width + part]
                extent.low[part] = pointwiseMin(extent.low[part], lanes)
                extent.high[part] = pointwiseMax(extent.high[part], lanes)
            }
        }
        return extent
    }
}

/// The lowest and the highest label of each column in a set of rows.
struct Extent {
    var low: [RowMatrix.Lanes]
    var high: [RowMatrix.Lanes]

    /// Of no rows at all.
    init(width: Int) {
        low = Array(repeating: RowMatrix.Lanes(repeating: .max), count: width)
        high = Array(repeating: .zero, count: width)
    }

    init(low: [RowMatrix.Lanes], high: [RowMatrix.Lanes]) {
        self.low = low
        self.high = high
    }

    mutating func widen(_ other: Extent) {
        for part in low.indices {
            low[part] = pointwiseMin(low[part], other.low[part])
            high[part] = pointwiseMax(high[part], other.high[part])
        }
    }

    func low(_ column: Int) -> Int { Int(low[column / 8][column % 8]) }
    func high(_ column: Int) -> Int { Int(high[column / 8][column % 8]) }
}
