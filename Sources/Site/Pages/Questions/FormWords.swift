import XForms

/// The texts of a questionnaire as they are prepared for one language of the screens; shared by all requests.
final class FormWords: Sendable {
    let definition: FormDefinition
    /// The language of the screens.
    let interface: InterfaceLanguage
    /// The number of the form's language.
    let language: Int

    init(_ definition: FormDefinition, _ interface: InterfaceLanguage) {
        self.definition = definition
        self.interface = interface
        language = definition.language(interface.code) ?? definition.defaultLanguage
    }

    /// Fixed words as they are, others as a slot; nil when the author gave none.
    ///
    /// Where a translation is missing, the default language stands, marked with its `lang` (WCAG 2.2, 3.1.2). A lone
    /// hyphen is how pyxform fills a missing translation.
    func words<Place>(
        _ text: FormText?, form: KeyPath<LocalText, [TextPart]?>, slot: Place
    ) -> Words<Place>? where Place: RawRepresentable & Sendable, Place.RawValue == UInt8 {
        guard let text else { return nil }
        var from = language
        var parts = text[from][keyPath: form]
        if Self.isMissing(parts) {
            from = definition.defaultLanguage
            parts = text[from][keyPath: form]
        }
        guard let parts, !Self.isMissing(parts) else { return nil }
        let code = foreign(from)
        let words: Leaf<Place> = Self.fixed(parts).map(Leaf.fixed) ?? .slot(Slot(slot))
        return Words(words: words, lang: code, dir: code.map(Self.direction))
    }

    /// The words as one string, outputs left out: for titles that are made once.
    func plain(_ text: FormText?) -> String { plainWithLanguage(text).words }

    /// The same, with the code of their language where it differs from the page's.
    func plainWithLanguage(_ text: FormText?) -> (words: String, lang: String?) {
        guard let text else { return ("", nil) }
        let from = Self.isMissing(text[language].plain) ? definition.defaultLanguage : language
        let words = text[from].plain.map { if case .text(let text) = $0 { text } else { "…" } }.joined()
        return (words, foreign(from))
    }

    /// The code of a language of the form when it differs from the page's.
    func foreign(_ number: Int) -> String? {
        guard definition.languages.indices.contains(number), let code = definition.languages[number].code else {
            return nil
        }
        return code == interface.code ? nil : code
    }

    /// The code of the language of a choice's words when it differs from the page's.
    func foreign(_ choice: Choice) -> String? {
        guard let code = choice.lang else { return foreign(language) }
        return code == interface.code ? nil : code
    }

    /// How words in a language run; of one that is not told (`und`) the browser looks at the words.
    static func direction(_ code: String) -> String {
        if code == "und" { return "auto" }
        return ["ar", "fa", "he", "ur", "ps", "ckb"].contains(code.prefix { $0 != "-" }) ? "rtl" : "ltr"
    }

    private static func isMissing(_ parts: [TextPart]?) -> Bool {
        guard let parts, !parts.isEmpty else { return true }
        return parts == [.text("-")] || parts == [.text("")]
    }

    /// The words when no part of them depends on the answers.
    private static func fixed(_ parts: [TextPart]) -> String? {
        var text = ""
        for part in parts {
            guard case .text(let piece) = part else { return nil }
            text += piece
        }
        return text
    }
}

extension FormWords {
    /// A question's label as it reads now.
    func label(of question: Question, _ answers: Answers) -> String {
        guard let text = definition.questions[question.index].label else {
            return definition.nodes[question.key.node].name
        }
        return fixed(text) ?? answers.label(of: question)?.plain ?? ""
    }

    /// The words of a text in the page's language when none depends on the answers; empty when there are none.
    func fixed(_ text: FormText) -> String? {
        let words: Words<NoPlace>? = words(text, form: \.words, slot: .none)
        guard let words else { return "" }
        guard case .fixed(let plain) = words.words else { return nil }
        return plain
    }
}

extension LocalText {
    /// The words as an optional, so that one key path fits all forms of a text.
    var words: [TextPart]? { plain }
}
