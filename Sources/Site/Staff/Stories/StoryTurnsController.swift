import HTTPTypes
import Programme
import Records
import Stories

/// Correcting who speaks where, splitting passages and joining them: by whoever enters a story, in its words; once names were
/// looked for by readers too, with placeholders.
struct StoryTurnsController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}/beurten`: who speaks where; passages can be split and joined.
    func turns(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await divisible(visit),
            var words = try await desk.store.words(of: story.id, in: visit.scope), !words.plan.passages.isEmpty
        else { return staff.unknown(visit) }
        try await desk.noteRead(story, visit)
        guard visit.isPost else { return try page(visit, story, words) }
        guard desk.isCurrent(story, visit) else { return try page(visit, story, words, notice: .storyChanged) }
        let plan = words.plan
        let numbers = correct(&words, visit.form, isMasked: story.state != .entered)
        if visit.form["doe"] == "klaar", story.state == .entered { return try await divided(visit, story, words) }
        if words.plan != plan {
            guard try await keep(story, words, numbers, visit) == .done else {
                return try page(visit, story, words, notice: .storyChanged)
            }
        }
        let shown = visit.form["bladzijde"].flatMap { Int($0) } ?? 1
        var reply = staff.seeOther(.storyTurns, visit, [story.id.text])
        let address = visit.route.path(in: visit.language) + "&bladzijde=\(shown)" + anchor(visit.form)
        reply.extra = [HTTPField(name: .location, value: address)]
        return reply
    }

    /// A story that this visitor may divide now: in its words whoever enters it, afterwards who reads it without names.
    private func divisible(_ visit: StaffVisit) async throws -> Story? {
        guard let story = try await desk.story(visit) else { return nil }
        switch story.state {
        case .entered: return story.author == visit.stay?.account.id ? story : nil
        case .naming, .reviewing, .second: return story
        case .approved, .refused: return nil
        }
    }

    private func keep(
        _ story: Story, _ words: StoryWords, _ numbers: PassageNumbers, _ visit: StaffVisit
    ) async throws -> StoryOutcome {
        guard story.state.isOpen else {
            let note = story.state == .entered ? nil : desk.note(visit, .storyChanged)
            return try await desk.store.save(story, words, in: visit.scope, noting: note)
        }
        return try await desk.open(story.again, words, visit, desk.note(visit, .storyChanged), numbered: numbers)
    }

    /// What was changed on the page: who somebody is, who speaks in a passage, and one passage split or joined.
    private func correct(_ words: inout StoryWords, _ form: UrlencodedForm, isMasked: Bool) -> PassageNumbers {
        func role(_ name: String) -> SpeakerRole? {
            form[name].flatMap { Int($0) }.flatMap { SpeakerRole(rawValue: $0) }
        }
        for number in words.plan.speakers.indices where !isMasked {
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
        let before = words.plan.passages.count
        if asked.first == "samen", numbers.count == 1, !isMasked || words.plan.joinsCleanly(numbers[0], in: words.text)
        {
            words.plan.joinToPrevious(numbers[0])
            return words.plan.passages.count < before ? .joined(numbers[0]) : .same
        }
        if asked.first == "splits", numbers.count == 2 {
            words.plan.split(numbers[0], at: numbers[1], in: words.text)
            return words.plan.passages.count > before ? .split(numbers[0]) : .same
        }
        return .same
    }

    /// Where on the page the visitor was.
    private func anchor(_ form: UrlencodedForm) -> String {
        let parts = (form["doe"] ?? "").split(separator: "-")
        guard parts.count > 1, let number = Int(parts[1]) else { return "" }
        return "#stuk-\(parts[0] == "samen" ? max(1, number) : number + 1)"
    }

    /// On to the names: what could lead to a person is looked for now.
    private func divided(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) async throws -> Reply {
        let note = desk.note(visit, .storyChanged)
        let work = desk.tools.works.begin(story.id, next: .storyNames) { [desk] work in
            var (story, words) = (story, words)
            words.plan = try await desk.masked(words, of: story, telling: work)
            story.state = .naming
            return try await desk.store.save(story, words, in: visit.scope, noting: note)
        }
        return try await desk.follow(work, story, visit) ?? page(visit, story, words, notice: .storyChanged)
    }

    private func page(
        _ visit: StaffVisit, _ story: Story, _ words: StoryWords, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let plan = words.plan
        let window = StoryWindow(visit.visit.parameter("bladzijde") ?? visit.form["bladzijde"], of: plan.passages.count)
        let isMasked = story.state != .entered
        // Chosen before the time was over: it says something of the passages as they were then.
        let kept = visit.isPost ? nil : visit.prefill
        let isStale = kept != nil && kept?["versie"] != String(story.revision)
        let chosen = isStale ? nil : kept
        // A speaker's label may be a name.
        let speakers = (isMasked ? [] : plan.speakers).enumerated().filter { !$1.label.isEmpty }.map {
            number, speaker in
            field("spreker-\(number)", speaker.label, speaker.role, chosen, language)
        }
        let notice = notice ?? (isStale ? .storyChanged : visit.notice)
        let page = StoryTurnsPage(
            title: language.say(isMasked ? .storyPartsTitle : .storyTurnsTitle),
            lead: [language.say(isMasked ? .turnsMaskedLead : .storyTurnsLead)], isMasked: isMasked,
            notice: notice.map { language.say($0) }, action: visit.route.path(in: language),
            token: staff.token(for: visit.route, visit.stay), revision: String(story.revision),
            page: String(window.number), in: story.about.language, speakers: speakers,
            passages: window.shown.map { turn($0, words, chosen, language, isMasked: isMasked) },
            pages: window.links(visit.route, language),
            ways: [
                isMasked
                    ? desk.link(.storyNames, .storyNamesTitle, visit, story)
                    : desk.link(.storyText, .storyTextTitle, visit, story),
                desk.link(.story, .backToStory, visit, story),
            ])
        let isRefused = notice != nil && notice != .wordsKept
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    private func turn(
        _ number: Int, _ words: StoryWords, _ chosen: UrlencodedForm?, _ language: InterfaceLanguage, isMasked: Bool
    ) -> StoryTurnsPage.Turn {
        let passage = words.plan.passages[number]
        func shown(_ range: Range<Int>) -> String {
            isMasked ? words.plan.masked(range, of: words.text) : words.text[range]
        }
        let joins = isMasked ? words.plan.joinsCleanly(number, in: words.text) : number > 0
        let starts = words.plan.sentenceStarts(of: number, in: words.text)
        let ends = starts.dropFirst() + [passage.end]
        return StoryTurnsPage.Turn(
            anchor: "stuk-\(number + 1)", text: shown(passage.range),
            role: field(
                "rol-\(number)", language.say(.passageNumber, ["number": language.figures(String(number + 1))]),
                passage.role, chosen, language),
            was: "was-\(number)", wasValue: String(passage.role.rawValue),
            join: joins ? "samen-\(number)" : nil,
            splits: zip(starts, ends).map { start, end in
                let sentence = shown(start..<end).prefix(60)
                return .init(
                    value: "splits-\(number)-\(start)", words: language.say(.splitBefore, ["words": String(sentence)]))
            })
    }

    private func field(
        _ name: String, _ label: String, _ role: SpeakerRole, _ chosen: UrlencodedForm?, _ language: InterfaceLanguage
    ) -> StaffField {
        StaffField(
            name, .menu(SpeakerRole.allCases.map { (String($0.rawValue), language.say($0.name)) }), label: label,
            values: [chosen?[name] ?? String(role.rawValue)])
    }
}

extension StoryDesk {
    /// How a story is masked: what is known of it and of its neighbourhood goes first.
    func masked(_ words: StoryWords, of story: Story, telling work: StoryWork) async throws -> StoryPlan {
        try await tools.mask(
            try await staff.office.known(words, in: story.neighbourhood), in: story.about.language, telling: work)
    }
}
