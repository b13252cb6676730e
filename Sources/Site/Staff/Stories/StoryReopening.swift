import Programme
import Records

/// Putting a story that was refused back under review.
struct StoryReopening {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// A page without a word of the story: why it is looked at again.
    func refused(_ visit: StaffVisit, _ story: Story) async throws -> Reply {
        // Past its day nothing of it is left to look at.
        guard try await !desk.store.passages(of: story.id, in: visit.scope).isEmpty else { return staff.unknown(visit) }
        let why = staff.reason(visit)
        guard visit.isPost, !why.isEmpty else { return try await page(visit, story) }
        guard desk.isCurrent(story, visit) else { return try await page(visit, story, notice: .storyChanged) }
        let note = desk.note(visit, .storyReopened, reason: why)
        switch try await desk.store.save(story.again, in: visit.scope, noting: note) {
        case .done: return staff.done(.storyReview, visit, [story.id.text])
        case .unknown: return staff.unknown(visit)
        case .changed, .wrongState, .needsAnother, .undecided:
            return try await page(visit, story, notice: .storyChanged)
        }
    }

    private func page(_ visit: StaffVisit, _ story: Story, notice: StaffWord? = nil) async throws -> Reply {
        let language = visit.language
        var page = StaffFormPage(
            title: language.say(.againTitle), lead: [language.say(.againRefused)],
            facts: desk.facts(story, visit, try await desk.places(visit, of: story)),
            form: staff.makeForm(
                visit, [staff.why(visit, isDemanded: true)], button: .againGo, hidden: desk.hidden(story)),
            ways: [desk.link(.story, .backToStory, visit, story)], in: language)
        page.notice = notice.map { language.say($0) }
        return try staff.form(page, visit, isRefused: notice != nil)
    }
}

extension StaffOffice {
    /// Why somebody does what they do, as they wrote it; empty when they did not.
    func reason(_ visit: StaffVisit) -> String {
        (visit.form["why"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
