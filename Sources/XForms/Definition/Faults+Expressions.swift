/// Faults of XPath expressions. `place` is the attribute that holds the expression, such as `relevant`.
extension Fault {
    /// The expression cannot be parsed; `text` is where reading stopped.
    package static func syntax(in place: String, at text: String) -> Fault {
        Fault(
            "xpath-syntax", .error,
            Bilingual(
                dutch: "de formule in ‘\(place)’ is niet te begrijpen bij ‘\(text)’",
                english: "the expression in ‘\(place)’ cannot be understood at ‘\(text)’"),
            repair: Bilingual(
                dutch: "kijk of haakjes en aanhalingstekens kloppen, en of tussen twee waarden een teken staat",
                english: "check brackets and quotes, and that an operator stands between two values"))
    }

    /// Too long, or brackets, calls and operations deeper in each other than we follow.
    package static func tooLargeExpression(maximum: Int, in place: String) -> Fault {
        Fault(
            "expression-too-large", .error,
            Bilingual(
                dutch: "de formule in ‘\(place)’ is te groot: dieper in elkaar, of langer, dan \(maximum)",
                english: "the expression in ‘\(place)’ is too large: deeper in itself, or longer, than \(maximum)"),
            repair: Bilingual(
                dutch: "verdeel de formule over enkele berekende velden",
                english: "spread the expression over some calculated fields"))
    }

    /// A regular expression that cannot be used; ODK's may look ahead and back, ours may not.
    package static func wrongPattern(_ error: PatternError, in place: String) -> Fault {
        if case .unsupported(let part) = error {
            return Fault(
                "pattern-not-here", .error,
                Bilingual(
                    dutch: "regex() in ‘\(place)’ kan hier niet met ‘\(part)’ omgaan",
                    english: "regex() in ‘\(place)’ cannot have ‘\(part)’ here"),
                repair: Bilingual(
                    dutch: "schrijf twee patronen met and ertussen; docs/feature-matrix.md noemt wat kan",
                    english: "write two patterns with and between them; docs/feature-matrix.md names what is possible"))
        }
        return Fault(
            "wrong-pattern", .error,
            Bilingual(
                dutch: "het patroon van regex() in ‘\(place)’ klopt niet: \(error.reason.dutch)",
                english: "the pattern of regex() in ‘\(place)’ is wrong: \(error.reason.english)"),
            repair: Bilingual(
                dutch: "kijk of de haken en tekens van het patroon kloppen",
                english: "check brackets and signs of the pattern"))
    }

    /// An attribute that should hold an expression is empty.
    package static func emptyExpression(in place: String) -> Fault {
        Fault(
            "empty-expression", .warning,
            Bilingual(
                dutch: "‘\(place)’ is leeg en doet niets",
                english: "‘\(place)’ is empty and does nothing"),
            repair: Bilingual(
                dutch: "vul een formule in, of haal het attribuut weg",
                english: "fill in an expression, or remove the attribute"))
    }

    /// A function that neither ODK nor XPath 1.0 has.
    package static func unknownFunction(_ name: String, in place: String, near: String?) -> Fault {
        Fault(
            "unknown-function", .error,
            Bilingual(
                dutch: "de functie \(name)() in ‘\(place)’ bestaat niet\(hint(near).dutch)",
                english: "there is no function \(name)(), used in ‘\(place)’\(hint(near).english)"),
            repair: Bilingual(
                dutch: "gebruik een functie uit docs/feature-matrix.md",
                english: "use a function of docs/feature-matrix.md"))
    }

    /// A function called with too few or too many arguments.
    package static func argumentCount(_ name: String, given: Int, allowed: Bilingual, in place: String) -> Fault {
        Fault(
            "argument-count", .error,
            Bilingual(
                dutch: "\(name)() in ‘\(place)’ krijgt \(given) waarden, maar wil \(allowed.dutch)",
                english: "\(name)() in ‘\(place)’ gets \(given) arguments, but wants \(allowed.english)"),
            repair: Bilingual(
                dutch: "voeg toe wat ontbreekt, of haal weg wat te veel is",
                english: "add what is missing, or remove what is too much"))
    }

    /// A path that names nothing in the primary instance.
    package static func missingNode(_ path: String, in place: String, near: String?) -> Fault {
        Fault(
            "missing-node", .error,
            Bilingual(
                dutch: "‘\(path)’ in ‘\(place)’ bestaat niet in de <instance>\(hint(near).dutch)",
                english: "‘\(path)’ in ‘\(place)’ is not in the <instance>\(hint(near).english)"),
            repair: Bilingual(
                dutch:
                    "verbeter het pad; een vaste waarde hoort tussen aanhalingstekens, en waar of onwaar is true() of false()",
                english: "correct the path; a fixed value goes between quotes, and true or false is true() or false()"))
    }

    /// `instance(id)` without such an instance.
    package static func unknownInstance(_ id: String, in place: String, near: String?) -> Fault {
        guard id != "*" else { return unnamedInstance(in: place) }
        return Fault(
            "unknown-instance", .error,
            Bilingual(
                dutch: "de lijst ‘\(id)’ in ‘\(place)’ bestaat niet\(hint(near).dutch)",
                english: "there is no instance ‘\(id)’, used in ‘\(place)’\(hint(near).english)"),
            repair: Bilingual(
                dutch: "verbeter de naam, of voeg <instance id=\"\(id)\"> toe",
                english: "correct the name, or add <instance id=\"\(id)\">"))
    }

    /// `instance(lijst)` without quotes: the answer of a question is taken for the name.
    private static func unnamedInstance(in place: String) -> Fault {
        Fault(
            "unknown-instance", .error,
            Bilingual(
                dutch: "instance() in ‘\(place)’ wil de naam van een lijst tussen aanhalingstekens",
                english: "instance() in ‘\(place)’ wants the name of a list between quotes"),
            repair: Bilingual(dutch: "schrijf instance('lijst')", english: "write instance('list')"))
    }

    /// A path into a secondary instance that matches nothing there.
    package static func missingColumn(_ column: String, of instance: String, in place: String, near: String?) -> Fault {
        Fault(
            "missing-column", .error,
            Bilingual(
                dutch: "de lijst ‘\(instance)’ heeft geen ‘\(column)’ (in ‘\(place)’)\(hint(near).dutch)",
                english: "the instance ‘\(instance)’ has no ‘\(column)’ (in ‘\(place)’)\(hint(near).english)"),
            repair: Bilingual(
                dutch: "verbeter de naam van de kolom",
                english: "correct the name of the column"))
    }

    /// The repair where an answer was meant and a column of a list is read.
    static func answerInFilter(_ path: String) -> Bilingual {
        Bilingual(
            dutch: "verbeter de naam van de kolom; voor het antwoord zelf schrijft u het hele pad: \(path)",
            english: "correct the name of the column; for the answer itself write the whole path: \(path)")
    }

    /// XPath that runs here and that ODK's own tools refuse (`xforms.md` §1.6).
    package static func onlyHere(_ what: String, in place: String, instead: Bilingual) -> Fault {
        Fault(
            "only-here", .warning,
            Bilingual(
                dutch: "\(what) in ‘\(place)’ werkt hier, maar andere programma’s weigeren het",
                english: "\(what) in ‘\(place)’ works here, but other tools refuse it"),
            repair: Bilingual(
                dutch: "gebruik \(instead.dutch)",
                english: "use \(instead.english)"))
    }

    /// A literal that should be a date and is none.
    package static func wrongDate(_ text: String, in place: String) -> Fault {
        Fault(
            "wrong-date", .error,
            Bilingual(
                dutch: "‘\(text)’ in ‘\(place)’ is geen datum",
                english: "‘\(text)’ in ‘\(place)’ is no date"),
            repair: Bilingual(
                dutch: "schrijf een datum als 2025-12-31",
                english: "write a date like 2025-12-31"))
    }

    /// A function that wants a path, given something else.
    package static func wrongPathText(_ text: String, function: String, in place: String) -> Fault {
        Fault(
            "wrong-path-text", .error,
            Bilingual(
                dutch: "\(function)() in ‘\(place)’ wil het pad van een vraag, en krijgt ‘\(text)’",
                english: "\(function)() in ‘\(place)’ wants the path of a question, and gets ‘\(text)’"),
            repair: Bilingual(
                dutch: "schrijf het pad van een bestaande vraag",
                english: "write the path of a question that exists"))
    }

    /// A comparison with a choice that the question does not offer: always false.
    package static func neverOffered(_ value: String, question: String, in place: String) -> Fault {
        Fault(
            "never-offered", .warning,
            Bilingual(
                dutch: "‘\(value)’ in ‘\(place)’ is geen antwoord van ‘\(question)’, dus dit is nooit waar",
                english: "‘\(value)’ in ‘\(place)’ is no choice of ‘\(question)’, so this is never true"),
            repair: Bilingual(
                dutch: "gebruik een waarde die bij de vraag te kiezen is",
                english: "use a value that the question offers"))
    }

    /// One value is wanted of a question that repeats: the first counts here, ODK's tools refuse it.
    package static func severalNodes(_ path: String, in place: String) -> Fault {
        Fault(
            "several-nodes", .warning,
            Bilingual(
                dutch:
                    "‘\(path)’ in ‘\(place)’ komt meer keren voor; hier telt de eerste, andere programma’s weigeren dit",
                english: "‘\(path)’ in ‘\(place)’ repeats; here the first counts, other tools refuse this"),
            repair: Bilingual(
                dutch: "gebruik sum(), count(), join() of indexed-repeat()",
                english: "use sum(), count(), join() or indexed-repeat()"))
    }
}
