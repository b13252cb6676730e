import Crypto

/// What the holder of a code can do with a draft: find it, seal it and open it. Made once per request (about 3 µs).
package struct DraftAccess: Sendable {
    /// Where the draft lies.
    package let index: DraftIndex
    private let key: SymmetricKey

    init(_ code: Code, keys: CodeKeys) {
        index = DraftIndex(code, key: keys.draftIndex)
        // One block of HKDF-Expand (RFC 5869 §2.3): T(1) = HMAC(PRK, info | 0x01).
        let info = withUnsafeBytes(of: code.bits.bigEndian) { Array($0) }
        key = SymmetricKey(data: keys.draftSeal.hash(info + [1]))
    }

    /// Drafts grow with every answer: in smaller steps their length would tell how far somebody is.
    private static let step = 1_024

    /// Seals a draft's content; only the same code (and the same key ring) opens it again.
    package func seal(_ content: [UInt8]) -> [UInt8] {
        Sealing.seal(content, with: key, binding: index.bytes, step: Self.step)
    }

    /// Opens what ``seal(_:)`` made; anything altered, or sealed under another code, is refused.
    package func open(_ sealed: [UInt8]) throws(SealingFault) -> [UInt8] {
        try Sealing.open(sealed, with: key, binding: index.bytes)
    }
}

extension KeyRing {
    /// Access to the draft of `code` under the current code key.
    package func draftAccess(_ code: Code) -> DraftAccess { DraftAccess(code, keys: codeKeys[0]) }

    /// Access under replaced code keys, newest first: where to look when the current one finds nothing.
    package func formerDraftAccesses(_ code: Code) -> [DraftAccess] {
        codeKeys.dropFirst().map { DraftAccess(code, keys: $0) }
    }

    /// Where an invitation of `code` lies under the current code key.
    package func invitationIndex(_ code: Code) -> InvitationIndex {
        InvitationIndex(code, key: codeKeys[0].invitationIndex)
    }

    /// Where an invitation of `code` may lie, the current key's place first.
    package func invitationIndexes(_ code: Code) -> [InvitationIndex] {
        codeKeys.map { InvitationIndex(code, key: $0.invitationIndex) }
    }

    /// Where a response with this own code is stored from now on.
    package func ownCodeIndex(_ code: Code) -> OwnCodeIndex { OwnCodeIndex(code, key: codeKeys[0].ownIndex) }

    /// Where it is noted that somebody of the staff wants the answers of this code erased, the current key's place first.
    package func erasureIndexes(_ code: Code) -> [ErasureIndex] {
        codeKeys.map { ErasureIndex(code, key: $0.erasureIndex) }
    }

    /// Where a response with this own code may be stored, the current key's place first.
    package func ownCodeIndexes(_ code: Code) -> [OwnCodeIndex] {
        codeKeys.map { OwnCodeIndex(code, key: $0.ownIndex) }
    }
}
