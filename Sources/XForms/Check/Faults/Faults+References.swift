/// Faults of where binds, questions, actions and texts stand.
extension Fault {
    /// Two binds with one id.
    package static func duplicateBindID(_ id: String) -> Fault {
        Fault(
            "duplicate-bind-id", .error,
            Bilingual(
                dutch: "twee binds hebben het id ‘\(id)’", english: "two binds have the id ‘\(id)’"),
            repair: Bilingual(dutch: "geef elke bind een eigen id", english: "give each bind an id of its own"))
    }

    /// `calculate` on a group or repeat: what holds other elements holds no value.
    package static func calculatedGroup(_ path: String) -> Fault {
        Fault(
            "calculated-group", .error,
            Bilingual(
                dutch: "‘\(path)’ is een groep en kan geen berekende waarde hebben",
                english: "‘\(path)’ is a group and can have no calculated value"),
            repair: Bilingual(
                dutch: "zet calculate op een element zonder elementen erin",
                english: "put calculate on an element without elements in it"))
    }

    /// A rule for an answer that nobody gives.
    package static func ruleWithoutQuestion(_ rule: String, _ path: String) -> Fault {
        Fault(
            "rule-without-question", .warning,
            Bilingual(
                dutch: "‘\(rule)’ op ‘\(path)’ doet niets: er is geen vraag bij",
                english: "‘\(rule)’ on ‘\(path)’ does nothing: no question asks for it"),
            repair: Bilingual(
                dutch: "zet de regel op een vraag, of haal hem weg", english: "put the rule on a question, or remove it"
            ))
    }

    /// An action whose event never comes where it stands.
    package static func actionNeverRuns(_ event: String) -> Fault {
        Fault(
            "action-never-runs", .error,
            Bilingual(
                dutch: "op deze plaats komt ‘\(event)’ nooit voor", english: "‘\(event)’ never happens at this place"),
            repair: Bilingual(
                dutch: event == "odk-new-repeat"
                    ? "zet de actie in de <repeat>" : "zet de actie in de vraag die verandert",
                english: event == "odk-new-repeat"
                    ? "put the action into the <repeat>" : "put the action into the question that changes"))
    }

    /// An action sets what a calculation overwrites.
    package static func setAndCalculated(_ path: String) -> Fault {
        Fault(
            "set-and-calculated", .warning,
            Bilingual(
                dutch: "deze actie vult ‘\(path)’, dat ook berekend wordt: de berekening wint",
                english: "this action fills ‘\(path)’, which is calculated as well: the calculation wins"),
            repair: Bilingual(dutch: "laat één van beide weg", english: "leave one of the two out"))
    }

    /// The question stands outside the repeat that its answer stands in.
    package static func insideRepeat(_ path: String, repeated: String) -> Fault {
        Fault(
            "inside-repeat", .error,
            Bilingual(
                dutch: "het antwoord ‘\(path)’ hoort bij de herhaling ‘\(repeated)’, maar de vraag staat daarbuiten",
                english: "the answer ‘\(path)’ belongs to the repeat ‘\(repeated)’, but the question stands outside it"),
            repair: Bilingual(
                dutch: "zet de vraag in de <repeat>", english: "put the question into the <repeat>"))
    }

    /// A text with nothing to say; ODK Validate refuses it where something refers to it.
    package static func textWithoutValue(_ id: String) -> Fault {
        Fault(
            "text-without-value", .warning,
            Bilingual(dutch: "de tekst ‘\(id)’ is leeg", english: "the text ‘\(id)’ is empty"),
            repair: Bilingual(
                dutch: "zet er een <value> met woorden in", english: "put a <value> with words into it"))
    }

    /// The same form of a text twice.
    package static func duplicateForm(_ form: String, of id: String) -> Fault {
        Fault(
            "duplicate-form", .error,
            Bilingual(
                dutch: "de tekst ‘\(id)’ heeft twee keer een <value>\(form.isEmpty ? "" : " ‘\(form)’")",
                english: "the text ‘\(id)’ has two <value>s\(form.isEmpty ? "" : " ‘\(form)’")"),
            repair: Bilingual(dutch: "laat er één staan", english: "leave one of them"))
    }

    /// Choices taken from two lists, of which one is dropped.
    package static var severalItemsets: Fault {
        Fault(
            "several-itemsets", .error,
            Bilingual(
                dutch: "deze vraag neemt haar keuzes uit twee lijsten",
                english: "this question takes choices from two lists"),
            repair: Bilingual(dutch: "laat één <itemset> staan", english: "leave one <itemset>"))
    }

    /// `${name}` as an XLSForm has it, in words that people read.
    package static func unresolvedName(_ name: String) -> Fault {
        Fault(
            "unresolved-name", .warning,
            Bilingual(
                dutch: "‘\(name)’ staat in de tekst en wordt zo getoond",
                english: "‘\(name)’ stands in the text and is shown as such"),
            repair: Bilingual(
                dutch: "zet daar <output value=\"…\"/> met het pad van het antwoord",
                english: "put <output value=\"…\"/> there, with the path of the answer"))
    }

    /// A repeat of the element that holds the whole questionnaire.
    package static var repeatedRoot: Fault {
        Fault(
            "repeated-root", .error,
            Bilingual(
                dutch: "deze <repeat> herhaalt de hele vragenlijst",
                english: "this <repeat> repeats the whole questionnaire"),
            repair: Bilingual(
                dutch: "zet wat zich herhaalt in een eigen element, en noem dat in nodeset",
                english: "put what repeats in an element of its own, and name that in nodeset"))
    }

    /// `jr:noAddRemove` with anything but `true()`: ODK looks only whether it is there.
    package static func wrongNoAddRemove(_ value: String) -> Fault {
        Fault(
            "wrong-no-add-remove", .warning,
            Bilingual(
                dutch: "jr:noAddRemove=\"\(value)\" leest niet elk programma gelijk",
                english: "jr:noAddRemove=\"\(value)\" is not read alike by all tools"),
            repair: Bilingual(
                dutch: "schrijf true(), of haal het weg", english: "write true(), or remove it"))
    }
}
