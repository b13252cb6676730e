import Crypto

/// Names for responses and persons that only the holder of the key can tie to their ids.
///
/// HMAC-SHA-256 over purpose and id, cut to 80 bits (EDPB Guidelines 01/2025 on pseudonymisation: a keyed function with
/// the key held apart). Another recipient gets another key, so that two releases share no name.
package struct Pseudonyms: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: at least 32 random bytes.
    package init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// A pseudonym as a number that sorts as its text does.
    struct Name: Hashable, Comparable {
        let high: UInt64
        let low: UInt16

        static func < (left: Name, right: Name) -> Bool { (left.high, left.low) < (right.high, right.low) }

        /// Sixteen letters and digits.
        func append(to bytes: inout [UInt8]) {
            for place in 0..<12 { bytes.append(Self.digits[Int(high >> (59 - 5 * UInt64(place)) & 31)]) }
            let rest = UInt32(high & 15) << 16 | UInt32(low)
            for place in 0..<4 { bytes.append(Self.digits[Int(rest >> (15 - 5 * UInt32(place)) & 31)]) }
        }

        /// Crockford's base 32, which has no letters that look alike.
        private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    }

    func response(_ id: String) -> Name { name("respons", id) }

    func person(_ chain: String) -> Name { name("persoon", chain) }

    /// A story's pseudonym as text.
    func story(_ id: String) -> String {
        var bytes: [UInt8] = []
        name("verhaal", id).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func name(_ purpose: String, _ id: String) -> Name {
        var code = HMAC<SHA256>(key: key)
        code.update(data: Array("\(purpose)\u{0}\(id)".utf8))
        let bytes = Array(code.finalize())
        return Name(
            high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, low: UInt16(bytes[8]) << 8 | UInt16(bytes[9]))
    }
}
