import HTTPTypes
import Programme
import Records
import Stories

/// Entering the words of a story, saved while they are typed. Only whoever enters a story sees this page.
struct StoryEntryController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}/tekst`
    func text(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.ownStory(visit),
            var words = try await desk.store.words(of: story.id, in: visit.scope)
        else { return try gone(visit) }
        try await desk.noteRead(story, visit)
        guard visit.isPost || visit.prefill != nil else { return try page(visit, story, words) }
        let typed = visit.form["tekst"] ?? ""
        let text = StoryText(cleaning: typed)
        let isCut = text.scalars.count == StoryText.most && typed.unicodeScalars.count > StoryText.most
        guard isCurrent(story, visit) || text == words.text else {
            return try other(visit, story, words, typed)
        }
        guard visit.isPost else { return try page(visit, story, words, typed) }
        guard !isCut else { return try page(visit, story, words, typed, wrong: .wrongTranscriptLarge) }
        var revision = story.revision
        if text != words.text {
            words.text = text
            words.plan = StoryPlan(dividing: text)
            switch try await desk.store.save(story, words, in: visit.scope, noting: nil) {
            case .done: revision += 1
            case .unknown: return try gone(visit)
            case .changed, .wrongState, .needsAnother, .undecided:
                guard let story = try await desk.ownStory(visit),
                    let words = try await desk.store.words(of: story.id, in: visit.scope)
                else { return try gone(visit) }
                return try other(visit, story, words, typed)
            }
        }
        if visit.visit.isByScript { return .text(String(revision)) }
        guard visit.form["doe"] == "verder" else { return staff.done(.storyText, visit, [story.id.text]) }
        guard !words.plan.passages.isEmpty else {
            return try page(visit, story, words, typed, wrong: .wrongTranscriptEmpty)
        }
        return staff.seeOther(.storyTurns, visit, [story.id.text])
    }

    /// Whether a form was made for what is kept now, or says that its words go in the place of exactly that.
    private func isCurrent(_ story: Story, _ visit: StaffVisit) -> Bool {
        desk.isCurrent(story, visit) || visit.form["keuze"] == String(story.revision)
    }

    /// Another window saved something else: both stand on the page, and which of them stays is chosen.
    private func other(_ visit: StaffVisit, _ story: Story, _ words: StoryWords, _ typed: String) throws -> Reply {
        if visit.visit.isByScript { return .text("changed", status: .conflict) }
        return try page(visit, story, words, typed, wrong: .storyTextChanged)
    }

    /// The story went on or was erased while somebody typed: what was typed is shown to whoever typed it. Says no more of a
    /// story than that it is not there to be typed.
    private func gone(_ visit: StaffVisit) throws -> Reply {
        let typed = visit.form["tekst"] ?? ""
        guard typed.contains(where: { !$0.isWhitespace }) else { return staff.unknown(visit) }
        if visit.visit.isByScript { return .text("gone", status: .conflict) }
        let language = visit.language
        let page = StoryTextPage(
            visit, field(typed, .storyTextGone, language), ways: [desk.link(.stories, .backToStories, visit)])
        return try staff.render(page, visit, status: .conflict)
    }

    private func field(_ text: String, _ wrong: StaffWord?, _ language: InterfaceLanguage) -> StaffField {
        StaffField(
            "tekst", .area, label: language.say(.fieldWords), hint: language.say(.fieldWordsHint), values: [text],
            error: wrong.map { language.say($0) })
    }

    /// - Parameter typed: what stands in the box; nil: what is kept.
    private func page(
        _ visit: StaffVisit, _ story: Story, _ words: StoryWords, _ typed: String? = nil, wrong: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let text = typed ?? words.text.string
        var page = StoryTextPage(
            visit, field(text, wrong, language), ways: [desk.link(.story, .backToStory, visit, story)])
        page.token = staff.token(for: visit.route, visit.stay)
        page.maySave = true
        page.isUnsaved = text != words.text.string
        page.revision = String(story.revision)
        if wrong == .storyTextChanged {
            // The older number stays in the form: without a choice nothing goes over what another window saved.
            page.revision = visit.form["versie"] ?? ""
            page.kept = StoryTextPage.Kept(
                text: words.text.string,
                choice: StaffField(
                    "keuze", .several([(String(story.revision), language.say(.storyKeepMine), nil)]),
                    label: language.say(.storyKeepAsk), hint: language.say(.storyKeepHint)))
        }
        let isRefused = wrong != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }
}

/// The words of a story in a large box.
struct StoryTextPage: HTMLPage {
    static let template = "staff/story-text"

    /// What another window saved, and the choice to put what was typed in its place.
    struct Kept: Sendable {
        let text: String
        let choice: StaffField
    }

    let title: String
    let titlePrefix: String
    let notice: String?
    let errors: [StaffField.Fault]
    let hasErrors: Bool
    let action: String
    var token = ""
    var revision = ""
    let field: StaffField
    /// What is in the box is not what is kept.
    var isUnsaved = false
    /// The story is there to be typed.
    var maySave = false
    var kept: Kept?
    let ways: [StaffLink]

    init(_ visit: StaffVisit, _ field: StaffField, ways: [StaffLink]) {
        let language = visit.language
        title = language.say(.storyTextTitle)
        titlePrefix = field.fault == nil ? "" : language.say(.errorPrefix) + " "
        notice = visit.notice.map { language.say($0) } ?? visit.doneNotice
        errors = field.fault.map { [$0] } ?? []
        hasErrors = field.fault != nil
        action = visit.route.path(in: language)
        self.field = field
        self.ways = ways
    }
}
