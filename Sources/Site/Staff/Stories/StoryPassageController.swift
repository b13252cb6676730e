import HTTPTypes
import Programme
import Records
import Stories

/// A coder's work on one passage: blind where it was drawn, then with proposals.
struct StoryPassageController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}/nakijken/{stuk}`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let (review, coder) = try await desk.review(visit), !review.story.about.answers.isEmpty,
            review.story.state != .approved, let number = visit.values.last.flatMap({ Int($0) }),
            let passage = review.passages.first(where: { $0.number == number - 1 }), passage.isCoded
        else { return staff.unknown(visit) }
        try await desk.noteRead(review.story, visit)
        let form = PassageForm(
            visit.form, review: review, passage: passage, coder: coder,
            words: CodebookWords(book: try desk.tools.codebook(), language: visit.language))
        guard visit.isPost else { return try await page(visit, review, passage, form) }
        guard let values = form.values else {
            var wrong = form
            wrong.isSent = true
            return try await page(visit, review, passage, wrong)
        }
        let book = form.words.book
        let decision = PassageDecision(
            passage: passage.number, revision: form.revision ?? -1, coder: coder, isBlind: form.isBlind,
            values: values, isDoubtful: form.isDoubtful, week: staff.office.clock.week,
            codebook: "\(book.id) \(book.version)")
        let outcome = try await desk.store.decide(
            decision, of: review.story.id, in: visit.scope, noting: desk.note(visit, .storyCoded))
        switch outcome {
        case .done: return next(visit, review, passage, form)
        case .changed: return try await page(visit, review, passage, form, notice: .passageChanged)
        case .needsAnother: return try await page(visit, review, passage, form, notice: .doubtNeedsAnother)
        case .wrongState, .undecided: return try await page(visit, review, passage, form, notice: .storyChanged)
        case .unknown: return staff.unknown(visit)
        }
    }

    /// On to the same passage with its proposals after coding blind, else to the next that is open.
    private func next(
        _ visit: StaffVisit, _ review: StoryReview, _ passage: StoryPassage, _ form: PassageForm
    ) -> Reply {
        if form.isBlind { return staff.done(.storyPassage, visit, visit.values) }
        let open = review.open(for: form.coder).map(\.number)
        let next = open.first { $0 > passage.number } ?? open.first { $0 < passage.number }
        guard let next else { return staff.done(.storyReview, visit, [review.story.id.text]) }
        return staff.done(.storyPassage, visit, [review.story.id.text, String(next + 1)])
    }

    private func page(
        _ visit: StaffVisit, _ review: StoryReview, _ passage: StoryPassage, _ form: PassageForm,
        notice: StaffWord? = nil
    ) async throws -> Reply {
        let language = visit.language
        let marks = PassageMarks(review: review, coder: form.coder, words: form.words)
        let chosen = marks.chosen(
            passage, by: try await desk.names(of: review.tags(passage.number, .coder).map(\.coder)))
        let around = [passage.number - 1, passage.number, passage.number + 1].filter(review.passages.indices.contains)
        let evidence = form.isBlind ? [] : marks.evidence(passage)
        let number = language.figures(String(passage.number + 1))
        var page = StoryPage(
            title: language.say(.passageTitle, ["number": number]), passagesTitle: language.say(.storyMasked),
            passages: around.map { index in
                let one = review.passages[index]
                return StoryPassageView(
                    number: index, speaker: language.say(one.about.role.name), isAside: index != passage.number,
                    text: one.text, in: review.story.about.language,
                    evidence: index == passage.number ? evidence : [],
                    tags: index == passage.number ? chosen : [])
            }, ways: [desk.link(.storyReview, .backToReview, visit, review.story)])
        if form.isBlind { page.lead = [language.say(.blindLead)] }
        page.notice = (notice ?? visit.notice).map { language.say($0) } ?? visit.doneNotice
        page.set(
            after: [
                StoryBox(
                    heading: language.say(form.isBlind ? .blindTitle : .tagsTitle), paragraphs: [],
                    action: visit.route.path(in: language), token: staff.token(for: visit.route, visit.stay),
                    hidden: [.init(name: "versie", value: String(passage.about.revision))], fields: form.fields,
                    buttons: form.buttons)
            ], language)
        page.set(
            codebook: form.words.book.codes.map { .init(name: form.words.say($0.name), lines: form.words.lines($0)) })
        let isRefused = page.hasErrors || notice != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }
}

extension StoryDesk {
    /// The story of the address under review, and who looks at it.
    func review(_ visit: StaffVisit) async throws -> (review: StoryReview, coder: AccountID)? {
        guard let story = try await story(visit), story.state.isOpen, let coder = visit.stay?.account.id else {
            return nil
        }
        let passages = try await store.passages(of: story.id, in: visit.scope)
        let tags = try await store.tags(of: story.id, in: visit.scope)
        return (StoryReview(story: story, passages: passages, tags: tags), coder)
    }

    /// Whether the story's round wants two people to look.
    func wantsTwo(_ story: Story) async throws -> Bool { try await round(of: story)?.hasFourEyes ?? false }

    func round(of story: Story) async throws -> RoundOutline? {
        guard let id = story.round else { return nil }
        return try await staff.stores.rounds.outline(id, in: .everywhere)
    }
}
