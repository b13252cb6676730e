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
///
/// Version 1 holds the content as it is, so its length tells the content's. Version 2 holds it filled up to a whole number
/// of steps: the byte 0x80, then zeros (ISO/IEC 7816-4); the version is authenticated, so that neither can pass for the other.
package enum Sealing {
    static let version: UInt8 = 1
    static let filledVersion: UInt8 = 2

    /// Bytes that sealing adds.
    package static let overhead = 1 + 12 + 16

    /// Seals `content`; `binding` is not stored but must be the same at opening, which ties the bytes to their place.
    ///
    /// - Parameter step: the length is filled up to a multiple of this, so that it tells little; nil: to nothing.
    package static func seal(
        _ content: [UInt8], with key: SymmetricKey, binding: [UInt8], step: Int? = nil
    ) -> [UInt8] {
        guard let step else { return seal(content, version, key, binding) }
        return seal(filled(content, step), filledVersion, key, binding + [filledVersion])
    }

    private static func seal(
        _ content: [UInt8], _ version: UInt8, _ key: SymmetricKey, _ binding: [UInt8]
    ) -> [UInt8] {
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
        guard sealed.count >= overhead, let first = sealed.first, first == version || first == filledVersion else {
            throw .unknownForm
        }
        let isFilled = first == filledVersion
        do {
            let box = try AES.GCM.SealedBox(combined: Data(sealed.dropFirst()))
            // An array at once: looking for the end of the filling byte by byte is ten times slower in `Data`.
            var content = Array(
                try AES.GCM.open(box, using: key, authenticating: isFilled ? binding + [first] : binding))
            guard isFilled else { return content }
            guard let end = content.lastIndex(where: { $0 != 0 }), content[end] == fillMark else {
                throw SealingFault.altered
            }
            content.removeSubrange(end...)
            return content
        } catch {
            throw .altered
        }
    }

    private static let fillMark: UInt8 = 0x80

    private static func filled(_ content: [UInt8], _ step: Int) -> [UInt8] {
        let count = (content.count / step + 1) * step
        var filled: [UInt8] = []
        filled.reserveCapacity(count)
        filled.append(contentsOf: content)
        filled.append(fillMark)
        filled.append(contentsOf: repeatElement(0, count: count - filled.count))
        return filled
    }
}

extension KeyRing {
    /// Seals with the current key of `purpose` and puts the key's id in front: `id (4, big-endian) · sealed`.
    package func seal(
        _ content: [UInt8], for purpose: KeyPurpose, binding: [UInt8], step: Int? = nil
    ) -> [UInt8] {
        let key = current(purpose)
        return withUnsafeBytes(of: key.id.bigEndian) { Array($0) }
            + Sealing.seal(content, with: key.secret, binding: binding, step: step)
    }

    /// Opens what ``seal(_:for:binding:)`` made, by a replaced key too.
    package func open(_ sealed: [UInt8], for purpose: KeyPurpose, binding: [UInt8]) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= 4 + Sealing.overhead else { throw .unknownForm }
        let id = sealed.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        guard let key = key(id, for: purpose) else { throw .keyMissing(id: id) }
        return try Sealing.open(sealed.dropFirst(4), with: key.secret, binding: binding)
    }
}
