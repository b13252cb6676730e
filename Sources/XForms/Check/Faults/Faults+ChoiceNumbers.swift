/// Faults of choices, and of numbers that are made of them.
extension Fault {
    /// A question with one choice: nobody can answer anything else.
    package static let loneChoice = Fault(
        "lone-choice", .note,
        Bilingual(
            dutch: "deze vraag heeft maar één antwoord: wie iets anders vindt, kan niets kiezen",
            english: "this question has one choice only: who thinks otherwise can choose nothing"),
        repair: Bilingual(
            dutch: "voeg antwoorden toe; om iets te laten aanvinken is er <select>, om verder te gaan <trigger>",
            english: "add choices; for a box to tick there is <select>, for a button to go on <trigger>"))

    /// `/data/s + 1` where the choices of `s` are `ja` and `nee`. `place` is the attribute that holds it.
    package static func wordsAsNumber(_ path: String, in place: String) -> Fault {
        Fault(
            "words-as-number", .warning,
            Bilingual(
                dutch:
                    "‘\(path)’ in ‘\(place)’ wordt als getal gebruikt, maar zijn antwoorden zijn woorden: het wordt NaN",
                english: "‘\(path)’ in ‘\(place)’ is used as a number, but its choices are words: that gives NaN"),
            repair: Bilingual(
                dutch: "geef de antwoorden getallen als waarde, of schrijf if(\(path) = '…', 1, 0)",
                english: "give the choices numbers for values, or write if(\(path) = '…', 1, 0)"))
    }

    /// `count-selected(.) >= 4` of two choices.
    package static func tooManyTicks(_ path: String, most: Int, in place: String) -> Fault {
        Fault(
            "too-many-ticks", .warning,
            Bilingual(
                dutch:
                    "‘\(place)’ vraagt een aantal dat niet kan: bij ‘\(path)’ zijn er \(most) antwoorden om aan te vinken",
                english: "‘\(place)’ asks for a number that cannot be: ‘\(path)’ has \(most) choices to tick"),
            repair: Bilingual(
                dutch: "vraag om een aantal van 0 tot en met \(most), of voeg antwoorden toe",
                english: "ask for a number from 0 to \(most), or add choices"))
    }

    /// White space in the name of a questionnaire.
    package static func spacedID(_ id: String) -> Fault {
        Fault(
            "spaced-id", .warning,
            Bilingual(
                dutch: "in de id ‘\(id)’ staat een spatie; andere programma's weigeren die",
                english: "the id ‘\(id)’ holds a space, which other tools refuse"),
            repair: Bilingual(
                dutch: "schrijf een - of _ in plaats van de spatie", english: "write - or _ in place of the space"))
    }

    /// An answer shown in a text before it is asked.
    package static func shownBefore(_ path: String) -> Fault {
        Fault(
            "shown-before", .note,
            Bilingual(
                dutch:
                    "hier staat het antwoord op ‘\(path)’, dat pas daarna gevraagd wordt: wie vooruit gaat, ziet niets",
                english: "the answer to ‘\(path)’ stands here and is only asked after it: who goes forward sees nothing"
            ),
            repair: Bilingual(
                dutch: "zet die vraag eerst, of haal <output> weg",
                english: "put that question first, or remove <output>")
        )
    }
}
