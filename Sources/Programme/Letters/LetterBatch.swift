import Crypto

/// A batch of letter codes: made from a key, the batch's random number and a serial, so that no code is stored.
///
/// The serial is printed on the letter, so that a lost letter can be replaced; the database stores neither serials
/// beside invitations nor codes.
package struct LetterBatch: Sendable, Hashable, Codable {
    /// Random number of the batch.
    package let id: UInt64
    /// Slug of the collection.
    package let collection: String
    /// Slug of the neighbourhood the letters go to.
    package let neighbourhood: String
    /// The first serial of the batch; serials run on through a collection.
    package let firstSerial: Int
    /// How many codes the batch holds.
    package let count: Int
    /// Id of the letter key that makes its codes.
    package let key: UInt32

    package init(id: UInt64, collection: String, neighbourhood: String, firstSerial: Int, count: Int, key: UInt32) {
        self.id = id
        self.collection = collection
        self.neighbourhood = neighbourhood
        self.firstSerial = firstSerial
        self.count = count
        self.key = key
    }

    /// The serials of the batch.
    package var serials: Range<Int> { firstSerial..<(firstSerial + count) }
}

extension KeyRing {
    /// The letter code with this serial in `batch`; nil when the ring lacks the batch's key or the serial is foreign.
    package func letterCode(_ serial: Int, in batch: LetterBatch) -> Code? {
        guard batch.serials.contains(serial), let key = key(batch.key, for: .letter) else { return nil }
        var message = Array("buurtstem letter code".utf8)
        withUnsafeBytes(of: batch.id.bigEndian) { message.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt64(serial).bigEndian) { message.append(contentsOf: $0) }
        let hash = HMAC<SHA256>.authenticationCode(for: message, using: key.secret)
        return Code(truncating: hash.withUnsafeBytes { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) })
    }
}
