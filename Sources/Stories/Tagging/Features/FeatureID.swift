/// A feature by the first 32 bits of a hash of its family and its content.
///
/// A model holds no words of stories this way. With 50,000 features the chance that a new word falls on one of them by
/// accident is one in 80,000.
package struct FeatureID: Sendable, Hashable, Comparable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static func < (left: FeatureID, right: FeatureID) -> Bool { left.rawValue < right.rawValue }
}

/// FNV-1a over the bytes of a feature (Fowler, Noll, Vo; 64 bits, folded to 32).
struct FeatureHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init(_ family: FeatureFamily) { add(family.rawValue) }

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0)
    }

    mutating func add(_ number: Int) {
        for shift in stride(from: 0, to: 32, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    var id: FeatureID { FeatureID(rawValue: UInt32(truncatingIfNeeded: state ^ (state >> 32))) }
}

/// A kind of feature; each is brought to the same length before it is weighed against the others.
package enum FeatureFamily: UInt8, Sendable, CaseIterable, Codable {
    case cue, cuePair, word, wordPair, letters, manner
}
