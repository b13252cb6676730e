/// The device changes hands: it is given, the person gets the own code once, and is asked for it afterwards.
struct HandoverPage: FormPage {
    static let template = "handover"

    /// Where the handing over stands.
    enum Step: Sendable {
        /// The helper still has the device.
        case give
        /// The person has it: the own code, in groups with hyphens.
        case code(String)
        /// The part was closed; only the own code opens it.
        case ask(fault: String?)
    }

    static let fields = ["code"]

    let title: String
    let lead: String?
    let code: CodeGroups?
    let asksCode: Bool
    let go: String
    let action: String
    let field = fields[0]
    let titlePrefix = Slot(FormPlace.titlePrefix)
    let token = Slot(FormPlace.token)
    let summary = Slot(FormPlace.summary)
    let error = Slot(FormPlace.error)
    let invalid = Slot(FormPlace.invalid)
    let described = Slot(FormPlace.described)
    let value = Slot(FormPlace.value)

    init(_ step: Step, action: String, in language: InterfaceLanguage) {
        self.action = action
        switch step {
        case .give:
            (title, lead) = (language.say(.handoverTitle), language.say(.handoverLead))
            (code, asksCode, go) = (nil, false, language.say(.handoverGo))
        case .code(let text):
            (title, lead) = (language.say(.sharedTitle), nil)
            (code, asksCode, go) = (CodeGroups(text), false, language.say(.sharedGo))
        case .ask:
            (title, lead) = (language.say(.handoverTitle), language.say(.handoverAgain))
            (code, asksCode, go) = (nil, true, language.say(.handoverGo))
        }
    }
}

extension HandoverPage.Step {
    /// What is wrong with the code that was typed.
    var fault: String? { if case .ask(let fault) = self { fault } else { nil } }
}
