/// The bytes of a page while it is written; the only place where text becomes HTML.
package struct HTMLBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: expected size in bytes, so that a page needs one allocation.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Adds bytes that are HTML already.
    @inline(__always)
    package mutating func raw(_ html: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: html)
    }

    /// Adds markup that stands in our source.
    @inline(__always)
    package mutating func raw(_ html: StaticString) {
        raw(UnsafeBufferPointer(start: html.utf8Start, count: html.utf8CodeUnitCount))
    }

    /// Adds bytes that are HTML already.
    package mutating func raw(_ html: [UInt8]) {
        bytes.append(contentsOf: html)
    }

    /// Adds text, safe inside an element and inside a quoted attribute.
    ///
    /// Works on bytes, never on characters: swift-mustache 2.1.1 escapes by `Character`, and so lets a quotation mark
    /// through when a combining mark follows it. A carriage return would be changed by the reader, so it is written out.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var (start, index) = (0, 0)
            while index < utf8.count {
                if Self.isSpecial(utf8[index]) {
                    raw(UnsafeBufferPointer(rebasing: utf8[start..<index]))
                    escape(utf8[index])
                    start = index + 1
                }
                index += 1
            }
            raw(UnsafeBufferPointer(rebasing: utf8[start...]))
        }
    }

    /// Adds `lang` and `dir` inside a tag, each where it is known.
    package mutating func language(_ lang: String?, _ dir: String?) {
        if let lang {
            raw(" lang=\"")
            text(lang)
            raw("\"")
        }
        if let dir {
            raw(" dir=\"")
            text(dir)
            raw("\"")
        }
    }

    /// Adds a whole number in decimal digits.
    package mutating func number(_ number: Int) {
        guard number > 9 else { return number < 0 ? text(String(number)) : bytes.append(UInt8(48 + number)) }
        text(String(number))
    }

    /// Adds the attribute that makes a page hide itself after so many seconds; nothing when there are none.
    mutating func idle(_ seconds: Int?) {
        guard let seconds else { return }
        raw(" data-idle=\"")
        number(seconds)
        raw("\"")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): raw("&lt;")
        case UInt8(ascii: ">"): raw("&gt;")
        case UInt8(ascii: "&"): raw("&amp;")
        case UInt8(ascii: "\""): raw("&quot;")
        case UInt8(ascii: "'"): raw("&#39;")
        case 13: raw("&#13;")
        default: raw("\u{FFFD}")  // a control character, which no document may hold
        }
    }

    /// The five characters of markup, carriage return, and control characters that neither HTML nor XML allows.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 64 ? specials >> UInt64(byte) & 1 == 1 : byte == 0x7F
    }

    /// Those below 64, a bit each: one test for each byte of each text.
    private static let specials: UInt64 = {
        let signs: [Unicode.Scalar] = ["<", ">", "&", "\"", "'"]
        let controls = (UInt64(0)..<32).filter { $0 != 9 && $0 != 10 }
        return (signs.map { UInt64($0.value) } + controls).reduce(0) { $0 | 1 << $1 }
    }()
}
