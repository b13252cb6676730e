/// The device changes hands: the person gets the own code the first time, and is asked for it afterwards.
struct HandoverPage: HTMLPage {
    static let template = "handover"
    let title: String
    let titlePrefix: String
    let lead: String
    /// The own code; nil when it was shown before.
    let code: CodeGroups?
    let asksCode: Bool
    let action: String
    let token: String
    let error: Fault?

    struct Fault: Sendable {
        let message: String
    }

    init(code: String?, action: String, token: String, fault: String? = nil, in language: InterfaceLanguage) {
        title = language.say(.handoverTitle)
        titlePrefix = fault == nil ? "" : language.say(.errorPrefix) + " "
        lead = language.say(code == nil ? .handoverAgain : .handoverLead)
        self.code = code.map(CodeGroups.init)
        asksCode = code == nil
        self.action = action
        self.token = token
        error = fault.map { Fault(message: $0) }
    }
}
