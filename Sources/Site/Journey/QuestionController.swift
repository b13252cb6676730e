import Programme
import Records
import XForms

/// The pages with questions: showing one, and everything its buttons do.
struct QuestionController: Sendable {
    let office: Office
    let screens: QuestionScreens

    /// `GET /v/{collection}/p/{page}`
    func show(_ visit: Visit, collection id: String, page key: String) async throws -> Reply {
        let session = try await office.session(visit, collection: id)
        guard let page = session.answers.page(key: key), !session.closedPages.contains(key) else {
            return .seeOther(session.resumeAt)
        }
        // Only a draft that an older program kept can have come to an ending.
        if let ending = session.ending { return try await office.end(session, at: ending) }
        let mark = visit.parameter(PageMark.parameter).flatMap(PageMark.init)
        let reply = try screens.page(
            session, page, at: visit.route, token: office.token(for: visit.route),
            violations: mark?.showsFaults == true ? session.answers.violations(on: page) : [], notice: mark?.notice,
            returnsToCheck: mark?.returnsToCheck ?? false)
        // Whoever goes on after a pause stays.
        return office.stay(reply, session.pass, collection: id)
    }

    /// `POST /v/{collection}/p/{page}`
    ///
    /// What was sent is put into the answers; they are saved before the browser is sent on. A save that meets a newer
    /// one (another tab) takes that up, puts the same in again, and saves again.
    func post(_ visit: Visit, collection id: String, page key: String) async throws -> Reply {
        let session = try await office.session(visit, collection: id, isLate: true)
        guard let action = PageAction(visit.form["doe"]) else {
            throw Detour(office.screens.kind(.badRequest, in: session.language))
        }
        guard !session.closedPages.contains(key) else { return .seeOther(session.resumeAt) }
        let widgets = try screens.pages(of: session.served.form, in: session.language).widgets
        // The turn alone holds the answers from here on: it changes them in place.
        let end = session.pass.until
        var turn = PageTurn(session: session, pageKey: key, action: action, form: visit.form, widgets: widgets)
        turn.apply()
        switch office.judge(visit) {
        case .valid: break
        case .tooOld: return try again(turn, visit, .tokenTooOld, .tokenTooOld)
        case .foreign: return try again(turn, visit, .tokenTooOld, .foreignForm)
        }
        // A pass that has ended saves, and shows nothing any more.
        let isOver = end.map { office.clock.seconds > $0 } ?? false
        do {
            if let ending = turn.session.ending {
                return try await self.end(turn, at: ending, visit, isOver: isOver)
            }
            try await save(&turn, visit)
            // Together with what another tab saved meanwhile it may have ended.
            if let ending = turn.session.ending {
                return try await self.end(turn, at: ending, visit, isOver: isOver)
            }
        } catch let failure as StoreFailure {
            return try again(turn, visit, failure.notice, failure.kind)
        } catch is DraftDesk.TooLarge {
            return try again(turn, visit, .tooLarge, .tooLarge)
        }
        if action == .leave || isOver { return office.leave(collection: id) }
        var reply = try reply(to: turn, visit)
        var pass = turn.session.pass
        guard pass.isPrivate, turn.session.draft.contents.handover?.isOpen != true else {
            reply = office.stay(reply, pass, collection: id)
            office.hold(turn.session, behind: reply)
            return reply
        }
        // The person's part is closed: so is this browser.
        pass.isPrivate = false
        reply.extra.append(office.passes.header(office.staying(pass), collection: id))
        return reply
    }
}

// MARK: - Saving

extension QuestionController {
    /// How often a save is tried again on what another tab has saved meanwhile.
    private static let attempts = 8

    private func save(_ turn: inout PageTurn, _ visit: Visit) async throws {
        for _ in 0..<Self.attempts {
            turn.session.draft.contents.isUntouched = false
            // A page with two versions of an answer has not seen what is kept until it is shown again.
            turn.session.draft.contents.writer = turn.outcome.conflicts.isEmpty ? turn.mark : 0
            turn.session.draft.contents.page = turn.destination
            turn.handOver()
            turn.session.draft.contents.answers = turn.session.answers.draft()
            guard turn.session.draft.contents.answers.count <= office.desk.mostBytes else { throw DraftDesk.TooLarge() }
            switch try await office.desk.save(turn.session.draft, today: office.clock.day) {
            case .saved(let revision):
                turn.session.draft.revision = revision
                return
            case .conflict:
                guard let renewed = try await office.renew(turn.session) else {
                    throw Detour(try await gone(turn, visit))
                }
                turn.session = renewed
                turn.apply()
                guard turn.session.ending == nil else { return }
            case .gone:
                throw Detour(try await gone(turn, visit))
            }
        }
        throw StoreFailure.busy
    }

    /// The draft left while the page stood open: it was sent in another tab, or expired.
    private func gone(_ turn: PageTurn, _ visit: Visit) async throws -> Reply {
        try await office.missing(
            turn.session.pass, visit, collection: turn.session.served.collection.id, in: turn.session.language)
    }
}

// MARK: - Answering

extension QuestionController {
    private func reply(to turn: PageTurn, _ visit: Visit) throws -> Reply {
        let id = turn.session.served.collection.id
        guard let page = turn.outcome.page else { return .seeOther(turn.session.resumeAt) }
        let here = Route.question(collection: id, page: page.key)
        guard turn.outcome.conflicts.isEmpty else { return try both(turn, page, visit) }
        switch turn.action {
        case .save:
            return try screens.live(turn.session, page, at: visit.route, asksOthers: turn.outcome.asksOthers)
        case .refresh, .add, .remove, .clear:
            if let added = turn.outcome.added { return .seeOther(.question(collection: id, page: added.key)) }
            return .seeOther(here, turn.fromCheck ? .fromCheck : .updated)
        case .language:
            var reply = turn.fromCheck ? Reply.seeOther(here, .fromCheck) : .seeOther(here)
            var pass = turn.session.pass
            pass.language = turn.session.draft.contents.language
            reply.extra.append(office.passes.header(office.staying(pass), collection: id))
            return reply
        case .leave:
            return office.leave(collection: id)
        case .handOver:
            return .seeOther(.handover(collection: id))
        case .giveBack:
            guard turn.outcome.violations.isEmpty else { return try wrong(turn, page, visit) }
            return turn.outcome.after.map { .seeOther(.question(collection: id, page: $0.key), .givenBack) }
                ?? .seeOther(.check(collection: id))
        case .pause:
            return .seeOther(.paused(collection: id))
        case .back:
            return .seeOther(
                turn.outcome.before.map { .question(collection: id, page: $0.key) } ?? .start(collection: id))
        case .check:
            return .seeOther(.check(collection: id))
        case .next:
            guard turn.outcome.violations.isEmpty else { return try wrong(turn, page, visit) }
            return turn.outcome.hasNewQuestions ? .seeOther(here, .newQuestions) : .seeOther(turn.next)
        }
    }

    /// The page with what is wrong on it.
    private func wrong(_ turn: PageTurn, _ page: Page, _ visit: Visit) throws -> Reply {
        // The script asks for the page itself: its post was answered in the background.
        if visit.isByScript {
            let id = turn.session.served.collection.id
            return .seeOther(.question(collection: id, page: page.key), turn.fromCheck ? .faults : .wrong)
        }
        return try screens.page(
            turn.session, page, at: visit.route, token: office.token(for: visit.route),
            violations: turn.outcome.violations, returnsToCheck: turn.fromCheck, status: 422)
    }

    /// The page once more with what was typed here and what was saved elsewhere side by side. All else is saved.
    func both(_ turn: PageTurn, _ page: Page, _ visit: Visit) throws -> Reply {
        let pages = try screens.pages(of: turn.session.served.form, in: turn.session.language)
        var shown = turn.session
        shown.answers.set(turn.outcome.conflicts.map { ($0.typed, $0.kept.key) })
        var elsewhere: [NodeKey: String] = [:]
        for conflict in turn.outcome.conflicts {
            elsewhere[conflict.kept.key] = try pages.words(of: conflict.kept, on: page, in: turn.session.answers)
        }
        return try screens.page(
            shown, page, at: visit.route, token: office.token(for: visit.route), notice: .changedElsewhere,
            returnsToCheck: turn.fromCheck, elsewhere: elsewhere,
            stamp: PageStamp.text(of: turn.session.answers.questions(on: page)),
            status: Kind.changedElsewhere.status)
    }

    /// The page once more with everything typed on it, because it could not be saved.
    private func again(_ turn: PageTurn, _ visit: Visit, _ notice: Notice, _ kind: Kind) throws -> Reply {
        // A pass that has ended is shown nothing, whatever went wrong.
        let isOver = turn.session.pass.until.map { office.clock.seconds > $0 } ?? false
        if isOver { return office.leave(collection: turn.session.served.collection.id) }
        guard let page = turn.outcome.page else { throw Detour(office.screens.kind(kind, in: turn.session.language)) }
        return try screens.page(
            turn.session, page, at: visit.route, token: office.token(for: visit.route), notice: notice,
            returnsToCheck: turn.fromCheck, stamp: visit.form["stand"], status: kind.status)
    }
}

extension Session {
    /// The page to go on at: the one last shown, or the first.
    var resumeAt: Route {
        let id = served.collection.id
        let closed = closedPages
        if let key = answers.page(key: draft.contents.page)?.key, !closed.contains(key) {
            return .question(collection: id, page: key)
        }
        // From a page that is closed now, the first open one after it.
        let pages = answers.pages
        let start = pages.firstIndex { $0.key == draft.contents.page } ?? 0
        let next = pages[start...].first { !closed.contains($0.key) }
        return next.map { .question(collection: id, page: $0.key) } ?? .check(collection: id)
    }
}
