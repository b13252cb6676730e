import Programme
import Records
import XForms

/// One post of a question page: what was sent, put into the answers, and what follows from it.
struct PageTurn {
    var session: Session
    let pageKey: String
    let action: PageAction
    private let form: UrlencodedForm
    private let widgets: [Widget]
    /// How things are after the post was put in.
    private(set) var outcome = Outcome()

    /// What the answers say of the page and its neighbours; asked once, because each question costs microseconds.
    struct Outcome {
        /// The page as it is now; nil when it has nothing to show any more.
        var page: Page?
        /// The first page of the instance that was added.
        var added: Page?
        /// The pages before and after it, as things are now.
        var before: Page?
        var after: Page?
        /// What is wrong with what was sent.
        var violations: [Violation] = []
        /// Answers that another tab or device has changed since this page was shown, and this page changes too: they are
        /// kept as they were, and shown beside what was typed.
        var conflicts: [Conflict] = []
        /// Other questions are asked now than before.
        var asksOthers = false
        /// The post has made questions relevant that have not been seen.
        var hasNewQuestions = false
    }

    /// One answer that two pages have changed.
    struct Conflict {
        let typed: String
        /// The question with the answer that is kept.
        let kept: Question
    }

    /// - Parameter widgets: how each question is answered.
    init(session: Session, pageKey: String, action: PageAction, form: UrlencodedForm, widgets: [Widget]) {
        self.session = session
        self.pageKey = pageKey
        self.action = action
        self.form = form
        self.widgets = widgets
    }

    /// The visitor came from the check page and is to return there.
    var fromCheck: Bool { form["naar"] == "controle" }

    /// Puts the post into the answers; again after another tab's save was taken up.
    mutating func apply() {
        guard let page = session.answers.page(key: pageKey) else {
            outcome = Outcome()
            return
        }
        let questions = session.answers.questions(on: page)
        let asked = Self.asked(questions)
        let conflicts = putIn(PostedPage(form.fields, widgets: widgets).changes(of: questions, in: session.answers))
        var added: Page?
        switch action {
        case .add(let repetition, let parent): added = add(repetition, in: parent, from: page)
        case .remove(let instance): session.answers.removeRepeat(instance)
        case .language(let code): session.read(in: code)
        case .clear(let question): session.answers.set([("", question)])
        case .next, .back, .pause, .check, .refresh, .save, .leave, .handOver, .giveBack: break
        }
        look(asked: asked)
        outcome.added = added
        outcome.conflicts = conflicts
    }

    /// Stores what this page changes, as three versions tell: what the page was shown with, what is kept now, and what was
    /// sent. Gives back what both sides have changed differently.
    private mutating func putIn(_ changes: [(text: String, question: Question)]) -> [Conflict] {
        let isOurs = session.draft.contents.writer == mark
        guard !isOurs, let shown = PageStamp(form["stand"]),
            changes.contains(where: { !shown.holds($0.question.value, at: $0.question.key) })
        else {
            session.answers.set(changes.map { ($0.text, $0.question.key) })
            return []
        }
        // Numbers and dates are compared as they are stored, not as they are typed.
        var trial = session.answers
        trial.set(changes.map { ($0.text, $0.question.key) })
        var conflicts: [Conflict] = []
        var untouched: [(text: String, key: NodeKey)] = []
        for (text, question) in changes {
            let sent = trial.question(at: question.key)?.value ?? text
            if shown.holds(question.value, at: question.key) {
                untouched.append((text, question.key))
            } else if sent != question.value, !shown.holds(sent, at: question.key) {
                conflicts.append(Conflict(typed: text, kept: question))
            }
        }
        session.answers.set(untouched)
        return conflicts
    }

    /// Notes who has the device: what is sent while it is with the person is closed to others afterwards.
    mutating func handOver() {
        if session.isWithPerson {
            var handover = session.draft.contents.handover ?? Handover()
            if !handover.pages.contains(pageKey) { handover.pages.append(pageKey) }
            // A pause and a hidden page close the part as well.
            let isOver = action == .giveBack && outcome.violations.isEmpty || action == .pause || action == .leave
            if isOver { handover.isOpen = false }
            session.draft.contents.handover = handover
        } else if action == .handOver, session.draft.contents.handover == nil, session.mode == .withHelp {
            session.draft.contents.handover = Handover(isOpen: false)
            session.draft.contents.ownCode = .random()
        }
    }

    /// Names this showing of the page: whoever saved last by it has seen what is kept.
    var mark: UInt64 { Fingerprint.of(form["token"] ?? "") }

    /// Adds an instance. From the page at the repeat's end, the first page of the new instance is what one wants to see;
    /// where instances stand on the page itself, that page is.
    private mutating func add(_ repetition: Int, in parent: NodeKey, from page: Page) -> Page? {
        let before = Set(session.answers.pages.map(\.key))
        let isEnd = session.answers.series(on: page) != nil
        guard session.answers.addRepeat(repetition, in: parent) != nil, isEnd else { return nil }
        return session.answers.pages.first { !before.contains($0.key) }
    }

    /// The questions that are asked now, in order of the page.
    private static func asked(_ questions: [Question]) -> [NodeKey] {
        var keys: [NodeKey] = []
        keys.reserveCapacity(questions.count)
        for question in questions where question.isRelevant { keys.append(question.key) }
        return keys
    }

    private mutating func look(asked: [NodeKey]) {
        outcome = Outcome()
        let pages = session.answers.pages
        guard let here = pages.firstIndex(where: { $0.key == pageKey }) else { return }
        outcome.page = pages[here]
        let closed = session.closedPages
        outcome.before = pages[..<here].last { !closed.contains($0.key) }
        outcome.after = pages[(here + 1)...].first { !closed.contains($0.key) }
        outcome.asksOthers =
            action == .save && Set(Self.asked(session.answers.questions(on: pages[here]))) != Set(asked)
        guard action == .next || action == .giveBack else { return }
        // What the post itself has made relevant has not been seen, so it is no fault yet.
        let now = session.answers.questions(on: pages[here])
        let seen = Self.asked(now) == asked ? nil : Set(asked)
        let unseen = seen.map { seen in now.filter { $0.isRelevant && !seen.contains($0.key) } } ?? []
        outcome.hasNewQuestions = unseen.contains { form[$0.key.description] == nil }
        outcome.violations = session.answers.violations(on: pages[here])
        if !unseen.isEmpty { outcome.violations.removeAll { wrong in unseen.contains { $0.key == wrong.key } } }
    }
}

// MARK: - Where it leads

extension PageTurn {
    /// Where "Verder" leads: the next page; to the check page from the last one, and from a page changed from there as
    /// long as everything is in order.
    var next: Route {
        let collection = session.served.collection.id
        let check = Route.check(collection: collection)
        if fromCheck, session.answers.violations().isEmpty { return check }
        return outcome.after.map { .question(collection: collection, page: $0.key) } ?? check
    }

    /// Key of the page that the visitor will stand on, to go on at after a pause.
    var destination: String {
        switch action {
        case .back: outcome.before?.key ?? pageKey
        case .handOver: outcome.after?.key ?? pageKey
        case .giveBack: outcome.violations.isEmpty ? outcome.after?.key ?? pageKey : pageKey
        case .next: outcome.violations.isEmpty && !outcome.hasNewQuestions ? outcome.after?.key ?? pageKey : pageKey
        case .add: outcome.added?.key ?? pageKey
        case .pause, .check, .refresh, .remove, .language, .save, .clear, .leave: pageKey
        }
    }
}
