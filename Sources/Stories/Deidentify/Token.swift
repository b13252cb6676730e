/// A word, a run of digits, or one other visible scalar, with what the lists know of it.
struct Token: Sendable {
    enum Kind: UInt8 { case word, number, mark }
    /// How a word is written; `upper` has two letters or more.
    enum Shape: UInt8 { case lower, capital, upper, mixed }
    /// What stands before it.
    enum Gap: UInt8 { case none, space, line }

    /// Place in the text, in scalars.
    var start: Int32
    var end: Int32
    var kind: Kind
    var shape: Shape = .lower
    var gap: Gap
    /// Whether a sentence, a quotation or a turn begins here, so that a capital says nothing.
    var startsSentence = false
    /// The scalar of a mark, 0 otherwise.
    var mark: UInt32 = 0
    /// The folded word.
    var key: UInt64 = 0
    /// The word a possessive or diminutive was made from (`Annies`, `Jantje`), else `key`.
    var baseKey: UInt64 = 0
    var tags: WordTags = []
    /// Value of digits (up to 18) or of a number word, -1 when there is none.
    var value: Int = -1
    /// The ending of a street's name, and how much it says.
    var street: StreetEnding = .none

    var length: Int { Int(end - start) }
    @inline(__always) func has(_ tags: WordTags) -> Bool { !self.tags.isDisjoint(with: tags) }
    var isCapital: Bool { kind == .word && shape != .lower }
    /// A word in lower case that no list knows.
    var isStranger: Bool {
        kind == .word && tags.isEmpty && shape == .lower && street == .none && (3...14).contains(length)
    }
}

/// How surely a word's ending makes it a street.
enum StreetEnding: UInt8, Sendable {
    /// No such ending, or a word that has one and is no name (`winkelstraat`).
    case none
    /// `-hof`, `-veld`, `-park`: only with a capital and a number.
    case weak
    /// `-straat`, `-laan`, `-plein`.
    case strong
}
