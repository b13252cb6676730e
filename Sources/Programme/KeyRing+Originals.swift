import Crypto

extension Key {
    /// The key for texts that lie apart from answers (HKDF of a data key): what opens answers does not open them, and is
    /// renewed with it.
    static func forOriginals(_ key: Key) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key.secret, info: Array("buurtstem originals".utf8), outputByteCount: 32)
    }
}

extension KeyRing {
    /// Seals a text that lies apart: `id of the data key (4, big-endian) · sealed`.
    package func sealOriginal(_ content: [UInt8], binding: [UInt8], step: Int) -> [UInt8] {
        let id = current(.data).id
        guard let key = originalKeys[id] else { preconditionFailure("every data key has one") }
        return withUnsafeBytes(of: id.bigEndian) { Array($0) }
            + Sealing.seal(content, with: key, binding: binding, step: step)
    }

    /// Opens what ``sealOriginal(_:binding:step:)`` made, by a replaced key too.
    package func openOriginal(_ sealed: [UInt8], binding: [UInt8]) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= 4 + Sealing.overhead else { throw .unknownForm }
        let id = sealed.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        guard let key = originalKeys[id] else { throw .keyMissing(id: id) }
        return try Sealing.open(sealed.dropFirst(4), with: key, binding: binding)
    }
}
