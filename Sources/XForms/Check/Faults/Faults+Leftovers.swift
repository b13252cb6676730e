/// Faults of what should have been worked out or drawn, and stands there as it was typed.
extension Fault {
    /// An expression as starting value.
    package static func defaultIsExpression(_ value: String) -> Fault {
        Fault(
            "default-is-expression", .warning,
            Bilingual(
                dutch: "de beginwaarde ‘\(value)’ wordt niet uitgerekend: hij staat er zo",
                english: "the starting value ‘\(value)’ is not worked out: it stands there as it is"),
            repair: Bilingual(
                dutch: "gebruik <setvalue event=\"odk-instance-first-load\" ref=\"…\" value=\"…\"/>",
                english: "use <setvalue event=\"odk-instance-first-load\" ref=\"…\" value=\"…\"/>"))
    }

    /// A value of a choice in quotes: they are part of it.
    package static func quotedValue(_ value: String) -> Fault {
        Fault(
            "quoted-value", .warning,
            Bilingual(
                dutch: "de waarde \(value) heeft aanhalingstekens; die horen dan bij het antwoord",
                english: "the value \(value) has quotes, which are part of the answer then"),
            repair: Bilingual(dutch: "laat de aanhalingstekens weg", english: "leave the quotes out"))
    }

    /// A type of choices on a box to type in.
    package static func typedChoice(_ control: String) -> Fault {
        Fault(
            "typed-choice", .warning,
            Bilingual(
                dutch: "het type is een keuze, maar bij <\(control)> valt niets te kiezen",
                english: "the type is a choice, but <\(control)> offers none"),
            repair: Bilingual(
                dutch: "gebruik <select1> of <select> met antwoorden, of type=\"string\"",
                english: "use <select1> or <select> with choices, or type=\"string\""))
    }

    /// A range of whole numbers with steps that are none.
    package static var halfSteps: Fault {
        Fault(
            "half-steps", .warning,
            Bilingual(
                dutch: "deze schaal heeft stappen die geen hele getallen zijn, maar het type is int",
                english: "this range has steps that are no whole numbers, but the type is int"),
            repair: Bilingual(dutch: "neem type=\"decimal\"", english: "use type=\"decimal\""))
    }

    /// Tags of HTML or stars of Markdown among the words that people read.
    package static func markupShown(_ text: String) -> Fault {
        Fault(
            "markup-shown", .note,
            Bilingual(
                dutch: "‘\(text)’ staat in de tekst en wordt hier zo getoond",
                english: "‘\(text)’ stands in the text and is shown as such here"),
            repair: Bilingual(
                dutch: "laat opmaak weg: wij tonen gewone tekst", english: "leave markup out: we show plain text"))
    }

    /// A reference to a text where its words should stand.
    package static func referenceShown(_ text: String) -> Fault {
        Fault(
            "reference-shown", .warning,
            Bilingual(
                dutch: "‘\(text)’ staat tussen de woorden en wordt zo getoond",
                english: "‘\(text)’ stands among the words and is shown as such"),
            repair: Bilingual(
                dutch: "zet het in ref: <label ref=\"\(text)\"/>", english: "put it into ref: <label ref=\"\(text)\"/>")
        )
    }

    /// `jr:count` of an answer that is no number.
    package static func countOfWords(_ path: String) -> Fault {
        Fault(
            "count-of-words", .warning,
            Bilingual(
                dutch: "jr:count leest ‘\(path)’, dat geen getal hoeft te zijn",
                english: "jr:count reads ‘\(path)’, which need not be a number"),
            repair: Bilingual(
                dutch: "zet type=\"int\" op de bind van die vraag",
                english: "put type=\"int\" on the bind of that question"))
    }

    /// Shown by an answer that is only asked after it.
    package static func askedLater(_ path: String) -> Fault {
        Fault(
            "asked-later", .note,
            Bilingual(
                dutch: "dit hangt af van ‘\(path)’, dat pas daarna gevraagd wordt: wie vooruit gaat, ziet het niet",
                english: "this depends on ‘\(path)’, which is only asked after it: who goes forward does not see it"),
            repair: Bilingual(
                dutch: "zet die vraag eerst, of beide op één pagina (appearance=\"field-list\" op de groep)",
                english: "put that question first, or both on one page (appearance=\"field-list\" on the group)"))
    }
}
