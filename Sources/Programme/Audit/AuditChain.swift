import Crypto

/// A row of the audit log as it is stored, and what binds it to the row before.
package struct AuditRow: Sendable, Hashable {
    /// From 1, without gaps.
    package let number: Int64
    package let at: Int64
    package let actor: String
    /// Words of roles with spaces between them.
    package let roles: String
    package let action: String
    package let objectKind: String
    package let object: String
    package let neighbourhood: String?
    /// Sealed; nil when no reason was asked for.
    package let reason: [UInt8]?

    package init(
        number: Int64, at: Int64, actor: String, roles: String, action: String, objectKind: String, object: String,
        neighbourhood: String?, reason: [UInt8]?
    ) {
        self.number = number
        self.at = at
        self.actor = actor
        self.roles = roles
        self.action = action
        self.objectKind = objectKind
        self.object = object
        self.neighbourhood = neighbourhood
        self.reason = reason
    }

    /// Every field with its length, so that no two rows give the same bytes.
    private var message: [UInt8] {
        var message: [UInt8] = []
        func add(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { message.append(contentsOf: $0) } }
        func add(_ bytes: [UInt8]?) {
            add(Int64(bytes?.count ?? -1))
            message.append(contentsOf: bytes ?? [])
        }
        add(number)
        add(at)
        for text in [actor, roles, action, objectKind, object] { add(Array(text.utf8)) }
        add(neighbourhood.map { Array($0.utf8) })
        add(reason)
        return message
    }

    /// The link that binds this row to the one before; `key` is ``KeyRing/auditKey(_:)``.
    package func link(after previous: [UInt8], key: KeyedHash) -> [UInt8] {
        Array(key.hash(Array("row".utf8) + previous + message))
    }
}

/// Where the log ends: how many rows there are, and the last one's link, under a key. Whoever cuts off the end of the log
/// cannot make this for the shorter one.
package struct AuditHead: Sendable, Hashable {
    package let count: Int64
    package let link: [UInt8]

    package init(count: Int64, link: [UInt8]) {
        self.count = count
        self.link = link
    }

    /// Before the first row.
    package static let empty = AuditHead(count: 0, link: [])

    package func proof(key: KeyedHash) -> [UInt8] {
        let number = withUnsafeBytes(of: count.bigEndian) { Array($0) }
        return Array(key.hash(Array("head".utf8) + number + link))
    }

    /// The first eight digits of the last link, to write down elsewhere and compare later.
    package var mark: String {
        link.prefix(4).map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
    }
}

extension KeyRing {
    /// The key that links rows of the audit log, made from a digest key; nil when the ring lacks that.
    package func auditKey(_ id: UInt32) -> KeyedHash? {
        key(id, for: .digest).map { digest in
            KeyedHash(
                key: HKDF<SHA256>.deriveKey(
                    inputKeyMaterial: digest.secret, info: Array("buurtstem audit".utf8), outputByteCount: 32))
        }
    }
}
