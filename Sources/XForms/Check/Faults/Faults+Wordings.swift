/// Faults of what keeps its words under one name: core indicators over all rounds, a consent under its version.
extension Fault {
    /// What a wording's status means for whoever opens the questionnaire; nil when all is well.
    package static func wording(_ wording: Wording, _ status: WordingStatus) -> Fault? {
        switch (status, wording.kind) {
        case (.same, _): nil
        case (.unknown, .indicator), (.extended, .indicator): unknownIndicator(wording.name)
        case (.reworded(let words), .indicator): rewordedIndicator(wording, before: words)
        case (.retranslated(let languages), .indicator): retranslatedIndicator(wording.name, languages)
        case (.unknown, .consent), (.extended, .consent): unknownConsent(wording.name)
        case (.reworded(let words), .consent): rewordedConsent(wording, before: words)
        case (.retranslated(let languages), .consent): retranslatedConsent(wording.name, languages)
        }
    }

    /// A guarded text that was answered, or agreed to, with other words before; nil when it was not.
    package static func otherWording(_ now: Wording, before: Wording) -> Fault? {
        guard now.isOther(than: before) else { return nil }
        return wording(
            now,
            now.hash == before.hash
                ? .retranslated(now.changes(since: before.translations)) : .reworded(from: before.words))
    }

    // MARK: Core indicators

    private static func rewordedIndicator(_ wording: Wording, before: [String]) -> Fault {
        let words = Wording.difference(before, wording.words)
        return Fault(
            "reworded-indicator", .error,
            Bilingual(
                dutch:
                    "indicator ‘\(wording.name)’ had een andere tekst: eerst ‘\(words.old)’, nu ‘\(words.new)’; rondes zijn zo niet te vergelijken",
                english:
                    "indicator ‘\(wording.name)’ had another wording: before ‘\(words.old)’, now ‘\(words.new)’; rounds cannot be compared like this"
            ),
            repair: Bilingual(
                dutch: "geef een nieuwe bs:indicator (bijvoorbeeld \(wording.name)-2), of zet de oude tekst terug",
                english: "give a new bs:indicator (such as \(wording.name)-2), or put the old wording back"))
    }

    /// An indicator that says the same in the default language, and not in others: somebody answered what they read.
    private static func retranslatedIndicator(_ indicator: String, _ languages: [String]) -> Fault {
        let list = languages.joined(separator: ", ")
        return Fault(
            "retranslated-indicator", .error,
            Bilingual(
                dutch: "indicator ‘\(indicator)’ had in een vertaling een andere tekst (\(list))",
                english: "indicator ‘\(indicator)’ was translated otherwise (\(list))"),
            repair: Bilingual(
                dutch: "geef een nieuwe bs:indicator (bijvoorbeeld \(indicator)-2), of zet de oude vertaling terug",
                english: "give a new bs:indicator (such as \(indicator)-2), or put the old translation back"))
    }

    private static func unknownIndicator(_ indicator: String) -> Fault {
        Fault(
            "unknown-indicator", .note,
            Bilingual(
                dutch:
                    "indicator ‘\(indicator)’, of een vertaling ervan, staat nog niet in \(WordingKind.indicator.fileName)",
                english:
                    "indicator ‘\(indicator)’, or a translation of it, is not in \(WordingKind.indicator.fileName) yet"),
            repair: Bilingual(
                dutch: "staat de tekst vast? Neem hem dan op met: buurtstem indicators accept",
                english: "is the wording final? Then note it with: buurtstem indicators accept"))
    }

    // MARK: Consent

    private static let newVersion = Bilingual(
        dutch:
            "geef een nieuwe bs:consent-version en neem die op met: buurtstem consents accept; of zet de oude tekst terug",
        english: "give a new bs:consent-version and note it with: buurtstem consents accept; or put the old text back")

    private static func rewordedConsent(_ wording: Wording, before: [String]) -> Fault {
        let words = Wording.difference(before, wording.words)
        return Fault(
            "reworded-consent", .error,
            Bilingual(
                dutch:
                    "de tekst waarmee mensen instemmen was anders onder versie ‘\(wording.name)’: eerst ‘\(words.old)’, nu ‘\(words.new)’; zo weet niemand waarmee iemand instemde",
                english:
                    "what people agree to was worded otherwise under version ‘\(wording.name)’: before ‘\(words.old)’, now ‘\(words.new)’; nobody can tell like this what somebody agreed to"
            ),
            repair: newVersion)
    }

    private static func retranslatedConsent(_ name: String, _ languages: [String]) -> Fault {
        let list = languages.joined(separator: ", ")
        return Fault(
            "retranslated-consent", .error,
            Bilingual(
                dutch: "de tekst waarmee mensen instemmen was in een vertaling anders onder versie ‘\(name)’ (\(list))",
                english: "what people agree to was translated otherwise under version ‘\(name)’ (\(list))"),
            repair: newVersion)
    }

    private static func unknownConsent(_ name: String) -> Fault {
        Fault(
            "unknown-consent", .note,
            Bilingual(
                dutch:
                    "deze toestemming, of een vertaling ervan, staat nog niet in \(WordingKind.consent.fileName) (\(name))",
                english: "this consent, or a translation of it, is not in \(WordingKind.consent.fileName) yet (\(name))"
            ),
            repair: Bilingual(
                dutch: "staat de tekst vast? Neem hem dan op met: buurtstem consents accept",
                english: "is the text final? Then note it with: buurtstem consents accept"))
    }
}
