/// Faults of what is computed and compared. `place` is the attribute that holds the expression.
extension Fault {
    /// A text where only a number can stand: the result is never a number, the condition never holds.
    package static func neverANumber(_ text: String, in place: String) -> Fault {
        Fault(
            "never-a-number", .error,
            Bilingual(
                dutch: "‘\(text)’ in ‘\(place)’ staat waar een getal moet staan",
                english: "‘\(text)’ in ‘\(place)’ stands where a number must stand"),
            repair: Bilingual(
                dutch: "zet er een getal, met een punt en zonder aanhalingstekens",
                english: "put a number there, with a point and without quotes"))
    }

    /// A date compared with a plain number, which counts days since 1970.
    package static func dateBesideNumber(_ number: String, in place: String) -> Fault {
        Fault(
            "date-beside-number", .error,
            Bilingual(
                dutch: "een datum wordt in ‘\(place)’ vergeleken met het getal \(number)",
                english: "a date is compared with the number \(number) in ‘\(place)’"),
            repair: Bilingual(
                dutch: "vergelijk met date('2026-01-31'), of neem eerst het verschil van twee datums",
                english: "compare with date('2026-01-31'), or take the difference of two dates first"))
    }

    /// A time compared with a text that is none.
    package static func wrongTime(_ text: String, in place: String) -> Fault {
        Fault(
            "wrong-time", .error,
            Bilingual(
                dutch: "‘\(text)’ in ‘\(place)’ is geen tijd", english: "‘\(text)’ in ‘\(place)’ is not a time"),
            repair: Bilingual(
                dutch: "schrijf uren en minuten, zoals 09:30", english: "write hours and minutes, such as 09:30"))
    }

    /// What is true or false compared with a text; every text but the empty one counts as true.
    package static func truthBesideText(_ text: String, in place: String) -> Fault {
        Fault(
            "truth-beside-text", .warning,
            Bilingual(
                dutch: "in ‘\(place)’ wordt waar of onwaar vergeleken met de tekst ‘\(text)’, die altijd als waar telt",
                english: "in ‘\(place)’ true or false is compared with the text ‘\(text)’, which always counts as true"),
            repair: Bilingual(
                dutch: "schrijf true() of false(), of laat de vergelijking weg",
                english: "write true() or false(), or leave the comparison out"))
    }

    /// The path of an answer in quotes: its words, not the answer.
    package static func quotedPath(_ path: String, in place: String) -> Fault {
        Fault(
            "quoted-path", .error,
            Bilingual(
                dutch: "‘\(path)’ staat in ‘\(place)’ tussen aanhalingstekens: dat is een tekst, niet het antwoord",
                english: "‘\(path)’ stands in quotes in ‘\(place)’: that is a text, not the answer"),
            repair: Bilingual(dutch: "haal de aanhalingstekens weg", english: "remove the quotes"))
    }

    /// A condition that is a text: true for everybody.
    package static func constantRule(_ text: String, in place: String) -> Fault {
        Fault(
            "constant-rule", .error,
            Bilingual(
                dutch: "‘\(place)’ is de tekst ‘\(text)’ en geldt daarom altijd",
                english: "‘\(place)’ is the text ‘\(text)’ and therefore always holds"),
            repair: Bilingual(
                dutch: "schrijf true(), false() of een voorwaarde", english: "write true(), false() or a condition"))
    }

    /// A calculation ends in words that its type does not allow.
    package static func calculationDoesNotFit(_ text: String, type: String) -> Fault {
        Fault(
            "calculation-does-not-fit", .error,
            Bilingual(
                dutch: "de uitkomst ‘\(text)’ past niet bij het type \(type)",
                english: "the result ‘\(text)’ does not fit the type \(type)"),
            repair: Bilingual(
                dutch: "bereken een waarde van dit type, of neem type=\"string\"",
                english: "calculate a value of this type, or use type=\"string\""))
    }

    /// A division as value of a whole number.
    package static var fractionInWhole: Fault {
        Fault(
            "fraction-in-whole", .note,
            Bilingual(
                dutch: "een deling geeft een breuk, maar het type is int",
                english: "a division gives a fraction, but the type is int"),
            repair: Bilingual(
                dutch: "schrijf int(…) of round(…) om de deling, of neem type=\"decimal\"",
                english: "write int(…) or round(…) around the division, or use type=\"decimal\""))
    }

    /// An argument that the function cannot work with.
    package static func wrongArgument(_ text: String, of function: String, in place: String) -> Fault {
        Fault(
            "wrong-argument", .error,
            Bilingual(
                dutch: "\(function)() in ‘\(place)’ kan niets met ‘\(text)’",
                english: "\(function)() in ‘\(place)’ can do nothing with ‘\(text)’"),
            repair: Bilingual(
                dutch: "kijk in docs/feature-matrix.md wat deze functie aanneemt",
                english: "see in docs/feature-matrix.md what this function takes"))
    }

    /// `selected()` of a number, date or time.
    package static func selectedElsewhere(_ path: String, in place: String) -> Fault {
        Fault(
            "selected-elsewhere", .warning,
            Bilingual(
                dutch: "selected() in ‘\(place)’ kijkt naar ‘\(path)’, waar niets te kiezen is",
                english: "selected() in ‘\(place)’ looks at ‘\(path)’, where nothing is chosen"),
            repair: Bilingual(
                dutch: "vergelijk het antwoord met = of <", english: "compare the answer by = or <"))
    }
}
