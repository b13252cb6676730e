package import Crypto
import Foundation

/// Why sealed bytes do not open.
package enum SealingFault: Error, Sendable, Hashable {
    /// Shorter than any sealed value, or of a version this program does not know.
    case unknownForm
    /// Sealed under a key that the key file does not hold.
    case keyMissing(id: UInt32)
    /// Altered, cut, moved to another row, or sealed under another key.
    case altered
}

/// AES-256-GCM with a random nonce: `version (1) · nonce (12) · content · tag (16)`.
package enum Sealing {
    static let version: UInt8 = 1

    /// Bytes that sealing adds.
    package static let overhead = 1 + 12 + 16

    /// Seals `content`; `binding` is not stored but must be the same at opening, which ties the bytes to their place.
    package static func seal(_ content: [UInt8], with key: SymmetricKey, binding: [UInt8]) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(content, using: key, authenticating: binding)
            // With the nonce of twelve bytes that it drew itself, a box always has its combined form.
            guard let combined = box.combined else { preconditionFailure("sealing failed") }
            return [UInt8](unsafeUninitializedCapacity: 1 + combined.count) { buffer, count in
                buffer[0] = version
                _ = combined.copyBytes(to: UnsafeMutableBufferPointer(rebasing: buffer[1...]))
                count = 1 + combined.count
            }
        } catch {
            // AES-GCM refuses only keys of a wrong length and content above 64 GB; neither can come here.
            preconditionFailure("sealing failed")
        }
    }

    /// Opens what ``seal(_:with:binding:)`` made.
    package static func open(
        _ sealed: [UInt8], with key: SymmetricKey, binding: [UInt8]
    ) throws(SealingFault) -> [UInt8] {
        try open(sealed[...], with: key, binding: binding)
    }

    /// The same for bytes that stand behind others. Not generic: across modules that would cost more than the cipher.
    static func open(
        _ sealed: ArraySlice<UInt8>, with key: SymmetricKey, binding: [UInt8]
    ) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= overhead, sealed.first == version else { throw .unknownForm }
        do {
            let box = try AES.GCM.SealedBox(combined: Data(sealed.dropFirst()))
            return Array(try AES.GCM.open(box, using: key, authenticating: binding))
        } catch {
            throw .altered
        }
    }
}

extension KeyRing {
    /// Seals with the current key of `purpose` and puts the key's id in front: `id (4, big-endian) · sealed`.
    package func seal(_ content: [UInt8], for purpose: KeyPurpose, binding: [UInt8]) -> [UInt8] {
        let key = current(purpose)
        return withUnsafeBytes(of: key.id.bigEndian) { Array($0) }
            + Sealing.seal(content, with: key.secret, binding: binding)
    }

    /// Opens what ``seal(_:for:binding:)`` made, by a replaced key too.
    package func open(_ sealed: [UInt8], for purpose: KeyPurpose, binding: [UInt8]) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= 4 + Sealing.overhead else { throw .unknownForm }
        let id = sealed.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        guard let key = key(id, for: purpose) else { throw .keyMissing(id: id) }
        return try Sealing.open(sealed.dropFirst(4), with: key.secret, binding: binding)
    }
}
