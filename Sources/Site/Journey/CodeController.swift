import HTTPTypes
import Programme
import Records

/// Typing a code: to go on with a draft on this device, or to begin with a letter.
struct CodeController: Sendable {
    let office: Office

    /// `GET /code`
    func show(_ visit: Visit) throws -> Reply {
        try office.screens.code(FormFill(token: office.token(for: .code)), in: office.language(of: visit))
    }

    /// `POST /code`
    ///
    /// Unknown, used, expired and foreign codes get the same page, status and (because the same is looked up) timing.
    func enter(_ visit: Visit) async throws -> Reply {
        let language = office.language(of: visit)
        let typed = visit.form["code"] ?? ""
        guard office.judge(visit) == .valid else {
            return try again(visit, language.say(.noticeTokenTooOld), language)
        }
        let code: Code
        do {
            code = try Code(reading: typed)
        } catch {
            return try again(visit, language.say(error == .empty ? .wrongCodeEmpty : .wrongCode), language)
        }
        return try await office.guarded(code, visit) { () async throws -> Reply? in
            try await destination(of: code, isShared: visit.form["gedeeld"] != nil)
        } ?? again(visit, language.say(.wrongCode), language)
    }

    /// Where a good code leads; nil for any other.
    private func destination(of code: Code, isShared: Bool) async throws -> Reply? {
        let draft = try await office.desk.open(code)
        let invitation = try await office.invitation(of: code)
        if let contents = draft?.contents, let served = office.collections[contents.collection] {
            let id = served.collection.id
            var reply = Reply.seeOther(.question(collection: id, page: contents.page), .resumed)
            let pass = Pass(
                opening: code, own: contents.ownCode, isShared: isShared || contents.isShared,
                language: contents.language)
            reply.extra.append(office.passes.header(office.staying(pass), collection: id))
            return reply
        }
        if let invitation, office.collections[invitation.collection] != nil {
            var reply = Reply.seeOther(.start(collection: invitation.collection))
            let pass = office.staying(Pass(opening: code, own: .random(), isShared: isShared))
            reply.extra.append(office.passes.header(pass, collection: invitation.collection))
            return reply
        }
        return nil
    }

    private func again(_ visit: Visit, _ message: String, _ language: InterfaceLanguage) throws -> Reply {
        try office.screens.code(FormFill(codeOf: visit, token: office.token(for: .code), message), in: language)
    }
}

extension FormFill {
    /// A page for a code once more, with what was typed and what is wrong with it.
    init(codeOf visit: Visit, token: String, _ message: String) {
        self.init(
            token: token, errors: [(0, message)], values: [0: String((visit.form["code"] ?? "").prefix(64))],
            checked: visit.form["gedeeld"] == nil ? [] : [CodePage.sharedChoice])
    }
}

extension Office {
    /// Looks a code up within the budgets for guessing, and counts it when nothing is found.
    ///
    /// Once a budget is spent, so many are looked up at a time, and a wrong one keeps its place for a while before it is
    /// answered. A good one is answered at once: whoever holds it is not made to wait for what others do at that address.
    func guarded<Found>(
        _ code: Code, _ visit: Visit, look: () async throws -> Found?
    ) async throws -> Found? {
        let network = proxies.network(of: visit)
        let number = keys.ownCodeIndex(code).low
        let verdict = budget.verdict(network: network, code: number, now: clock.seconds)
        guard verdict == .serve || budget.mayWait() else { throw StoreFailure.busy }
        defer { if verdict != .serve { budget.hasWaited() } }
        // Counted before looking, so that many guesses at once do not all pass the same verdict.
        budget.wrong(network: network, code: number, now: clock.seconds)
        if let found = try await look() {
            budget.right(network: network, code: number)
            return found
        }
        if verdict == .delay { try await Task.sleep(for: screens.settings.guessPause) }
        return nil
    }
}
