/// Cuts an expression into tokens; names may hold any character beyond ASCII.
struct XPathLexer {
    private let bytes: [UInt8]
    private var at = 0
    private var counted = (bytes: 0, scalars: 0)
    private var tokens: [(token: XPathToken, offset: Int)] = []

    /// The tokens of an expression with their offsets in Unicode scalars; the last is `end`.
    static func tokens(of source: String) throws(XPathSyntaxError) -> [(token: XPathToken, offset: Int)] {
        var lexer = XPathLexer(bytes: Array(source.utf8))
        do {
            while try lexer.next() {}
        } catch {
            throw XPathSyntaxError(error.kind, at: lexer.scalars(upTo: error.offset))
        }
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Offset in bytes to offset in scalars; asked in growing order, so that all bytes are counted once.
    private mutating func scalars(upTo offset: Int) -> Int {
        if offset > counted.bytes {
            counted.scalars += bytes[counted.bytes..<offset].count { $0 & 0xC0 != 0x80 }
            counted.bytes = offset
        }
        return counted.scalars
    }

    private mutating func next() throws(XPathSyntaxError) -> Bool {
        while at < bytes.count, XPathNumber.isSpace(bytes[at]) { at += 1 }
        let start = at
        guard at < bytes.count else {
            tokens.append((.end, scalars(upTo: start)))
            return false
        }
        let place = scalars(upTo: start)
        tokens.append((try token(), place))
        return true
    }

    private mutating func token() throws(XPathSyntaxError) -> XPathToken {
        let byte = bytes[at]
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return try string(quote: byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: "."):
            if Self.isDigit(peek(1)) { return number() }
            return symbol(peek(1) == byte ? .dotDot : .dot)
        case UInt8(ascii: "$"):
            at += 1
            return .variable(String(decoding: name(), as: UTF8.self))
        case UInt8(ascii: "*"):
            if expectsOperand {
                at += 1
                return .wildcard(prefix: nil)
            }
            return symbol(.multiply)
        case _ where Self.isNameStart(byte): return word()
        default: return try punctuation()
        }
    }

    private var expectsOperand: Bool { tokens.last?.token.expectsOperand ?? true }

    private mutating func symbol(_ symbol: XPathToken.Symbol) -> XPathToken {
        at += symbol.rawValue.utf8.count
        return .symbol(symbol)
    }

    private mutating func punctuation() throws(XPathSyntaxError) -> XPathToken {
        let doubled = peek(1) == bytes[at]
        let equals = peek(1) == UInt8(ascii: "=")
        switch bytes[at] {
        case UInt8(ascii: "("): return symbol(.open)
        case UInt8(ascii: ")"): return symbol(.close)
        case UInt8(ascii: "["): return symbol(.openBracket)
        case UInt8(ascii: "]"): return symbol(.closeBracket)
        case UInt8(ascii: "@"): return symbol(.at)
        case UInt8(ascii: ","): return symbol(.comma)
        case UInt8(ascii: "/"): return symbol(doubled ? .doubleSlash : .slash)
        case UInt8(ascii: "|"): return symbol(.union)
        case UInt8(ascii: "+"): return symbol(.plus)
        case UInt8(ascii: "-"): return symbol(.minus)
        case UInt8(ascii: "="): return symbol(.equal)
        case UInt8(ascii: "!") where equals: return symbol(.notEqual)
        case UInt8(ascii: "<"): return symbol(equals ? .lessOrEqual : .less)
        case UInt8(ascii: ">"): return symbol(equals ? .greaterOrEqual : .greater)
        default: throw XPathSyntaxError(.unexpected(String(UnicodeScalar(bytes[at]))), at: at)
        }
    }

    private mutating func string(quote: UInt8) throws(XPathSyntaxError) -> XPathToken {
        guard let end = bytes[(at + 1)...].firstIndex(of: quote) else {
            throw XPathSyntaxError(.unclosedString, at: at)
        }
        defer { at = end + 1 }
        return .string(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
    }

    private mutating func number() -> XPathToken {
        let start = at
        while Self.isDigit(peek(0)) { at += 1 }
        if peek(0) == UInt8(ascii: ".") {
            at += 1
            while Self.isDigit(peek(0)) { at += 1 }
        }
        return .number(bytes[start..<at].withUnsafeBufferPointer { XPathNumber.reading($0) })
    }

    private mutating func word() -> XPathToken {
        if !expectsOperand, let known = operatorName() { return .symbol(known) }
        let first = String(decoding: name(), as: UTF8.self)
        if peek(0) == UInt8(ascii: ":"), peek(1) == UInt8(ascii: "*") {
            at += 2
            return .wildcard(prefix: first)
        }
        var (prefix, local): (String?, String) = (nil, first)
        if peek(0) == UInt8(ascii: ":"), Self.isNameStart(peek(1)) {
            at += 1
            (prefix, local) = (first, String(decoding: name(), as: UTF8.self))
        }
        var ahead = at
        while ahead < bytes.count, XPathNumber.isSpace(bytes[ahead]) { ahead += 1 }
        let follows = ahead < bytes.count ? bytes[ahead] : 0
        if follows == UInt8(ascii: "(") {
            let qualified = prefix.map { $0 + ":" + local } ?? local
            return Self.nodeTypes.contains(qualified) ? .nodeType(qualified) : .function(qualified)
        }
        if prefix == nil, follows == UInt8(ascii: ":"), ahead + 1 < bytes.count, bytes[ahead + 1] == follows {
            at = ahead + 2
            return .axis(local)
        }
        return .name(prefix: prefix, local: local)
    }

    /// `and`, `or`, `div` or `mod`; a digit may follow at once, as in `7 mod2`.
    private mutating func operatorName() -> XPathToken.Symbol? {
        for symbol in [XPathToken.Symbol.and, .or, .div, .mod] where bytes[at...].starts(with: symbol.rawValue.utf8) {
            let follows = peek(symbol.rawValue.utf8.count)
            guard !Self.isNamePart(follows) || Self.isDigit(follows) else { continue }
            at += symbol.rawValue.utf8.count
            return symbol
        }
        return nil
    }

    private mutating func name() -> ArraySlice<UInt8> {
        let start = at
        while at < bytes.count, Self.isNamePart(bytes[at]) { at += 1 }
        return bytes[start..<at]
    }

    private func peek(_ distance: Int) -> UInt8 { at + distance < bytes.count ? bytes[at + distance] : 0 }

    private static let nodeTypes: Set<String> = ["node", "text", "comment", "processing-instruction"]

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_")
            || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
