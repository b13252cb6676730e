import Programme
import Records

/// The forms on the page where a story is reviewed: four questions, taking the last decision back, a yes, a no, and
/// taking a yes back.
struct StoryReviewBoxes {
    let desk: StoryDesk
    let visit: StaffVisit
    let story: Story
    /// Which forty passages are shown.
    let page: Int
    /// What is wrong in what was sent.
    let wrong: StaffWord?

    private var language: InterfaceLanguage { visit.language }

    var questions: StoryBox {
        let fields = ReviewQuestion.allCases.map { question in
            let name = "vraag-\(question.rawValue)"
            let known = story.about.answers[question].map { $0 ? "ja" : "nee" }
            let chosen = visit.form[name] ?? known ?? ""
            return StaffField(
                name, .one([("nee", language.say(.answerNo), nil), ("ja", language.say(.answerYes), nil)]),
                label: language.say(question.words), hint: language.say(question.hint), values: [chosen],
                error: wrong == .wrongQuestions && chosen.isEmpty ? language.say(.wrongChoose) : nil)
        }
        var questions = box(.questionsTitle, [language.say(.questionsLead)], fields, "vragen", .questionsGo)
        questions.isFolded = !story.about.answers.isEmpty && wrong != .wrongQuestions
        return questions
    }

    /// Nil when nothing on the page can be taken over at once.
    func sweep(_ sweep: StorySweep) -> StoryBox? {
        guard !sweep.parts.isEmpty else { return nil }
        return box(
            .sweepTitle, [language.say(.sweepCount, count: sweep.parts.count), language.say(.sweepLead)], [],
            "alles-hier", .sweepGo, isSecond: true, more: sweep.hidden)
    }

    /// Nil when this coder has nothing to take back.
    func undo(_ coder: AccountID, _ review: StoryReview) -> StoryBox? {
        guard let act = story.about.acts.last(where: { $0.account == coder.text }) else { return nil }
        let swept = review.lastSweep(of: coder)
        let lead =
            swept > 1
            ? language.say(.undoSweep, count: swept)
            : language.say(.undoLead, ["number": language.figures(String(act.passage + 1))])
        return box(.undoTitle, [lead], [], "terug", .undoGo, isSecond: true)
    }

    var yes: StoryBox {
        let read = StaffField(
            "gelezen", .several([("ja", language.say(.storyRead), nil)]), label: language.say(.fieldRead),
            values: visit.form.all("gelezen"), error: wrong == .wrongRead ? language.say(.wrongRead) : nil)
        let lead: [StaffWord] = story.about.hasRisk || story.state == .second ? [.yesLead, .yesLeadTwo] : [.yesLead]
        return box(.yesTitle, lead.map { language.say($0) }, [read], "ja", .yesGo)
    }

    var no: StoryBox { box(.noTitle, [language.say(.noLead)], [why], "nee", .noGo, isSecond: true) }

    /// After a yes: back under review.
    var again: StoryBox { box(.againTitle, [language.say(.againLead)], [why], "opnieuw", .againGo, isSecond: true) }

    private var why: StaffField {
        StaffField(
            "why", .line(), label: language.say(.fieldWhy), hint: language.say(.fieldWhyHint),
            values: [visit.form["why"] ?? ""], error: wrong == .wrongWhy ? language.say(.wrongWhy) : nil)
    }

    private func box(
        _ heading: StaffWord, _ paragraphs: [String], _ fields: [StaffField], _ value: String, _ button: StaffWord,
        isSecond: Bool = false, more: [StaffForm.Hidden] = []
    ) -> StoryBox {
        StoryBox(
            heading: language.say(heading), paragraphs: paragraphs, action: visit.route.path(in: language),
            token: desk.staff.token(for: visit.route, visit.stay),
            hidden: desk.hidden(story) + [.init(name: "bladzijde", value: String(page))] + more, fields: fields,
            buttons: [.init(value, language.say(button), isSecond: isSecond)])
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
