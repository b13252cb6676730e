/// Hints about wording, so that somebody who is tired, or reads with difficulty, understands a question at once.
///
/// Measures, not grades: the customary "level B1" has no agreed test. Limits follow plain-language practice: one idea a
/// sentence, about fifteen words; a hint is one short sentence; a question asks one thing.
struct PlainLanguage {
    /// Lists of one language.
    let vocabulary: Vocabulary

    /// A sentence of more words than this is long.
    static let sentenceWords = 20
    /// A word of more letters than this is long; Dutch joins words, so the bound is generous.
    static let wordLetters = 20

    /// Where a text stands decides what fits.
    enum Use { case label, hint, choice, long }

    /// What may be said better in a text.
    func faults(in text: String, use: Use) -> [Fault] {
        let sentences = Self.sentences(of: text)
        var faults: [Fault] = []
        for sentence in sentences { faults += self.faults(inSentence: sentence, use: use) }
        if use == .label, sentences.count(where: { $0.hasSuffix("?") }) > 1, let first = sentences.first {
            faults.append(.doubleQuestion(Self.start(of: Self.words(of: first))))
        }
        if use == .hint, sentences.count > 2 { faults.append(.longHint(sentences: sentences.count)) }
        guard faults.count > 1 else { return faults }
        var seen: Set<Fault> = []
        return faults.filter { seen.insert($0).inserted }
    }

    private func faults(inSentence sentence: String, use: Use) -> [Fault] {
        let words = Self.words(of: sentence)
        let lower = words.map { $0.lowercased() }
        var faults: [Fault] = []
        if words.count > Self.sentenceWords {
            faults.append(.longSentence(words: words.count, Self.start(of: words)))
        }
        if use == .label, sentence.utf8.last == UInt8(ascii: "?"), isDouble(lower) {
            faults.append(.doubleQuestion(Self.start(of: words)))
        }
        if lower.count(where: { vocabulary.negations.contains($0) }) > 1 {
            faults.append(.doubleNegative(Self.start(of: words)))
        }
        if isShouting(words, lower) { faults.append(.shouting(Self.start(of: words))) }
        for (word, lower) in zip(words, lower) {
            if let instead = vocabulary.hard[lower] {
                faults.append(.hardWord(word, instead: instead))
            } else if word.utf8.count > Self.wordLetters, word.count > Self.wordLetters, word.allSatisfy(\.isLetter) {
                faults.append(.longWord(word))
            }
        }
        return faults
    }

    /// "… and …" or "… or …" between two things that are asked about; "for example …" lists are no second question.
    private func isDouble(_ words: [String]) -> Bool {
        guard let joint = words.firstIndex(where: { vocabulary.joints.contains($0) }) else { return false }
        guard joint > 1, joint < words.count - 1 else { return false }
        if words[..<joint].contains(where: { vocabulary.examples.contains($0) }) { return false }
        let pair = [words[joint - 1], words[joint], words[joint + 1]].joined(separator: " ")
        return !vocabulary.pairs.contains(pair)
    }

    /// At least three words of some length, all in capitals.
    private func isShouting(_ words: [String], _ lower: [String]) -> Bool {
        var long = 0
        for (word, lower) in zip(words, lower) where word.utf8.count > 3 {
            if word == lower || word != word.uppercased() { return false }
            long += 1
        }
        return long > 2
    }

    private static func start(of words: [String]) -> String { words.prefix(4).joined(separator: " ") }
}

// MARK: - Cutting text

extension PlainLanguage {
    /// The sentences of a text that hold a letter, each with its mark at the end.
    static func sentences(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        var sentences: [String] = []
        var start = 0
        for (at, byte) in bytes.enumerated() {
            let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
            let isEnd = isMark && (at + 1 == bytes.count || isSpace(bytes[at + 1])) || byte == UInt8(ascii: "\n")
            guard isEnd || at + 1 == bytes.count else { continue }
            if bytes[start...at].contains(where: isLetter) {
                sentences.append(String(decoding: bytes[start...at], as: UTF8.self).trimmed)
            }
            start = at + 1
        }
        return sentences
    }

    /// The words of a sentence, without the marks around them.
    static func words(of sentence: String) -> [String] {
        let bytes = Array(sentence.utf8)
        return bytes.split(whereSeparator: isSpace).compactMap { part in
            guard let start = part.firstIndex(where: isWord), let end = part.lastIndex(where: isWord) else {
                return nil
            }
            return String(decoding: withoutQuotes(part[start...end]), as: UTF8.self)
        }
    }

    /// Typographic quotes, dashes and dots are three bytes that begin with E2 80.
    private static func withoutQuotes(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var word = word
        while word.count > 3, word.starts(with: [0xE2, 0x80]) { word = word.dropFirst(3) }
        while word.count > 3, word.suffix(3).starts(with: [0xE2, 0x80]) { word = word.dropLast(3) }
        return word
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || (48...57).contains(byte) }
}
