/// Hints about plain language. They never keep a questionnaire from running.
extension Fault {
    /// A sentence that is hard to take in at once.
    package static func longSentence(words: Int, _ start: String) -> Fault {
        Fault(
            "long-sentence", .note,
            Bilingual(
                dutch: "een zin van \(words) woorden is lang (‘\(start)…’)",
                english: "a sentence of \(words) words is long (‘\(start)…’)"),
            repair: Bilingual(
                dutch: "maak er twee zinnen van",
                english: "make two sentences of it"))
    }

    /// Two questions in one: nobody knows which one was answered.
    package static func doubleQuestion(_ start: String) -> Fault {
        Fault(
            "double-question", .note,
            Bilingual(
                dutch: "dit lijkt op twee vragen in één (‘\(start)…’)",
                english: "this looks like two questions in one (‘\(start)…’)"),
            repair: Bilingual(
                dutch: "vraag één ding tegelijk",
                english: "ask one thing at a time"))
    }

    /// Two negations in one sentence.
    package static func doubleNegative(_ start: String) -> Fault {
        Fault(
            "double-negative", .note,
            Bilingual(
                dutch: "twee ontkenningen in één zin lezen moeilijk (‘\(start)…’)",
                english: "two negations in one sentence are hard to read (‘\(start)…’)"),
            repair: Bilingual(
                dutch: "zeg wat wél zo is",
                english: "say what is the case"))
    }

    /// An official or foreign word with a plain one beside it.
    package static func hardWord(_ word: String, instead: String) -> Fault {
        Fault(
            "hard-word", .note,
            Bilingual(
                dutch: "‘\(word)’ is een moeilijk woord",
                english: "‘\(word)’ is a hard word"),
            repair: Bilingual(
                dutch: "schrijf liever ‘\(instead)’",
                english: "rather write ‘\(instead)’"))
    }

    /// A very long word.
    package static func longWord(_ word: String) -> Fault {
        Fault(
            "long-word", .note,
            Bilingual(
                dutch: "‘\(word)’ is een lang woord",
                english: "‘\(word)’ is a long word"),
            repair: Bilingual(
                dutch: "zeg het met korte woorden",
                english: "say it in short words"))
    }

    /// A choice question without "weet ik niet" or "zeg ik liever niet".
    package static var noWayOut: Fault {
        Fault(
            "no-dont-know", .note,
            Bilingual(
                dutch: "wie het niet weet of niet wil zeggen, kan hier niets kiezen",
                english: "who does not know, or rather would not say, can choose nothing here"),
            repair: Bilingual(
                dutch: "voeg ‘Weet ik niet’ toe en noem de code in bs:missing, of schrijf bs:missing=\"none\"",
                english: "add ‘I do not know’ and name its code in bs:missing, or write bs:missing=\"none\""))
    }

    /// A text that is the same in two languages, empty, or a hyphen.
    package static func untranslated(_ id: String, language: String) -> Fault {
        Fault(
            "untranslated", .note,
            Bilingual(
                dutch: "de tekst ‘\(id)’ is in ‘\(language)’ niet vertaald",
                english: "the text ‘\(id)’ is not translated in ‘\(language)’"),
            repair: Bilingual(
                dutch: "vertaal de tekst",
                english: "translate the text"))
    }

    /// More choices than somebody keeps in mind.
    package static func manyChoices(_ count: Int) -> Fault {
        Fault(
            "many-choices", .note,
            Bilingual(
                dutch: "\(count) antwoorden onder elkaar zijn veel",
                english: "\(count) choices in a row are many"),
            repair: Bilingual(
                dutch: "kort de lijst in, of kies de weergave minimal of autocomplete",
                english: "shorten the list, or choose the appearance minimal or autocomplete"))
    }

    /// Words in capitals.
    package static func shouting(_ start: String) -> Fault {
        Fault(
            "capitals", .note,
            Bilingual(
                dutch: "een tekst in hoofdletters leest moeilijk (‘\(start)…’)",
                english: "a text in capitals is hard to read (‘\(start)…’)"),
            repair: Bilingual(
                dutch: "schrijf gewone letters",
                english: "write ordinary letters"))
    }

    /// A hint of more than two sentences.
    package static func longHint(sentences: Int) -> Fault {
        Fault(
            "long-hint", .note,
            Bilingual(
                dutch: "deze uitleg bij de vraag heeft \(sentences) zinnen",
                english: "this hint has \(sentences) sentences"),
            repair: Bilingual(
                dutch: "houd één korte zin over, of zet de uitleg op een eigen regel",
                english: "keep one short sentence, or put the explanation on a line of its own"))
    }
}
