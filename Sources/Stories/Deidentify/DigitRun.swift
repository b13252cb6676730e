/// Digits that stand or are said one after another, with what may stand between them when somebody dictates.
struct DigitRun {
    struct Part {
        var tokens: Range<Int>
        var digits: [UInt8]
    }

    var parts: [Part]
    /// Whether some part was a word.
    let isSpoken: Bool

    var tokens: Range<Int> { parts[0].tokens.lowerBound..<parts[parts.count - 1].tokens.upperBound }
    var count: Int { parts.reduce(0) { $0 + $1.digits.count } }
    var digits: [UInt8] { parts.flatMap(\.digits) }

    /// All runs of a passage, from left to right.
    static func all(in passage: Passage) -> [DigitRun] {
        var runs: [DigitRun] = []
        var index = 0
        while index < passage.tokens.count {
            guard isDigits(passage, index) else {
                index += 1
                continue
            }
            let run = DigitRun(passage, from: index)
            runs.append(run)
            index = run.tokens.upperBound
        }
        return runs
    }

    private init(_ passage: Passage, from begin: Int) {
        var parts = [Part(tokens: begin..<(begin + 1), digits: Self.digits(passage, begin))]
        var position = begin + 1
        var spoken = passage[begin].kind == .word
        while true {
            let isDictated = parts[0].digits[0] == 0 || spoken || Cue.number(passage, before: begin) || parts.count > 2
            guard parts.count < Self.longest, let next = Self.next(passage, from: position, isDictated: isDictated)
            else { break }
            // `dubbel zes`, `drie keer nul`
            var digits = Self.digits(passage, next)
            if next > position, let factor = Self.factor(passage, before: next) {
                digits = Array(repeating: digits, count: factor).flatMap { $0 }
                if Self.times(passage, next - 1), passage[next - 2].value >= 0,
                    parts.last?.tokens.lowerBound == next - 2
                {
                    parts.removeLast()
                }
            }
            var first = next
            if let unit = parts.last, Self.isUnitAndTen(passage, unit.tokens.lowerBound, next) {
                digits = [digits[0], unit.digits[0]]
                first = unit.tokens.lowerBound
                parts.removeLast()
            }
            parts.append(Part(tokens: first..<(next + 1), digits: digits))
            if passage[next].kind == .word { spoken = true }
            position = next + 1
        }
        self.parts = parts
        isSpoken = spoken
    }

    /// No number has so many parts; a text of nothing but digits is looked through in pieces.
    private static let longest = 200

    /// `vijf en veertig`, said apart.
    private static func isUnitAndTen(_ passage: Passage, _ unit: Int, _ ten: Int) -> Bool {
        ten == unit + 2 && passage[unit + 1].key == and && passage[ten].kind == .word && passage[ten].value % 10 == 0
            && passage[ten].value >= 20 && (1...9).contains(passage[unit].value) && passage[unit].kind == .word
    }

    private static let and = WordHash.key(of: "en")

    static func isDigits(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        return token.kind == .number || (token.has(.number) && token.value >= 0) || isLetterZero(passage, index)
    }

    /// `o zes 51 22`: the letter said for the nought that a number of a phone begins with.
    private static func isLetterZero(_ passage: Passage, _ index: Int) -> Bool {
        guard passage[index].length == 1, passage[index].key == letterZero, passage[index + 1].gap == .space else {
            return false
        }
        let next = passage[index + 1]
        return next.has(.number) && next.kind == .word && (1...9).contains(next.value)
            && (passage[index + 2].kind == .number || passage[index + 2].has(.number))
    }

    private static let letterZero = WordHash.key(of: "o")

    private static func digits(_ passage: Passage, _ index: Int) -> [UInt8] {
        let token = passage[index]
        if isLetterZero(passage, index) { return [0] }
        if token.kind == .number { return passage.scalars[Int(token.start)..<Int(token.end)].compactMap(Digit.value) }
        return String(token.value).utf8.map { $0 - 0x30 }
    }

    /// The next digits, across what may stand between.
    private static func next(_ passage: Passage, from begin: Int, isDictated: Bool) -> Int? {
        var position = begin
        for _ in 0...6 {
            guard position < passage.tokens.count else { return nil }
            let token = passage.tokens[position]
            if isDigits(passage, position) {
                if !isDictated, token.gap == .line { return nil }
                // `vijf en veertig` is one number, `2019 en 2020` are two.
                return position
            }
            switch token.mark {
            case 0x2D, 0x2010, 0x2011, 0x2013, 0x2F, 0x28, 0x29, 0x2B: position += 1
            case 0x2E:
                // A full stop ends a sentence unless the number is being dictated.
                guard isDictated || passage[position + 1].gap == .none else { return nil }
                position += 1
            case 0x2C, 0x2026, 0x3B, 0x3A, 0x3F, 0x21:
                guard isDictated, !(token.mark == 0x3A && passage[position + 1].gap == .none) else { return nil }
                position += 1
            default:
                guard isDictated, token.has(.filler) || isSpeaker(passage, position) else { return nil }
                position += 1
            }
        }
        return nil
    }

    /// `I:` or `R:`, or a name at the start of a line.
    static func isSpeaker(_ passage: Passage, _ index: Int) -> Bool {
        passage[index].kind == .word && passage[index + 1].mark == 0x3A
            && (passage[index].gap == .line || passage[index].length == 1)
    }

    private static let double = Set(["dubbel", "dubbele", "double", "twee"].map { WordHash.key(of: $0) })
    private static let triple = Set(["driedubbel", "triple"].map { WordHash.key(of: $0) })
    private static let timesWords = Set(["keer", "maal", "times"].map { WordHash.key(of: $0) })

    private static func times(_ passage: Passage, _ index: Int) -> Bool { timesWords.contains(passage[index].key) }

    private static func factor(_ passage: Passage, before index: Int) -> Int? {
        let previous = passage[index - 1].key
        if timesWords.contains(previous), case let value = passage[index - 2].value, (2...4).contains(value) {
            return value
        }
        if double.contains(previous) { return 2 }
        return triple.contains(previous) ? 3 : nil
    }

    /// The part of the run from one part on, as far as at least `count` digits, nil when there are fewer.
    func prefix(from first: Int, digits count: Int) -> (tokens: Range<Int>, digits: [UInt8])? {
        var digits: [UInt8] = []
        for index in first..<parts.count {
            digits += parts[index].digits
            if digits.count >= count {
                return (parts[first].tokens.lowerBound..<parts[index].tokens.upperBound, digits)
            }
        }
        return nil
    }
}

/// Words near a number that say what it is.
enum Cue {
    static func number(_ passage: Passage, before index: Int) -> Bool {
        has([.phoneCue, .idCue], passage, before: index, within: 8)
    }

    static func has(_ tags: WordTags, _ passage: Passage, before index: Int, within distance: Int) -> Bool {
        var position = index - 1
        let limit = max(0, index - distance)
        while position >= limit {
            if passage.tokens[position].has(tags) { return true }
            position -= 1
        }
        return false
    }

    static func has(_ tags: WordTags, _ passage: Passage, after index: Int, within distance: Int) -> Bool {
        for position in index..<min(index + distance, passage.tokens.count) where passage.tokens[position].has(tags) {
            return true
        }
        return false
    }
}
