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

    /// A core indicator that does not say how it is read: rounds are compared by that too.
    package static func indicatorWithout(_ fact: String, _ indicator: String) -> Fault {
        Fault(
            "indicator-without-fact", .warning,
            Bilingual(
                dutch: "indicator ‘\(indicator)’ heeft geen bs:\(fact)",
                english: "indicator ‘\(indicator)’ has no bs:\(fact)"),
            repair: Bilingual(dutch: "zet bs:\(fact) erbij", english: "add bs:\(fact)"))
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
}
