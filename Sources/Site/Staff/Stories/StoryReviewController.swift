import HTTPTypes
import Programme
import Records
import Stories

/// A coder's work on a story without names: the four questions, each passage's tags, and the yes without which no story
/// leaves.
struct StoryReviewController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    private func review(_ visit: StaffVisit) async throws -> (review: StoryReview, coder: AccountID)? {
        guard let story = try await desk.story(visit), story.state.isOpen, let coder = visit.stay?.account.id else {
            return nil
        }
        let passages = try await desk.store.passages(of: story.id, in: visit.scope)
        let tags = try await desk.store.tags(of: story.id, in: visit.scope)
        return (StoryReview(story: story, passages: passages, tags: tags), coder)
    }

    // MARK: - The whole story

    /// `/medewerkers/verhalen/{verhaal}/nakijken`
    func story(_ visit: StaffVisit) async throws -> Reply {
        guard let (review, coder) = try await review(visit) else { return staff.unknown(visit) }
        guard visit.isPost else { return try await page(visit, review, coder) }
        switch visit.form["doe"] {
        case "vragen": return try await answer(visit, review, coder)
        case "ja": return try await approve(visit, review, coder)
        case "nee": return try await refuse(visit, review, coder)
        case "terug": return try await undo(visit, review, coder)
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
        let why = (visit.form["why"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !why.isEmpty else { return try await page(visit, review, coder, wrong: .wrongWhy) }
        var story = review.story
        story.state = .refused
        return try await keep(visit, story, review, coder, .storyRefused, why, then: .story)
    }

    private func undo(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) async throws -> Reply {
        let outcome = try await desk.store.undo(
            by: coder, of: review.story.id, week: staff.office.clock.week, in: visit.scope,
            noting: desk.note(visit, .storyCoded))
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
        let window = StoryWindow(visit.visit.parameter("bladzijde"), of: review.passages.count)
        let mayCode = !story.about.answers.isEmpty && story.state != .approved
        var page = StoryPage(
            title: language.say(.storyReviewTitle), passagesTitle: language.say(.storyMasked),
            passages: window.shown.map { number in
                let passage = review.passages[number]
                let marks = PassageMarks(review: review, coder: coder, words: words)
                return StoryPassageView(
                    number: number, speaker: language.say(passage.about.role.name), isAside: !passage.isCoded,
                    text: passage.text, tags: mayCode || story.state == .approved ? marks.tags(passage) : [],
                    link: mayCode && passage.isCoded ? link(visit, story, number) : nil)
            },
            ways: (mayCode || story.state != .approved ? [desk.link(.storyNames, .storyNamesTitle, visit, story)] : [])
                + [desk.link(.storyCodebook, .storyCodebook, visit), desk.link(.story, .backToStory, visit, story)])
        page.lead = [language.say(story.state == .approved ? .storyApprovedLead : .storyReviewLead)]
        if mayCode {
            page.lead.append(language.say(.passagesOpen, count: review.open(for: coder).count))
        }
        let told = review.tellersTags.filter { $0.code != StoryTag.valence }.map { words.name($0.code) }
        if !told.isEmpty { page.lead.append(language.say(.tellersTags, ["list": told.joined(separator: ", ")])) }
        page.notice = (notice ?? visit.notice).map { language.say($0) } ?? visit.doneNotice
        page.set(pages: window.links(visit.route, language))
        if story.state != .approved {
            page.set(
                before: [questionBox(visit, story, wrong)],
                after: mayCode
                    ? [undoBox(visit, review, coder), yesBox(visit, story, wrong), noBox(visit, story, wrong)]
                        .compactMap(\.self) : [],
                language)
        }
        let isRefused = page.hasErrors || notice != nil || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    private func link(_ visit: StaffVisit, _ story: Story, _ number: Int) -> StaffLink {
        StaffLink(
            address: Route.staff(.storyPassage, [story.id.text, String(number + 1)]).path(in: visit.language),
            words: visit.language.say(.codePassage, ["number": visit.language.figures(String(number + 1))]))
    }

    private func box(
        _ visit: StaffVisit, _ story: Story, _ heading: StaffWord, _ lead: [StaffWord], _ fields: [StaffField],
        _ value: String, _ button: StaffWord, isSecond: Bool = false
    ) -> StoryBox {
        let language = visit.language
        return StoryBox(
            heading: language.say(heading), paragraphs: lead.map { language.say($0) },
            action: visit.route.path(in: language), token: staff.token(for: visit.route, visit.stay),
            hidden: desk.hidden(story), fields: fields,
            buttons: [.init(value, language.say(button), isSecond: isSecond)])
    }

    private func questionBox(_ visit: StaffVisit, _ story: Story, _ wrong: StaffWord?) -> StoryBox {
        let language = visit.language
        let fields = ReviewQuestion.allCases.map { question in
            let name = "vraag-\(question.rawValue)"
            let known = story.about.answers[question].map { $0 ? "ja" : "nee" }
            let chosen = visit.form[name] ?? known ?? ""
            return StaffField(
                name, .one([("nee", language.say(.declaredNo), nil), ("ja", language.say(.declaredYes), nil)]),
                label: language.say(question.words), hint: language.say(question.hint), values: [chosen],
                error: wrong == .wrongQuestions && chosen.isEmpty ? language.say(.wrongChoose) : nil)
        }
        return box(visit, story, .questionsTitle, [.questionsLead], fields, "vragen", .questionsGo)
    }

    private func undoBox(_ visit: StaffVisit, _ review: StoryReview, _ coder: AccountID) -> StoryBox? {
        guard let act = review.story.about.acts.last(where: { $0.account == coder.text }) else { return nil }
        let language = visit.language
        return StoryBox(
            heading: language.say(.undoTitle),
            paragraphs: [language.say(.undoLead, ["number": language.figures(String(act.passage + 1))])],
            action: visit.route.path(in: language), token: staff.token(for: visit.route, visit.stay),
            hidden: desk.hidden(review.story), fields: [],
            buttons: [.init("terug", language.say(.undoGo), isSecond: true)])
    }

    private func yesBox(_ visit: StaffVisit, _ story: Story, _ wrong: StaffWord?) -> StoryBox {
        let language = visit.language
        let read = StaffField(
            "gelezen", .several([("ja", language.say(.storyRead), nil)]), label: language.say(.fieldRead),
            values: visit.form.all("gelezen"), error: wrong == .wrongRead ? language.say(.wrongRead) : nil)
        let lead: [StaffWord] = story.about.hasRisk || story.state == .second ? [.yesLead, .yesLeadTwo] : [.yesLead]
        return box(visit, story, .yesTitle, lead, [read], "ja", .yesGo)
    }

    private func noBox(_ visit: StaffVisit, _ story: Story, _ wrong: StaffWord?) -> StoryBox {
        let language = visit.language
        let why = StaffField(
            "why", .line(), label: language.say(.fieldWhy), hint: language.say(.fieldWhyHint),
            values: [visit.form["why"] ?? ""], error: wrong == .wrongWhy ? language.say(.wrongWhy) : nil)
        return box(visit, story, .noTitle, [.noLead], [why], "nee", .noGo, isSecond: true)
    }
}

// MARK: - One passage

extension StoryReviewController {
    /// `/medewerkers/verhalen/{verhaal}/nakijken/{stuk}`
    func passage(_ visit: StaffVisit) async throws -> Reply {
        guard let (review, coder) = try await review(visit), !review.story.about.answers.isEmpty,
            review.story.state != .approved, let number = visit.values.last.flatMap({ Int($0) }),
            let passage = review.passages.first(where: { $0.number == number - 1 }), passage.isCoded
        else { return staff.unknown(visit) }
        let form = PassageForm(
            visit.form, review: review, passage: passage, coder: coder,
            words: CodebookWords(book: try desk.tools.codebook(), language: visit.language))
        guard visit.isPost else { return try page(visit, review, passage, form) }
        guard let values = form.values else {
            var wrong = form
            wrong.isSent = true
            return try page(visit, review, passage, wrong)
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
        case .changed: return try page(visit, review, passage, form, notice: .passageChanged)
        case .needsAnother: return try page(visit, review, passage, form, notice: .doubtNeedsAnother)
        case .wrongState, .undecided: return try page(visit, review, passage, form, notice: .storyChanged)
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
    ) throws -> Reply {
        let language = visit.language
        let around = [passage.number - 1, passage.number, passage.number + 1].filter(review.passages.indices.contains)
        let evidence =
            form.isBlind ? [] : PassageMarks(review: review, coder: form.coder, words: form.words).evidence(passage)
        let number = language.figures(String(passage.number + 1))
        var page = StoryPage(
            title: language.say(.passageTitle, ["number": number]), passagesTitle: language.say(.storyMasked),
            passages: around.map { index in
                let one = review.passages[index]
                return StoryPassageView(
                    number: index, speaker: language.say(one.about.role.name), isAside: index != passage.number,
                    text: one.text, evidence: index == passage.number ? evidence : [])
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
    /// Whether the story's round wants two people to look.
    func wantsTwo(_ story: Story) async throws -> Bool { try await round(of: story)?.hasFourEyes ?? false }

    func round(of story: Story) async throws -> Round? {
        guard let id = story.round else { return nil }
        return try await staff.stores.rounds.round(id, in: .everywhere)
    }
}

extension ReviewQuestion {
    fileprivate var words: StaffWord {
        switch self {
        case .uniqueRole: .questionUnique
        case .othersHealth: .questionOthers
        case .accusedProfessional: .questionAccused
        case .tellingDialect: .questionDialect
        }
    }

    fileprivate var hint: StaffWord {
        switch self {
        case .uniqueRole: .questionUniqueHint
        case .othersHealth: .questionOthersHint
        case .accusedProfessional: .questionAccusedHint
        case .tellingDialect: .questionDialectHint
        }
    }
}
