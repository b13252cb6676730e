/// Cuts a text into tokens in one pass and looks each word up once.
struct Tokenizer {
    private let scalars: [UInt32]
    private let lists: NameLists
    private var tokens: [Token] = []
    private var prefixes: [UInt64] = []
    private var bytes: [UInt8] = []

    init(scalars: [UInt32], lists: NameLists) {
        self.scalars = scalars
        self.lists = lists
        tokens.reserveCapacity(scalars.count / 4 + 8)
    }

    mutating func run() -> [Token] {
        var position = 0
        var gap = Token.Gap.line
        while position < scalars.count {
            let value = scalars[position]
            if isSpace(value) {
                if isLineEnd(value) { gap = .line } else if gap == .none { gap = .space }
                position += 1
                continue
            }
            let begin = position
            if isDigit(value) {
                while position < scalars.count, isDigit(scalars[position]) { position += 1 }
                append(number: begin..<position, gap)
            } else if isLetter(value) {
                position = endOfWord(from: begin)
                append(word: begin..<position, gap)
            } else {
                position += 1
                while position < scalars.count, isCombining(scalars[position]) { position += 1 }
                var token = Token(start: Int32(begin), end: Int32(position), kind: .mark, gap: gap)
                token.mark = value
                tokens.append(token)
            }
            gap = .none
        }
        markSentences()
        return tokens
    }

    // MARK: - Scalars

    @inline(__always) private func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

    @inline(__always)
    private func isSpace(_ value: UInt32) -> Bool {
        value <= 0x20 || value == 0xA0 || (value >= 0x2000 && value <= 0x200B) || value == 0x202F || value == 0x3000
            || value == 0x2028 || value == 0x2029 || value == 0x85 || value == 0xFEFF
    }

    @inline(__always)
    private func isLineEnd(_ value: UInt32) -> Bool {
        value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029
    }

    @inline(__always)
    private func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
        if value < 0xC0 { return value == 0xAA || value == 0xBA || value == 0xB5 }
        if value < 0x250 { return value != 0xD7 && value != 0xF7 }
        if isCombining(value) { return false }
        return Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    }

    @inline(__always)
    private func isCombining(_ value: UInt32) -> Bool {
        (value >= 0x300 && value <= 0x36F) || value == 0x200D || value == 0xFE0F || value == 0xAD
    }

    private func isApostrophe(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.isApostrophe ?? false }

    /// Letters with their combining marks, and an apostrophe between two letters (`zo'n`, `Annie's`).
    private func endOfWord(from begin: Int) -> Int {
        var position = begin
        while position < scalars.count {
            let value = scalars[position]
            if isLetter(value) || isCombining(value) {
                position += 1
            } else if value != 0x60, value > 0x26, isApostrophe(value), position + 1 < scalars.count,
                isLetter(scalars[position + 1])
            {
                position += 1
            } else {
                break
            }
        }
        return position
    }

    // MARK: - Words and numbers

    private mutating func append(number range: Range<Int>, _ gap: Token.Gap) {
        var token = Token(start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .number, gap: gap)
        if range.count <= 18 { token.value = range.reduce(0) { $0 * 10 + Int(scalars[$1] - 0x30) } }
        tokens.append(token)
    }

    private mutating func append(word range: Range<Int>, _ gap: Token.Gap) {
        var token = Token(start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .word, gap: gap)
        token.shape = fold(range)
        token.key = prefixes[prefixes.count - 1]
        token.baseKey = token.key
        if let tags = lists.tags[token.key] {
            token.tags = tags
            if tags.contains(.number) { token.value = lists.numbers[token.key] ?? -1 }
        } else {
            resolveForm(&token)
        }
        if bytes.count >= 5, !token.has(.plainStreet) { token.street = streetEnding() }
        tokens.append(token)
    }

    /// Fills `bytes` with the folded word and `prefixes` with its running hash; gives its shape.
    private mutating func fold(_ range: Range<Int>) -> Token.Shape {
        bytes.removeAll(keepingCapacity: true)
        prefixes.removeAll(keepingCapacity: true)
        var hash = WordHash()
        var uppers = 0
        var letters = 0
        var firstUpper = false
        for index in range {
            let value = scalars[index]
            let folded = Folding.standard(value)
            if folded != 0 {
                push(UInt8(folded & 0xFF), &hash)
                if folded > 0xFF { push(UInt8(folded >> 8), &hash) }
                letters += 1
                if isUpper(value) {
                    uppers += 1
                    if index == range.lowerBound { firstUpper = true }
                }
            } else if isCombining(value) {
                continue
            } else if value < 0x3000, isApostrophe(value) {
                push(0x27, &hash)
            } else {
                for byte in String(Unicode.Scalar(value) ?? " ").utf8 { push(byte, &hash) }
                letters += 1
            }
        }
        if bytes.isEmpty { push(0x3F, &hash) }
        if uppers == 0 { return .lower }
        if uppers == letters { return letters == 1 ? .capital : .upper }
        return firstUpper && uppers == 1 ? .capital : .mixed
    }

    @inline(__always)
    private mutating func push(_ byte: UInt8, _ hash: inout WordHash) {
        hash.add(byte)
        bytes.append(byte)
        prefixes.append(hash.value)
    }

    @inline(__always)
    private func isUpper(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    // MARK: - Forms of a word

    /// Endings that make a possessive or a pet form of a name.
    private static let nameEndings: [[UInt8]] = ["'s", "s", "tje", "je", "tjes", "jes", "pje", "ke", "ie", "'tje"].map {
        Array($0.utf8)
    }
    /// Endings that inflect an everyday word.
    private static let wordEndings: [[UInt8]] = [
        "en", "e", "s", "t", "n", "'s", "je", "tje", "jes", "tjes", "de", "te", "den", "ten", "ing", "er", "ers", "d",
        "ke", "kes",
    ].map { Array($0.utf8) }

    private func hasEnding(_ ending: [UInt8]) -> Bool {
        bytes.count > ending.count + 1 && bytes[(bytes.count - ending.count)...].elementsEqual(ending)
    }

    /// What a word is that stands in no list as it is.
    private func resolveForm(_ token: inout Token) {
        for ending in Self.nameEndings where hasEnding(ending) {
            let stem = prefixes[bytes.count - ending.count - 1]
            guard let tags = lists.tags[stem] else { continue }
            let kept = tags.intersection([.firstName, .surname, .place, .firstNameAlsoWord, .surnameAlsoWord, .kept])
            // In lower case a short stem says too little: `pols`, `bertje` is no `Bert`.
            guard !kept.isEmpty, bytes.count - ending.count >= (token.shape == .lower ? 4 : 3) else { continue }
            token.tags = kept
            if ending.last != UInt8(ascii: "s") || ending.count > 2 {
                token.tags.subtract([.surname, .surnameAlsoWord, .place])
            }
            token.baseKey = stem
            if token.tags.isEmpty { continue }
            break
        }
        if isInflectedWord() || isCompound() || isContraction() { token.tags.insert(.word) }
    }

    private func isInflectedWord() -> Bool {
        for ending in Self.wordEndings where hasEnding(ending) {
            if lists.tags[prefixes[bytes.count - ending.count - 1]]?.contains(.word) ?? false { return true }
        }
        return false
    }

    /// `I'd`, `you've`, `zo'n`: an everyday word up to the apostrophe.
    private func isContraction() -> Bool {
        guard let mark = bytes.firstIndex(of: 0x27), mark > 0 else { return false }
        return lists.tags[prefixes[mark - 1]]?.contains(.word) ?? false
    }

    /// Whether the word is two everyday words of three letters or more, perhaps with `s` or `en` between.
    private func isCompound() -> Bool {
        guard bytes.count >= 7 else { return false }
        for split in 3...(bytes.count - 3) where lists.tags[prefixes[split - 1]]?.contains(.word) ?? false {
            for skip in 0...2 where split + skip <= bytes.count - 3 {
                if skip == 1, bytes[split] != UInt8(ascii: "s") { continue }
                if skip == 2, !(bytes[split] == UInt8(ascii: "e") && bytes[split + 1] == UInt8(ascii: "n")) { continue }
                var hash = WordHash()
                for byte in bytes[(split + skip)...] { hash.add(byte) }
                if lists.tags[hash.value]?.contains(.word) ?? false { return true }
            }
        }
        return false
    }

    private func streetEnding() -> StreetEnding {
        for length in lists.streetEndings.lengths where length + 2 <= bytes.count {
            var hash = WordHash()
            for byte in bytes[(bytes.count - length)...] { hash.add(byte) }
            if let kind = lists.streetEndings.byKey[hash.value] { return kind }
        }
        return .none
    }

    // MARK: - Sentences

    /// Whether the dot at `index` belongs to an initial or a shortened title (`J.`, `dr.`).
    private func endsAbbreviation(_ index: Int) -> Bool {
        guard index > 0, tokens[index].gap == .none, tokens[index - 1].kind == .word else { return false }
        let before = tokens[index - 1]
        return before.length == 1 || (before.length <= 5 && before.has([.title, .streetPrefix]) && !before.has(.word))
    }

    /// Whether the word at `index` is one letter after an apostrophe: `'t`, `'k`, `'s`.
    private func isClipped(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return false }
        return tokens[index - 1].isJoiner && tokens[index].length == 1 && tokens[index].gap == .none
    }

    /// Marks where a sentence, quotation or turn begins: a capital there says nothing.
    private mutating func markSentences() {
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
