/// Why a file with a story could not be read. The words are handed from one process to another.
package enum TranscriptFault: String, Error, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing in it, or no words.
    case empty
    /// A pdf: it holds pages, often pictures of paper, and no turns.
    case pdf
    /// A document of an old Word, or in rich text.
    case oldDocument
    /// A sound or a picture.
    case media
    /// None of the kinds that can be read.
    case unknownKind
    /// Locked with a password.
    case locked
    /// Cut off, or not what it says it is.
    case damaged
    /// More than a story can be.
    case tooLarge
    /// It took more time or memory than a story may.
    case tooMuch
}
