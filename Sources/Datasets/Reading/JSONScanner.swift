/// Reads one JSON object of a line, byte by byte and in place (RFC 8259): texts lose their escapes where they stand.
///
/// A value of ours is a text, a number, `true`, `false`, `null`, or an object of texts; nothing deeper.
struct JSONScanner {
    let bytes: UnsafeMutableBufferPointer<UInt8>
    private(set) var at = 0

    /// Why a line is not read: a byte and what was expected there.
    struct Fault: Error {
        let at: Int
        let expected: String
    }

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D { at += 1 }
    }

    /// Goes past a byte; false, and nothing happens, when another stands there.
    mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func expect(_ byte: UInt8) throws(Fault) {
        guard take(byte) else { throw Fault(at: at, expected: "'\(Character(Unicode.Scalar(byte)))'") }
    }

    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return at >= bytes.count
        }
    }

    /// A text; its range holds it without escapes.
    mutating func text() throws(Fault) -> Range<Int> {
        try expect(0x22)
        let start = at
        while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
        var end = at
        while at < bytes.count, bytes[at] != 0x22 {
            guard bytes[at] >= 0x20 else { throw Fault(at: at, expected: "an escaped control character") }
            if bytes[at] == 0x5C {
                try unescape(to: &end)
            } else {
                bytes[end] = bytes[at]
                (end, at) = (end + 1, at + 1)
            }
        }
        guard at < bytes.count else { throw Fault(at: at, expected: "the end of a text") }
        at += 1
        return start..<end
    }

    /// A text, number or truth value as text; nil for `null`.
    mutating func scalar() throws(Fault) -> Range<Int>? {
        skipSpace()
        if at < bytes.count, bytes[at] == 0x22 { return try text() }
        let start = at
        while at < bytes.count, ![0x2C, 0x7D, 0x5D, 0x20, 0x09, 0x0D].contains(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        if word == "null" { return nil }
        // Double() also takes `nan`, `0x10` and `.5`, which are no numbers of JSON.
        let isNumber = word.utf8.allSatisfy(Self.numberBytes.contains) && word.first != "." && word.first != "+"
        guard word == "true" || word == "false" || (isNumber && Double(word) != nil) else {
            throw Fault(at: start, expected: "a text, a number, true, false or null")
        }
        return start..<at
    }

    private mutating func unescape(to end: inout Int) throws(Fault) {
        let letter = at + 1 < bytes.count ? bytes[at + 1] : 0
        at += 2
        if letter == UInt8(ascii: "u") {
            var scalar = try fourDigits()
            if (0xD800..<0xDC00).contains(scalar), at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
                at += 2
                let low = try fourDigits()
                guard (0xDC00..<0xE000).contains(low) else {
                    throw Fault(at: at, expected: "the second half of a pair")
                }
                scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00)
            }
            // A C library would take a text to end at a NUL.
            guard scalar != 0, let whole = Unicode.Scalar(scalar), let coded = UTF8.encode(whole) else {
                throw Fault(at: at, expected: "a whole character other than NUL")
            }
            for byte in coded {
                bytes[end] = byte
                end += 1
            }
            return
        }
        guard let plain = Self.escapes[letter] else { throw Fault(at: at - 1, expected: "an escape of JSON") }
        bytes[end] = plain
        end += 1
    }

    private mutating func fourDigits() throws(Fault) -> UInt32 {
        guard at + 4 <= bytes.count, bytes[at] != 0x2B,
            let number = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { throw Fault(at: at, expected: "four hexadecimal digits") }
        at += 4
        return number
    }

    private static let numberBytes = Set("0123456789+-.eE".utf8)

    private static let escapes: [UInt8: UInt8] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
    ]
}
