import Crypto
import Programme
import Records

/// The keyed digest of a response, or of a text that lies apart: HMAC-SHA256 over everything that is kept of it, its value
/// opened.
///
/// Without the key nobody can alter a stored response and its digest together.
struct ResponseDigest: Equatable {
    /// Id of the digest key.
    let key: UInt32
    /// Thirty-two bytes.
    let code: [UInt8]

    /// Computes it under `key`.
    init(_ facts: ResponseFacts, ownCode: [UInt8], value: [UInt8], key: Key) {
        self.init(
            "buurtstem response", numbers: [facts.week.number, facts.mode.rawValue],
            texts: [facts.neighbourhood, facts.collection, facts.formID, facts.formVersion, facts.consentVersion],
            bytes: [facts.id.bytes, ownCode, facts.definition, value], key: key)
    }

    /// Computes that of any row under `key`.
    /// - Parameter label: tells one kind of row from another; never changes.
    init(_ label: String, numbers: [Int], texts: [String], bytes parts: [[UInt8]], key: Key) {
        // One message and one call: each call into HMAC costs about a microsecond whatever its length.
        var message = Array(label.utf8)
        message.reserveCapacity((parts.last?.count ?? 0) + 512)
        for number in numbers { message.append(number) }
        for part in texts {
            message.append(part.utf8.count)
            message.append(contentsOf: part.utf8)
        }
        for part in parts {
            // With its length in front, no byte can move from one part to the next unseen.
            message.append(part.count)
            message.append(contentsOf: part)
        }
        self.key = key.id
        code = Array(key.keyed.hash(message))
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

extension [UInt8] {
    /// Appends a number as eight bytes, big-endian.
    fileprivate mutating func append(_ number: Int) {
        Swift.withUnsafeBytes(of: Int64(number).bigEndian) { append(contentsOf: $0) }
    }
}

/// An order-free sum of digests: addition modulo 2²⁵⁶, so that any response can be taken out again.
struct DigestSum: Equatable {
    private var limbs: SIMD4<UInt64>  // least significant first

    init() { limbs = .zero }

    /// Reads thirty-two bytes, most significant first; nil for another number of them.
    init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        limbs = bytes.withUnsafeBytes { bytes in
            var limbs: SIMD4<UInt64> = .zero
            for limb in 0..<4 {
                limbs[3 - limb] = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: limb * 8, as: UInt64.self))
            }
            return limbs
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for limb in (0..<4).reversed() {
            withUnsafeBytes(of: limbs[limb].bigEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    mutating func add(_ digest: ResponseDigest) { self = self + DigestSum(digest) }

    /// Adds the complement, which is what subtracting modulo 2²⁵⁶ means.
    mutating func subtract(_ digest: ResponseDigest) {
        self = self + DigestSum(limbs: ~DigestSum(digest).limbs) + DigestSum(limbs: SIMD4(1, 0, 0, 0))
    }

    static func + (left: DigestSum, right: DigestSum) -> DigestSum {
        var sum = left
        var carry: UInt64 = 0
        for limb in 0..<4 {
            let (partial, first) = sum.limbs[limb].addingReportingOverflow(right.limbs[limb])
            let (result, second) = partial.addingReportingOverflow(carry)
            sum.limbs[limb] = result
            carry = first || second ? 1 : 0
        }
        return sum
    }

    private init(limbs: SIMD4<UInt64>) { self.limbs = limbs }

    private init(_ digest: ResponseDigest) { self = DigestSum(bytes: digest.code) ?? DigestSum() }
}
