/// Faults of core indicators, whose name belongs to one wording over all rounds.
extension Fault {
    /// A core indicator whose words changed under a hash that still says the old ones.
    package static func changedWording(_ indicator: String, hash: String) -> Fault {
        Fault(
            "changed-wording", .error,
            Bilingual(
                dutch: "de tekst van ‘\(indicator)’ is veranderd, dus het is een andere indicator",
                english: "the wording of ‘\(indicator)’ has changed, so it is another indicator"),
            repair: Bilingual(
                dutch: "zet de oude tekst terug, of geef een nieuwe bs:indicator met bs:wording=\"\(hash)\"",
                english: "put the old wording back, or give a new bs:indicator with bs:wording=\"\(hash)\""))
    }

    /// A core indicator without the hash that guards its words.
    package static func indicatorWithoutWording(_ hash: String) -> Fault {
        Fault(
            "indicator-without-wording", .warning,
            Bilingual(
                dutch: "deze indicator heeft geen bs:wording; een andere tekst valt dan niet op",
                english: "this indicator has no bs:wording; another wording would go unnoticed"),
            repair: Bilingual(
                dutch: "zet bs:wording=\"\(hash)\" erbij",
                english: "add bs:wording=\"\(hash)\""))
    }

    /// Two questions claim to be one core indicator.
    package static func duplicateIndicator(_ indicator: String) -> Fault {
        Fault(
            "duplicate-indicator", .error,
            Bilingual(
                dutch: "twee vragen heten indicator ‘\(indicator)’",
                english: "two questions are called indicator ‘\(indicator)’"),
            repair: Bilingual(
                dutch: "geef elke indicator een eigen naam",
                english: "give each indicator a name of its own"))
    }

    /// An indicator's name that was accepted, or answered, with other words before.
    package static func rewordedIndicator(_ wording: IndicatorWording, before: [String]) -> Fault {
        let words = IndicatorWording.difference(before, wording.words)
        return Fault(
            "reworded-indicator", .error,
            Bilingual(
                dutch:
                    "indicator ‘\(wording.indicator)’ had een andere tekst: eerst ‘\(words.old)’, nu ‘\(words.new)’; rondes zijn zo niet te vergelijken",
                english:
                    "indicator ‘\(wording.indicator)’ had another wording: before ‘\(words.old)’, now ‘\(words.new)’; rounds cannot be compared like this"
            ),
            repair: Bilingual(
                dutch: "geef een nieuwe bs:indicator (bijvoorbeeld \(wording.indicator)-2), of zet de oude tekst terug",
                english: "give a new bs:indicator (such as \(wording.indicator)-2), or put the old wording back"))
    }

    /// An indicator that says the same in the default language, and not in others.
    package static func retranslatedIndicator(_ indicator: String, _ languages: [String]) -> Fault {
        let list = languages.joined(separator: ", ")
        return Fault(
            "retranslated-indicator", .warning,
            Bilingual(
                dutch: "de vertaling van indicator ‘\(indicator)’ is veranderd (\(list))",
                english: "the translation of indicator ‘\(indicator)’ has changed (\(list))"),
            repair: Bilingual(
                dutch:
                    "vraagt zij nog hetzelfde? Neem haar dan op met: buurtstem indicators accept; anders is het een nieuwe bs:indicator",
                english:
                    "does it still ask the same? Then note it with: buurtstem indicators accept; if not, it is a new bs:indicator"
            ))
    }

    /// An indicator that nobody has accepted yet.
    package static func unknownIndicator(_ indicator: String) -> Fault {
        Fault(
            "unknown-indicator", .note,
            Bilingual(
                dutch: "indicator ‘\(indicator)’ staat nog niet in \(IndicatorLedger.fileName)",
                english: "indicator ‘\(indicator)’ is not in \(IndicatorLedger.fileName) yet"),
            repair: Bilingual(
                dutch: "staat de tekst vast? Neem hem dan op met: buurtstem indicators accept",
                english: "is the wording final? Then note it with: buurtstem indicators accept"))
    }
}
