package import Foundation

/// The wording that each name of a kind was accepted with: a file beside the questionnaires.
///
/// A name belongs to one wording for ever: rounds are compared by it, and responses say by it what their owners agreed to.
/// Nothing in a questionnaire can show that its words were others before; this list is changed by a command alone.
package struct WordingLedger: Sendable, Hashable {
    package struct Entry: Codable, Sendable, Hashable {
        /// SHA-256 of the wording in the default language.
        package let wording: String
        /// That wording, so that an error can show it.
        package let words: [String]
        /// SHA-256 of the wording in the other languages.
        package let translations: [String: String]
        /// As `2026-11-21`.
        package let accepted: String
    }

    package let kind: WordingKind
    package private(set) var entries: [String: Entry] = [:]

    package init(_ kind: WordingKind) { self.kind = kind }

    /// - Throws: `DecodingError` when the bytes are no such file.
    package init(_ kind: WordingKind, json: some Sequence<UInt8>) throws {
        self.kind = kind
        entries = try JSONDecoder().decode([String: Entry].self, from: Data(json))
    }

    /// The file, names in order.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(entries) + Data("\n".utf8)
    }

    /// What holds for a text as it is worded now.
    package func status(of wording: Wording) -> WordingStatus {
        guard let entry = entries[wording.name] else { return .unknown }
        guard entry.wording == wording.hash else { return .reworded(from: entry.words) }
        let changed = wording.changes(since: entry.translations)
        guard changed.isEmpty else { return .retranslated(changed) }
        return Set(wording.translations.keys).isSubset(of: entry.translations.keys) ? .same : .extended
    }

    /// Notes the wording of a text, and of its translations.
    package mutating func accept(_ wording: Wording, on date: String) {
        let known = entries[wording.name]
        let isSame = known?.wording == wording.hash
        let translations = (isSame ? known?.translations ?? [:] : [:]).merging(wording.translations) { _, new in new }
        entries[wording.name] = Entry(
            wording: wording.hash, words: wording.words, translations: translations,
            accepted: isSame ? known?.accepted ?? date : date)
    }
}

/// The lists that there are; what has none is held against nothing.
package typealias WordingLedgers = [WordingKind: WordingLedger]
