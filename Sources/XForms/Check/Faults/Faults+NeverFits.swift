/// Faults of rules that no answer keeps, of sums that come to nothing, and of values that nothing fills. `place` is the
/// attribute that holds the expression.
extension Fault {
    /// `^$a`, `a^b`: an anchor where it cannot hold.
    package static func patternFitsNothing(_ pattern: String, in place: String) -> Fault {
        Fault(
            "pattern-fits-nothing", .warning,
            Bilingual(
                dutch: "op het patroon ‘\(pattern)’ in ‘\(place)’ past geen enkel antwoord",
                english: "no answer fits the pattern ‘\(pattern)’ in ‘\(place)’"),
            repair: Bilingual(
                dutch: "zet ^ aan het begin en $ aan het eind; een los teken ^ of $ schrijft u als \\^ of \\$",
                english: "put ^ at the start and $ at the end; the character ^ or $ itself is written \\^ or \\$"))
    }

    /// `checklist(3, 1, …)`.
    package static func boundsTurned(least: Double, most: Double, in place: String) -> Fault {
        let (least, most) = (XPathNumber.text(least), XPathNumber.text(most))
        return Fault(
            "bounds-turned", .warning,
            Bilingual(
                dutch: "‘\(place)’ vraagt er minstens \(least) en hoogstens \(most): dat kan niet",
                english: "‘\(place)’ asks for at least \(least) and at most \(most), which cannot be"),
            repair: Bilingual(
                dutch: "zet het kleinste getal eerst; -1 is zonder grens",
                english: "put the smaller number first; -1 means no bound"))
    }

    /// `a div 0`.
    package static func dividedByNought(in place: String) -> Fault {
        Fault(
            "divided-by-nought", .warning,
            Bilingual(
                dutch: "in ‘\(place)’ wordt gedeeld door 0: daar komt geen getal uit",
                english: "‘\(place)’ divides by 0, which gives no number"),
            repair: Bilingual(
                dutch: "deel door een ander getal of door een antwoord",
                english: "divide by another number or by an answer"))
    }

    /// `/data/a + 1` where somebody types `a` as a text.
    package static func computedText(_ path: String, in place: String) -> Fault {
        Fault(
            "computed-text", .note,
            Bilingual(
                dutch: "‘\(place)’ rekent met ‘\(path)’, waar iemand woorden mag typen: dan is de uitkomst geen getal",
                english: "‘\(place)’ computes with ‘\(path)’, where words may be typed: then the result is no number"),
            repair: Bilingual(
                dutch: "neem type=\"int\", \"decimal\" of \"date\" voor die vraag",
                english: "use type=\"int\", \"decimal\" or \"date\" for that question"))
    }

    /// `sum(/data/a)`, where there is one `a`.
    package static func manyOfOne(_ function: String, _ path: String, in place: String) -> Fault {
        Fault(
            "many-of-one", .note,
            Bilingual(
                dutch: "\(function)() in ‘\(place)’ krijgt met ‘\(path)’ één antwoord en geeft dat zelf terug",
                english: "\(function)() in ‘\(place)’ is given one answer, ‘\(path)’, and gives that back"),
            repair: Bilingual(
                dutch: "noem een vraag in een herhaling, of laat \(function)() weg",
                english: "name a question in a repeat, or leave \(function)() out"))
    }

    /// A button to press whose value has a type that `OK` does not fit.
    package static func pressedValue(_ type: String) -> Fault {
        Fault(
            "pressed-value", .warning,
            Bilingual(
                dutch: "wie op deze knop drukt, antwoordt ‘OK’, en dat past niet bij het type \(type)",
                english: "whoever presses this button answers ‘OK’, which does not fit the type \(type)"),
            repair: Bilingual(dutch: "neem type=\"string\"", english: "use type=\"string\""))
    }

    /// A telephone number as a whole number.
    package static func digitsAsNumber(_ what: String) -> Fault {
        Fault(
            "digits-as-number", .note,
            Bilingual(
                dutch: "hier wordt gevraagd naar ‘\(what)’, en dat is geen getal: een 0 vooraan gaat verloren",
                english: "this asks for ‘\(what)’, which is no number: a nought in front is lost"),
            repair: Bilingual(
                dutch: "neem type=\"string\"; met appearance=\"numbers\" blijven het cijfers",
                english: "use type=\"string\"; with appearance=\"numbers\" it still takes digits"))
    }

    /// No question, calculation or action fills it, and it has no value.
    package static func neverFilled(_ path: String) -> Fault {
        Fault(
            "never-filled", .note,
            Bilingual(
                dutch: "‘\(path)’ wordt nergens gevraagd of uitgerekend, en blijft dus leeg",
                english: "‘\(path)’ is asked and calculated nowhere, and so stays empty"),
            repair: Bilingual(
                dutch: "voeg de vraag of een calculate toe, of haal het element en de bind weg",
                english: "add the question or a calculate, or remove the element and the bind"))
    }

    /// `xmlns:jr="…"` with another name than JavaRosa's.
    package static func prefixElsewhere(_ prefix: String, meant namespace: String) -> Fault {
        Fault(
            "prefix-elsewhere", .warning,
            Bilingual(
                dutch: "het voorvoegsel ‘\(prefix):’ staat voor een andere namespace: alles ermee telt niet mee",
                english: "the prefix ‘\(prefix):’ stands for another namespace: everything with it counts for nothing"),
            repair: Bilingual(
                dutch: "schrijf xmlns:\(prefix)=\"\(namespace)\"", english: "write xmlns:\(prefix)=\"\(namespace)\""))
    }
}
