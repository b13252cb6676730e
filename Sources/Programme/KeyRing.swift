package import Crypto

/// What a key is for; each purpose has its own key, so one can be renewed or kept elsewhere without the others.
package enum KeyPurpose: String, Sendable, CaseIterable, Codable {
    /// Seals the values of responses.
    case data
    /// Makes the keyed hashes of codes and the keys of drafts.
    case code
    /// Makes the keyed digests by which `verify` knows a damaged or altered response.
    case digest
    /// Seals back-ups.
    case backup
    /// Derives letter codes from batch and serial, so that none is stored.
    case letter
}

/// One secret of 256 bits with its number.
package struct Key: Sendable, Hashable {
    /// Random number by which sealed things name their key; unique in its ring.
    package let id: UInt32
    package let purpose: KeyPurpose
    package let secret: SymmetricKey
    /// The week it was made in.
    package let made: Week
    /// HMAC under the secret, made once.
    package let keyed: KeyedHash

    package init(id: UInt32, purpose: KeyPurpose, secret: SymmetricKey, made: Week) {
        self.id = id
        self.purpose = purpose
        self.secret = secret
        self.made = made
        keyed = KeyedHash(key: secret)
    }

    package static func == (one: Key, other: Key) -> Bool {
        one.id == other.id && one.purpose == other.purpose && one.secret == other.secret && one.made == other.made
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// Tells this key from another with the same id without giving anything of it away; safe to store in the database.
    package var check: [UInt8] {
        Array(keyed.hash(Array("buurtstem key check".utf8)).prefix(16))
    }
}

/// All keys of a service: for each purpose the current one and those it replaced, which still open what they sealed.
package struct KeyRing: Sendable {
    /// Every key, oldest first within its purpose.
    package let keys: [Key]
    private let byID: [UInt32: Key]
    private let current: [KeyPurpose: Key]
    /// Subkeys for codes, newest first.
    let codeKeys: [CodeKeys]
    /// Keys for texts that lie apart, by the id of the data key that each is made from.
    let originalKeys: [UInt32: SymmetricKey]

    /// A ring of `keys`, oldest first; every purpose must be there, every id once.
    package init(_ keys: [Key]) throws(KeyFault) {
        self.keys = keys
        var byID: [UInt32: Key] = [:]
        var current: [KeyPurpose: Key] = [:]
        for key in keys {
            guard byID.updateValue(key, forKey: key.id) == nil else { throw .twoKeysWithOneID }
            current[key.purpose] = key
        }
        for purpose in KeyPurpose.allCases where current[purpose] == nil { throw .purposeMissing(purpose) }
        self.byID = byID
        self.current = current
        originalKeys = byID.filter { $0.value.purpose == .data }.mapValues(Key.forOriginals)
        codeKeys = keys.reversed().filter { $0.purpose == .code }.map { CodeKeys($0.secret) }
    }

    /// A new ring with one random key for each purpose.
    package static func random(made week: Week) throws(KeyFault) -> KeyRing {
        try KeyRing(KeyPurpose.allCases.map { Key.random($0, made: week) })
    }

    /// The same ring with a new current key for each of `purposes`; the old ones stay by their ids.
    package func rotated(_ purposes: [KeyPurpose], made week: Week) throws(KeyFault) -> KeyRing {
        try KeyRing(keys + purposes.map { Key.random($0, made: week) })
    }

    /// The key that seals from now on.
    package func current(_ purpose: KeyPurpose) -> Key {
        guard let key = current[purpose] else { preconditionFailure("a ring holds every purpose") }
        return key
    }

    /// The key with this id, if the ring has it and it serves `purpose`.
    package func key(_ id: UInt32, for purpose: KeyPurpose) -> Key? {
        byID[id].flatMap { $0.purpose == purpose ? $0 : nil }
    }
}

extension Key {
    static func random(_ purpose: KeyPurpose, made week: Week) -> Key {
        Key(id: .random(in: 1 ... .max), purpose: purpose, secret: SymmetricKey(size: .bits256), made: week)
    }
}

/// The subkeys of one code key, made once. A class: each request hands them on, and there are a dozen.
final class CodeKeys: Sendable {
    let draftIndex: KeyedHash
    let draftSeal: KeyedHash
    let invitationIndex: KeyedHash
    let ownIndex: KeyedHash
    let erasureIndex: KeyedHash
    let accounts: AccountKeys

    init(_ secret: SymmetricKey) {
        func derive(_ label: String) -> KeyedHash {
            let info = Array("buurtstem \(label)".utf8)
            return KeyedHash(key: HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: info, outputByteCount: 32))
        }
        draftIndex = derive("index \(ForDraft.label)")
        invitationIndex = derive("index \(ForInvitation.label)")
        ownIndex = derive("index \(ForOwnCode.label)")
        erasureIndex = derive("index \(ForErasure.label)")
        draftSeal = derive("seal draft")
        accounts = AccountKeys(derive)
    }
}
