/// Faults of functions that are called another way than they work. `place` is the attribute that holds the expression.
extension Fault {
    /// `selected('e', /data/s)`; `right` is the call the right way round.
    package static func swappedArguments(_ right: String, in place: String) -> Fault {
        Fault(
            "swapped-arguments", .warning,
            Bilingual(
                dutch: "in ‘\(place)’ staat de vaste waarde eerst en het antwoord daarna: zo wordt er andersom gezocht",
                english:
                    "in ‘\(place)’ the fixed value stands first and the answer after it: that looks the other way round"
            ),
            repair: Bilingual(dutch: "schrijf \(right)", english: "write \(right)"))
    }

    /// `count(/data/select)`: one answer, however many choices are in it.
    package static func countedChoices(_ function: String, _ path: String, in place: String) -> Fault {
        Fault(
            "counted-choices", .warning,
            Bilingual(
                dutch: "\(function)() in ‘\(place)’ ziet ‘\(path)’ als één antwoord, hoeveel keuzes er ook in staan",
                english: "\(function)() in ‘\(place)’ takes ‘\(path)’ for one answer, however many choices are in it"),
            repair: Bilingual(
                dutch: "tel keuzes met count-selected(\(path))", english: "count choices with count-selected(\(path))"))
    }

    /// `sum(/data/group)`: a group holds no value of its own.
    package static func valueOfGroup(_ path: String, in place: String) -> Fault {
        Fault(
            "value-of-group", .warning,
            Bilingual(
                dutch: "‘\(path)’ in ‘\(place)’ is een groep en heeft zelf geen waarde",
                english: "‘\(path)’ in ‘\(place)’ is a group and has no value of its own"),
            repair: Bilingual(
                dutch: "noem de vraag in de groep: \(path)/vraag", english: "name the question in it: \(path)/question")
        )
    }

    /// `jr:choice-name` of a question that has no choices.
    package static func choiceNameElsewhere(_ path: String, in place: String) -> Fault {
        Fault(
            "choice-name-elsewhere", .warning,
            Bilingual(
                dutch: "‘\(path)’ in ‘\(place)’ heeft geen keuzes: jr:choice-name() vindt er geen woorden",
                english: "‘\(path)’ in ‘\(place)’ has no choices: jr:choice-name() finds no words there"),
            repair: Bilingual(
                dutch: "noem als tweede het pad van de keuzevraag", english: "name the question with the choices second"
            ))
    }

    /// `position(..)` where nothing repeats.
    package static func positionOfOne(_ path: String, in place: String) -> Fault {
        Fault(
            "position-of-one", .warning,
            Bilingual(
                dutch: "‘\(path)’ in ‘\(place)’ herhaalt zich niet: position() is altijd 1",
                english: "‘\(path)’ in ‘\(place)’ does not repeat: position() is always 1"),
            repair: Bilingual(
                dutch: "noem het pad van de herhaling, zoals .. of ../..",
                english: "name the path of the repeat, such as .. or ../.."))
    }

    /// `/data/r[0]`: places count from 1.
    package static func noSuchPlace(_ path: String, in place: String) -> Fault {
        Fault(
            "no-such-place", .warning,
            Bilingual(
                dutch: "‘\(path)’ in ‘\(place)’ vindt niets: tussen […] telt men vanaf 1",
                english: "‘\(path)’ in ‘\(place)’ finds nothing: between […] one counts from 1"),
            repair: Bilingual(dutch: "schrijf [1] voor de eerste", english: "write [1] for the first"))
    }

    /// `/^…$/`: the slashes are part of the pattern.
    package static func slashedPattern(_ pattern: String, in place: String) -> Fault {
        Fault(
            "slashed-pattern", .warning,
            Bilingual(
                dutch: "de / om het patroon ‘\(pattern)’ in ‘\(place)’ hoort bij het patroon: niemand typt dat",
                english: "the / around the pattern ‘\(pattern)’ in ‘\(place)’ is part of the pattern: nobody types that"
            ),
            repair: Bilingual(dutch: "laat de / aan begin en eind weg", english: "leave out the / at both ends"))
    }

    /// `^d{4}$`: letters d where digits are meant.
    package static func lostBackslash(_ pattern: String, in place: String) -> Fault {
        Fault(
            "lost-backslash", .warning,
            Bilingual(
                dutch: "in het patroon ‘\(pattern)’ van ‘\(place)’ ontbreekt een \\: nu zoekt het de letter zelf",
                english: "the pattern ‘\(pattern)’ of ‘\(place)’ lacks a \\: it looks for the letter itself now"),
            repair: Bilingual(
                dutch: "schrijf \\d voor een cijfer, of [0-9]", english: "write \\d for a digit, or [0-9]"))
    }

    /// A pattern without ^ and $: some tools hold it against the whole answer, some against any part of it.
    package static func looseEnds(_ pattern: String, in place: String) -> Fault {
        Fault(
            "loose-ends", .note,
            Bilingual(
                dutch:
                    "het patroon ‘\(pattern)’ in ‘\(place)’ past hier op elk deel van het antwoord, elders op het geheel",
                english:
                    "the pattern ‘\(pattern)’ in ‘\(place)’ fits any part of the answer here, and the whole elsewhere"),
            repair: Bilingual(
                dutch: "begin met ^ en eindig met $ als het hele antwoord moet passen",
                english: "begin with ^ and end with $ if the whole answer must fit"))
    }

    /// Chance in a calculation without `once()`.
    package static func chanceAgain(_ function: String, in place: String) -> Fault {
        Fault(
            "chance-again", .note,
            Bilingual(
                dutch: "\(function)() in ‘\(place)’ kan bij elke berekening iets anders geven",
                english: "\(function)() in ‘\(place)’ may give something else at each calculation"),
            repair: Bilingual(
                dutch: "schrijf once(\(function)()) om de eerste uitkomst te houden",
                english: "write once(\(function)()) to keep the first outcome"))
    }
}
