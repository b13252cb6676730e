import Logging
import Programme
import Records
import XForms

/// A draft that this request's visitor may work on, with its answers taken up.
struct Session: Sendable {
    let served: ServedCollection
    var draft: OpenDraft
    var answers: Answers
    let pass: Pass
    let language: InterfaceLanguage
    /// The cookie that the pass came in; empty for a session that came otherwise.
    var cookie = ""
}

extension Office {
    /// The collection at an address while it is open.
    /// - Throws: `Detour` with the page that says why not.
    func open(_ id: String, _ visit: Visit) throws(Detour) -> ServedCollection {
        if let served = collections[id], served.collection.state(on: clock.day) == .open { return served }
        let language = language(of: visit)
        let here = visit.isPost ? nil : visit.route
        guard let served = collections[id] else { throw Detour(screens.kind(.unknown, in: language, at: here)) }
        switch served.collection.state(on: clock.day) {
        case .open: return served
        case .notYetOpen(let day):
            let values: KeyValuePairs = ["opens": language.words(for: day)]
            throw Detour(screens.kind(.notYetOpen, in: language, at: here, values: values))
        case .closed(let day):
            let last = Day(number: day.number + served.collection.graceDays)
            let values: KeyValuePairs = ["closes": language.words(for: day), "until": language.words(for: last)]
            let kind: Kind = served.collection.mayFinish(on: clock.day) ? .closing : .closed
            throw Detour(screens.kind(kind, in: language, at: here, values: values))
        }
    }

    /// The collection at an address for somebody who has begun: some days after its last one too, so that nobody loses
    /// at midnight what was half written.
    private func unfinished(_ id: String, _ visit: Visit) throws(Detour) -> ServedCollection {
        if let served = collections[id], served.collection.mayFinish(on: clock.day) { return served }
        return try open(id, visit)
    }

    /// The draft that the visitor's cookie opens.
    /// - Parameter isLate: also by the pass of a shared device that ended not long ago; nothing may be shown then.
    /// - Throws: `Detour` with the page that says how to go on; `StoreFailure` when the store cannot be read.
    func session(_ visit: Visit, collection id: String, isLate: Bool = false) async throws -> Session {
        let served = try unfinished(id, visit)
        let cookie = passes.cookie(visit.head, collection: id)
        if let cookie, !visit.isPost, let held = heldSession(cookie, of: served) { return held }
        guard let cookie, let pass = passes.read(cookie, collection: id, now: clock.seconds, isLate: isLate) else {
            throw Detour(
                screens.kind(
                    .noDraft, in: screens.language(of: visit), at: visit.isPost ? nil : visit.route,
                    start: served.collection.access.allowsOpenLink ? .start(collection: id) : nil))
        }
        guard let draft = try await desk.open(pass.opening), draft.contents.collection == id else {
            throw Detour(try await missing(pass, visit, collection: id, in: language(of: visit)))
        }
        var session = try await take(up: draft, served, pass)
        session.cookie = cookie
        return session
    }

    /// The language of a page without a draft: what the address asks for, else what the visitor read during the journey
    /// that the address belongs to, else the browser's.
    func language(of visit: Visit) -> InterfaceLanguage {
        let languages = screens.pages.languages
        if let asked = asked(visit) { return asked }
        let pass = visit.route.collection.flatMap { passes.read(visit.head, collection: $0, now: clock.seconds) }
        return languages.named(pass?.language) ?? screens.language(of: visit)
    }

    /// The language that the address asks for; nil when it asks for none that there is.
    func asked(_ visit: Visit) -> InterfaceLanguage? {
        screens.pages.languages.named(visit.parameter(Route.languageParameter))
    }

    /// What to say when there is no draft: it was sent, or it is kept no longer.
    func missing(
        _ pass: Pass, _ visit: Visit, collection id: String, in language: InterfaceLanguage
    ) async throws -> Reply {
        let sent = try await stores.submissions.hasResponse(ownCode: keys.ownCodeIndexes(pass.own))
        guard sent else { return screens.kind(.expired, in: language) }
        return typed(in: visit).isEmpty ? .seeOther(.done(collection: id)) : screens.kind(.alreadySent, in: language)
    }

    /// The same session on the draft as another tab has left it; nil when it is gone.
    func renew(_ session: Session) async throws -> Session? {
        guard let draft = try await desk.reopen(session.draft) else { return nil }
        var renewed = try await take(up: draft, session.served, session.pass)
        renewed.cookie = session.cookie
        return renewed
    }

    private func take(up draft: OpenDraft, _ current: ServedCollection, _ pass: Pass) async throws -> Session {
        var served = current
        if draft.contents.document != current.definitionHash {
            let older = try await archive.served(current.collection, document: draft.contents.document)
            guard let older else { throw Detour(screens.kind(.expired, in: language(of: draft))) }
            served = older
        }
        let answers: Answers
        do {
            answers = try Answers(restoring: draft.contents.answers, of: served.form, environment: environment)
        } catch {
            // A file beside the definition has changed, or the program is older than the draft.
            logger.error("a draft cannot be taken up", metadata: ["why": "\(error)"])
            throw Detour(screens.kind(.expired, in: language(of: draft)))
        }
        return Session(
            served: served, draft: draft, answers: answers, pass: pass, language: language(of: draft))
    }

    func language(of draft: OpenDraft) -> InterfaceLanguage {
        screens.pages.languages.named(draft.contents.language) ?? screens.pages.languages.first
    }
}

extension InterfaceLanguage {
    /// A day in words.
    func words(for day: Day) -> String {
        let civil = day.civil
        return self.day(year: civil.year, month: civil.month, day: civil.day)
    }
}

extension Session {
    /// The same journey in another language from here on, once it is saved; nil changes nothing.
    func read(in asked: InterfaceLanguage?) -> Session {
        guard let asked else { return self }
        var draft = draft
        draft.contents.language = asked.code
        return Session(
            served: served, draft: draft, answers: answers, pass: pass, language: asked, cookie: cookie)
    }

    /// How the response was given: the answer to the question that the author marked `bs:part="mode"`.
    var mode: ResponseMode {
        let value = served.modeNode.flatMap { answers.question(at: NodeKey(node: $0))?.value }
        return value.flatMap(ResponseMode.init(word:)) ?? .oneself
    }
}

extension Office {
    /// Keeps the language that a questionnaire is read in from now on, and goes on.
    func changeLanguage(of session: Session, to code: String, then route: Route) async throws -> Reply {
        var session = session
        session.read(in: code)
        var outcome = try await desk.save(session.draft, today: clock.day)
        if outcome == .conflict, var renewed = try await renew(session) {
            renewed.read(in: code)
            outcome = try await desk.save(renewed.draft, today: clock.day)
        }
        if outcome == .conflict { throw StoreFailure.busy }
        var pass = session.pass
        pass.language = session.draft.contents.language
        var reply = Reply.seeOther(route)
        reply.extra.append(passes.header(pass, collection: session.served.collection.id))
        return reply
    }
}

extension Session {
    /// Goes on in another language of the questionnaire; an unknown one changes nothing.
    mutating func read(in code: String) {
        guard let number = served.form.language(code) else { return }
        draft.contents.language = code
        answers.setLanguage(number)
    }
}
