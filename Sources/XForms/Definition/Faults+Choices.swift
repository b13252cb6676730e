/// Faults of lists of choices.
extension Fault {
    /// A select or rank with neither `item` nor `itemset`.
    package static var selectWithoutChoices: Fault {
        Fault(
            "select-without-choices", .error,
            Bilingual(
                dutch: "deze vraag heeft geen antwoorden om uit te kiezen",
                english: "this question has no choices"),
            repair: Bilingual(
                dutch: "voeg <item>s toe of een <itemset>",
                english: "add <item>s or an <itemset>"))
    }

    /// An `item` without `value`, or with an empty one.
    package static var choiceWithoutValue: Fault {
        Fault(
            "choice-without-value", .error,
            Bilingual(
                dutch: "dit antwoord heeft geen waarde",
                english: "this choice has no value"),
            repair: Bilingual(
                dutch: "zet <value>…</value> erin",
                english: "put <value>…</value> into it"))
    }

    /// An `item` without `label`.
    package static var choiceWithoutLabel: Fault {
        Fault(
            "choice-without-label", .error,
            Bilingual(
                dutch: "dit antwoord heeft geen tekst",
                english: "this choice has no text"),
            repair: Bilingual(
                dutch: "zet <label>…</label> erin",
                english: "put <label>…</label> into it"))
    }

    /// Two choices with one value cannot be told apart.
    package static func duplicateChoice(_ value: String) -> Fault {
        Fault(
            "duplicate-choice", .error,
            Bilingual(
                dutch: "de waarde ‘\(value)’ staat twee keer in deze lijst; het antwoord is dan niet te onderscheiden",
                english: "the value ‘\(value)’ stands twice in this list; the answers cannot be told apart"),
            repair: Bilingual(
                dutch: "geef elk antwoord een eigen waarde",
                english: "give each choice a value of its own"))
    }

    /// A value with a space: answers to several are kept as words between spaces.
    package static func spacedChoice(_ value: String) -> Fault {
        Fault(
            "spaced-choice", .error,
            Bilingual(
                dutch: "de waarde ‘\(value)’ heeft een spatie; een lijst van antwoorden valt dan uit elkaar",
                english: "the value ‘\(value)’ has a space; a list of answers would fall apart"),
            repair: Bilingual(
                dutch: "gebruik een streepje in plaats van de spatie",
                english: "use a hyphen instead of the space"))
    }

    /// An itemset without `nodeset`, `value` or `label`.
    package static func itemsetWithout(_ part: String) -> Fault {
        Fault(
            "itemset-without", .error,
            Bilingual(
                dutch: "deze <itemset> heeft geen ‘\(part)’",
                english: "this <itemset> has no ‘\(part)’"),
            repair: Bilingual(
                dutch: "voeg ‘\(part)’ toe",
                english: "add ‘\(part)’"))
    }

    /// An itemset over a list without rows.
    package static func emptyList(_ nodeset: String) -> Fault {
        Fault(
            "empty-list", .warning,
            Bilingual(
                dutch: "de lijst \(nodeset) is leeg",
                english: "the list \(nodeset) is empty"),
            repair: Bilingual(
                dutch: "vul de lijst",
                english: "fill the list"))
    }

    /// Both `item` and `itemset` in one control.
    package static var itemsetOverBoth: Fault {
        Fault(
            "items-and-itemset", .warning,
            Bilingual(
                dutch: "deze vraag heeft losse antwoorden én een lijst; andere programma’s nemen er maar één",
                english: "this question has both single choices and a list; other tools take only one"),
            repair: Bilingual(
                dutch: "kies één van beide",
                english: "choose one of both"))
    }
}
