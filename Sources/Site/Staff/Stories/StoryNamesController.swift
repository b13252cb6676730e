import HTTPTypes
import Programme
import Records
import Stories

/// Looking whether names are out: the story with placeholders, more taken out or something put back, and a person's yes.
struct StoryNamesController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// What was typed and is wrong, by the field it is shown at.
    private typealias Wrong = [String: StaffWord]

    /// `/medewerkers/verhalen/{verhaal}/namen`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit), mayRead(story, visit),
            let words = try await words(of: story, visit)
        else { return staff.unknown(visit) }
        try await desk.noteRead(story, visit)
        guard visit.isPost else { return try page(visit, story, words) }
        guard desk.isCurrent(story, visit) else { return try page(visit, story, words, notice: .storyChanged) }
        switch visit.form["doe"] {
        case "haal-weg": return try await mask(visit, story, words)
        case "zet-terug" where mayPutBack(story, words, visit): return try await unmask(visit, story, words)
        case "taal" where story.state == .naming: return try await put(visit, story, words)
        case "klaar" where story.state == .naming: return try await finish(visit, story, words)
        default: return try page(visit, story, words, notice: .sendAgain)
        }
    }

    /// After a yes a coder can still take something out: the story is then reviewed anew.
    private func mayRead(_ story: Story, _ visit: StaffVisit) -> Bool {
        switch story.state {
        case .naming, .reviewing, .second: true
        case .approved: visit.stay?.account.roles.contains(.coder) ?? false
        case .entered, .refused: false
        }
    }

    /// The words as they were told; once they are destroyed what is left of them, without names.
    private func words(of story: Story, _ visit: StaffVisit) async throws -> StoryWords? {
        if let told = try await desk.store.words(of: story.id, in: visit.scope) { return told }
        let passages = try await desk.store.passages(of: story.id, in: visit.scope)
        return passages.isEmpty ? nil : StoryWords(kept: passages)
    }

    /// Who entered a story knows what stood there; for anybody else putting something back would be a way to read it.
    private func mayPutBack(_ story: Story, _ words: StoryWords, _ visit: StaffVisit) -> Bool {
        words.isAsTold && story.author != nil && story.author == visit.stay?.account.id
    }

    // MARK: - Changes

    private func mask(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) async throws -> Reply {
        var words = words
        guard let type = visit.form["soort"].flatMap({ IdentifierType(rawValue: $0) }),
            words.plan.add(visit.form["woorden"] ?? "", as: type, in: words.text) > 0
        else { return try page(visit, story, words, wrong: ["woorden": .wrongMaskWords]) }
        return try await keep(visit, story, words, desk.note(visit, .storyChanged))
    }

    private func unmask(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) async throws -> Reply {
        var words = words
        let why = staff.reason(visit)
        var wrong: Wrong = [:]
        let place = words.plan.masks.firstIndex { !$0.isUndone && $0.placeholder == visit.form["plek"] }
        if place == nil { wrong["plek"] = .wrongChoose }
        if why.isEmpty { wrong["why"] = .wrongWhy }
        guard let place, !why.isEmpty else { return try page(visit, story, words, wrong: wrong) }
        words.plan.undo(place, everywhere: true)
        return try await keep(visit, story, words, desk.note(visit, .storyUnmasked, reason: why))
    }

    /// The language of the words as whoever reads them sees it: a teller may write in another than that of the screens. Names
    /// are looked for anew, unless somebody has decided about one.
    private func put(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) async throws -> Reply {
        guard let chosen = StoryLanguage.all.first(where: { $0 == visit.form["taal"] }) else {
            return try page(visit, story, words, wrong: ["taal": .wrongChoose])
        }
        var (story, words) = (story, words)
        story.about.language = chosen
        if story.about.toldIn == chosen { story.about.toldIn = nil }
        if words.plan.masks.allSatisfy({ !$0.isAdded && !$0.isUndone }) {
            words.plan = try await desk.tools.mask(
                try await staff.office.known(words, in: story.neighbourhood), in: chosen)
        }
        return try await keep(visit, story, words, desk.note(visit, .storyChanged))
    }

    /// Keeps other masks; what is open for review is made anew, with its proposals.
    private func keep(
        _ visit: StaffVisit, _ story: Story, _ words: StoryWords, _ note: AuditNote
    ) async throws -> Reply {
        let outcome: StoryOutcome
        if story.state == .naming {
            outcome = try await desk.store.save(story, words, in: visit.scope, noting: note)
        } else {
            outcome = try await desk.open(story.again, words, visit, note)
        }
        switch outcome {
        case .done:
            var reply = staff.done(.storyNames, visit, [story.id.text])
            let shown = visit.form["bladzijde"].flatMap { Int($0) } ?? 1
            reply.extra = reply.extra.map { HTTPField(name: $0.name, value: $0.value + "&bladzijde=\(shown)") }
            return reply
        case .changed, .wrongState: return try page(visit, story, words, notice: .storyChanged)
        case .unknown, .needsAnother, .undecided: return staff.unknown(visit)
        }
    }

    private func finish(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) async throws -> Reply {
        guard visit.form["gelezen"] == "ja" else {
            return try page(visit, story, words, wrong: ["gelezen": .wrongRead])
        }
        let note = desk.note(visit, .storyNamesOut)
        let work = desk.tools.works.begin(story.id, next: .story) { [desk] work in
            var opened = story
            opened.state = .reviewing
            return try await desk.open(opened, words, visit, note, telling: work)
        }
        return try await desk.follow(work, story, visit) ?? page(visit, story, words, notice: .storyChanged)
    }

    // MARK: - Page

    private func page(
        _ visit: StaffVisit, _ story: Story, _ words: StoryWords, wrong: Wrong = [:], notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let plan = words.plan
        let window = StoryWindow(visit.visit.parameter("bladzijde") ?? visit.form["bladzijde"], of: plan.passages.count)
        var page = StoryPage(
            title: language.say(.storyNamesTitle), passagesTitle: language.say(.storyMasked),
            passages: window.shown.map { number in
                StoryPassageView(
                    number: number, speaker: language.say(plan.passages[number].role.name),
                    isAside: plan.passages[number].role != .teller, text: plan.masked(number, of: words.text),
                    in: story.about.language)
            },
            ways: (words.isAsTold && story.state != .approved
                ? [desk.link(.storyTurns, .storyPartsTitle, visit, story)] : [])
                + [desk.link(.story, .backToStory, visit, story)])
        page.lead = [language.say(.storyNamesLead), language.say(.storyNamesLeadTwo)]
        if !words.isAsTold { page.lead.append(language.say(.storyNamesKept)) }
        if story.about.isForeign { page.lead.append(language.say(.storyNamesForeign)) }
        if story.state == .approved { page.lead.append(language.say(.storyNamesApproved)) }
        if story.state == .naming, !window.isLast { page.lead.append(language.say(.yesOnLastPage)) }
        page.notice = (notice ?? visit.notice).map { language.say($0) } ?? visit.doneNotice
        page.set(pages: window.links(visit.route, language))
        page.table = table(visit, story, words)
        page.set(after: boxes(visit, story, words, window, wrong), language)
        let isRefused = page.hasErrors || notice != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    /// Each placeholder once. What stood there is shown to whoever entered the story, and to nobody else.
    private func table(_ visit: StaffVisit, _ story: Story, _ words: StoryWords) -> StaffOverviewPage.Table? {
        let language = visit.language
        let isAuthor = mayPutBack(story, words, visit)
        var rows: [[String]] = []
        for mask in Self.placeholders(words.plan) {
            let same = words.plan.activeMasks.filter { $0.placeholder == mask.placeholder }
            var row = [mask.placeholder, language.say(mask.type.name), language.figures(String(same.count))]
            if isAuthor { row.append(Set(same.map { words.text[$0.range] }).sorted().joined(separator: ", ")) }
            rows.append(row)
        }
        guard !rows.isEmpty else { return nil }
        let columns: [StaffWord] = [.columnPlaceholder, .columnKind, .columnTimes] + (isAuthor ? [.columnStood] : [])
        return StaffOverviewPage.Table(
            language.say(.masksTitle), columns: columns.map { language.say($0) }, rows: rows)
    }

    private static func placeholders(_ plan: StoryPlan) -> [StoryPlan.Mask] {
        var seen: Set<String> = []
        return plan.activeMasks.filter { seen.insert($0.placeholder).inserted }
    }

    private func boxes(
        _ visit: StaffVisit, _ story: Story, _ words: StoryWords, _ window: StoryWindow, _ wrong: Wrong
    ) -> [StoryBox] {
        let language = visit.language
        let hidden = desk.hidden(story) + [.init(name: "bladzijde", value: String(window.number))]
        func error(_ name: String) -> String? { wrong[name].map { language.say($0) } }
        func box(_ heading: StaffWord, _ lead: StaffWord, _ fields: [StaffField], _ value: String, _ button: StaffWord)
            -> StoryBox
        {
            StoryBox(
                heading: language.say(heading), paragraphs: [language.say(lead)],
                action: visit.route.path(in: language), token: staff.token(for: visit.route, visit.stay),
                hidden: hidden, fields: fields, buttons: [.init(value, language.say(button))])
        }
        let kinds = IdentifierType.allCases.map { (value: $0.rawValue, words: language.say($0.name)) }
        let known = Self.placeholders(words.plan).map { (value: $0.placeholder, words: $0.placeholder) }
        var boxes = [
            box(
                .maskMore, .maskMoreLead,
                [
                    StaffField(
                        "woorden", .line(), label: language.say(.fieldMaskWords), values: [visit.form["woorden"] ?? ""],
                        error: error("woorden")),
                    StaffField(
                        "soort", .menu(kinds), label: language.say(.fieldMaskKind), values: [visit.form["soort"] ?? ""]),
                ], "haal-weg", .maskGo)
        ]
        if !known.isEmpty, mayPutBack(story, words, visit) {
            boxes.append(
                box(
                    .maskBack, .maskBackLead,
                    [
                        StaffField(
                            "plek", .menu([("", language.say(.pickOne))] + known),
                            label: language.say(.columnPlaceholder), values: [visit.form["plek"] ?? ""],
                            error: error("plek")),
                        StaffField(
                            "why", .line(), label: language.say(.fieldWhy), hint: language.say(.fieldWhyHint),
                            values: [visit.form["why"] ?? ""], error: error("why")),
                    ], "zet-terug", .maskBackGo))
        }
        if story.state == .naming {
            let languages = StoryLanguage.choices(in: language).map { (value: $0.code, words: $0.name) }
            boxes.append(
                box(
                    .writtenChange, .writtenChangeLead,
                    [
                        StaffField(
                            "taal", .menu(languages), label: language.say(.fieldWritten),
                            values: [visit.form["taal"] ?? story.about.language], error: error("taal"))
                    ], "taal", .save))
        }
        // Who has seen the end may say that all was read.
        guard story.state == .naming, window.isLast else { return boxes }
        let read = StaffField(
            "gelezen", .several([("ja", language.say(story.about.isForeign ? .namesSearched : .namesRead), nil)]),
            label: language.say(.fieldRead),
            values: visit.form.all("gelezen"), error: error("gelezen"))
        var done = box(.namesDone, .namesDoneLead, [read], "klaar", .namesDoneGo)
        done.busy = language.say(.busyTags)
        return boxes + [done]
    }
}
