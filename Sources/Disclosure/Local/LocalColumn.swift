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
}
