/// The front page: what is open now, and a box for a code.
package struct HomePage: FormPage {
    package static let template = "home"
    package static let fields = ["code"]
    package let title: String
    /// The open questionnaires.
    package let entries: [Entry]
    /// Where the code goes.
    package let action: String
    let isEmpty: Bool
    let field = fields[0]
    let token = Slot(FormPlace.token)
    let error = Slot(FormPlace.error)
    let invalid = Slot(FormPlace.invalid)
    let described = Slot(FormPlace.described)
    let value = Slot(FormPlace.value)

    /// One open questionnaire.
    package struct Entry: Sendable {
        package let name: String
        /// How long it takes and until when, in words; nil when neither is known.
        package let about: String?
        package let address: String
        /// The language of the name.
        package let lang: String
        let dir: String

        package init(name: String, about: String, address: String, lang: String) {
            self.name = name
            self.about = about.isEmpty ? nil : about
            self.address = address
            self.lang = lang
            dir = FormWords.direction(lang)
        }
    }

    package init(entries: [Entry], action: String, in language: InterfaceLanguage) {
        title = language.say(.homeTitle)
        self.entries = entries
        self.action = action
        isEmpty = entries.isEmpty
    }
}
