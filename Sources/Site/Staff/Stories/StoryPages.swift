import Programme
import Records
import Stories

/// A form on a page about a story: under a heading of its own, with one button or more.
struct StoryBox: Sendable {
    struct Button: Sendable {
        let value: String
        let words: String
        let isSecond: Bool

        init(_ value: String, _ words: String, isSecond: Bool = false) {
            self.value = value
            self.words = words
            self.isSecond = isSecond
        }
    }

    let heading: String
    let paragraphs: [String]
    let action: String
    let token: String
    let hidden: [StaffForm.Hidden]
    let fields: [StaffField]
    let buttons: [Button]
    /// What is said from the press of the button until the next page comes; nil where that is at once.
    var busy: String? = nil
    /// Closed until it is asked for.
    var isFolded = false
}

/// A passage as it is shown: who speaks, its words in pieces, what is said of it.
struct StoryPassageView: Sendable {
    /// Some words: plain, a placeholder, or what led to a tag.
    struct Piece: Sendable {
        let text: String
        let isMask: Bool
        let isEvidence: Bool
    }

    let anchor: String
    let speaker: String
    let isAside: Bool
    /// What its words stand in, and how they run.
    let lang: String
    let direct: String
    let pieces: [Piece]
    /// Tags and marks, in words.
    let tags: [String]
    let hasTags: Bool
    let link: StaffLink?

    init(
        number: Int, speaker: String, isAside: Bool, text: String, in story: String, evidence: [Range<Int>] = [],
        tags: [String] = [],
        link: StaffLink? = nil
    ) {
        anchor = "stuk-\(number + 1)"
        self.speaker = speaker
        self.isAside = isAside
        lang = story
        direct = FormWords.direction(story)
        pieces = Self.pieces(StoryText(kept: text), evidence)
        self.tags = tags
        hasTags = !tags.isEmpty
        self.link = link
    }

    /// Cuts a text where a placeholder or evidence begins or ends. Places count Unicode scalars.
    static func pieces(_ text: StoryText, _ evidence: [Range<Int>]) -> [Piece] {
        let masks = text.string.matches(of: /\[[a-z-]+-[0-9]+\]/).map { match in
            let view = text.string.unicodeScalars
            return view.distance(
                from: view.startIndex, to: match.range.lowerBound)..<view.distance(
                    from: view.startIndex, to: match.range.upperBound)
        }
        let whole = 0..<text.scalars.count
        let shown = evidence.map { $0.clamped(to: whole) }.filter { !$0.isEmpty }
        let cuts = Set([0, text.scalars.count] + (masks + shown).flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
        return zip(cuts, cuts.dropFirst()).map { start, end in
            Piece(
                text: text[start..<end], isMask: masks.contains { $0.contains(start) },
                isEvidence: shown.contains { $0.contains(start) })
        }
    }
}

/// A page about the words of a story: its passages, forty at a time, and forms.
struct StoryPage: HTMLPage {
    static let template = "staff/story"
    /// Passages on a page.
    static let most = 40

    struct Code: Sendable {
        let name: String
        let lines: [String]
    }

    /// Looking for words in the story.
    struct Find: Sendable {
        let action: String
        let lang: String
        let wanted: String
        /// What was found, in words; nil when nothing was looked for.
        let count: String?
        let back: StaffLink?
    }

    let title: String
    var titlePrefix = ""
    var lead: [String] = []
    var notice: String?
    var errors: [StaffField.Fault] = []
    var hasErrors = false
    var table: StaffOverviewPage.Table?
    var before: [StoryBox] = []
    var passagesTitle: String
    var find: Find?
    var passages: [StoryPassageView]
    var pages: [StaffLink] = []
    var hasPages = false
    var after: [StoryBox] = []
    var codebook: [Code] = []
    var hasCodebook = false
    var ways: [StaffLink]

    init(title: String, passagesTitle: String, passages: [StoryPassageView], ways: [StaffLink]) {
        self.title = title
        self.passagesTitle = passagesTitle
        self.passages = passages
        self.ways = ways
    }

    /// Puts the forms on it, and what is wrong in them.
    mutating func set(before: [StoryBox] = [], after: [StoryBox] = [], _ language: InterfaceLanguage) {
        self.before = before
        self.after = after
        errors = (before + after).flatMap(\.fields).compactMap(\.fault)
        hasErrors = !errors.isEmpty
        titlePrefix = errors.isEmpty ? "" : language.say(.errorPrefix) + " "
    }

    mutating func set(codebook: [Code]) {
        self.codebook = codebook
        hasCodebook = !codebook.isEmpty
    }

    mutating func set(pages: [StaffLink]) {
        self.pages = pages
        hasPages = pages.count > 1
    }
}

/// Which forty of a story's passages are shown.
struct StoryWindow {
    let shown: Range<Int>
    let number: Int
    let last: Int

    init(_ asked: String?, of count: Int) {
        last = max(1, (count + StoryPage.most - 1) / StoryPage.most)
        number = min(max(1, asked.flatMap { Int($0) } ?? 1), last)
        shown = min(count, (number - 1) * StoryPage.most)..<min(count, number * StoryPage.most)
    }

    var isLast: Bool { number == last }

    /// Links to the one before, the next, the first and the last.
    /// - Parameter query: what else the address asks for.
    func links(_ route: Route, _ language: InterfaceLanguage, _ query: [(name: String, value: String)] = [])
        -> [StaffLink]
    {
        guard last > 1 else { return [] }
        return Set([1, number - 1, number, number + 1, last]).filter { (1...last).contains($0) }.sorted().map { page in
            let words: StaffWord =
                switch page - number {
                case 0: .storyPageHere
                case 1: .storyPageNext
                case -1: .storyPageBefore
                default: .storyPage
                }
            let asked = UrlencodedForm(query + [("bladzijde", String(page))]).encoded
            return StaffLink(
                address: route.path(in: language) + "&" + String(decoding: asked, as: UTF8.self),
                words: language.say(
                    words, ["number": language.figures(String(page)), "all": language.figures(String(last))]))
        }
    }
}
