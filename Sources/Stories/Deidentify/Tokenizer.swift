/// Cuts a text into tokens in one pass and looks each word up once.
struct Tokenizer {
    let scalars: [UInt32]
    let lists: NameLists
    var tokens: [Token] = []
    var prefixes: [UInt64] = []
    var bytes: [UInt8] = []

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

    @inline(__always) func isDigit(_ value: UInt32) -> Bool { Digit.value(value) != nil }

    @inline(__always)
    func isSpace(_ value: UInt32) -> Bool {
        value <= 0x20 || value == 0xA0 || (value >= 0x2000 && value <= 0x200B) || value == 0x202F || value == 0x3000
            || value == 0x2028 || value == 0x2029 || value == 0x85 || value == 0xFEFF
    }

    @inline(__always)
    func isLineEnd(_ value: UInt32) -> Bool {
        value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029
    }

    @inline(__always)
    func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
        if value < 0xC0 { return value == 0xAA || value == 0xBA || value == 0xB5 }
        if value < 0x250 { return value != 0xD7 && value != 0xF7 }
        if isCombining(value) { return false }
        return Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    }

    @inline(__always)
    func isCombining(_ value: UInt32) -> Bool {
        (value >= 0x300 && value <= 0x36F) || value == 0x200D || value == 0xFE0F || value == 0xAD
    }

    func isApostrophe(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.isApostrophe ?? false }

    /// Letters with their combining marks, and an apostrophe between two letters (`zo'n`, `Annie's`).
    func endOfWord(from begin: Int) -> Int {
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

    mutating func append(number range: Range<Int>, _ gap: Token.Gap) {
        var token = Token(start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .number, gap: gap)
        if range.count <= 18 { token.value = range.reduce(0) { $0 * 10 + Int(Digit.value(scalars[$1]) ?? 0) } }
        tokens.append(token)
    }

    mutating func append(word range: Range<Int>, _ gap: Token.Gap) {
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
    mutating func fold(_ range: Range<Int>) -> Token.Shape {
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
    mutating func push(_ byte: UInt8, _ hash: inout WordHash) {
        hash.add(byte)
        bytes.append(byte)
        prefixes.append(hash.value)
    }

    @inline(__always)
    func isUpper(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }
}
