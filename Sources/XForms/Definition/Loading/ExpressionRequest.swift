import XMLTree

/// An expression as the author wrote it, waiting to be compiled once all of the definition is known.
struct ExpressionRequest {
    var source: String
    /// The node it is evaluated at, as number in the schema.
    var context: Int
    var role: ExpressionRole
    var position: SourcePosition
    /// Evaluated at the items of an itemset instead of at `context`.
    var isAtItem = false
    /// Made for a text that may never be used at this context: its faults are reported where it is used.
    var isUnchecked = false
}

/// What an expression is for: named in messages, and deciding what may wait and what may loop.
enum ExpressionRole: String {
    case relevant, required, readonly, constraint, calculate
    case output, itemset, choiceValue, choiceLabel
    case count = "jr:count"
    case action = "setvalue"

    /// The attribute or element the author knows it by.
    var written: String {
        switch self {
        case .relevant, .required, .readonly, .constraint, .calculate, .count, .action, .output, .itemset: rawValue
        case .choiceValue: "itemset/value"
        case .choiceLabel: "itemset/label"
        }
    }
}
