/// Faults of our own `bs:` attributes (docs/bs-attributes.md).
extension Fault {
    /// A `bs:` attribute that we do not have.
    package static func unknownFact(_ name: String, near: String?) -> Fault {
        Fault(
            "unknown-fact", .error,
            Bilingual(
                dutch: "bs:\(name) bestaat niet\(hint(near).dutch)",
                english: "there is no bs:\(name)\(hint(near).english)"),
            repair: Bilingual(
                dutch: "kies een attribuut uit docs/bs-attributes.md",
                english: "choose an attribute of docs/bs-attributes.md"))
    }

    /// A `bs:` attribute with a value it cannot have.
    package static func factValue(_ name: String, _ value: String, allowed: Bilingual) -> Fault {
        Fault(
            "fact-value", .error,
            Bilingual(
                dutch: "bs:\(name) kan niet ‘\(value)’ zijn",
                english: "bs:\(name) cannot be ‘\(value)’"),
            repair: Bilingual(
                dutch: "schrijf \(allowed.dutch)",
                english: "write \(allowed.english)"))
    }

    /// A `bs:` attribute where it means nothing.
    package static func factPlace(_ name: String, belongs: Bilingual) -> Fault {
        Fault(
            "fact-place", .error,
            Bilingual(
                dutch: "bs:\(name) betekent hier niets",
                english: "bs:\(name) means nothing here"),
            repair: Bilingual(
                dutch: "zet het op \(belongs.dutch)",
                english: "put it on \(belongs.english)"))
    }

    /// A fact about the whole questionnaire that two groups state differently.
    package static func factTwice(_ name: String) -> Fault {
        Fault(
            "fact-twice", .error,
            Bilingual(
                dutch: "bs:\(name) staat er twee keer, met een andere waarde",
                english: "bs:\(name) stands there twice, with another value"),
            repair: Bilingual(
                dutch: "zet het op één groep",
                english: "put it on one group"))
    }

    /// A fact about the whole questionnaire that helps people on the start page, or those who reuse the questions.
    package static func missingFact(_ name: String, why: Bilingual) -> Fault {
        Fault(
            "missing-fact", .note,
            Bilingual(
                dutch: "bs:\(name) ontbreekt: \(why.dutch)",
                english: "bs:\(name) is missing: \(why.english)"),
            repair: Bilingual(
                dutch: "zet bs:\(name) op de bind van de hele vragenlijst of van een groep",
                english: "put bs:\(name) on the bind of the whole questionnaire or of a group"))
    }

    /// A question without `bs:disclosure`: it is not exported.
    package static func undeclared(_ path: String) -> Fault {
        Fault(
            "undeclared", .note,
            Bilingual(
                dutch: "‘\(path)’ heeft geen bs:disclosure en gaat dus nooit mee in een uitgave",
                english: "‘\(path)’ has no bs:disclosure, so it is never released"),
            repair: Bilingual(
                dutch: "zet bs:disclosure op de bind: plain, sensitive, quasi, identifying of free-text",
                english: "put bs:disclosure on the bind: plain, sensitive, quasi, identifying or free-text"))
    }

    /// A code in `bs:missing` that is no choice of the question.
    package static func missingCodeNotOffered(_ code: String) -> Fault {
        Fault(
            "missing-code-not-offered", .error,
            Bilingual(
                dutch: "‘\(code)’ in bs:missing is geen antwoord van deze vraag",
                english: "‘\(code)’ in bs:missing is no choice of this question"),
            repair: Bilingual(
                dutch: "voeg het antwoord toe, of haal de code weg",
                english: "add the choice, or remove the code"))
    }

    /// An open question that is declared as if it could not give anybody away.
    package static func openTextDisclosure(_ role: String) -> Fault {
        Fault(
            "open-text-disclosure", .warning,
            Bilingual(
                dutch:
                    "in een open vraag kan iemand alles schrijven, ook een naam; bij het versturen gaat dit naar de verzegelde teksten, en ‘\(role)’ doet niets",
                english:
                    "anything may be written in an open question, a name too; at sending this goes to the sealed texts, and ‘\(role)’ does nothing"
            ),
            repair: Bilingual(
                dutch:
                    "schrijf bs:disclosure=\"free-text\", of vraag het met antwoorden om uit te kiezen, een getal of een datum",
                english: "write bs:disclosure=\"free-text\", or ask with choices, a number or a date"))
    }
}
