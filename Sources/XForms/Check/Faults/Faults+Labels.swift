/// Faults of the words of questions, groups and choices.
extension Fault {
    /// A second label or hint: only one is shown.
    package static func severalTexts(_ part: String, of element: String) -> Fault {
        Fault(
            "several-texts", .warning,
            Bilingual(
                dutch: "deze <\(element)> heeft meer dan één <\(part)>; niemand ziet de andere",
                english: "this <\(element)> has more than one <\(part)>; nobody sees the other"),
            repair: Bilingual(
                dutch: "zet alle woorden in één <\(part)>; vertalingen horen in <itext>",
                english: "put all words in one <\(part)>; translations belong in <itext>"))
    }

    /// Words inside a label that refers to others.
    package static func wordsBesideReference(_ part: String) -> Fault {
        Fault(
            "words-beside-reference", .warning,
            Bilingual(
                dutch: "de woorden in deze <\(part)> worden nooit getoond: ref verwijst naar andere",
                english: "the words in this <\(part)> are never shown: ref refers to others"),
            repair: Bilingual(dutch: "haal de woorden weg, of de ref", english: "remove the words, or the ref"))
    }

    /// Two choices of one question with the same words.
    package static func sameChoiceWords(_ words: String) -> Fault {
        Fault(
            "same-choice-words", .warning,
            Bilingual(
                dutch: "‘\(words)’ staat bij twee antwoorden van deze vraag; niemand weet welk bedoeld is",
                english: "‘\(words)’ stands at two choices of this question; nobody knows which is meant"),
            repair: Bilingual(
                dutch: "geef elk antwoord eigen woorden, of haal er een weg",
                english: "give each choice words of its own, or remove one"))
    }

    /// A text in `itext` that no label, hint, message or list uses.
    package static func unusedText(_ id: String) -> Fault {
        Fault(
            "unused-text", .note,
            Bilingual(
                dutch: "de tekst ‘\(id)’ wordt nergens gebruikt", english: "nothing uses the text ‘\(id)’"),
            repair: Bilingual(
                dutch: "haal hem weg, of verwijs ernaar met jr:itext('\(id)')",
                english: "remove it, or refer to it with jr:itext('\(id)')"))
    }

    /// A question or group in a namespace in which only the frame of the document stands.
    package static func wrongNamespace(_ element: String) -> Fault {
        Fault(
            "wrong-namespace", .warning,
            Bilingual(
                dutch: "<\(element)> staat in de namespace van XHTML; andere programma's slaan het over",
                english: "<\(element)> stands in the namespace of XHTML; other tools pass over it"),
            repair: Bilingual(
                dutch: "haal het voorvoegsel weg, zodat het in http://www.w3.org/2002/xforms staat",
                english: "remove the prefix, so that it stands in http://www.w3.org/2002/xforms"))
    }
}
