import HTTPTypes
import Programme
import Records

/// Erasing a story: what somebody is still entering by that person alone; later one person asks and another confirms. What
/// tellers sent themselves is erased with their answers.
struct StoryErasingController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// What a visitor can do.
    private enum Way {
        /// Who enters it needs nobody.
        case own
        case ask, confirm, takeBack
        /// Not from here: who enters it, or who keeps the teller's answers.
        case author, teller

        var lead: StaffWord {
            switch self {
            case .own: .eraseStoryLead
            case .ask: .eraseStoryAsk
            case .confirm: .eraseStoryConfirm
            case .takeBack: .eraseStoryWaits
            case .author: .eraseStoryAuthor
            case .teller: .eraseStoryTeller
            }
        }

        var button: StaffWord? {
            switch self {
            case .own: .eraseStory
            case .ask: .eraseStoryAskGo
            case .confirm: .goOn
            case .takeBack: .eraseStoryDropGo
            case .author, .teller: nil
            }
        }
    }

    /// `/medewerkers/verhalen/{verhaal}/weg`
    func erase(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit), let account = visit.stay?.account.id else {
            return staff.unknown(visit)
        }
        let way = try await way(story, account)
        guard visit.isPost, way.button != nil else { return try await page(visit, story, way) }
        let why = staff.reason(visit)
        let isLeft = way == .takeBack || way == .confirm && visit.form["keuze"] == "nee"
        guard isLeft || !why.isEmpty && (way != .confirm || visit.form["keuze"] == "ja") else {
            return try await page(visit, story, way, isSent: true)
        }
        guard way == .own || desk.isCurrent(story, visit) else {
            return try await page(visit, story, way, notice: .storyChanged)
        }
        guard way == .own || way == .confirm && !isLeft else {
            var asked = story
            asked.about.erasing = isLeft ? nil : account.text
            let note = desk.note(
                visit, isLeft ? .storyErasureDropped : .storyErasureAsked, reason: isLeft ? nil : why)
            switch try await desk.store.save(asked, in: visit.scope, noting: note) {
            case .done: return staff.done(.story, visit, [story.id.text])
            case .unknown: return staff.unknown(visit)
            case .changed, .wrongState, .needsAnother, .undecided:
                return try await page(visit, story, way, notice: .storyChanged)
            }
        }
        let outcome = try await desk.store.erase(
            story.id, in: visit.scope, noting: desk.note(visit, .storyErased, reason: why))
        return outcome == .done ? staff.done(.stories, visit) : staff.unknown(visit)
    }

    private func way(_ story: Story, _ account: AccountID) async throws -> Way {
        guard let author = story.author else { return .teller }
        if story.state == .entered {
            if author == account { return .own }
            // Who left the programme enters nothing any more.
            let entering = try await staff.stores.accounts.account(author, in: .everywhere)
            if entering?.state == .active { return .author }
        }
        guard let asked = story.about.erasing else { return .ask }
        return asked == account.text ? .takeBack : .confirm
    }

    private func page(
        _ visit: StaffVisit, _ story: Story, _ way: Way, isSent: Bool = false, notice: StaffWord? = nil
    ) async throws -> Reply {
        let language = visit.language
        let ways = [desk.link(.story, .backToStory, visit, story)]
        let facts = desk.facts(story, visit, try await desk.places(visit, of: story))
        guard let button = way.button else {
            return try staff.render(
                StaffOverviewPage(
                    title: language.say(.eraseStory), lead: [language.say(way.lead)], notice: nil,
                    parts: [.init(language.say(.storyFacts), facts: facts)], ways: ways, in: language), visit)
        }
        var fields: [StaffField] = []
        if way == .confirm {
            fields.append(
                StaffField(
                    "keuze",
                    .one([
                        ("ja", language.say(.eraseStory), nil), ("nee", language.say(.eraseStoryLeave), nil),
                    ]), label: language.say(.eraseStoryChoose), values: [visit.form["keuze"] ?? ""],
                    error: isSent && visit.form["keuze"] == nil ? language.say(.wrongChoose) : nil))
        }
        if way != .takeBack {
            let why = visit.form["why"] ?? ""
            fields.append(
                StaffField(
                    "why", .line(), label: language.say(.fieldWhy), hint: language.say(.fieldWhyHint), values: [why],
                    error: isSent && why.allSatisfy(\.isWhitespace) ? language.say(.wrongWhy) : nil))
        }
        var page = StaffFormPage(
            title: language.say(.eraseStory), lead: [language.say(way.lead)],
            facts: facts,
            form: staff.makeForm(
                visit, fields, button: button, hidden: desk.hidden(story), isGrave: way != .takeBack),
            ways: ways, in: language)
        page.notice = notice.map { language.say($0) }
        return try staff.form(page, visit, isRefused: notice != nil)
    }
}
