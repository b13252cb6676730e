/// Faults of the body: questions, groups and repeats.
extension Fault {
    /// A control that names no node.
    package static func controlWithoutRef(_ element: String) -> Fault {
        Fault(
            "control-without-ref", .error,
            Bilingual(
                dutch: "deze <\(element)> zegt niet waar het antwoord hoort",
                english: "this <\(element)> does not say where its answer goes"),
            repair: Bilingual(
                dutch: "zet ref=\"/…\" erop",
                english: "put ref=\"/…\" on it"))
    }

    /// A control or group on a node that the primary instance does not have.
    package static func controlMissingNode(_ element: String, _ path: String, near: String?) -> Fault {
        Fault(
            "control-missing-node", .error,
            Bilingual(
                dutch: "deze <\(element)> hoort bij ‘\(path)’, maar dat staat niet in de <instance>\(hint(near).dutch)",
                english: "this <\(element)> belongs to ‘\(path)’, which is not in the <instance>\(hint(near).english)"),
            repair: Bilingual(
                dutch: "verbeter het pad, of voeg het element toe aan de <instance>",
                english: "correct the path, or add the element to the <instance>"))
    }

    /// A control on a node that holds other nodes.
    package static func controlOnGroup(_ element: String, _ path: String) -> Fault {
        Fault(
            "control-on-group", .error,
            Bilingual(
                dutch: "deze <\(element)> vraagt een antwoord voor ‘\(path)’, maar dat is een groep",
                english: "this <\(element)> asks an answer for ‘\(path)’, which is a group"),
            repair: Bilingual(
                dutch: "verwijs naar een vraag in die groep",
                english: "refer to a question in that group"))
    }

    /// Two controls for one node.
    package static func duplicateControl(_ path: String) -> Fault {
        Fault(
            "duplicate-control", .warning,
            Bilingual(
                dutch: "‘\(path)’ wordt twee keer gevraagd; het laatste antwoord telt",
                english: "‘\(path)’ is asked twice; the last answer counts"),
            repair: Bilingual(
                dutch: "laat één van de twee weg",
                english: "leave one of the two out"))
    }

    /// A control inside a repeat whose node is not in that repeat, or the reverse.
    package static func outsideRepeat(_ path: String, repeated: String) -> Fault {
        Fault(
            "outside-repeat", .error,
            Bilingual(
                dutch: "deze vraag staat in de herhaling ‘\(repeated)’, maar haar antwoord ‘\(path)’ niet",
                english: "this question stands in the repeat ‘\(repeated)’, but its answer ‘\(path)’ does not"),
            repair: Bilingual(
                dutch: "zet het element in de <instance> op dezelfde plaats als de vraag",
                english: "put the element in the <instance> where the question stands"))
    }

    /// `repeat` without `nodeset`.
    package static var repeatWithoutNodeset: Fault {
        Fault(
            "repeat-without-nodeset", .error,
            Bilingual(
                dutch: "deze <repeat> zegt niet wat er herhaald wordt",
                english: "this <repeat> does not say what repeats"),
            repair: Bilingual(
                dutch: "zet nodeset=\"/…\" erop",
                english: "put nodeset=\"/…\" on it"))
    }

    /// A group without anything in it; ODK Validate: "Group has no children".
    package static func emptyGroup(_ element: String) -> Fault {
        Fault(
            "empty-group", .error,
            Bilingual(
                dutch: "deze <\(element)> heeft geen vragen",
                english: "this <\(element)> has no questions"),
            repair: Bilingual(
                dutch: "voeg een vraag toe, of haal de groep weg",
                english: "add a question, or remove the group"))
    }

    /// The body has no question at all: other tools take it, our pages have nothing to ask.
    package static var noQuestions: Fault {
        Fault(
            "not-offered-empty", .warning,
            Bilingual(
                dutch: "de vragenlijst heeft geen enkele vraag en is hier niet aan te bieden",
                english: "not offered here: a questionnaire without any question"),
            repair: Bilingual(
                dutch: "voeg vragen toe in <h:body>",
                english: "add questions to <h:body>"))
    }

    /// `repeat/@ref`: the standard lets `ref` and `nodeset` change places, JavaRosa wants `nodeset`.
    package static var repeatRef: Fault {
        Fault(
            "repeat-ref", .warning,
            Bilingual(
                dutch: "<repeat ref=…> werkt hier, maar andere programma’s lezen alleen nodeset",
                english: "<repeat ref=…> works here, but other tools read only nodeset"),
            repair: Bilingual(
                dutch: "schrijf nodeset in plaats van ref",
                english: "write nodeset instead of ref"))
    }

    /// `jr:template` on a node that no repeat names: JavaRosa stops with a null pointer.
    package static func templateWithoutRepeat(_ path: String) -> Fault {
        Fault(
            "template-without-repeat", .warning,
            Bilingual(
                dutch:
                    "‘\(path)’ is een sjabloon, maar geen enkele <repeat> herhaalt het; andere programma’s stoppen hierop",
                english: "‘\(path)’ is a template, but no <repeat> repeats it; other tools stop at this"),
            repair: Bilingual(
                dutch: "voeg de <repeat> toe, of haal jr:template weg",
                english: "add the <repeat>, or remove jr:template"))
    }

    /// A label or hint outside a control or group.
    package static func misplacedText(_ element: String) -> Fault {
        Fault(
            "misplaced-text", .error,
            Bilingual(
                dutch: "deze <\(element)> hoort bij geen vraag of groep",
                english: "this <\(element)> belongs to no question or group"),
            repair: Bilingual(
                dutch: "zet hem in een vraag of groep",
                english: "put it into a question or group"))
    }

    /// `jr:count` with a number: the standard allows it, JavaRosa does not read it.
    package static func countLiteral(_ count: String) -> Fault {
        Fault(
            "count-literal", .warning,
            Bilingual(
                dutch: "jr:count=\"\(count)\" werkt hier, maar ODK leest alleen een pad",
                english: "jr:count=\"\(count)\" works here, but ODK reads only a path"),
            repair: Bilingual(
                dutch: "zet het getal in een element van de <instance> en verwijs daarnaar",
                english: "put the number into an element of the <instance> and refer to that"))
    }

    /// A `range` without start, end or step.
    package static func rangeWithout(_ attribute: String) -> Fault {
        Fault(
            "range-without", .error,
            Bilingual(
                dutch: "deze schaal heeft geen ‘\(attribute)’",
                english: "this range has no ‘\(attribute)’"),
            repair: Bilingual(
                dutch: "vul start, end en step in, zoals 0, 10 en 1",
                english: "fill in start, end and step, such as 0, 10 and 1"))
    }

    /// start, end or step is no number, or the step is no way from start to end.
    package static func rangeNumber(_ attribute: String, _ value: String) -> Fault {
        Fault(
            "range-number", .error,
            Bilingual(
                dutch: "‘\(attribute)’ van deze schaal kan niet ‘\(value)’ zijn",
                english: "‘\(attribute)’ of this range cannot be ‘\(value)’"),
            repair: Bilingual(
                dutch: "vul een getal in; step is groter dan 0 en past tussen start en end",
                english: "fill in a number; step is above 0 and fits between start and end"))
    }

    /// A range whose node is neither int nor decimal.
    package static func rangeType(_ type: String) -> Fault {
        Fault(
            "range-type", .warning,
            Bilingual(
                dutch: "een schaal geeft een getal, maar het type is \(type)",
                english: "a range gives a number, but the type is \(type)"),
            repair: Bilingual(
                dutch: "zet type=\"int\" of type=\"decimal\" op de bind",
                english: "put type=\"int\" or type=\"decimal\" on the bind"))
    }

    /// A word of `appearance` that no tool of the field knows.
    package static func unknownAppearance(_ word: String, near: String?) -> Fault {
        Fault(
            "unknown-appearance", .warning,
            Bilingual(
                dutch: "de weergave ‘\(word)’ is onbekend en doet niets\(hint(near).dutch)",
                english: "the appearance ‘\(word)’ is unknown and does nothing\(hint(near).english)"),
            repair: Bilingual(
                dutch: "kies een weergave uit docs/feature-matrix.md, of haal het woord weg",
                english: "choose an appearance of docs/feature-matrix.md, or remove the word"))
    }

    /// An appearance that means nothing on this control or type.
    package static func appearanceElsewhere(_ word: String, on control: String) -> Fault {
        Fault(
            "appearance-elsewhere", .note,
            Bilingual(
                dutch: "de weergave ‘\(word)’ doet niets bij deze \(control)",
                english: "the appearance ‘\(word)’ does nothing on this \(control)"),
            repair: Bilingual(
                dutch: "haal het woord weg, of kies een ander soort vraag",
                english: "remove the word, or choose another kind of question"))
    }
}
