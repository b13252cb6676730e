import HTTPTypes
import Programme
import Records
import Stories

/// What is known of a story beside its words: filled in for a new one, and changed.
struct StoryAboutController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

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
        if let later = try await desk.story(visit), later.author == visit.stay?.account.id, later.state != .entered {
            return try await agreed(visit, later)
        }
        guard let story = try await desk.ownStory(visit),
            var words = try await desk.store.words(of: story.id, in: visit.scope)
        else { return staff.unknown(visit) }
        // The names that the story may hold stand in the form.
        try await desk.noteRead(story, visit)
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

    /// Once names were looked for: what the teller agreed to, and when the recording was deleted, can still be put right by who
    /// entered it.
    private func agreed(_ visit: StaffVisit, _ story: Story) async throws -> Reply {
        let isTyped = visit.isPost || visit.prefill != nil
        let known = StoryForm.typed(story, .none).fields.filter { !isTyped || !StoryForm.agreement.contains($0.name) }
        let typed = isTyped ? visit.form.fields.filter { StoryForm.agreement.contains($0.name) } : []
        var form = try await form(UrlencodedForm(known + typed), visit)
        form.isSent = visit.isPost
        func page(_ notice: StaffWord? = nil) throws -> Reply {
            var page = StaffFormPage(
                title: visit.language.say(.storyAgreedTitle), lead: [visit.language.say(.storyAgreedLead)],
                form: staff.makeForm(visit, form.agreementFields, button: .save, hidden: desk.hidden(story)),
                ways: [desk.link(.story, .backToStory, visit, story)], in: visit.language)
            page.notice = notice.map { visit.language.say($0) }
            return try staff.form(page, visit, isRefused: notice != nil)
        }
        guard visit.isPost, let changed = form.agreed(story) else { return try page() }
        guard desk.isCurrent(story, visit) else { return try page(.storyChanged) }
        switch try await desk.store.save(changed, in: visit.scope, noting: desk.note(visit, .storyChanged)) {
        case .done: return staff.done(.story, visit, [story.id.text])
        case .changed: return try page(.storyChanged)
        case .unknown, .wrongState, .needsAnother, .undecided: return staff.unknown(visit)
        }
    }

    private func form(_ typed: UrlencodedForm, _ visit: StaffVisit) async throws -> StoryForm {
        let all = try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope)
        var form = StoryForm(
            typed, neighbourhoods: visit.language.sorted(all, by: \.name),
            rounds: try await staff.stores.rounds.outlines(in: visit.scope), today: staff.office.clock.day,
            in: visit.language)
        if let round = form.chosenRound, let place = form.neighbourhood {
            form.asksHere = try await staff.stores.rounds.round(round, in: .neighbourhoods([place])) != nil
        }
        return form
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
        return try staff.form(page, visit, isRefused: notice != nil)
    }
}
