/// One word of a text, and where it stands.
package struct WordToken: Sendable, Equatable {
    /// The word as it is looked up: folded, contractions and dialect forms replaced by their standard form.
    package var form: String

    /// Offset of its first Unicode scalar in the text as it was given.
    package var start: Int

    /// Offset after its last Unicode scalar.
    package var end: Int

    /// Number of the sentence it stands in.
    package var sentence: Int

    /// Number of the clause it stands in: a part of a sentence between marks.
    package var clause: Int

    /// Whether it stands for something taken out, such as `[persoon-1]`; it is never a feature.
    package var isPlaceholder = false
}
