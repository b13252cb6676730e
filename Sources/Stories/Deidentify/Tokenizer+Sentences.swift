/// Where sentences, quotations and turns begin.
extension Tokenizer {
    /// Whether the dot at `index` belongs to an initial or a shortened title (`J.`, `dr.`).
    func endsAbbreviation(_ index: Int) -> Bool {
        guard index > 0, tokens[index].gap == .none, tokens[index - 1].kind == .word else { return false }
        let before = tokens[index - 1]
        return before.length == 1 || (before.length <= 5 && before.has([.title, .streetPrefix]) && !before.has(.word))
    }

    /// Whether the word at `index` is one letter after an apostrophe: `'t`, `'k`, `'s`.
    func isClipped(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return false }
        return tokens[index - 1].isJoiner && tokens[index].length == 1 && tokens[index].gap == .none
    }

    /// Marks where a sentence, quotation or turn begins: a capital there says nothing.
    mutating func markSentences() {
        var open = true
        for index in tokens.indices {
            let token = tokens[index]
            if token.kind == .mark {
                switch token.mark {
                case 0x2E: open = open || !endsAbbreviation(index)
                case 0x21, 0x3F, 0x3A, 0x2026, 0x3B: open = true
                case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: open = true
                case 0x27, 0x2018, 0x2019, 0x201A: open = open || token.gap != .none && !isClipped(index + 1)
                case 0x28, 0x5B, 0x2022, 0x2013, 0x2014, 0x2A, 0x3E: open = open || token.gap == .line
                case 0x2D: open = open || token.gap == .line
                default: break
                }
                if token.mark > 0x2E00 { open = true }
                tokens[index].startsSentence = open
            } else {
                if token.gap == .line { open = true }
                tokens[index].startsSentence = open
                // `'t Was`, `'k Heb`: the capital comes after the clipped word.
                if !(open && isClipped(index)) { open = false }
            }
        }
    }
}
