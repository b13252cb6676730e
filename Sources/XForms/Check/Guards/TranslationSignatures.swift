import Crypto
package import Foundation

/// Who read which translation: the file `translations.json` beside a questionnaire, or beside the languages of the screens.
///
/// By language code: a state, and for a translation that was read its reader's name, the day, and the SHA-256 of the
/// texts that were read. Other texts are another translation, so a signature holds for those texts alone.
package struct TranslationSignatures: Codable, Sendable, Hashable {
    /// What the file says of one language.
    package struct Entry: Codable, Sendable, Hashable {
        package var state: State
        package var reader: String?
        /// As `2026-11-21`.
        package var date: String?
        /// SHA-256 of the texts that were read, in hexadecimal.
        package var texts: String?
    }

    /// What was written when the file was last changed; the texts may have changed since.
    package enum State: String, Codable, Sendable, Hashable {
        case notRead = "not-yet-read"
        case read
    }

    package static let fileName = "translations.json"

    package private(set) var entries: [String: Entry]

    package init() { entries = [:] }

    /// - Throws: `DecodingError` when the bytes are no such file.
    package init(json: some Sequence<UInt8>) throws {
        entries = try JSONDecoder().decode([String: Entry].self, from: Data(json))
    }

    /// The file, languages in order.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(entries) + Data("\n".utf8)
    }

    /// The hash of texts, in hexadecimal.
    package static func hash(of texts: some DataProtocol) -> String { Hexadecimal.text(SHA256.hash(data: texts)) }

    /// Signs for the texts of a language as they are now.
    package mutating func sign(_ language: String, reader: String, date: String, texts: String) {
        entries[language] = Entry(state: .read, reader: reader, date: date, texts: texts)
    }

    /// What holds for a language whose texts have this hash now.
    package func status(of language: String, texts: String) -> TranslationStatus {
        guard let entry = entries[language], entry.state == .read, let reader = entry.reader, let date = entry.date
        else { return .notRead }
        return entry.texts == texts ? .read(by: reader, on: date) : .changed(since: reader, on: date)
    }
}

/// Whether somebody who speaks the language has read the texts that are there now.
package enum TranslationStatus: Sendable, Hashable {
    case notRead
    /// The texts changed after this reader signed: not read any more.
    case changed(since: String, on: String)
    case read(by: String, on: String)

    package var isRead: Bool {
        switch self {
        case .read: true
        case .notRead, .changed: false
        }
    }

    /// In words, for the person who opens a collection.
    package var sentence: String {
        switch self {
        case .notRead: "not yet read by a native speaker"
        case .changed(let reader, let date):
            "changed after \(reader) read it on \(date): not yet read by a native speaker"
        case .read(let reader, let date): "read by \(reader) on \(date)"
        }
    }
}

/// A translation of a questionnaire and whether somebody has read it.
package struct Translation: Sendable, Hashable {
    /// The language's code, or its name when it has none.
    package let language: String
    /// SHA-256 of its texts, in hexadecimal.
    package let texts: String
    package let status: TranslationStatus
}
