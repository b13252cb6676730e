/// A quasi-identifier as local recoding sees it: from the finest level allowed up to the coarsest.
struct LocalColumn: Sendable {
    /// For each row its label at the finest level allowed.
    let labels: [UInt16]
    /// For each level allowed, from the finest up, and each finest label: the label it has there.
    let climb: [[UInt16]]
    /// For each level allowed and label what one row under it loses less than under `*`.
    let savings: [[Double]]
    /// The level of the hierarchy that `climb[0]` is.
    let floor: Int

    init(_ column: QuasiColumn, losses: LossTable) {
        floor = column.levels.lowerBound
        let finest = column.hierarchy.codes[floor]
        labels = column.leaves.map { finest[Int($0)] }
        let floor = floor
        climb = column.levels.map { column.hierarchy.map(from: floor, to: $0) }
        savings = column.levels.map { losses.savings[$0] }
    }

    /// The step of ``climb`` at which two finest labels become one; `nil` when no allowed level joins them.
    @inline(__always)
    func meeting(_ low: Int, _ high: Int) -> Int? {
        var step = 0
        while climb[step][low] != climb[step][high] {
            step += 1
            if step == climb.count { return nil }
        }
        return step
    }

    /// What one row saves under the label that covers `low` to `high`.
    @inline(__always)
    func saving(_ low: Int, _ high: Int) -> Double {
        var step = 0
        while climb[step][low] != climb[step][high] { step += 1 }
        return savings[step][Int(climb[step][low])]
    }
}
