import XForms

/// Why typed text is not a code; carries no part of what was typed.
package enum CodeFault: Error, Sendable, Hashable {
    /// Nothing but spaces and hyphens.
    case empty
    /// Too few or too many characters; `found` counts those that matter, of the thirteen expected.
    case length(found: Int)
    /// The character at `position` (1 = first that matters) is in no code.
    case character(position: Int)
    /// Thirteen good characters that do not belong together: a typing error.
    case mistyped
}

extension Code {
    /// Characters of a printed code that matter: twelve and the check character.
    package static let length = 13

    /// Reads what a person typed: any case, spaces, hyphens and dots anywhere, O for 0, I or L for 1, U for V, and the
    /// digits of Arabic keyboards.
    ///
    /// Every single wrong character and every two characters swapped are found by the check character.
    package init(reading text: String) throws(CodeFault) {
        var symbols: [UInt8] = []
        symbols.reserveCapacity(Code.length)
        var count = 0
        for scalar in text.unicodeScalars where !Base32.isSeparator(scalar) {
            count += 1
            guard count <= 64 else { break }  // a pasted book is "too long" soon enough
            guard let symbol = Base32.symbol(of: scalar) else { throw .character(position: count) }
            symbols.append(symbol)
        }
        guard count > 0 else { throw .empty }
        guard count == Code.length else { throw .length(found: count) }
        guard CheckCharacter.holds(for: symbols) else { throw .mistyped }
        bits = symbols.dropLast().reduce(0) { $0 << 5 | UInt64($1) }
    }
}

/// Crockford's base32 alphabet, read forgivingly.
enum Base32 {
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// The twelve five-bit symbols of a code, first one first.
    static func symbols(of bits: UInt64) -> [UInt8] {
        (0..<12).map { UInt8(truncatingIfNeeded: bits >> UInt64(55 - 5 * $0)) & 31 }
    }

    static func symbol(of scalar: Unicode.Scalar) -> UInt8? {
        guard scalar.isASCII else { return PlainDigits.value(of: scalar) }
        let value = values[Int(scalar.value)]
        return value < 32 ? value : nil
    }

    /// Spaces of every kind, hyphens, dashes, dots and underscores: what people put between groups.
    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", ".", "_", "\u{AD}", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FEFF}", "·", "•": true
        // No width, and the marks of direction that come along with a code copied from a page in Arabic.
        case "\u{61C}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
        default: scalar.properties.isWhitespace
        }
    }

    /// ASCII to symbol; 255 for what is in no code.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 128)
        for (symbol, character) in alphabet.enumerated() {
            values[Int(character)] = UInt8(symbol)
            values[Int(character | 0x20)] = UInt8(symbol)  // lower case; a digit already has the bit set
        }
        for (lookalike, meant) in ["O": "0", "I": "1", "L": "1", "U": "V"] as [Unicode.Scalar: Unicode.Scalar] {
            values[Int(lookalike.value)] = values[Int(meant.value)]
            values[Int(lookalike.value | 0x20)] = values[Int(meant.value)]
        }
        return values
    }()
}
