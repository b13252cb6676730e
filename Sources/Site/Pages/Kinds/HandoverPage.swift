/// The device changes hands: it is given, the person gets the own code once, and is asked for it afterwards.
struct HandoverPage: HTMLPage {
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

    let title: String
    let titlePrefix: String
    let lead: String?
    let code: CodeGroups?
    let asksCode: Bool
    let go: String
    let action: String
    let token: String
    let error: Fault?

    struct Fault: Sendable {
        let message: String
    }

    init(_ step: Step, action: String, token: String, in language: InterfaceLanguage) {
        var fault: String?
        switch step {
        case .give:
            (title, lead, code, asksCode) = (
                language.say(.handoverTitle), language.say(.handoverLead), nil, false
            )
            go = language.say(.handoverGo)
        case .code(let text):
            (title, lead, code, asksCode) = (language.say(.sharedTitle), nil, CodeGroups(text), false)
            go = language.say(.sharedGo)
        case .ask(let found):
            (title, lead, code, asksCode) = (
                language.say(.handoverTitle), language.say(.handoverAgain), nil, true
            )
            go = language.say(.handoverGo)
            fault = found
        }
        titlePrefix = fault == nil ? "" : language.say(.errorPrefix) + " "
        error = fault.map { Fault(message: $0) }
        self.action = action
        self.token = token
    }
}
