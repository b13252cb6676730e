import Programme

/// The page on which an app is coupled: a QR code, the same secret to type, and a code to show that it works.
struct AppPage {
    let page: StaffFormPage

    init(
        _ step: SealedStep, login: LoginName?, error: StaffWord?, seal: String, hidden: [StaffForm.Hidden] = [],
        staff: StaffOffice, visit: StaffVisit
    ) {
        let language = visit.language
        let field = StaffField(
            "app", .code(autocomplete: "one-time-code"), label: language.say(.fieldApp),
            hint: language.say(.fieldAppHint), error: error.map { language.say($0) })
        let address = login.map { step.factor.address(service: staff.screens.service, login: $0) }
        page = StaffFormPage(
            title: language.say(.appTitle), lead: [language.say(.appLead), language.say(.appLeadTwo)],
            qrCode: address.flatMap(StaffQRCode.init), secret: step.factor.printed,
            form: staff.makeForm(
                visit, [field], button: .goOn, hidden: hidden + [.init(name: "seal", value: seal)]),
            in: language)
    }
}

/// The codes for who has lost the app.
enum RecoveryCodes {
    static let count = 10

    static func page(_ codes: [Code], _ next: StaffPage, _ language: InterfaceLanguage) -> StaffCodesPage {
        StaffCodesPage(
            title: language.say(.codesTitle), lead: [language.say(.codesLead), language.say(.codesLeadTwo)],
            codes: codes.map(\.printed),
            next: StaffLink(address: Route.staff(next).path(in: language), words: language.say(.codesNext)))
    }
}

/// What the first administrator is called.
struct FirstNames {
    private let language: InterfaceLanguage
    private let typedLogin: String
    private let typedName: String
    private let isSent: Bool

    init(_ language: InterfaceLanguage) {
        self.language = language
        (typedLogin, typedName, isSent) = ("", "", false)
    }

    init(_ form: UrlencodedForm, _ language: InterfaceLanguage) {
        self.language = language
        (typedLogin, typedName, isSent) = (form["login"] ?? "", form["name"] ?? "", true)
    }

    var login: LoginName? { LoginName(typedLogin) }
    var name: String? { Account.name(reading: typedName) }
    var isComplete: Bool { login != nil && name != nil }

    var fields: [StaffField] {
        [
            StaffField(
                "name", .line(autocomplete: "name"), label: language.say(.fieldName), values: [typedName],
                error: isSent && name == nil ? language.say(.wrongName) : nil),
            StaffField(
                "login", .line(autocomplete: "username"), label: language.say(.fieldLogin),
                hint: language.say(.fieldLoginHint), values: [typedLogin],
                error: isSent && login == nil ? language.say(.wrongLogin) : nil),
        ]
    }
}
