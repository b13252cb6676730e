/// Who speaks where.
struct StoryTurnsPage: HTMLPage {
    static let template = "staff/story-turns"

    struct Turn: Sendable {
        struct Split: Sendable {
            let value: String
            let words: String
        }

        let anchor: String
        let text: String
        let role: StaffField
        /// Name and value of the field that tells who spoke when the page was made.
        let was: String
        let wasValue: String
        let join: String?
        let splits: [Split]
        let hasSplits: Bool

        init(
            anchor: String, text: String, role: StaffField, was: String, wasValue: String, join: String?,
            splits: [Split]
        ) {
            self.anchor = anchor
            self.text = text
            self.role = role
            self.was = was
            self.wasValue = wasValue
            self.join = join
            self.splits = splits
            hasSplits = !splits.isEmpty
        }
    }

    let title: String
    let lead: [String]
    /// Names were looked for: no speakers, and nothing to go on to.
    let isMasked: Bool
    let notice: String?
    let action: String
    let token: String
    let revision: String
    let page: String
    /// What the passages stand in, and how they run.
    let wordsLang: String
    let direct: String
    let speakers: [StaffField]
    let hasSpeakers: Bool
    let passages: [Turn]
    let pages: [StaffLink]
    let hasPages: Bool
    let ways: [StaffLink]

    init(
        title: String, lead: [String], isMasked: Bool, notice: String?, action: String, token: String, revision: String,
        page: String, in story: String,
        speakers: [StaffField], passages: [Turn], pages: [StaffLink], ways: [StaffLink]
    ) {
        self.title = title
        self.lead = lead
        self.isMasked = isMasked
        self.notice = notice
        self.action = action
        self.token = token
        self.revision = revision
        wordsLang = story
        direct = FormWords.direction(story)
        self.page = page
        self.speakers = speakers
        hasSpeakers = !speakers.isEmpty
        self.passages = passages
        self.pages = pages
        hasPages = pages.count > 1
        self.ways = ways
    }
}
