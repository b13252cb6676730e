/// One identifier found in a text.
package struct IdentifierSpan: Equatable, Sendable {
    /// Place in the input, counted in Unicode scalars.
    package var range: Range<Int>
    package var type: IdentifierType
    /// What stands there in the input.
    package var text: String

    package init(range: Range<Int>, type: IdentifierType, text: String) {
        self.range = range
        self.type = type
        self.text = text
    }
}

/// A text in which identifiers have been replaced by placeholders, and what was replaced where.
package struct DeidentifiedText: Equatable, Sendable {
    /// The text with placeholders such as `[persoon-1]`; the same number is the same person within one text.
    package var masked: String
    /// In the order of the text, never overlapping.
    package var spans: [IdentifierSpan]
    /// The number in each span's placeholder, in the same order.
    package var numbers: [Int] = []
}
