/// Where a code is typed: to go on with a draft, or to start with a letter.
package struct CodePage: FormPage {
    package static let template = "code"
    package static let fields = ["code"]
    package let title: String
    package let action: String
    let token = Slot(FormPlace.token)
    let summary = Slot(FormPlace.summary)
    let titlePrefix = Slot(FormPlace.titlePrefix)
    let error = Slot(FormPlace.error)
    let invalid = Slot(FormPlace.invalid)
    let described = Slot(FormPlace.described)
    let value = Slot(FormPlace.value)

    package init(action: String, in language: InterfaceLanguage) {
        title = language.say(.codeTitle)
        self.action = action
    }
}

/// Where the own code is typed, to see or withdraw one's answers.
package struct OwnCodePage: FormPage {
    package static let template = "own-code"
    package static let fields = ["code"]
    package let title: String
    /// Where "see" goes.
    package let action: String
    let token = Slot(FormPlace.token)
    let summary = Slot(FormPlace.summary)
    let titlePrefix = Slot(FormPlace.titlePrefix)
    let error = Slot(FormPlace.error)
    let invalid = Slot(FormPlace.invalid)
    let described = Slot(FormPlace.described)
    let value = Slot(FormPlace.value)

    package init(action: String, in language: InterfaceLanguage) {
        title = language.say(.ownCodeTitle)
        self.action = action
    }
}
