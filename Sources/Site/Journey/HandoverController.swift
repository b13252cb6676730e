import Programme
import Records

/// Between a helper and the person whose answers these are: the device changes hands.
struct HandoverController: Sendable {
    let office: Office

    /// `GET` and `POST /v/{collection}/overdracht`
    ///
    /// While the helper has the device the page asks to give it, and shows nothing. The person says to have it, and only then
    /// sees the own code, once. Afterwards the page asks for that code.
    func answer(_ visit: Visit, collection id: String) async throws -> Reply {
        // Whoever gets the device may read another language than who gives it.
        let session = try await office.session(visit, collection: id).read(in: office.asked(visit))
        guard let handover = session.draft.contents.handover else { return .seeOther(session.resumeAt) }
        let isSent = visit.isPost && office.judge(visit) == .valid
        if session.isWithPerson {
            guard handover.isFresh else { return .seeOther(session.resumeAt) }
            guard isSent else { return try page(session, .code(session.draft.contents.ownCode.printed)) }
            return try await noted(session)
        }
        let isFirst = handover.isFresh && handover.pages.isEmpty
        guard isSent else { return try page(session, isFirst ? .give : .ask(fault: nil)) }
        if !isFirst, let fault = try await wrongCode(visit, session) { return try page(session, .ask(fault: fault)) }
        return try await open(session)
    }

    /// Why the code that was typed does not open the part; nil when it does.
    private func wrongCode(_ visit: Visit, _ session: Session) async throws -> String? {
        let code: Code
        do {
            code = try Code(reading: visit.form["code"] ?? "")
        } catch {
            return session.language.say(error == .empty ? .wrongCodeEmpty : .wrongCode)
        }
        let isRight = try await office.guarded(code, visit) { () async throws -> Bool? in
            code == session.draft.contents.ownCode ? true : nil
        }
        return isRight == true ? nil : session.language.say(.wrongCode)
    }

    /// The device is with the person now: this browser alone may see the part, and no browser of an earlier turn.
    private func open(_ session: Session) async throws -> Reply {
        var session = session
        var handover = session.draft.contents.handover ?? Handover()
        handover.isOpen = true
        handover.turn = (handover.turn + 1) & 15
        session.draft.contents.handover = handover
        let pass = office.staying(
            Pass(
                opening: session.pass.opening, own: session.draft.contents.ownCode, isShared: session.pass.isShared,
                isPrivate: true, turn: handover.turn, language: session.language.code))
        return try await save(session, with: pass)
    }

    /// The person has the code.
    private func noted(_ session: Session) async throws -> Reply {
        var session = session
        session.draft.contents.handover?.isFresh = false
        var pass = session.pass
        pass.language = session.language.code
        return try await save(session, with: office.staying(pass))
    }

    private func save(_ session: Session, with pass: Pass) async throws -> Reply {
        guard case .saved = try await office.desk.save(session.draft, today: office.clock.day) else {
            throw StoreFailure.busy
        }
        let id = session.served.collection.id
        let opened = Session(
            served: session.served, draft: session.draft, answers: session.answers, pass: pass,
            language: session.language)
        let isFresh = session.draft.contents.handover?.isFresh == true
        var reply = Reply.seeOther(isFresh ? .handover(collection: id) : opened.resumeAt)
        reply.extra.append(office.passes.header(pass, collection: id))
        return reply
    }

    private func page(_ session: Session, _ step: HandoverPage.Step) throws -> Reply {
        let route = Route.handover(collection: session.served.collection.id)
        let page = HandoverPage(step, action: route.path(in: session.language), in: session.language)
        let errors = step.fault.map { [(field: 0, message: $0)] } ?? []
        return try office.screens.render(
            page, FormFill(token: office.token(for: route), errors: errors), at: route, in: session.language)
    }
}
