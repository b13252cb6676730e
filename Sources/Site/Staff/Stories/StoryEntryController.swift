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
        else { return staff.unknown(visit) }
        try await desk.noteRead(story, visit)
        guard visit.isPost else {
            let isTyped = visit.prefill != nil
            return try page(visit, story, isTyped ? visit.form["tekst"] ?? "" : words.text.string)
        }
        let typed = visit.form["tekst"] ?? ""
        let text = StoryText(cleaning: typed)
        let isCut = text.scalars.count == StoryText.most && typed.unicodeScalars.count > StoryText.most
        guard desk.isCurrent(story, visit) || text == words.text else {
            // Another window saved something else: both are kept, one on the page, one in the store.
            return visit.visit.isByScript
                ? .text("changed", status: .conflict) : try page(visit, story, typed, wrong: .storyTextChanged)
        }
        guard !isCut else { return try page(visit, story, typed, wrong: .wrongTranscriptLarge) }
        var revision = story.revision
        if text != words.text {
            words.text = text
            words.plan = StoryPlan(dividing: text)
            let outcome = try await desk.store.save(story, words, in: visit.scope, noting: nil)
            guard outcome == .done else {
                return visit.visit.isByScript
                    ? .text("changed", status: .conflict) : try page(visit, story, typed, wrong: .storyTextChanged)
            }
            revision += 1
        }
        if visit.visit.isByScript { return .text(String(revision)) }
        guard visit.form["doe"] == "verder" else { return staff.done(.storyText, visit, [story.id.text]) }
        guard !words.plan.passages.isEmpty else {
            return try page(visit, story, typed, wrong: .wrongTranscriptEmpty)
        }
        return staff.seeOther(.storyTurns, visit, [story.id.text])
    }

    private func page(_ visit: StaffVisit, _ story: Story, _ text: String, wrong: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let field = StaffField(
            "tekst", .area, label: language.say(.fieldWords), hint: language.say(.fieldWordsHint), values: [text],
            error: wrong.map { language.say($0) })
        let page = StoryTextPage(
            title: language.say(.storyTextTitle),
            titlePrefix: wrong == nil ? "" : language.say(.errorPrefix) + " ",
            notice: visit.notice.map { language.say($0) } ?? visit.doneNotice,
            errors: field.fault.map { [$0] } ?? [], hasErrors: wrong != nil,
            action: visit.route.path(in: language), token: staff.token(for: visit.route, visit.stay),
            revision: String(story.revision), field: field,
            ways: [desk.link(.story, .backToStory, visit, story)])
        let isRefused = wrong != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }
}

/// The words of a story in a large box.
struct StoryTextPage: HTMLPage {
    static let template = "staff/story-text"
    let title: String
    let titlePrefix: String
    let notice: String?
    let errors: [StaffField.Fault]
    let hasErrors: Bool
    let action: String
    let token: String
    let revision: String
    let field: StaffField
    let ways: [StaffLink]
}
