/// A text in several languages, by code (`nl`, `en`).
package struct Words: Sendable, Hashable {
    /// In the order of the questionnaire, its default language first.
    package let texts: [(language: String, text: String)]

    package init(_ texts: [(language: String, text: String)]) {
        self.texts = texts
    }

    /// Words of our own, in the two languages that an export speaks.
    package init(nl: String, en: String) {
        texts = [("nl", nl), ("en", en)]
    }

    /// The text in a language; in the first one when it has none there.
    package func text(in language: String) -> String {
        texts.first { $0.language == language }?.text ?? texts.first?.text ?? ""
    }

    package static func == (left: Words, right: Words) -> Bool {
        left.texts.elementsEqual(right.texts) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        for (language, text) in texts {
            hasher.combine(language)
            hasher.combine(text)
        }
    }
}
