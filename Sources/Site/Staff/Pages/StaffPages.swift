import Drawing

/// A link under a page or in a list.
struct StaffLink: Sendable {
    let address: String
    let words: String
}

/// A QR code, drawn.
struct StaffQRCode: Sendable {
    let width: String
    let path: String

    init?(_ text: String) {
        guard let code = QRCode(text) else { return nil }
        width = String(code.width)
        path = code.path
    }
}

/// A page with one form, which most pages of staff are.
struct StaffFormPage: HTMLPage {
    static let template = "staff/form"
    let title: String
    let titlePrefix: String
    var lead: [String] = []
    var notice: String?
    let errors: [StaffField.Fault]
    let hasErrors: Bool
    /// Facts that stand above the form: a term and what it is.
    var facts: [StaffFact] = []
    let hasFacts: Bool
    /// For the app of the second factor: the code to photograph, and the same to type.
    var qrCode: StaffQRCode?
    var secret: String?
    let form: StaffForm
    var ways: [StaffLink] = []
    let hasWays: Bool

    init(
        title: String, lead: [String] = [], notice: String? = nil, facts: [StaffFact] = [], qrCode: StaffQRCode? = nil,
        secret: String? = nil, form: StaffForm, ways: [StaffLink] = [], in language: InterfaceLanguage
    ) {
        self.title = title
        self.lead = lead
        self.notice = notice
        self.facts = facts
        hasFacts = !facts.isEmpty
        self.qrCode = qrCode
        self.secret = secret
        self.form = form
        self.ways = ways
        hasWays = !ways.isEmpty
        errors = form.errors
        hasErrors = !errors.isEmpty
        titlePrefix = errors.isEmpty ? "" : language.say(.errorPrefix) + " "
    }
}

/// A term and what it is.
struct StaffFact: Sendable {
    let term: String
    let words: String
}

/// The first page after logging in: what one may do.
struct StaffHomePage: HTMLPage {
    static let template = "staff/home"
    let title: String
    let lead: String
    let notice: String?
    /// Where words are kept that were sent too late, and what else asks something of the visitor.
    let waiting: [StaffLink]
    let hasWaiting: Bool
    let entries: [Entry]

    struct Entry: Sendable {
        let address: String
        let words: String
        let about: String
    }

    init(lead: String, notice: String?, waiting: [StaffLink], entries: [Entry], in language: InterfaceLanguage) {
        title = language.say(.homeTitleStaff)
        self.lead = lead
        self.notice = notice
        self.waiting = waiting
        hasWaiting = !waiting.isEmpty
        self.entries = entries
    }
}

/// A one-time link to hand to somebody.
struct StaffLinkPage: HTMLPage {
    static let template = "staff/link"
    let title: String
    let lead: [String]
    /// The whole address, the code in its fragment.
    let address: String
    let code: CodeGroups
    let until: String
    let back: StaffLink
}

/// Recovery codes, shown once.
struct StaffCodesPage: HTMLPage {
    static let template = "staff/codes"
    let title: String
    let lead: [String]
    let codes: [String]
    let next: StaffLink
}

/// What happened, and what to do; nothing else.
struct StaffMessagePage: HTMLPage {
    static let template = "staff/message"
    let title: String
    let paragraphs: [String]
    let next: StaffLink
}

/// Facts and ways, without a form: my account.
struct StaffFactsPage: HTMLPage {
    static let template = "staff/facts"
    let title: String
    let notice: String?
    let facts: [StaffFact]
    let ways: [StaffLink]
}
