/// A text as scalars and tokens: what every detector reads.
struct Passage: Sendable {
    let scalars: [UInt32]
    let tokens: [Token]
    let lists: NameLists
    /// Whether it has capitals beside small letters: false for a text in lower case or in capitals throughout.
    let hasCases: Bool
    /// Whether a capital may tell a name: where there are cases, but in German.
    let hasCapitals: Bool
    /// Whether so few words are in no list that one of them may well be a name: not in dialect or another language.
    let hasFewStrangers: Bool

    /// - Parameter capitalsName: whether names alone have a capital inside a sentence.
    init(_ text: String, lists: NameLists, capitalsName: Bool = true) {
        scalars = text.unicodeScalars.map(\.value)
        self.lists = lists
        var tokenizer = Tokenizer(scalars: scalars, lists: lists)
        tokens = tokenizer.run()
        var capitals = 0
        var lowers = 0
        var starts = 0
        for token in tokens where token.kind == .word {
            if token.startsSentence {
                starts += token.shape == .capital ? 1 : 0
            } else if token.shape == .capital {
                capitals += 1
            }
            if token.shape == .lower { lowers += 1 }
        }
        hasCases = lowers > 0 && (capitals + starts > 0)
        hasCapitals = capitalsName && hasCases
        let strangers = tokens.count { $0.isStranger }
        hasFewStrangers = strangers * 14 <= lowers + 14
    }

    /// The text of a range of tokens.
    func string(_ range: Range<Int>) -> String {
        string(scalars: Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end))
    }

    func string(scalars range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars[range] { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        return String(view)
    }

    /// A token, or a mark that is nothing where the text ends.
    subscript(_ index: Int) -> Token {
        index >= 0 && index < tokens.count ? tokens[index] : Token.nothing
    }
}

extension Token {
    static let nothing = Token(start: 0, end: 0, kind: .mark, gap: .line, startsSentence: true)
}
