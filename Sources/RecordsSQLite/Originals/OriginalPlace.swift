import Crypto
package import Programme
package import Records

/// Where a text of a response lies: known from the response's id with the keys, and from nothing else.
package struct OriginalPlace {
    package let slot: Int64

    package init(_ id: ResponseID, _ number: Int, key: Key) {
        let hash = key.keyed.hash(
            Array("buurtstem original place".utf8) + id.bytes
                + withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { Array($0) })
        slot = hash.withUnsafeBytes { Int64($0.loadUnaligned(as: UInt64.self).bigEndian >> 1) }
    }

    /// The places it may have, the current key's first.
    static func all(_ id: ResponseID, _ number: Int, keys: KeyRing) -> [OriginalPlace] {
        keys.keys.reversed().filter { $0.purpose == .digest }.map { OriginalPlace(id, number, key: $0) }
    }
}
