import HTTPTypes
import Programme
import Records
import Stories

/// Stories: which there are, how far each has come, entering a new one, and erasing one.
struct StoriesController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    // MARK: - List

    /// `/medewerkers/verhalen`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let places = try await desk.places(visit)
        let mayEnter = visit.stay?.account.roles.contains(.interviewer) ?? false
        let mayFind = visit.stay.map { StaffPage.storySearch.access.admits($0.account.roles) } ?? false
        let page = StaffListPage(
            title: language.say(.menuStories), lead: [language.say(.storiesLead)], notice: visit.doneNotice,
            buttons: (mayEnter ? [desk.link(.newStory, .newStory, visit)] : [])
                + (mayFind ? [desk.link(.storySearch, .storySearch, visit)] : [])
                + [desk.link(.storyCodebook, .storyCodebook, visit)],
            all: try await desk.store.stories(in: visit.scope),
            query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .stories,
            name: { desk.name($0, language, places.neighbourhoods) }, count: .storiesCount, in: language
        ) { story in
            StaffListPage.Row(
                address: Route.staff(.story, [story.id.text]).path(in: language),
                name: desk.name(story, language, places.neighbourhoods), facts: desk.facts(story, visit, places))
        }
        return try staff.render(page, visit)
    }

    // MARK: - New

    /// `/medewerkers/verhalen/nieuw`
    func add(_ visit: StaffVisit) async throws -> Reply {
        guard let author = visit.stay?.account.id else { return staff.unknown(visit) }
        var form = try await form(visit.form, visit)
        guard visit.isPost else { return try aboutPage(visit, form, nil) }
        form.isSent = true
        var text = StoryText(kept: "")
        if let file = visit.visit.files.first(where: { $0.field == "bestand" && !$0.bytes.isEmpty }) {
            do throws(TranscriptFault) {
                text = try await desk.tools.reader.text(of: file.bytes)
            } catch {
                form.fault = error
                return try aboutPage(visit, form, nil)
            }
        }
        guard let story = form.story(by: author, in: staff.office.clock.week) else {
            return try aboutPage(visit, form, nil)
        }
        let words = StoryWords(text: text, known: form.known, plan: StoryPlan(dividing: text))
        let outcome = try await desk.store.enter(
            story, words, in: visit.scope, noting: desk.note(visit, .storyEntered))
        guard outcome == .done else { return staff.unknown(visit) }
        return staff.seeOther(text.scalars.isEmpty ? .storyText : .storyTurns, visit, [story.id.text])
    }

    /// `/medewerkers/verhalen/{verhaal}/gegevens`
    func change(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.ownStory(visit),
            var words = try await desk.store.words(of: story.id, in: visit.scope)
        else { return staff.unknown(visit) }
        let isTyped = visit.isPost || visit.prefill != nil
        var form = try await form(isTyped ? visit.form : StoryForm.typed(story, words.known), visit)
        form.isSent = visit.isPost
        guard visit.isPost, let changed = form.changed(story) else { return try aboutPage(visit, form, story) }
        guard desk.isCurrent(story, visit) else { return try aboutPage(visit, form, story, notice: .storyChanged) }
        words.known = form.known
        let outcome = try await desk.store.save(
            changed, words, in: visit.scope, noting: desk.note(visit, .storyChanged))
        switch outcome {
        case .done: return staff.done(.story, visit, [story.id.text])
        case .changed: return try aboutPage(visit, form, story, notice: .storyChanged)
        case .unknown, .wrongState, .needsAnother, .undecided: return staff.unknown(visit)
        }
    }

    private func form(_ typed: UrlencodedForm, _ visit: StaffVisit) async throws -> StoryForm {
        StoryForm(
            typed, neighbourhoods: try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope),
            rounds: try await staff.stores.rounds.rounds(in: visit.scope), today: staff.office.clock.day,
            in: visit.language)
    }

    private func aboutPage(
        _ visit: StaffVisit, _ form: StoryForm, _ story: Story?, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        var page = StaffFormPage(
            title: language.say(story == nil ? .newStory : .storyAboutTitle), lead: [language.say(.newStoryLead)],
            form: staff.makeForm(
                visit, form.fields(withFile: story == nil), button: story == nil ? .goOn : .save,
                hidden: story.map { desk.hidden($0) } ?? []),
            ways: [
                story.map { desk.link(.story, .backToStory, visit, $0) } ?? desk.link(.stories, .backToStories, visit)
            ],
            in: language)
        page.notice = notice.map { language.say($0) }
        return try staff.form(page, visit)
    }
}

// MARK: - One

extension StoriesController {
    /// `/medewerkers/verhalen/{verhaal}`: how far it has come, and what can be done now.
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let places = try await desk.places(visit)
        let about = story.about
        func yes(_ isSo: Bool) -> String { language.say(isSo ? .declaredYes : .declaredNo) }
        let more = [
            StaffFact(term: language.say(.fieldAgreed), words: agreed(about.consent, language)),
            StaffFact(
                term: language.say(.fieldRecording),
                words: about.recordingDeleted.map { language.words(for: $0) } ?? language.say(.notSaid)),
            StaffFact(term: language.say(.fieldOriginal), words: try await original(story, language)),
        ]
        let page = StaffOverviewPage(
            title: desk.name(story, language, places.neighbourhoods), lead: [language.say(story.state.about)],
            notice: visit.doneNotice,
            parts: [.init(language.say(.storyFacts), facts: desk.facts(story, visit, places) + more)],
            ways: steps(story, visit) + [
                desk.link(.eraseStory, .eraseStory, visit, story), desk.link(.stories, .backToStories, visit),
            ], in: language)
        return try staff.render(page, visit)
    }

    private func agreed(_ consent: StoryConsent, _ language: InterfaceLanguage) -> String {
        let all: [(Bool, StaffWord)] = [
            (consent.keeps, .agreedKeep), (consent.quotes, .agreedQuote), (consent.isSpoken, .agreedSpoken),
            (consent.hasParent, .agreedParent),
        ]
        return all.filter(\.0).map { language.say($0.1) }.joined(separator: "; ")
    }

    /// What becomes of the words as they were told.
    private func original(_ story: Story, _ language: InterfaceLanguage) async throws -> String {
        guard story.author != nil else { return language.say(.originalOfTeller) }
        guard try await desk.store.words(of: story.id, in: .everywhere) != nil else {
            return language.say(.originalGone)
        }
        let round = try await desk.round(of: story)
        let ends = StoryOriginal(story, erasing: round?.accountability.retained).ends
        return language.say(.originalUntil, ["day": language.words(for: ends)])
    }

    /// What the visitor can do with a story now.
    private func steps(_ story: Story, _ visit: StaffVisit) -> [StaffLink] {
        let isAuthor = story.author == visit.stay?.account.id
        let isCoder = visit.stay?.account.roles.contains(.coder) ?? false
        let pages: [(StaffPage, StaffWord)]
        switch story.state {
        case .entered:
            pages =
                isAuthor
                ? [(.storyText, .storyTextTitle), (.storyTurns, .storyTurnsTitle), (.storyAbout, .storyAboutTitle)] : []
        case .naming: pages = [(.storyNames, .storyNamesTitle)]
        case .reviewing, .second:
            pages = (isCoder ? [(.storyReview, .storyReviewTitle)] : []) + [(.storyNames, .storyNamesTitle)]
        case .approved: pages = isCoder ? [(.storyReview, .storyReviewTitle)] : []
        case .refused: pages = []
        }
        return pages.map { desk.link($0.0, $0.1, visit, story) }
    }

    /// `/medewerkers/verhalen/{verhaal}/weg`
    func erase(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let why = (visit.form["why"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard visit.isPost, !why.isEmpty else {
            let field = StaffField(
                "why", .line(), label: language.say(.fieldWhy), hint: language.say(.fieldWhyHint), values: [why],
                error: visit.isPost ? language.say(.wrongWhy) : nil)
            return try staff.form(
                StaffFormPage(
                    title: language.say(.eraseStory), lead: [language.say(.eraseStoryLead)],
                    facts: desk.facts(story, visit, try await desk.places(visit)),
                    form: staff.makeForm(visit, [field], button: .eraseStory, isGrave: true),
                    ways: [desk.link(.story, .backToStory, visit, story)], in: language), visit)
        }
        let outcome = try await desk.store.erase(
            story.id, in: visit.scope, noting: desk.note(visit, .storyErased, reason: why))
        return outcome == .done ? staff.done(.stories, visit) : staff.unknown(visit)
    }

    /// `/medewerkers/verhalen/codeboek`
    func codebook(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let book = try desk.tools.codebook()
        let words = CodebookWords(book: book, language: language)
        let codes = Codebook.Axis.allCases.map { axis in
            StaffOverviewPage.Part(
                language.say(axis == .theme ? .axisTheme : .axisDimension),
                facts: book.codes.filter { $0.axis == axis }.flatMap { words.facts($0) })
        }
        let page = StaffOverviewPage(
            title: language.say(.storyCodebook),
            lead: [language.say(.codebookLead, ["title": words.say(book.title), "version": book.version])],
            parts: codes + [
                .init(
                    language.say(.fieldValence),
                    facts: book.valences.map { StaffFact(term: words.say($0.name), words: words.say($0.definition)) }),
                .init(language.say(.borderRules), items: book.borderRules.map(words.say)),
            ],
            ways: visit.stay.map { StaffAccess.roles([.interviewer, .coder]).admits($0.account.roles) } ?? false
                ? [desk.link(.stories, .backToStories, visit)]
                : [desk.link(.storyThemes, .storyThemes, visit)], in: language)
        return try staff.render(page, visit)
    }
}

extension StoryState {
    /// What comes next, in a sentence.
    fileprivate var about: StaffWord {
        switch self {
        case .entered: .storyEnteredLead
        case .naming: .storyNamingLead
        case .reviewing: .storyReviewingLead
        case .second: .storySecondLead
        case .approved: .storyApprovedLead
        case .refused: .storyRefusedLead
        }
    }
}
