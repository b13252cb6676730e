import Crypto

/// What a keyed hash of a code is for; each purpose gives the same code another hash.
package protocol CodePurpose: Sendable {
    /// Separates the purposes inside the key derivation; never changes.
    static var label: String { get }
}

/// Finds a draft.
package enum ForDraft: CodePurpose { package static let label = "draft" }
/// Finds an invitation that is still open.
package enum ForInvitation: CodePurpose { package static let label = "invitation" }
/// Finds a stored response for its owner.
package enum ForOwnCode: CodePurpose { package static let label = "own code" }
/// Finds what somebody of the staff wants erased, until somebody else wants the same.
package enum ForErasure: CodePurpose { package static let label = "erasure" }

/// A keyed hash of a code (128 bits): what the database stores instead of the code.
///
/// The key lies outside the database, so a copy of the database cannot be searched with a code, and the hashes of one code
/// for two purposes cannot be recognised as belonging together.
package struct CodeIndex<Purpose: CodePurpose>: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// HMAC-SHA256 of the code under `key`, cut to 128 bits.
    init(_ code: Code, key: KeyedHash) {
        self.init(withUnsafeBytes(of: code.bits.bigEndian) { Array($0) }, key: key)
    }

    /// The same of any bytes.
    init(_ message: [UInt8], key: KeyedHash) {
        let hash = key.hash(message)
        self = hash.withUnsafeBytes { Self(bytes: $0) }
    }

    /// Reads the first sixteen bytes of `bytes`, which must hold them.
    package init(bytes: UnsafeRawBufferPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// The sixteen bytes, as stored.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }
}

package typealias DraftIndex = CodeIndex<ForDraft>
package typealias InvitationIndex = CodeIndex<ForInvitation>
package typealias OwnCodeIndex = CodeIndex<ForOwnCode>
package typealias ErasureIndex = CodeIndex<ForErasure>
