/// Where a code is typed.
package struct CodePage: FormPage {
    package static let template = "code"
    package static let fields = ["code"]

    /// What the code is for.
    package enum Purpose: Sendable, CaseIterable {
        /// To go on with a draft, or to start with a letter.
        case goingOn
        /// To see or withdraw one's answers, with the own code.
        case ownAnswers
    }

    package let title: String
    let lead: String
    let label: String
    let button: String
    /// What there is to do without the code.
    let lost: String
    /// Where the code goes.
    package let action: String
    let field = fields[0]
    let token = Slot(FormPlace.token)
    let summary = Slot(FormPlace.summary)
    let titlePrefix = Slot(FormPlace.titlePrefix)
    let error = Slot(FormPlace.error)
    let invalid = Slot(FormPlace.invalid)
    let described = Slot(FormPlace.described)
    let value = Slot(FormPlace.value)
    /// Others use this device too.
    let isShared = Slot(FormPlace.checked, sharedChoice)

    /// Number of that choice in `FormFill.checked`.
    static let sharedChoice = 1

    package init(_ purpose: Purpose, action: String, in language: InterfaceLanguage) {
        self.action = action
        switch purpose {
        case .goingOn:
            title = language.say(.codeTitle)
            lead = language.say(.codeLead)
            label = language.say(.codeLabel)
            button = language.say(.codeGo)
            lost = language.say(.codeLostText)
        case .ownAnswers:
            title = language.say(.ownCodeTitle)
            lead = language.say(.ownCodeLead)
            label = language.say(.ownCodeLabel)
            button = language.say(.ownCodeGo)
            lost = language.say(.ownCodeLostText)
        }
    }
}
