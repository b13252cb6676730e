/// Postcodes: `3512 AB`, `3512ab`, and spoken ones near the word postcode.
enum PostcodeDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices {
            let token = passage.tokens[index]
            if let end = british(passage, at: index), findings.isFree(index..<end) {
                findings.add(index..<end, .postcode)
            } else if token.kind == .number, token.length == 4, token.value >= 1000, findings.isFree(index) {
                typed(passage, at: index, &findings)
            }
        }
        spoken(passage, &findings)
        for index in passage.tokens.indices where passage.tokens[index].has(.postcodeCue) {
            cued(passage, after: index, &findings)
        }
    }

    private static func typed(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        var next = index + 1
        while next < index + 3, passage[next].isJoiner || passage[next].mark == 0x2C || passage[next].mark == 0x2E,
            passage[next].gap == .none
        { next += 1 }
        let letters = passage[next]
        guard letters.kind == .word, letters.gap != .line, findings.isFree(index..<(next + 1)) else { return }
        // Two letters together, or apart: `1234 A B`.
        var end = next + 1
        if letters.length == 1, passage[next + 1].kind == .word, passage[next + 1].length == 1,
            passage[next + 1].gap == .space
        {
            guard letters.shape == .capital && passage[next + 1].shape == .capital || isCued(passage, index) else {
                return
            }
            end = next + 2
        } else if letters.length == 2 {
            guard isPair(passage, number: index, letters: next) else { return }
        } else {
            return
        }
        findings.add(index..<end, .postcode)
    }

    private static let measures = Set(
        ["kg", "km", "cm", "mm", "ml", "gr", "mg", "kb", "mb", "gb", "tb"].map { WordHash.key(of: $0) })

    /// Whether two letters after four digits make a postcode: `3512 AB`, `3512ab`; `2013 in` and `1200 kg` do not.
    private static func isPair(_ passage: Passage, number: Int, letters index: Int) -> Bool {
        let letters = passage[index]
        // `op 3511 AB met mijn man`: in a text with small letters, two large ones are no word and no measure.
        if letters.shape == .upper, passage.hasCases || isSmall(passage[number - 1]) || isSmall(passage[index + 1]) {
            return true
        }
        if measures.contains(letters.key) { return false }
        if index == number + 1, letters.gap == .none { return !letters.has(.unit) || isCued(passage, number) }
        // Nobody says a motor or a drip to the last cc: `5616 cc` is no measure, `1200 cc` and `1598 cc` are.
        if isMeasureAlone(letters), passage[number].value > 3_000, passage[number].value % 50 != 0 { return true }
        let isOrdinary = letters.has([
            .word, .unit, .auxiliary, .placePreposition, .particle, .determiner, .possessive, .filler,
        ])
        if isOrdinary {
            return Cue.has(.postcodeCue, passage, before: number, within: 3) && passage[index].gap == .space
                && index == number + 1 && (endsThere(passage, index) || isMeasureAlone(letters))
        }
        return letters.tags.subtracting([.kept, .greeting]).isEmpty && !(1900...2040).contains(passage[number].value)
            || isCued(passage, number)
    }

    private static func isSmall(_ token: Token) -> Bool { token.kind == .word && token.shape == .lower }

    /// `mijn postcode 3454 pk en dan`: after the word postcode a measure is no measure.
    private static func isMeasureAlone(_ letters: Token) -> Bool {
        letters.has(.unit) && !letters.has([.auxiliary, .placePreposition, .particle, .determiner, .possessive])
    }

    private static func endsThere(_ passage: Passage, _ index: Int) -> Bool {
        passage[index + 1].kind == .mark || passage[index + 1].gap == .line
    }

    private static func isCued(_ passage: Passage, _ index: Int) -> Bool {
        Cue.has([.postcodeCue], passage, before: index, within: 8)
            || Cue.has(.postcodeCue, passage, after: index + 2, within: 3)
            || passage[index - 1].kind == .number || passage[index - 2].street == .strong
    }

    /// `postcode is 3512`, without letters.
    private static func cued(_ passage: Passage, after index: Int, _ findings: inout Findings) {
        for position in index + 1..<min(index + 7, passage.tokens.count) where findings.isFree(position) {
            let token = passage.tokens[position]
            if token.kind == .number, token.length == 4, token.value >= 1000 {
                findings.add(position..<(position + 1), .postcode)
            }
        }
    }

    // MARK: - Spoken

    /// Four digits said as words, and two letters said apart; without the letters only near the word postcode.
    private static func spoken(_ passage: Passage, _ findings: inout Findings) {
        for run in DigitRun.all(in: passage) where run.parts.count > 1 && findings.isFree(run.tokens) {
            let cued = isCued(passage, run.tokens.lowerBound)
            for first in run.parts.indices {
                guard let (tokens, digits) = run.prefix(from: first, digits: 4), digits.count == 4, digits[0] != 0
                else { continue }
                let isEnd = tokens.upperBound == run.tokens.upperBound
                guard isEnd || cued, first == 0 || cued else { continue }
                if let end = letters(passage, from: tokens.upperBound, isCued: cued) {
                    findings.add(tokens.lowerBound..<end, .postcode)
                } else if cued, isEnd {
                    findings.add(tokens, .postcode)
                }
                if !findings.isFree(tokens.lowerBound) { break }
            }
        }
    }

    private static let ofWords = Set(["van", "als", "for", "as", "de"].map { WordHash.key(of: $0) })

    /// Where two letters end: `a b`, `AB`, `de a van anton de b van bernard`, `bee cee`.
    private static func letters(_ passage: Passage, from begin: Int, isCued: Bool) -> Int? {
        var position = begin
        var count = 0
        var end = begin
        while position < begin + 14, position < passage.tokens.count, count < 2 {
            let token = passage.tokens[position]
            if token.kind == .word, token.length == 1 || (isCued && token.has(.spelledLetter)) {
                count += 1
                position += 1
                end = position
                if ofWords.contains(passage[position].key), passage[position + 1].kind == .word,
                    passage[position].length > 2 || passage[position + 1].has(.spelledLetter)
                {
                    position += 2
                    end = position
                }
            } else if token.kind == .word, token.length == 2, count == 0,
                token.shape == .upper || (isCued && !token.has([.word, .filler]))
            {
                return position + 1
            } else if token.has(.filler) || ofWords.contains(token.key) || token.mark == 0x2C || token.isJoiner
                || token.mark == 0x2E || token.mark == 0x2026 || DigitRun.isSpeaker(passage, position)
            {
                position += 1
            } else {
                break
            }
        }
        return count == 2 ? end : nil
    }
}
