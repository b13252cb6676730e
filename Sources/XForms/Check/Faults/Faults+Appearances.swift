/// Faults of words in `appearance` that are known and do not go together.
extension Fault {
    /// Two ways to draw one question.
    package static func exclusiveAppearances(_ first: String, _ second: String) -> Fault {
        Fault(
            "exclusive-appearances", .warning,
            Bilingual(
                dutch: "de weergaven ‘\(first)’ en ‘\(second)’ gaan niet samen",
                english: "the appearances ‘\(first)’ and ‘\(second)’ do not go together"),
            repair: Bilingual(dutch: "laat één van de twee weg", english: "leave one of the two out"))
    }

    /// A way to draw answers of another type.
    package static func appearanceOfType(_ word: String, type: String, wanted: String) -> Fault {
        Fault(
            "appearance-of-type", .note,
            Bilingual(
                dutch: "de weergave ‘\(word)’ doet niets bij het type \(type)",
                english: "the appearance ‘\(word)’ does nothing for the type \(type)"),
            repair: Bilingual(
                dutch: "zet type=\"\(wanted)\" op de bind, of haal het woord weg",
                english: "put type=\"\(wanted)\" on the bind, or remove the word"))
    }

    /// Words with a comma between them: they count as one word that nobody knows.
    package static func joinedAppearances(_ words: String) -> Fault {
        let apart = words.split(whereSeparator: { ",;|".contains($0) }).joined(separator: " ")
        return Fault(
            "joined-appearances", .warning,
            Bilingual(
                dutch: "tussen weergaven hoort een spatie; ‘\(words)’ telt als één onbekend woord",
                english: "a space goes between appearances; ‘\(words)’ counts as one unknown word"),
            repair: Bilingual(dutch: "schrijf ‘\(apart)’", english: "write ‘\(apart)’"))
    }
}
