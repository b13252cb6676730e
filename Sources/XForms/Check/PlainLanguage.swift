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
        for sentence in sentences {
            let words = Self.words(of: sentence)
            let start = words.prefix(4).joined(separator: " ")
            if words.count > Self.sentenceWords { faults.append(.longSentence(words: words.count, start)) }
            if use == .label, sentence.hasSuffix("?"), isDouble(words) { faults.append(.doubleQuestion(start)) }
            if words.filter({ vocabulary.negations.contains($0.lowercased()) }).count > 1 {
                faults.append(.doubleNegative(start))
            }
            if isShouting(words) { faults.append(.shouting(start)) }
            faults += hardWords(words)
        }
        if use == .label, sentences.filter({ $0.hasSuffix("?") }).count > 1, let first = sentences.first {
            let start = Self.words(of: first).prefix(4).joined(separator: " ")
            faults.append(.doubleQuestion(start))
        }
        if use == .hint, sentences.count > 2 { faults.append(.longHint(sentences: sentences.count)) }
        var seen: Set<Fault> = []
        return faults.filter { seen.insert($0).inserted }
    }

    /// "… and …" or "… or …" between two things that are asked about; "for example …" lists are no second question.
    private func isDouble(_ words: [String]) -> Bool {
        let lower = words.map { $0.lowercased() }
        guard let joint = lower.firstIndex(where: { vocabulary.joints.contains($0) }) else { return false }
        guard joint > 1, joint < lower.count - 1 else { return false }
        if lower[..<joint].contains(where: { vocabulary.examples.contains($0) }) { return false }
        let pair = [lower[joint - 1], lower[joint], lower[joint + 1]].joined(separator: " ")
        return !vocabulary.pairs.contains(pair)
    }

    private func isShouting(_ words: [String]) -> Bool {
        let long = words.filter { $0.count > 3 }
        return long.count > 2 && long.allSatisfy { $0 == $0.uppercased() && $0 != $0.lowercased() }
    }

    private func hardWords(_ words: [String]) -> [Fault] {
        words.compactMap { word in
            if let instead = vocabulary.hard[word.lowercased()] { return .hardWord(word, instead: instead) }
            if word.count > Self.wordLetters, word.allSatisfy(\.isLetter) { return .longWord(word) }
            return nil
        }
    }
}

// MARK: - Cutting text

extension PlainLanguage {
    /// The sentences of a text, each with its mark at the end.
    static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        var iterator = text.makeIterator()
        var pending = iterator.next()
        while let character = pending {
            pending = iterator.next()
            sentence.append(character)
            let isEnd = character == "." || character == "?" || character == "!" || character == "\n"
            guard isEnd, pending == nil || pending?.isWhitespace == true else { continue }
            append(&sentence, to: &sentences)
        }
        append(&sentence, to: &sentences)
        return sentences
    }

    private static func append(_ sentence: inout String, to sentences: inout [String]) {
        let trimmed = sentence.trimmed
        if trimmed.contains(where: \.isLetter) { sentences.append(trimmed) }
        sentence = ""
    }

    /// The words of a sentence, without the marks around them.
    static func words(of sentence: String) -> [String] {
        sentence.split(whereSeparator: \.isWhitespace).compactMap { part in
            let start = part.firstIndex { $0.isLetter || $0.isNumber }
            let end = part.lastIndex { $0.isLetter || $0.isNumber }
            guard let start, let end else { return nil }
            return String(part[start...end])
        }
    }
}
