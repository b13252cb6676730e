/// A text with what the features are read from: words, stems, parts of compounds, what is denied.
package struct AnalysedText: Sendable {
    package let language: TextLanguage
    package let words: [AnalysedWord]
}

/// One word, its stem and the stems of its parts.
package struct AnalysedWord: Sendable {
    package let token: WordToken
    package let stem: String
    /// Stems of the parts of a compound; empty for a simple word.
    package let parts: [String]
    /// Whether a denying word stands near it in its clause.
    package var isDenied = false
}

/// Words to stems, and compounds to parts: the third stage of tagging.
package struct TextAnalyser {
    private let tokeniser: WordTokeniser
    private let splitter: CompoundSplitter
    private let stemmers: [TextLanguage: Stemmer]

    package init(tokeniser: WordTokeniser, splitter: CompoundSplitter) throws(StemmerMissing) {
        self.tokeniser = tokeniser
        self.splitter = splitter
        stemmers = [.dutch: try Stemmer(.dutch), .english: try Stemmer(.english)]
    }

    package func analyse(_ text: String) -> AnalysedText {
        let tokens = tokeniser.tokens(of: NormalisedText(text))
        let language = TextLanguage.guess(tokens)
        var words = tokens.map { word(for: $0, in: language) }
        Denial.mark(&words)
        return AnalysedText(language: language, words: words)
    }

    func stem(_ word: String, in language: TextLanguage) -> String { stemmers[language]?.stem(word) ?? word }

    private func word(for token: WordToken, in language: TextLanguage) -> AnalysedWord {
        guard !token.isPlaceholder else { return AnalysedWord(token: token, stem: "", parts: []) }
        let parts = language == .dutch ? splitter.parts(of: token.form) : []
        return AnalysedWord(
            token: token, stem: stem(token.form, in: language), parts: parts.map { stem($0, in: language) })
    }
}

/// What a denial reaches: the words of its own clause, five after it and four before it.
///
/// Dutch denies after the verb (*ik slaap niet*) as often as before the noun (*geen pijn*).
enum Denial {
    static let words: Set<String> = [
        "niet", "geen", "nooit", "niks", "niets", "niemand", "nergens", "zonder", "nauwelijks", "amper", "evenmin",
        "noch", "not", "no", "never", "nothing", "nobody", "without", "hardly", "none", "cannot",
    ]

    static func mark(_ words: inout [AnalysedWord]) {
        for place in words.indices where Self.words.contains(words[place].token.form) {
            let clause = words[place].token.clause
            for other in max(0, place - 4)...min(words.count - 1, place + 5)
            where other != place && words[other].token.clause == clause {
                words[other].isDenied = true
            }
        }
    }
}
