import NIOCore
import Programme
import Records
import XForms

/// The result of a conversation tool, for whoever types the own code; an earlier one beside it when its code is typed too.
///
/// The two codes come together in this request only: nothing on the server links them, before or after.
struct ResultController: Sendable {
    let office: Office
    let questions: QuestionScreens

    /// One result that was found.
    private struct Found {
        let result: SidesResult
        let week: Week
        let served: ServedCollection
    }

    /// `POST /mijn-antwoorden/uitkomst`
    func show(_ visit: Visit) async throws -> Reply {
        let language = office.language(of: visit)
        guard office.judge(visit) == .valid, let code = try? Code(reading: visit.form["code"] ?? "") else {
            return askCode(language)
        }
        guard let now = try await find(code, visit, language) else { return askCode(language) }
        let typed = visit.form["eerder"] ?? ""
        guard typed.contains(where: { !$0.isWhitespace }) else { return try page(now, nil, code, nil, language) }
        switch try await earlier(typed, than: code, now, visit, language) {
        case .success(let before): return try page(now, before, code, nil, language)
        case .failure(let fault):
            return try page(now, nil, code, (language.say(fault.word), String(typed.prefix(64))), language)
        }
    }

    /// Why an earlier code gives nothing.
    private struct Fault: Error {
        let word: Word
    }

    private func earlier(
        _ typed: String, than code: Code, _ now: Found, _ visit: Visit, _ language: InterfaceLanguage
    ) async throws -> Result<Found, Fault> {
        guard let other = try? Code(reading: typed) else { return .failure(Fault(word: .wrongCode)) }
        guard other != code else { return .failure(Fault(word: .resultSame)) }
        guard let before = try await find(other, visit, language) else { return .failure(Fault(word: .wrongCode)) }
        let names = Set(now.result.sides.map(\.scale.name))
        guard before.result.sides.contains(where: { names.contains($0.scale.name) }) else {
            return .failure(Fault(word: .resultOther))
        }
        return .success(before)
    }

    /// The result behind a code; nil when there is none, or none that may be shown.
    private func find(_ code: Code, _ visit: Visit, _ language: InterfaceLanguage) async throws -> Found? {
        let stored = try await office.guarded(code, visit) {
            try await office.stores.submissions.response(ownCode: office.keys.ownCodeIndexes(code))
        }
        guard let stored, let served = try await office.served(stored.facts) else { return nil }
        let answers = Answers(
            canonical: stored.content.canonical, of: served.form, environment: office.environment,
            language: served.form.language(language.code))
        let rows = try questions.pages(of: served.form, in: language).rows(of: answers)
        return SidesResult(answers, rows: rows).map { Found(result: $0, week: stored.facts.week, served: served) }
    }

    private func askCode(_ language: InterfaceLanguage) -> Reply {
        Reply.seeOther(.mine)
    }

    private func page(
        _ now: Found, _ before: Found?, _ code: Code, _ fault: (message: String, typed: String)?,
        _ language: InterfaceLanguage
    ) throws -> Reply {
        let facts = QuestionnaireFacts(now.served.form, language: language)
        func dated(_ found: Found) -> ResultPage.Dated {
            ResultPage.Dated(result: found.result, week: language.words(for: found.week.monday))
        }
        let page = ResultPage(
            dated(now), earlier: before.map(dated), name: facts.title, lang: facts.lang,
            action: Route.resultMine.path(in: language),
            token: office.token(for: .resultMine), code: code.printed, fault: fault, in: language)
        return try office.screens.render(page, at: .mine, in: language, status: fault == nil ? 200 : 422)
    }
}
