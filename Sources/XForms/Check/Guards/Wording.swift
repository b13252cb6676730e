/// What keeps its words under one name for ever, with a list of the words that were accepted.
package enum WordingKind: String, Sendable, Hashable, CaseIterable {
    /// A core indicator: rounds are compared by its name (`bs:indicator`).
    case indicator
    /// What somebody reads and agrees to at the start: each response keeps the version (`bs:consent-version`).
    case consent

    /// Name of the list, beside the questionnaires.
    package var fileName: String {
        switch self {
        case .indicator: "indicators.json"
        case .consent: "consents.json"
        }
    }
}

/// A guarded text as a questionnaire words it now.
package struct Wording: Sendable, Hashable {
    package let kind: WordingKind
    /// `bs:indicator`; for consent the form id, a slash and `bs:consent-version`.
    package let name: String
    /// SHA-256 of the wording in the default language, in hexadecimal (docs/bs-attributes.md, "The wording hash").
    package let hash: String
    /// What is hashed; white space folded. Of a question what people read of it, and over it on its page; of a consent the
    /// purpose, the notice, the sentence one agrees to, and the months that answers are kept.
    package let words: [String]
    /// SHA-256 of the wording in each other language, by its code.
    package let translations: [String: String]

    /// Whether this is another text than `earlier`, which had the same name: in any language that both have.
    package func isOther(than earlier: Wording) -> Bool {
        hash != earlier.hash || !changes(since: earlier.translations).isEmpty
    }

    /// The languages that are worded otherwise than these hashes say; one that was not there yet is none.
    func changes(since translations: [String: String]) -> [String] {
        self.translations.filter { language, hash in translations[language].map { $0 != hash } ?? false }.keys.sorted()
    }

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

/// How a wording of now stands to the one that was accepted under its name.
package enum WordingStatus: Sendable, Hashable {
    case same
    /// Nobody has accepted this name.
    case unknown
    /// A translation has come that nobody has accepted; the others say the same.
    case extended
    /// The name was accepted with these other words.
    case reworded(from: [String])
    /// The default language says the same; these translations do not.
    case retranslated([String])
}
