import HTTPTypes
import Programme
import Records
import Stories

/// Entering the words of a story, saved while they are typed, and correcting who speaks where. Only whoever enters a story
/// sees these pages.
struct StoryEntryController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    // MARK: - Words

    /// `/medewerkers/verhalen/{verhaal}/tekst`
    func text(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.ownStory(visit),
            var words = try await desk.store.words(of: story.id, in: visit.scope)
        else { return staff.unknown(visit) }
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

// MARK: - Turns

extension StoryEntryController {
    /// `/medewerkers/verhalen/{verhaal}/beurten`: who speaks where; passages can be split and joined.
    func turns(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.ownStory(visit),
            var words = try await desk.store.words(of: story.id, in: visit.scope), !words.plan.passages.isEmpty
        else { return staff.unknown(visit) }
        guard visit.isPost else { return try page(visit, story, words) }
        guard desk.isCurrent(story, visit) else { return try page(visit, story, words, notice: .storyChanged) }
        correct(&words, visit.form)
        if visit.form["doe"] == "klaar" { return try await divided(visit, story, words) }
        let outcome = try await desk.store.save(story, words, in: visit.scope, noting: nil)
        guard outcome == .done else { return try page(visit, story, words, notice: .storyChanged) }
        let shown = visit.form["bladzijde"].flatMap { Int($0) } ?? 1
        var reply = staff.seeOther(.storyTurns, visit, [story.id.text])
        let address = visit.route.path(in: visit.language) + "&bladzijde=\(shown)" + anchor(visit.form)
        reply.extra = [HTTPField(name: .location, value: address)]
        return reply
    }

    /// What was changed on the page: who somebody is, who speaks in a passage, and one passage split or joined.
    private func correct(_ words: inout StoryWords, _ form: UrlencodedForm) {
        func role(_ name: String) -> SpeakerRole? {
            form[name].flatMap { Int($0) }.flatMap { SpeakerRole(rawValue: $0) }
        }
        for number in words.plan.speakers.indices {
            guard let role = role("spreker-\(number)"), role != words.plan.speakers[number].role else { continue }
            words.plan.setRole(role, ofSpeaker: number)
        }
        for number in words.plan.passages.indices {
            // A passage that followed its speaker follows still; one that was set by itself stays.
            guard let role = role("rol-\(number)"), form["was-\(number)"] != form["rol-\(number)"] else { continue }
            words.plan.setRole(role, ofPassage: number)
        }
        let asked = (form["doe"] ?? "").split(separator: "-")
        let numbers = asked.dropFirst().compactMap { Int($0) }
        if asked.first == "samen", numbers.count == 1 { words.plan.joinToPrevious(numbers[0]) }
        if asked.first == "splits", numbers.count == 2 { words.plan.split(numbers[0], at: numbers[1], in: words.text) }
    }

    /// Where on the page the visitor was.
    private func anchor(_ form: UrlencodedForm) -> String {
        let parts = (form["doe"] ?? "").split(separator: "-")
        guard parts.count > 1, let number = Int(parts[1]) else { return "" }
        return "#stuk-\(parts[0] == "samen" ? max(1, number) : number + 1)"
    }

    /// On to the names: what could lead to a person is looked for now.
    private func divided(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) async throws -> Reply {
        var (story, words) = (story, words)
        words.plan = try await desk.masked(words, of: story)
        story.state = .naming
        let outcome = try await desk.store.save(
            story, words, in: visit.scope, noting: desk.note(visit, .storyChanged))
        guard outcome == .done else { return try page(visit, story, words, notice: .storyChanged) }
        return staff.seeOther(.storyNames, visit, [story.id.text])
    }

    private func page(
        _ visit: StaffVisit, _ story: Story, _ words: StoryWords, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let plan = words.plan
        let window = StoryWindow(visit.visit.parameter("bladzijde") ?? visit.form["bladzijde"], of: plan.passages.count)
        let speakers = plan.speakers.enumerated().filter { !$1.label.isEmpty }.map { number, speaker in
            field("spreker-\(number)", speaker.label, speaker.role, language)
        }
        let page = StoryTurnsPage(
            title: language.say(.storyTurnsTitle), lead: [language.say(.storyTurnsLead)],
            notice: (notice ?? visit.notice).map { language.say($0) }, action: visit.route.path(in: language),
            token: staff.token(for: visit.route, visit.stay), revision: String(story.revision),
            page: String(window.number), speakers: speakers,
            passages: window.shown.map { turn($0, words, language) },
            pages: window.links(visit.route, language),
            ways: [
                desk.link(.storyText, .storyTextTitle, visit, story), desk.link(.story, .backToStory, visit, story),
            ])
        let isRefused = notice != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    private func turn(_ number: Int, _ words: StoryWords, _ language: InterfaceLanguage) -> StoryTurnsPage.Turn {
        let passage = words.plan.passages[number]
        let starts = words.plan.sentenceStarts(of: number, in: words.text)
        let ends = starts.dropFirst() + [passage.end]
        return StoryTurnsPage.Turn(
            anchor: "stuk-\(number + 1)", text: words.text[passage.range],
            role: field(
                "rol-\(number)", language.say(.passageNumber, ["number": language.figures(String(number + 1))]),
                passage.role, language),
            was: "was-\(number)", wasValue: String(passage.role.rawValue),
            join: number > 0 ? "samen-\(number)" : nil,
            splits: zip(starts, ends).map { start, end in
                let sentence = words.text[start..<end].prefix(60)
                return .init(
                    value: "splits-\(number)-\(start)", words: language.say(.splitBefore, ["words": String(sentence)]))
            })
    }

    private func field(
        _ name: String, _ label: String, _ role: SpeakerRole, _ language: InterfaceLanguage
    ) -> StaffField {
        StaffField(
            name, .menu(SpeakerRole.allCases.map { (String($0.rawValue), language.say($0.name)) }), label: label,
            values: [String(role.rawValue)])
    }
}

extension StoryDesk {
    /// How a story is masked: what is known of it and of its neighbourhood goes first.
    func masked(_ words: StoryWords, of story: Story) async throws -> StoryPlan {
        try await tools.mask(try await staff.office.known(words, in: story.neighbourhood))
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
    let notice: String?
    let action: String
    let token: String
    let revision: String
    let page: String
    let speakers: [StaffField]
    let hasSpeakers: Bool
    let passages: [Turn]
    let pages: [StaffLink]
    let hasPages: Bool
    let ways: [StaffLink]

    init(
        title: String, lead: [String], notice: String?, action: String, token: String, revision: String, page: String,
        speakers: [StaffField], passages: [Turn], pages: [StaffLink], ways: [StaffLink]
    ) {
        self.title = title
        self.lead = lead
        self.notice = notice
        self.action = action
        self.token = token
        self.revision = revision
        self.page = page
        self.speakers = speakers
        hasSpeakers = !speakers.isEmpty
        self.passages = passages
        self.pages = pages
        hasPages = pages.count > 1
        self.ways = ways
    }
}
