/// How labels climb in all columns, in flat tables: the inner loops of local recoding follow no references.
struct Ladder: Sendable {
    typealias Lanes = RowMatrix.Lanes

    private struct Rungs {
        /// Where the column begins in ``climbs``.
        var start: Int
        /// Labels at the finest level allowed: what one step takes in ``climbs``.
        var labels: Int
        var steps: Int
    }

    private let columns: [Rungs]
    /// For each column, step and finest label the label at that step.
    private let climbs: [UInt16]
    /// For the same places what one row under that label loses less than under `*`.
    private let savings: [Double]

    init(_ columns: [LocalColumn]) {
        var (rungs, climbs, savings): ([Rungs], [UInt16], [Double]) = ([], [], [])
        for column in columns {
            rungs.append(Rungs(start: climbs.count, labels: column.climb[0].count, steps: column.climb.count))
            for (step, labels) in column.climb.enumerated() {
                climbs += labels
                savings += labels.map { column.savings[step][Int($0)] }
            }
        }
        (self.columns, self.climbs, self.savings) = (rungs, climbs, savings)
    }

    /// What one row saves with the labels that cover an extent; `low` and `high` hold a vector for each eight columns.
    @inline(__always)
    func value(_ low: UnsafePointer<Lanes>, _ high: UnsafePointer<Lanes>) -> Double {
        climbs.withUnsafeBufferPointer { climbs in
            savings.withUnsafeBufferPointer { savings in
                var sum = 0.0
                for (index, column) in columns.enumerated() {
                    let (block, lane) = (index >> 3, index & 7)
                    let (lowest, highest) = (Int(low[block][lane]), Int(high[block][lane]))
                    var place = column.start
                    while climbs[place + lowest] != climbs[place + highest] { place += column.labels }
                    sum += savings[place + lowest]
                }
                return sum
            }
        }
    }

    /// The step at which two finest labels of a column become one; `nil` when no allowed level joins them.
    func meeting(_ column: Int, _ low: Int, _ high: Int) -> Int? {
        let rungs = columns[column]
        return (0..<rungs.steps).first {
            climbs[rungs.start + $0 * rungs.labels + low] == climbs[rungs.start + $0 * rungs.labels + high]
        }
    }

    /// For each finest label of a column its label at a step.
    func climb(_ column: Int, _ step: Int) -> ArraySlice<UInt16> {
        let rungs = columns[column]
        return climbs[(rungs.start + step * rungs.labels)..<(rungs.start + (step + 1) * rungs.labels)]
    }
}
