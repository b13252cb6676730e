/// A rule that an answer does not meet.
package struct Violation: Sendable, Hashable {
    /// Which rule.
    package enum Kind: Sendable, Hashable {
        /// A required answer is missing.
        case required
        /// The text does not fit the type.
        case type(ValueType)
        /// Something was chosen that is not offered.
        case notOffered
        /// The number lies outside a range's bounds or between its steps.
        case range(minimum: Double, maximum: Double, step: Double)
        /// The author's rule does not hold.
        case constraint
    }

    package let key: NodeKey
    /// The question that holds the value, as number in `FormDefinition.questions`; nil when no control shows it.
    package let question: Int?
    package let kind: Kind
    /// The author's words in the respondent's language; nil when there are none and the site's own must do.
    package let message: String?
}
