import NIOCore
import Programme
import Records
import XForms

/// The result of a conversation tool, for whoever typed the own code; an earlier one beside it when its code is typed too.
///
/// The two codes come together in the sealed cookie of the browser where they were typed, for some minutes: nothing on the
/// server links them, before or after.
struct ResultController: Sendable {
    let office: Office
    let questions: QuestionScreens

    /// One result that was found.
    private struct Found {
        let result: SidesResult
        let facts: ResponseFacts
        let served: ServedCollection
    }

    /// `POST /mijn-antwoorden/uitkomst` reads the own code, or an earlier one to put beside it; `GET` shows.
    func answer(_ visit: Visit) async throws -> Reply {
        let language = office.language(of: visit)
        guard visit.isPost else { return try await show(visit, language) }
        guard office.judge(visit) == .valid else { return askCode(language) }
        if let typed = visit.form["eerder"] { return try await compare(typed, visit, language) }
        guard let code = try? Code(reading: visit.form["code"] ?? ""),
            let now = try await office.guarded(code, visit, look: { try await find(code, language) })
        else { return askCode(language) }
        // Begun on a shared device, it goes on as one.
        let before = office.passes.read(visit.head, collection: now.facts.collection, now: office.clock.seconds)
        let isShared = [before, office.ownPass(visit)].contains { $0?.isShared == true }
        return office.showing(Pass(opening: code, own: code, isShared: isShared), at: .resultMine, in: language)
    }

    private func show(_ visit: Visit, _ language: InterfaceLanguage) async throws -> Reply {
        guard let pass = office.ownPass(visit), let now = try await find(pass.own, language) else {
            return askCode(language)
        }
        let before = pass.opening == pass.own ? nil : try await find(pass.opening, language)
        return try page(now, before, pass, nil, language)
    }

    /// Puts the earlier result beside this one, or says why that cannot be.
    private func compare(_ typed: String, _ visit: Visit, _ language: InterfaceLanguage) async throws -> Reply {
        guard var pass = office.ownPass(visit), let now = try await find(pass.own, language) else {
            return askCode(language)
        }
        pass = Pass(opening: pass.own, own: pass.own, isShared: pass.isShared)
        guard typed.contains(where: { !$0.isWhitespace }) else {
            return office.showing(pass, at: .resultMine, in: language)
        }
        do {
            let earlier = try Self.code(typed, besides: pass.own)
            let before = try await office.guarded(earlier, visit) { try await find(earlier, language) }
            guard let before else { throw Fault(word: .wrongCode) }
            let names = Set(now.result.sides.map(\.scale.name))
            guard before.result.sides.contains(where: { names.contains($0.scale.name) }) else {
                throw Fault(word: .resultOther)
            }
            pass = Pass(opening: earlier, own: pass.own, isShared: pass.isShared)
            return office.showing(pass, at: .resultMine, in: language)
        } catch let fault as Fault {
            return try page(now, nil, pass, (language.say(fault.word), String(typed.prefix(64))), language)
        }
    }

    /// Why an earlier code gives nothing.
    private struct Fault: Error {
        let word: Word
    }

    private static func code(_ typed: String, besides own: Code) throws(Fault) -> Code {
        guard let code = try? Code(reading: typed) else { throw Fault(word: .wrongCode) }
        guard code != own else { throw Fault(word: .resultSame) }
        return code
    }

    /// The result behind a code; nil when there is none, or none that may be shown.
    private func find(_ code: Code, _ language: InterfaceLanguage) async throws -> Found? {
        let stored = try await office.stores.submissions.response(ownCode: office.keys.ownCodeIndexes(code))
        guard let stored, let served = try await office.served(stored.facts) else { return nil }
        let answers = office.answers(of: stored, on: served, in: language)
        let rows = try questions.pages(of: served.form, in: language).rows(of: answers)
        return SidesResult(answers, rows: rows).map { Found(result: $0, facts: stored.facts, served: served) }
    }

    private func askCode(_ language: InterfaceLanguage) -> Reply {
        Reply.seeOther(.mine)
    }

    private func page(
        _ now: Found, _ before: Found?, _ pass: Pass, _ fault: (message: String, typed: String)?,
        _ language: InterfaceLanguage
    ) throws -> Reply {
        let facts = QuestionnaireFacts(now.served.form, language: language)
        func dated(_ found: Found) -> ResultPage.Dated {
            ResultPage.Dated(result: found.result, week: language.words(for: found.facts.week.monday))
        }
        let page = ResultPage(
            dated(now), earlier: before.map(dated), name: facts.title, lang: facts.lang,
            action: Route.resultMine.path(in: language),
            closing: OwnClosing(
                close: Route.closeMine.path(in: language), idleSeconds: office.ownIdleSeconds(pass)), in: language)
        let fill = FormFill(
            token: office.token(for: .resultMine), errors: fault.map { [(field: 0, message: $0.message)] } ?? [],
            values: fault.map { [0: $0.typed] } ?? [:])
        return office.stayOwn(try office.screens.render(page, fill, at: .resultMine, in: language), pass)
    }
}
