import CryptoExtras

/// How much work one password costs.
///
/// Source: OWASP Password Storage Cheat Sheet, scrypt (RFC 7914): N = 2¹⁶, r = 8, p = 2 is one of the settings it names as
/// equal to N = 2¹⁷, p = 1; it takes half the memory (64 MiB), and two are worked out at a time.
package struct PasswordCost: Sendable, Hashable {
    /// The binary logarithm of N.
    package let logN: UInt8
    package let blockSize: UInt8
    package let parallelism: UInt8

    package static let standard = PasswordCost(logN: 16, blockSize: 8, parallelism: 2)

    package init(logN: UInt8, blockSize: UInt8, parallelism: UInt8) {
        self.logN = logN
        self.blockSize = blockSize
        self.parallelism = parallelism
    }
}

/// What is kept of a password: its scrypt hash, with salt and cost. The store seals it besides.
package struct PasswordHash: Sendable, Hashable {
    package let cost: PasswordCost
    private let salt: [UInt8]
    private let hash: [UInt8]

    private static let version: UInt8 = 1
    /// Length of ``bytes``.
    package static let length = 4 + 16 + 32

    /// Hashes a new password; blocks its thread for as long as the cost asks (about 0.3 s).
    package init(of password: String, cost: PasswordCost = .standard) {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
        self.init(cost: cost, salt: salt, hash: Self.derive(password, salt, cost))
    }

    /// A hash that no password matches, and that takes as long as any to find that out.
    package static func decoy(cost: PasswordCost) -> PasswordHash {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<48).map { _ in UInt8.random(in: 0...255, using: &random) }
        return PasswordHash(cost: cost, salt: Array(bytes[..<16]), hash: Array(bytes[16...]))
    }

    private init(cost: PasswordCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Whether this is the password; blocks as long as making the hash did, whatever the answer.
    package func matches(_ password: String) -> Bool {
        let found = Self.derive(password, salt, cost)
        var difference: UInt8 = found.isEmpty ? 1 : 0
        for (left, right) in zip(found, hash) { difference |= left ^ right }
        return difference == 0
    }

    /// `version · log N · r · p · salt (16) · hash (32)`.
    package var bytes: [UInt8] { [Self.version, cost.logN, cost.blockSize, cost.parallelism] + salt + hash }

    /// Reads what ``bytes`` gave; nil for anything else.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length, bytes[0] == Self.version, (1...24).contains(bytes[1]) else { return nil }
        let cost = PasswordCost(logN: bytes[1], blockSize: bytes[2], parallelism: bytes[3])
        self.init(cost: cost, salt: Array(bytes[4..<20]), hash: Array(bytes[20...]))
    }

    /// Unicode in its composed form first, so that the same keys give the same bytes on every keyboard (NIST SP 800-63B-4, 3.1.1.2).
    static func derive(_ password: String, _ salt: [UInt8], _ cost: PasswordCost) -> [UInt8] {
        let bytes = Array(PasswordText.composed(password).utf8)
        let key = try? KDF.Scrypt.deriveKey(
            from: bytes.isEmpty ? [0] : bytes, salt: salt, outputByteCount: 32, rounds: 1 << Int(cost.logN),
            blockSize: Int(cost.blockSize), parallelism: Int(cost.parallelism))
        return key?.withUnsafeBytes { Array($0) } ?? []
    }
}
