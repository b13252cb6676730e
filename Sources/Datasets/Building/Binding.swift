/// Where the answers at one path of one form version go.
struct Binding: Sendable {
    enum Target: Sendable {
        /// Not exported.
        case none
        /// A column of codes: values as bytes, each with its index in the column's labels.
        case code(column: Int, values: [CodedValue])
        /// A column per choice.
        /// - isPartial: not everybody is offered all of them.
        case choices([Tick], isPartial: Bool)
        case integer(column: Int)
        case decimal(column: Int)
        case date(column: Int)
        /// The text, and beside it why it is missing.
        case text(column: Int, needsReview: Bool)
    }

    /// A choice's value and what it stands for.
    struct CodedValue: Sendable {
        let bytes: [UInt8]
        let meaning: Cell
    }

    /// A choice of several: its own column, or what it says when it counts as no answer.
    struct Tick: Sendable {
        let bytes: [UInt8]
        let column: Int?
        let reason: MissingReason?
    }

    let path: [UInt8]
    let node: Int
    let table: Int
    let target: Target
    /// What an empty value means where it was asked: left open, or, for what nobody types, not there.
    let whenEmpty: MissingReason

    /// The choices of which not everybody is offered all.
    var partial: [Tick]? {
        guard case .choices(let ticks, true) = target else { return nil }
        return ticks
    }

    /// The columns it fills.
    var columns: [Int] {
        switch target {
        case .none: []
        case .code(let column, _), .integer(let column), .decimal(let column), .date(let column): [column]
        case .choices(let ticks, _): ticks.compactMap(\.column)
        case .text(let column, _): [column, column + 1]
        }
    }
}

/// One version of the form, ready to read responses by.
struct VersionBinding: Sendable {
    let number: Int
    /// By node order: the order of a response's values.
    let bindings: [Binding]
    /// Per table, the number of the repeat; -1 for the responses, nil when this version does not have it.
    let repeats: [Int?]
}
