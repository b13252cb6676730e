import HTTPTypes
import Programme
import Records
import Stories

/// A coder's work on a story without names: the four questions, each passage's tags, and the yes without which no story
/// leaves.
struct StoryReviewController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}/nakijken`
    func story(_ visit: StaffVisit) async throws -> Reply {
        if let refused = try await desk.story(visit), refused.state == .refused {
            return try await StoryReopening(desk: desk).refused(visit, refused)
        }
        guard let (review, coder) = try await desk.review(visit) else { return staff.unknown(visit) }
        try await desk.noteRead(review.story, visit)
        guard visit.isPost else { return try await page(visit, review, coder) }
        switch visit.form["doe"] {
        case "vragen": return try await answer(visit, review, coder)
        case "ja": return try await approve(visit, review, coder)
        case "nee": return try await refuse(visit, review, coder)
        case "alles-hier": return try await sweep(visit, review, coder)
        case "terug": return try await undo(visit, review, coder)
        case "opnieuw" where review.story.state == .approved:
            let why = staff.reason(visit)
            guard !why.isEmpty else { return try await page(visit, review, coder, wrong: .wrongWhy) }
            return try await keep(visit, review.story.again, review, coder, .storyReopened, why)
        default: return try await page(visit, review, coder, notice: .sendAgain)
        }
    }

    private func answer(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) async throws -> Reply {
        let answers = ReviewQuestion.allCases.map { ($0, visit.form["vraag-\($0.rawValue)"]) }
        guard answers.allSatisfy({ $0.1 == "ja" || $0.1 == "nee" }), review.story.state != .approved else {
            return try await page(visit, review, coder, wrong: .wrongQuestions)
        }
        var story = review.story
        story.about.answers = Dictionary(uniqueKeysWithValues: answers.map { ($0.0, $0.1 == "ja") })
        return try await keep(visit, story, review, coder, .storyCoded)
    }

    private func approve(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) async throws -> Reply {
        guard visit.form["gelezen"] == "ja" else { return try await page(visit, review, coder, wrong: .wrongRead) }
        guard review.open(for: coder).isEmpty else {
            return try await page(visit, review, coder, notice: .storyUndecided)
        }
        let roundWantsTwo = try await desk.wantsTwo(review.story)
        guard
            let story = review.approved(by: coder, in: staff.office.clock.week, roundWantsTwo: roundWantsTwo)
        else { return try await page(visit, review, coder, notice: .storyNeedsAnother) }
        return try await keep(visit, story, review, coder, .storyApproved)
    }

    private func refuse(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) async throws -> Reply {
        let why = staff.reason(visit)
        guard !why.isEmpty else { return try await page(visit, review, coder, wrong: .wrongWhy) }
        var story = review.story
        story.state = .refused
        return try await keep(visit, story, review, coder, .storyRefused, why, then: .story)
    }

    /// Takes over what is proposed for the passages of the page, each as a decision of its own.
    private func sweep(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) async throws -> Reply {
        let words = CodebookWords(book: try desk.tools.codebook(), language: visit.language)
        let seen = StorySweep(review, review.passages.map(\.number), words).seen(in: visit.form)
        guard !review.story.about.answers.isEmpty, !seen.isEmpty else {
            return try await page(visit, review, coder, notice: .storyChanged)
        }
        var left = 0
        for part in seen {
            let decision = PassageDecision(
                passage: part.passage, revision: part.revision, coder: coder, isBlind: false, values: part.values,
                isDoubtful: false, week: staff.office.clock.week, codebook: "\(words.book.id) \(words.book.version)",
                sweep: review.story.revision)
            let outcome = try await desk.store.decide(
                decision, of: review.story.id, in: visit.scope, noting: desk.note(visit, .storyCoded))
            if outcome != .done { left += 1 }
        }
        guard left == 0 else {
            guard let (now, coder) = try await desk.review(visit) else { return staff.unknown(visit) }
            return try await page(visit, now, coder, notice: .storyChanged)
        }
        return staff.done(.storyReview, visit, [review.story.id.text])
    }

    /// Takes back this coder's last decision, or all that one press of a button decided.
    private func undo(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) async throws -> Reply {
        var outcome = StoryOutcome.wrongState
        for number in 0..<review.lastSweep(of: coder) {
            let next = try await desk.store.undo(
                by: coder, of: review.story.id, week: staff.office.clock.week, in: visit.scope,
                noting: desk.note(visit, .storyCoded))
            if number == 0 || next != .done { outcome = next }
            guard next == .done else { break }
        }
        switch outcome {
        case .done: return staff.done(.storyReview, visit, [review.story.id.text])
        case .changed, .wrongState, .needsAnother, .undecided:
            return try await page(visit, review, coder, notice: .nothingToUndo)
        case .unknown: return staff.unknown(visit)
        }
    }

    private func keep(
        _ visit: StaffVisit, _ story: Story, _ review: StoryReview, _ coder: AccountID, _ action: AuditAction,
        _ why: String? = nil, then next: StaffPage = .storyReview
    ) async throws -> Reply {
        guard desk.isCurrent(story, visit) else { return try await page(visit, review, coder, notice: .storyChanged) }
        let outcome = try await desk.store.save(
            story, in: visit.scope, noting: desk.note(visit, action, reason: why))
        switch outcome {
        case .done: return staff.done(next, visit, [story.id.text])
        case .changed, .wrongState, .needsAnother, .undecided:
            return try await page(visit, review, coder, notice: .storyChanged)
        case .unknown: return staff.unknown(visit)
        }
    }
}

// MARK: - Page of the whole story

extension StoryReviewController {
    private func page(
        _ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID, wrong: StaffWord? = nil,
        notice: StaffWord? = nil
    ) async throws -> Reply {
        let language = visit.language
        let story = review.story
        let words = CodebookWords(book: try desk.tools.codebook(), language: language)
        let find = StoryFind(visit)
        // Looked for: passages with it alone; forty at a time.
        let found = find.isAsked ? review.passages.filter { find.isIn($0) }.map(\.number) : nil
        let window = StoryWindow(
            visit.visit.parameter("bladzijde") ?? visit.form["bladzijde"],
            of: (found ?? review.passages.map(\.number)).count)
        let shown = (found ?? review.passages.map(\.number))[window.shown]
        let mayCode = !story.about.answers.isEmpty && story.state != .approved
        var page = StoryPage(
            title: language.say(.storyReviewTitle), passagesTitle: language.say(.storyMasked),
            passages: shown.map { number in
                let passage = review.passages[number]
                let marks = PassageMarks(review: review, coder: coder, words: words)
                return StoryPassageView(
                    number: number, speaker: language.say(passage.about.role.name), isAside: !passage.isCoded,
                    text: passage.text, in: story.about.language, evidence: find.places(in: passage),
                    tags: mayCode || story.state == .approved ? marks.tags(passage) : [],
                    link: mayCode && passage.isCoded ? link(visit, story, number) : nil)
            },
            ways: [
                desk.link(.storyNames, .storyNamesTitle, visit, story),
                desk.link(.storyCodebook, .storyCodebook, visit), desk.link(.story, .backToStory, visit, story),
            ])
        page.lead = [language.say(story.state == .approved ? .storyApprovedLead : .storyReviewLead)]
        if mayCode {
            page.lead.append(language.say(.passagesOpen, count: review.open(for: coder).count))
            if !window.isLast, found == nil { page.lead.append(language.say(.yesOnLastPage)) }
        }
        let told = review.tellersTags(for: coder).filter { $0.code != StoryTag.valence }.map { words.name($0.code) }
        if !told.isEmpty { page.lead.append(language.say(.tellersTags, ["list": told.joined(separator: ", ")])) }
        page.notice = (notice ?? visit.notice).map { language.say($0) } ?? visit.doneNotice
        page.set(pages: window.links(visit.route, language, found == nil ? [] : [("zoek", find.typed)]))
        page.find = StoryPage.Find(
            action: visit.route.path, lang: language.code, wanted: find.typed,
            count: found.map { language.say(.hitsCount, count: $0.count) },
            back: found == nil ? nil : StaffLink(address: visit.route.path(in: language), words: language.say(.findAll))
        )
        // What was found stands alone.
        if found == nil {
            let boxes = StoryReviewBoxes(desk: desk, visit: visit, story: story, page: window.number, wrong: wrong)
            // Who has seen the end may say that all was read.
            let deciding = [
                story.state == .approved ? nil : boxes.sweep(StorySweep(review, shown, words)),
                boxes.undo(coder, review), window.isLast ? boxes.yes : nil, boxes.no,
            ].compactMap(\.self)
            page.set(
                before: story.state == .approved ? [] : [boxes.questions],
                after: mayCode ? deciding : story.state == .approved ? [boxes.again] : [], language)
        }
        let isRefused = page.hasErrors || notice != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    private func link(_ visit: StaffVisit, _ story: Story, _ number: Int) -> StaffLink {
        StaffLink(
            address: Route.staff(.storyPassage, [story.id.text, String(number + 1)]).path(in: visit.language),
            words: visit.language.say(.codePassage, ["number": visit.language.figures(String(number + 1))]))
    }
}
