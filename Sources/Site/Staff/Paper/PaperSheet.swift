/// A questionnaire to print, or a guide to it: every question once, the way through it in words.
struct PaperPage: HTMLPage {
    static let template = "paper/questionnaire"

    struct Help: Sendable {
        let words: String
    }

    struct Choice: Sendable {
        let token: String
        let label: String
        let lang: String?
        let goTo: String?
    }

    struct Item: Sendable {
        var heading: String?
        /// How often what repeats has room here.
        var room: String?
        var condition: String?
        /// A text that asks nothing.
        var note: String?
        var number: String?
        var label = ""
        var hint: String?
        var how: String?
        var choices: [Choice] = []
        var hasChoices = false
        var isScale = false
        /// Room to write: lines.
        var lines: [Int] = []
        var isQuestion = false
    }

    let title: String
    let lead: [String]
    let letterStyle: String
    let back: StaffLink
    let others: [StaffLink]
    let code: String
    let direction: String
    let isLarge: Bool
    let name: String
    let sender: String
    /// What is told before one agrees; nil in a guide, whose questionnaire tells it on the screen.
    let told: PaperNotice?
    let intro: [String]
    /// Which words one agrees to: the version that is kept with the answers.
    let version: String?
    /// What one agrees to, with a box; nil in a guide.
    let consent: String?
    let web: String?
    let place: String
    let qrCode: StaffQRCode?
    let help: String?
    let items: [Item]
    let end: String
}
