import Crypto
import Programme
import Records

/// The secret of one release: finds the row of a response in it, and nothing without the keys.
struct ReleaseSecret {
    private let hash: KeyedHash

    init(_ secret: [UInt8]) { hash = KeyedHash(key: SymmetricKey(data: secret)) }

    /// Opens what the ledger keeps.
    init(sealed: [UInt8], number: Int, keys: KeyRing) throws(StoreFailure) {
        guard let secret = try? keys.open(sealed, for: .data, binding: Self.binding(number)) else {
            throw .damaged(what: "the secret of release \(number)")
        }
        self.init(secret)
    }

    /// Where the row of a response lies: the top 63 bits of its keyed hash.
    func slot(_ id: ResponseID) -> Int64 { slot(id.bytes) }

    /// Where the row of a story lies.
    func slot(_ id: StoryID) -> Int64 { slot(Array("story \(id.text)".utf8)) }

    private func slot(_ bytes: [UInt8]) -> Int64 {
        Int64(hash.hash(bytes).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) } >> 1)
    }

    static func random() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    static func seal(_ secret: [UInt8], number: Int, keys: KeyRing) -> [UInt8] {
        keys.seal(secret, for: .data, binding: binding(number), step: 64)
    }

    private static func binding(_ number: Int) -> [UInt8] { Array("release \(number)".utf8) }
}
