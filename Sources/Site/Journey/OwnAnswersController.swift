import NIOCore
import Programme
import Records
import XForms

/// Seeing and withdrawing what one has sent, with the own code.
struct OwnAnswersController: Sendable {
    let office: Office
    let questions: QuestionScreens

    /// `GET /mijn-antwoorden`
    func show(_ visit: Visit) throws -> Reply {
        try office.screens.ownCode(
            FormFill(token: office.token(for: .viewMine)), in: office.language(of: visit))
    }

    /// `POST /mijn-antwoorden/bekijken` reads the code that was typed, `GET` shows the answers for a while after.
    func answer(_ visit: Visit) async throws -> Reply {
        let language = office.language(of: visit)
        guard visit.isPost else { return try await answers(visit, language) }
        let code = try read(visit, language).get()
        let stored = try await office.guarded(code, visit) {
            try await office.stores.submissions.response(ownCode: office.keys.ownCodeIndexes(code))
        }
        guard stored != nil else { return try again(visit, language.say(.wrongCode), language) }
        let pass = Pass(opening: code, own: code, isShared: visit.form["gedeeld"] != nil)
        return office.showing(pass, at: .viewMine, in: language)
    }

    /// `POST /mijn-antwoorden/intrekken`
    func withdraw(_ visit: Visit) async throws -> Reply {
        let language = office.language(of: visit)
        let code = try read(visit, language).get()
        let done = try await office.guarded(code, visit) { () async throws -> Bool? in
            try await office.stores.submissions.withdraw(ownCode: office.keys.ownCodeIndexes(code)) ? true : nil
        }
        guard done != nil else { return try again(visit, language.say(.wrongCode), language) }
        return office.endOwn(
            try office.screens.render(
                WithdrawnPage(backupDays: office.screens.settings.backupDays, in: language), at: .mine, in: language))
    }

    /// The code of a post, or the reply when there is none to look up.
    private func read(_ visit: Visit, _ language: InterfaceLanguage) throws -> Result<Code, Detour> {
        guard office.judge(visit) == .valid else {
            return .failure(Detour(try again(visit, language.say(.noticeTokenTooOld), language)))
        }
        do {
            return .success(try Code(reading: visit.form["code"] ?? ""))
        } catch {
            let message = language.say(error == .empty ? .wrongCodeEmpty : .wrongCode)
            return .failure(Detour(try again(visit, message, language)))
        }
    }

    private func again(_ visit: Visit, _ message: String, _ language: InterfaceLanguage) throws -> Reply {
        try office.screens.ownCode(
            FormFill(codeOf: visit, token: office.token(for: .viewMine), message), in: language)
    }

    /// The page with the answers and the button to have them removed; without a pass, the page that asks for the code.
    private func answers(_ visit: Visit, _ language: InterfaceLanguage) async throws -> Reply {
        guard let pass = office.ownPass(visit),
            let stored = try await office.stores.submissions.response(
                ownCode: office.keys.ownCodeIndexes(pass.own))
        else { return .seeOther(.mine, in: language) }
        let served = try await office.served(stored.facts)
        // Without a definition that can be read nothing can be shown, but taking back always works.
        let facts = served.map { QuestionnaireFacts($0.form, language: language) }
        let rows = try served.map { try self.rows(stored, $0, language) } ?? []
        let shown = rows.filter { served?.form.mayFeedBack($0.key.node) ?? true }
        let page = OwnAnswersPage(
            name: facts?.title ?? stored.facts.formID, rows: shown, isPartial: shown.count < rows.count,
            lang: facts?.lang ?? language.code, backupDays: office.screens.settings.backupDays,
            action: Route.withdrawMine.path(in: language), token: office.token(for: .withdrawMine),
            code: pass.own.printed,
            result: served.flatMap { served in
                guard !SideScale.scales(of: served.form).isEmpty else { return nil }
                return (Route.resultMine.path(in: language), office.token(for: .resultMine))
            },
            closing: OwnClosing(
                close: Route.closeMine.path(in: language), idleSeconds: office.ownIdleSeconds(pass)), in: language)
        return office.stayOwn(try office.screens.render(page, at: .viewMine, in: language), pass)
    }

    private func rows(
        _ stored: StoredResponse, _ served: ServedCollection, _ language: InterfaceLanguage
    ) throws -> [AnswerRow] {
        let answers = office.answers(of: stored, on: served, in: language)
        return try questions.pages(of: served.form, in: language).rows(of: answers)
    }
}
