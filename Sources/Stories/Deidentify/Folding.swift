import Foundation

/// Folds a letter to what lists are keyed by: lower case, without accents, `ĳ` as two letters.
struct Folding: Sendable {
    /// Up to two ASCII letters for each scalar below `count`, 0 where there is none.
    private let table: [UInt16]
    private static let count = 0x250

    static let standard = Folding()

    private init() {
        var table = [UInt16](repeating: 0, count: Self.count)
        for value in 0..<UInt32(Self.count) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            table[Int(value)] = Self.fold(scalar)
        }
        self.table = table
    }

    /// Letters that do not decompose.
    private static let special: [Unicode.Scalar: String] = [
        "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ı": "i", "ĳ": "ij", "þ": "th",
        "ħ": "h",
    ]

    private static func fold(_ scalar: Unicode.Scalar) -> UInt16 {
        let lower = scalar.properties.lowercaseMapping
        let first = lower.unicodeScalars.first ?? scalar
        let letters = special[first] ?? lower.decomposedStringWithCanonicalMapping
        let ascii = letters.utf8.filter { $0 >= 0x61 && $0 <= 0x7A }
        guard let a = ascii.first else { return 0 }
        return ascii.count > 1 ? UInt16(a) | UInt16(ascii[1]) << 8 : UInt16(a)
    }

    /// One or two bytes of the folded letter, 0 when the scalar is no Latin letter.
    @inline(__always)
    func callAsFunction(_ value: UInt32) -> UInt16 {
        if value < 0x80 {
            if value >= 0x61 && value <= 0x7A { return UInt16(value) }
            if value >= 0x41 && value <= 0x5A { return UInt16(value + 32) }
            return 0
        }
        return value < UInt32(Self.count) ? table[Int(value)] : 0
    }
}

/// A running 64-bit FNV-1a hash of folded bytes: the key of every list.
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// The key of a word as lists hold it; accents, case and combining marks are folded away.
    static func key(of word: some StringProtocol) -> UInt64 {
        var hash = WordHash()
        for scalar in word.unicodeScalars {
            let folded = Folding.standard(scalar.value)
            if folded != 0 {
                hash.add(UInt8(folded & 0xFF))
                if folded > 0xFF { hash.add(UInt8(folded >> 8)) }
            } else if scalar.isApostrophe {
                hash.add(0x27)
            } else if !scalar.isCombiningMark {
                for byte in String(scalar).lowercased().utf8 { hash.add(byte) }
            }
        }
        return hash.value
    }
}

extension Unicode.Scalar {
    /// `'`, `’`, `‘`, `` ` `` and `´`, as phones and keyboards type them.
    @inline(__always)
    var isApostrophe: Bool {
        switch value {
        case 0x27, 0x2019, 0x2018, 0x60, 0xB4, 0x2BC, 0xFF07: true
        default: false
        }
    }

    @inline(__always)
    var isCombiningMark: Bool { (0x300...0x36F).contains(value) || value == 0x200D || value == 0xFE0F || value == 0xAD }
}
