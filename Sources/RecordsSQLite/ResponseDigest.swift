import Crypto
import Programme
import Records

/// The keyed digest of a response: HMAC-SHA256 over everything that is kept of it, its value opened.
///
/// Without the key nobody can alter a stored response and its digest together.
struct ResponseDigest: Equatable {
    /// Id of the digest key.
    let key: UInt32
    /// Thirty-two bytes.
    let code: [UInt8]

    /// Computes it under `key`.
    init(_ facts: ResponseFacts, ownCode: [UInt8], value: [UInt8], key: Key) {
        var mac = HMAC<SHA256>(key: key.secret)
        mac.update(data: Array("buurtstem response".utf8))
        let numbers = [facts.week.number, facts.mode.rawValue]
        let parts: [[UInt8]] = [
            facts.id.bytes, Array(facts.neighbourhood.utf8), Array(facts.collection.utf8), ownCode, facts.definition,
            Array(facts.formID.utf8), Array(facts.formVersion.utf8), Array(facts.consentVersion.utf8), value,
        ]
        for number in numbers { withUnsafeBytes(of: Int64(number).bigEndian) { mac.update(data: $0) } }
        for part in parts {
            // With its length in front, no byte can move from one part to the next unseen.
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { mac.update(data: $0) }
            mac.update(data: part)
        }
        self.key = key.id
        code = Array(mac.finalize())
    }

    /// As stored: key id (4 bytes, big-endian), then the code.
    var bytes: [UInt8] { withUnsafeBytes(of: key.bigEndian) { Array($0) } + code }

    /// Reads what ``bytes`` gave; nil for another length.
    init?(bytes: [UInt8]) {
        guard bytes.count == 36 else { return nil }
        key = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
        code = Array(bytes[4...])
    }
}

/// An order-free sum of digests: addition modulo 2²⁵⁶, so that any response can be taken out again.
struct DigestSum: Equatable {
    private var limbs: [UInt64]  // four, most significant first

    init() { limbs = [0, 0, 0, 0] }

    /// Reads thirty-two bytes; nil for another number of them.
    init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        limbs = (0..<4).map { limb in bytes[(limb * 8)..<(limb * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
    }

    var bytes: [UInt8] { limbs.flatMap { limb in withUnsafeBytes(of: limb.bigEndian) { Array($0) } } }

    mutating func add(_ digest: ResponseDigest) { combine(digest) { $0.addingReportingOverflow($1) } }
    mutating func subtract(_ digest: ResponseDigest) { combine(digest) { $0.subtractingReportingOverflow($1) } }

    private mutating func combine(
        _ digest: ResponseDigest, _ operation: (UInt64, UInt64) -> (partialValue: UInt64, overflow: Bool)
    ) {
        guard let other = DigestSum(bytes: digest.code) else { return }
        var carry: UInt64 = 0
        for limb in limbs.indices.reversed() {
            let (partial, first) = operation(limbs[limb], other.limbs[limb])
            let (result, second) = operation(partial, carry)
            limbs[limb] = result
            carry = first || second ? 1 : 0
        }
    }
}
