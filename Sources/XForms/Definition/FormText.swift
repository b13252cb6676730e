/// A piece of a label, hint or message: fixed words, or a value that the respondent's answers give.
package enum TextPart: Sendable, Hashable {
    case text(String)
    /// An `output`, or a label's `ref`: the expression with this number in the definition.
    case output(Int)
}

/// A label, hint or message in one language, in all the forms the author gave (ODK XForms, "Languages" and "Media").
package struct LocalText: Sendable, Hashable {
    /// The words; empty when the author gave only media.
    package var plain: [TextPart] = []
    package var short: [TextPart]?
    package var long: [TextPart]?
    /// More help than the hint, to be shown on request.
    package var guidance: [TextPart]?
    /// Media of the form, by kind: `jr://images/x.png` and so on.
    package var media: [Media: String] = [:]

    /// Kinds of media that may stand with a text.
    package enum Media: String, Sendable, Hashable, CaseIterable {
        case image, audio, video
        case bigImage = "big-image"
    }

    /// No words of this text change with the answers.
    package var isStatic: Bool {
        ![plain, short ?? [], long ?? [], guidance ?? []].joined().contains {
            if case .output = $0 { true } else { false }
        }
    }
}

/// A label, hint or message in every language of the definition.
package struct FormText: Sendable, Hashable {
    /// One per language, in the order of `FormDefinition.languages`.
    package let translations: [LocalText]

    package init(translations: [LocalText]) {
        self.translations = translations
    }

    /// The text in the language with this number.
    package subscript(language: Int) -> LocalText {
        translations.indices.contains(language) ? translations[language] : translations.first ?? LocalText()
    }

    /// No words of this text change with the answers, in any language.
    package var isStatic: Bool { translations.allSatisfy(\.isStatic) }
}
