/// One sentence in the two languages our screens and reports speak.
package struct Bilingual: Sendable, Hashable {
    /// Plain Dutch.
    package let dutch: String
    /// Plain English.
    package let english: String

    package init(dutch: String, english: String) {
        self.dutch = dutch
        self.english = english
    }

    /// The sentence in the language with this code: English for `en`, Dutch for everything else.
    package subscript(language: String) -> String {
        language == "en" || language.hasPrefix("en-") ? english : dutch
    }
}
