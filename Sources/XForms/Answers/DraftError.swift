/// Why a draft's bytes cannot be taken up again.
package enum DraftError: Error, Sendable, Hashable {
    /// Not a draft, or damaged: the bytes do not carry their own checksum.
    case damaged
    /// Written by a newer program.
    case newer(version: Int)
    /// Made on another definition; the hash in the draft, in hexadecimal.
    case otherDefinition(hash: String)
}
