import HTTPTypes
import Programme
import Records

/// Between a helper and the person whose answers these are: the device changes hands.
struct HandoverController: Sendable {
    let office: Office

    /// `GET` and `POST /v/{collection}/overdracht`
    ///
    /// The first time the page shows the own code, once; afterwards it asks for it.
    func answer(_ visit: Visit, collection id: String) async throws -> Reply {
        let session = try await office.session(visit, collection: id)
        guard let handover = session.draft.contents.handover, !session.isWithPerson else {
            return .seeOther(session.resumeAt)
        }
        let isFirst = handover.isOpen && handover.isFresh
        guard visit.isPost else { return try page(session, code: isFirst ? session.draft.contents.ownCode : nil) }
        guard office.judge(visit) == .valid else {
            return try page(session, code: isFirst ? session.draft.contents.ownCode : nil)
        }
        if !isFirst, let fault = try await wrongCode(visit, session) {
            return try page(session, code: nil, fault: fault)
        }
        return try await open(session, visit)
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

    /// The device is with the person now; this browser alone may see the part.
    private func open(_ session: Session, _ visit: Visit) async throws -> Reply {
        var draft = session.draft
        draft.contents.handover?.isOpen = true
        draft.contents.handover?.isFresh = false
        guard case .saved = try await office.desk.save(draft, today: office.clock.day) else { throw StoreFailure.busy }
        var pass = Pass(
            opening: session.pass.opening, own: draft.contents.ownCode, isShared: session.pass.isShared,
            isPrivate: true)
        pass = office.staying(pass)
        let opened = Session(
            served: session.served, draft: draft, answers: session.answers, pass: pass, language: session.language)
        var reply = Reply.seeOther(opened.resumeAt)
        reply.extra.append(office.passes.header(pass, collection: session.served.collection.id))
        return reply
    }

    private func page(_ session: Session, code: Code?, fault: String? = nil) throws -> Reply {
        let route = Route.handover(collection: session.served.collection.id)
        let page = HandoverPage(
            code: code?.printed, action: route.path, token: office.token(for: route), fault: fault,
            in: session.language)
        return try office.screens.render(page, at: nil, in: session.language, status: fault == nil ? 200 : 422)
    }
}
