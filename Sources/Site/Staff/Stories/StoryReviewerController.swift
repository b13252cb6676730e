import HTTPTypes
import Programme
import Records

/// Choosing who reviews a story.
struct StoryReviewerController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}/nakijker`
    func choose(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit), story.state != .refused else { return staff.unknown(visit) }
        let coders = try await desk.coders(for: story)
        let chosen = visit.form["nakijker"] ?? story.about.reviewer ?? ""
        let isRight = chosen.isEmpty || coders.contains { $0.id.text == chosen }
        guard visit.isPost, visit.form["nakijker"] != nil, isRight else {
            return try page(visit, story, coders, chosen, wrong: visit.isPost ? .wrongChoose : nil)
        }
        guard desk.isCurrent(story, visit) else {
            return try page(visit, story, coders, chosen, notice: .storyChanged)
        }
        var changed = story
        changed.about.reviewer = chosen.isEmpty ? nil : chosen
        switch try await desk.store.save(changed, in: visit.scope, noting: desk.note(visit, .storyAssigned)) {
        case .done: return staff.done(.story, visit, [story.id.text])
        case .changed, .wrongState, .needsAnother, .undecided:
            return try page(visit, story, coders, chosen, notice: .storyChanged)
        case .unknown: return staff.unknown(visit)
        }
    }

    private func page(
        _ visit: StaffVisit, _ story: Story, _ coders: [Account], _ chosen: String, wrong: StaffWord? = nil,
        notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let field = StaffField(
            "nakijker", .menu([("", language.say(.anyReviewer))] + coders.map { ($0.id.text, $0.name) }),
            label: language.say(.fieldReviewer), values: [chosen], error: wrong.map { language.say($0) })
        var page = StaffFormPage(
            title: language.say(.storyReviewer), lead: [language.say(.storyReviewerLead)],
            form: staff.makeForm(visit, [field], button: .save, hidden: desk.hidden(story)),
            ways: [desk.link(.story, .backToStory, visit, story)], in: language)
        page.notice = notice.map { language.say($0) }
        return try staff.form(page, visit, isRefused: notice != nil)
    }
}

extension StoryDesk {
    /// Names of the coders among these accounts.
    func names(of accounts: [String]) async throws -> [String: String] {
        var names: [String: String] = [:]
        for text in Set(accounts) {
            guard let id = AccountID(text: text),
                let account = try await staff.stores.accounts.account(id, in: .everywhere),
                account.roles.contains(.coder)
            else { continue }
            names[text] = account.name
        }
        return names
    }

    /// Who can review a story, by name.
    func coders(for story: Story) async throws -> [Account] {
        try await staff.stores.accounts.accounts(in: .everywhere).filter {
            $0.state == .active && $0.roles.contains(.coder) && $0.scope.holds(story.neighbourhood)
        }.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
    }
}
