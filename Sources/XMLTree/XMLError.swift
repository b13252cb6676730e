/// Why a document was refused; nothing is ever repaired or guessed.
package struct XMLError: Error, Sendable, Hashable {
    /// The kinds of refusal. Limits carry the largest size allowed, so that a message can name it.
    package enum Kind: Sendable, Hashable {
        /// The document is longer than `maximum` bytes.
        case tooLarge(maximum: Int)
        /// A start tag is longer than `maximum` bytes.
        case tagTooLong(maximum: Int)
        /// An element carries more than `maximum` attributes.
        case tooManyAttributes(maximum: Int)
        /// Elements are nested deeper than `maximum`.
        case tooDeep(maximum: Int)
        /// The document has more than `maximum` elements.
        case tooManyElements(maximum: Int)
        /// The document declares a document type, through which entities and foreign files would enter.
        case documentType
        /// The document is written in an encoding other than UTF-8 or UTF-16; the name as declared or recognised.
        case unsupportedEncoding(String)
        /// The bytes are no text in the encoding, or hold a character that XML 1.0 §2.2 forbids.
        case forbiddenCharacter
        /// There is no element at all.
        case empty
        /// Not well-formed; the parser's own words in English.
        case malformed(String)
        /// The parser could not get memory.
        case outOfMemory
    }

    package var kind: Kind
    /// Where it was noticed, nil when the fault has no place (size).
    package var position: XMLPosition?

    package init(_ kind: Kind, at position: XMLPosition? = nil) {
        self.kind = kind
        self.position = position
    }
}

/// What a document may have before it is refused unread (limits of the threat notes, §2.2).
package struct XMLLimits: Sendable, Hashable {
    package var bytes = 8 * 1024 * 1024
    /// Length of one start tag in bytes: attributes are compared pairwise by the parser.
    package var tagBytes = 64 * 1024
    package var attributes = 100
    /// Nesting of elements; libxml2 itself stops at 256.
    package var depth = 200
    package var elements = 500_000
    /// Namespace declarations in all: every prefixed name is looked for among those in scope.
    package var declarations = 1000

    package init() {}

    /// The limits for a questionnaire definition and the files beside it.
    package static let definition = XMLLimits()
}
