import HTTPTypes
import NIOCore
import Programme
import Records
import XForms

/// Checking, sending, and what one sees after that.
struct SendController: Sendable {
    let office: Office
    let screens: QuestionScreens
    let ends: EndScreens

    /// `GET /v/{collection}/controle`
    func check(_ visit: Visit, collection id: String) async throws -> Reply {
        let session = try await office.session(visit, collection: id)
        if let ending = session.ending { return try await office.end(session, at: ending) }
        return office.stay(try checkPage(session), session.pass, collection: id)
    }

    /// `POST /v/{collection}/versturen`
    ///
    /// Idempotent: the response's id was made with the draft, so a second tab, a reload or a retry after a crash gets
    /// the same receipt.
    func send(_ visit: Visit, collection id: String) async throws -> Reply {
        var session = try await office.session(visit, collection: id)
        switch office.judge(visit) {
        case .valid: break
        case .tooOld: return try checkPage(session, notice: .tokenTooOld, status: Kind.tokenTooOld.status)
        case .foreign: return try checkPage(session, notice: .tokenTooOld, status: Kind.foreignForm.status)
        }
        if let ending = session.ending { return try await office.end(session, at: ending) }
        if case .language(let code)? = PageAction(visit.form["doe"] ?? "") {
            return try await office.changeLanguage(of: session, to: code, then: .check(collection: id))
        }
        if visit.form["doe"] == "weg" { return office.leave(collection: id) }
        if visit.form["doe"] == "terug",
            let last = session.answers.pages.last(where: { !session.closedPages.contains($0.key) })
        {
            return .seeOther(.question(collection: id, page: last.key))
        }
        if let first = session.firstFaultyPage {
            // Only the person can mend what is closed to others.
            if session.closedPages.contains(first.key) { return .seeOther(.handover(collection: id)) }
            return .seeOther(.question(collection: id, page: first.key), .faults)
        }
        let response = try office.response(
            &session.answers, on: session.served, from: session.draft.contents, mode: session.mode)
        let contents = session.draft.contents
        let outcome: SubmissionOutcome
        do {
            outcome = try await office.stores.submissions.submit(
                response,
                consuming: contents.byLetter ? try await office.invitationPlace(of: session.pass.opening) : nil,
                closing: session.draft.access.index)
        } catch let error as StoreFailure {
            return try checkPage(session, notice: error.notice, status: error.kind.status)
        }
        if outcome == .stored { office.countAge(session.answers, on: session.served) }
        return try reply(to: outcome, session)
    }

    /// `GET /v/{collection}/klaar`
    ///
    /// A post takes the pass away, so that the next person at this device finds nothing.
    func done(_ visit: Visit, collection id: String) async throws -> Reply {
        let language = office.language(of: visit)
        if visit.isPost {
            var reply = Reply.seeOther(.home, in: language)
            reply.extra += office.passes.takingBack(collection: id)
            return reply.with(.clearSiteData, "\"cache\"")
        }
        guard let served = office.collections[id] else { throw Detour(office.screens.kind(.unknown, in: language)) }
        guard let pass = office.passes.read(visit.head, collection: id, now: office.clock.seconds) else {
            throw Detour(office.screens.kind(.noDraft, in: language))
        }
        guard try await office.stores.submissions.hasResponse(ownCode: office.keys.ownCodeIndexes(pass.own)) else {
            let draft = try await office.desk.open(pass.opening)
            return draft == nil ? office.screens.kind(.expired, in: language) : .seeOther(.check(collection: id))
        }
        return try ends.reply(
            served, code: pass.hidesOwn ? nil : pass.own.printed, token: office.token(for: .resultMine),
            idle: pass.isShared ? Int(office.screens.settings.sharedSeconds) : nil, in: language,
            office.screens
        )
        .with(.clearSiteData, "\"cache\"")
    }
}

// MARK: - Sending

extension SendController {
    private func reply(to outcome: SubmissionOutcome, _ session: Session) throws -> Reply {
        let id = session.served.collection.id
        switch outcome {
        case .stored, .alreadyStored:
            office.desk.forget(session.draft)
            let isShared = session.pass.isShared
            let seconds = isShared ? office.screens.settings.sharedSeconds : Passes.afterwards
            let pass = Pass(
                opening: session.pass.opening, own: session.draft.contents.ownCode,
                until: office.clock.seconds + seconds, isShared: isShared,
                hidesOwn: session.draft.contents.handover != nil && !session.isWithPerson,
                language: session.language.code)
            var reply = Reply.seeOther(Route.done(collection: id))
            reply.extra.append(office.passes.header(pass, collection: id))
            return reply
        case .differs: throw Detour(office.screens.kind(.differs, in: session.language))
        case .withdrawn: throw Detour(office.screens.kind(.withdrawn, in: session.language))
        case .invitationUsed: throw Detour(office.screens.kind(.invitationUsed, in: session.language))
        }
    }

    private func checkPage(_ session: Session, notice: Notice? = nil, status: Int = 200) throws -> Reply {
        let pages = try screens.pages(of: session.served.form, in: session.language)
        let id = session.served.collection.id
        let route = Route.send(collection: id)
        let last = session.answers.pages.last { !session.closedPages.contains($0.key) }.map {
            Route.question(collection: id, page: $0.key)
        }
        var fill = CheckFill(
            answers: session.answers, action: route.path, token: office.token(for: route),
            back: (last ?? .start(collection: id)).path,
            address: { Route.question(collection: id, page: $0.key).path(with: .fromCheck) },
            notice: notice)
        fill.closed = session.closedPages
        fill.idleSeconds = session.idleSeconds(office.screens.settings)
        return .html(ByteBuffer(bytes: try pages.checkBytes(fill)), status: .init(code: status))
    }
}

extension Session {
    /// The first page with something that does not meet its rules.
    fileprivate var firstFaultyPage: Page? {
        guard !answers.violations().isEmpty else { return nil }
        return answers.pages.first { !answers.violations(on: $0).isEmpty }
    }
}
