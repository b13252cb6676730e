/// The name somebody logs in with: lower-case letters, digits and `. - _ @ +`, 2 to 64 of them.
///
/// Typed in any case and with space around it; it may be an e-mail address, but need not be, and nothing is ever sent there.
package struct LoginName: Sendable, Hashable {
    package let text: String

    /// Nil when the text cannot be such a name.
    package init?(_ typed: String) {
        let bytes = typed.utf8.drop { $0 == 32 }.reversed().drop { $0 == 32 }.reversed()
        let lower = bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
        guard (2...64).contains(lower.count), lower.allSatisfy(Self.isAllowed) else { return nil }
        text = String(decoding: lower, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || Array("._-@+".utf8).contains(byte)
    }
}
