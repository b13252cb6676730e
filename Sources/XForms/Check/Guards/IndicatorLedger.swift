package import Foundation

/// A core indicator as a questionnaire words it now.
package struct IndicatorWording: Sendable, Hashable {
    /// `bs:indicator`.
    package let indicator: String
    /// SHA-256 of the wording in the default language, in hexadecimal (docs/bs-attributes.md, "The wording hash").
    package let hash: String
    /// What is hashed: the label, the hint, then each choice with its value; white space folded.
    package let words: [String]
    /// SHA-256 of the wording in each other language, by its code.
    package let translations: [String: String]

    /// What differs between two wordings, place by place: for people who read an error, not a minimal edit.
    package static func difference(_ old: [String], _ new: [String]) -> (old: String, new: String) {
        func line(_ lines: [String], _ place: Int) -> String { lines.indices.contains(place) ? lines[place] : "" }
        let places = (0..<max(old.count, new.count)).filter { line(old, $0) != line(new, $0) }
        func shown(_ lines: [String]) -> String {
            places.map { line(lines, $0) }.filter { !$0.isEmpty }.joined(separator: " / ")
        }
        return (shown(old), shown(new))
    }
}

/// The wording that each core indicator was accepted with: the file `indicators.json` beside the questionnaires.
///
/// Rounds are compared by an indicator's name, so a name belongs to one wording for ever. `bs:wording` cannot see that,
/// because whoever changes the words can change the hash beside them; this list is changed by a command alone.
package struct IndicatorLedger: Codable, Sendable, Hashable {
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

    package static let fileName = "indicators.json"

    package private(set) var entries: [String: Entry]

    package init() { entries = [:] }

    /// - Throws: `DecodingError` when the bytes are no such file.
    package init(json: some Sequence<UInt8>) throws {
        entries = try JSONDecoder().decode([String: Entry].self, from: Data(json))
    }

    /// The file, indicators in order.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(entries) + Data("\n".utf8)
    }

    /// What holds for an indicator as it is worded now.
    package func status(of wording: IndicatorWording) -> IndicatorStatus {
        guard let entry = entries[wording.indicator] else { return .unknown }
        guard entry.wording == wording.hash else { return .reworded(from: entry.words) }
        let changed = wording.translations.filter { language, hash in
            entry.translations[language].map { $0 != hash } ?? false
        }
        return changed.isEmpty ? .same : .retranslated(changed.keys.sorted())
    }

    /// Notes the wording of an indicator, and of its translations.
    package mutating func accept(_ wording: IndicatorWording, on date: String) {
        let known = entries[wording.indicator]
        let isSame = known?.wording == wording.hash
        let translations = (isSame ? known?.translations ?? [:] : [:]).merging(wording.translations) { _, new in new }
        entries[wording.indicator] = Entry(
            wording: wording.hash, words: wording.words, translations: translations,
            accepted: isSame ? known?.accepted ?? date : date)
    }
}

/// How an indicator's wording of now stands to the one that was accepted.
package enum IndicatorStatus: Sendable, Hashable {
    case same
    /// Nobody has accepted an indicator of this name.
    case unknown
    /// The name was accepted with these other words.
    case reworded(from: [String])
    /// The default language says the same; these translations do not.
    case retranslated([String])
}
