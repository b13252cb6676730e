/// Faults of answers to choices, beside the values that they can have. `place` is the attribute that holds the expression.
extension Fault {
    /// Several choices stand in one answer; `=` holds only where this one alone was chosen.
    package static func severalCompared(_ question: String, _ value: String, in place: String) -> Fault {
        Fault(
            "several-compared", .warning,
            Bilingual(
                dutch:
                    "bij ‘\(question)’ kan iemand meer antwoorden kiezen; in ‘\(place)’ telt ‘\(value)’ dan alleen als het "
                    + "het enige is",
                english:
                    "‘\(question)’ takes several choices; in ‘\(place)’ ‘\(value)’ only counts when it is the only one"),
            repair: Bilingual(
                dutch: "schrijf selected(…, '\(value)')", english: "write selected(…, '\(value)')"))
    }

    /// `selected()` of an answer in words.
    package static func selectedOfTyped(_ question: String, in place: String) -> Fault {
        Fault(
            "selected-of-typed", .note,
            Bilingual(
                dutch:
                    "‘\(question)’ in ‘\(place)’ is geen keuzevraag: selected() zoekt dan losse woorden in het antwoord",
                english: "‘\(question)’ in ‘\(place)’ offers no choices: selected() then looks for words in the answer"),
            repair: Bilingual(
                dutch: "vergelijk met =, of maak er een keuzevraag van",
                english: "compare with =, or let it offer choices"))
    }

    /// A condition on the rows of a list that none of them meets.
    package static func filterNeverFits(_ column: String, _ values: [String]) -> Fault {
        let named = values.prefix(5).map { "‘\($0)’" }.joined(separator: ", ")
        return Fault(
            "filter-never-fits", .error,
            Bilingual(
                dutch: "geen rij van de lijst heeft in ‘\(column)’ de waarde \(named); er valt niets te kiezen",
                english: "no row of the list has \(named) in ‘\(column)’; there is nothing to choose"),
            repair: Bilingual(
                dutch: "gebruik waarden die in die kolom staan", english: "use values that stand in that column"))
    }

    /// Rows chosen by an answer with several choices in it: `=` holds only where one alone was chosen.
    package static func filterOfSeveral(_ path: String, _ column: String) -> Fault {
        Fault(
            "filter-of-several", .warning,
            Bilingual(
                dutch: "bij ‘\(path)’ kan iemand meer kiezen; wie dat doet, vindt in deze lijst niets",
                english: "‘\(path)’ takes several choices; who makes more than one finds nothing in this list"),
            repair: Bilingual(
                dutch: "schrijf selected(\(path), \(column)) in plaats van =",
                english: "write selected(\(path), \(column)) instead of ="))
    }

    /// What is asked of an answer lies beyond what it can be, by its scale, its constraint or its group.
    package static func outOfReach(_ path: String, in place: String) -> Fault {
        Fault(
            "out-of-reach", .warning,
            Bilingual(
                dutch:
                    "wat ‘\(place)’ van ‘\(path)’ vraagt, kan niet: zo'n antwoord laat de schaal, de constraint of de groep "
                    + "eromheen niet toe",
                english:
                    "what ‘\(place)’ asks of ‘\(path)’ cannot be: the range, the constraint or the group around it allows no "
                    + "such answer"),
            repair: Bilingual(
                dutch: "vergelijk beide, en verbeter de grens die niet klopt",
                english: "compare the two, and correct the bound that is wrong"))
    }

    /// A value of a choice that is none of the type of the bind.
    package static func choiceDoesNotFit(_ value: String, type: String) -> Fault {
        Fault(
            "choice-does-not-fit", .warning,
            Bilingual(
                dutch: "de waarde ‘\(value)’ past niet bij het type \(type) van de vraag",
                english: "the value ‘\(value)’ does not fit the question's type \(type)"),
            repair: Bilingual(
                dutch: "laat type weg bij een keuzevraag, of geef alle antwoorden zo'n waarde",
                english: "leave type out for choices, or give all choices such a value"))
    }
}
