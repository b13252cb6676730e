/// A code in a person's hands: 60 random bits, written as twelve Crockford base32 characters and a check character.
///
/// One shape serves both purposes: a *letter code* (starts and resumes by letter) and an *own code* (views, withdraws,
/// resumes). Crockford's alphabet leaves out I, L, O and U (https://www.crockford.com/base32.html); reading forgives
/// case, spaces, hyphens and those look-alikes.
package struct Code: Sendable, Hashable {
    /// The value, below 2⁶⁰.
    package let bits: UInt64

    /// Number of significant bits.
    package static let bitCount = 60

    /// A code drawn evenly from all 2⁶⁰.
    package init(using random: inout some RandomNumberGenerator) {
        bits = random.next() >> (64 - UInt64(Code.bitCount))
    }

    /// A fresh code from the system's random source.
    package static func random() -> Code {
        var generator = SystemRandomNumberGenerator()
        return Code(using: &generator)
    }

    /// The code made of the lowest 60 bits of `value`.
    package init(truncating value: UInt64) {
        bits = value & (1 << UInt64(Code.bitCount) - 1)
    }

    /// As printed and shown: `XXXX-XXXX-XXXXX`, the last character being the check character.
    package var printed: String {
        let symbols = Base32.symbols(of: bits)
        let characters = (symbols + [CheckCharacter.symbol(for: symbols)]).map { Base32.alphabet[Int($0)] }
        let groups = [characters[0..<4], characters[4..<8], characters[8..<13]]
        return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}

extension Code: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the code itself, so that it cannot slip into a log or an error.
    package var description: String { "Code(…)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
