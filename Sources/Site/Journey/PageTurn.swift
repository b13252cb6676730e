import Programme
import XForms

/// One post of a question page: what was sent, put into the answers.
struct PageTurn {
    var session: Session
    let pageKey: String
    let action: PageAction
    private let form: UrlencodedForm
    /// Keys of the questions that were asked before the post was put in.
    private var asked: Set<NodeKey> = []

    init(session: Session, pageKey: String, action: PageAction, form: UrlencodedForm) {
        self.session = session
        self.pageKey = pageKey
        self.action = action
        self.form = form
    }

    /// The page as it is now; nil when it has nothing to show any more.
    var page: Page? { session.answers.page(key: pageKey) }

    /// The visitor came from the check page and is to return there.
    var fromCheck: Bool { form["naar"] == "controle" }

    /// Puts the post into the answers; again after another tab's save was taken up.
    mutating func apply() {
        guard let page else { return }
        asked = Set(session.answers.questions(on: page).lazy.filter(\.isRelevant).map(\.key))
        PostedPage(form.fields).store(on: page, in: &session.answers)
        switch action {
        case .add(let repetition, let parent): session.answers.addRepeat(repetition, in: parent)
        case .remove(let instance): session.answers.removeRepeat(instance)
        case .language(let code): session.read(in: code)
        case .next, .back, .pause, .check, .refresh: break
        }
    }
}

// MARK: - What follows from it

extension PageTurn {
    /// Questions that the post itself has made relevant: they have not been seen, so they are no fault yet.
    private var unseen: Set<NodeKey> {
        guard let page else { return [] }
        let relevant = session.answers.questions(on: page).lazy.filter { question in
            question.isRelevant && !asked.contains(question.key)
        }
        return Set(relevant.map(\.key))
    }

    /// There are questions on the page that have not been seen.
    var hasNewQuestions: Bool {
        unseen.contains { key in
            // A note that appears needs no answer, but it is meant to be read.
            form[key.description] == nil
        }
    }

    /// What is wrong with what was sent.
    var violations: [Violation] {
        guard let page else { return [] }
        let all = session.answers.violations(on: page)
        guard !all.isEmpty else { return [] }
        let unseen = unseen
        return all.filter { !unseen.contains($0.key) }
    }

    /// The page before this one, as things are now.
    var before: Page? { neighbour(-1) }

    /// Where "Verder" leads: the next page; to the check page from the last one, and from a page changed from there as
    /// long as everything is in order.
    var next: Route {
        let collection = session.served.collection.id
        let check = Route.check(collection: collection)
        if fromCheck, session.answers.violations().isEmpty { return check }
        return neighbour(1).map { .question(collection: collection, page: $0.key) } ?? check
    }

    /// Key of the page that the visitor will stand on, to go on at after a pause.
    var destination: String {
        switch action {
        case .back: before?.key ?? pageKey
        case .next: violations.isEmpty && !hasNewQuestions ? neighbour(1)?.key ?? pageKey : pageKey
        case .pause, .check, .refresh, .add, .remove, .language: pageKey
        }
    }

    private func neighbour(_ distance: Int) -> Page? {
        let pages = session.answers.pages
        guard let here = pages.firstIndex(where: { $0.key == pageKey }), pages.indices.contains(here + distance) else {
            return nil
        }
        return pages[here + distance]
    }
}
