import HTTPTypes
import Programme
import Records

/// The audit log, for the privacy officer. Each reading is noted in the log itself before anything is shown.
struct AuditController: Sendable {
    let staff: StaffOffice

    /// `/medewerkers/logboek`
    func show(_ visit: StaffVisit) async throws -> Reply {
        let asked = UrlencodedForm(encoded: Array(visit.visit.query.utf8)) ?? UrlencodedForm()
        let question = try await AuditQuestion(asked, staff: staff, language: visit.language)
        guard question.isAnswerable else { return try await page(visit, question, [], isChecked: nil) }
        let entries = try await staff.stores.audit.audit(
            question.filter, limit: AuditPage.most + 1, in: visit.scope,
            noting: visit.note(.logRead, AuditObject(.log, "audit"), at: staff.now))
        return try await page(visit, question, entries, isChecked: nil)
    }

    /// `/medewerkers/logboek/controle`
    func verify(_ visit: StaffVisit) async throws -> Reply {
        guard visit.isPost else { return staff.seeOther(.auditLog, visit) }
        let verdict = try await staff.stores.audit.verifyAudit(
            noting: visit.note(.logVerified, AuditObject(.log, "audit"), at: staff.now))
        let question = try await AuditQuestion(UrlencodedForm(), staff: staff, language: visit.language)
        let entries = try await staff.stores.audit.audit(
            question.filter, limit: AuditPage.most + 1, in: visit.scope,
            noting: visit.note(.logRead, AuditObject(.log, "audit"), at: staff.now))
        return try await page(visit, question, entries, isChecked: verdict)
    }

    private func page(
        _ visit: StaffVisit, _ question: AuditQuestion, _ entries: [AuditEntry], isChecked verdict: AuditVerdict?
    ) async throws -> Reply {
        let language = visit.language
        let names = try await names(in: entries)
        var page = AuditPage(
            entries.prefix(AuditPage.most).map { entry in row(entry, names, visit) }, question: question,
            token: staff.token(for: .staff(.verifyAuditLog), visit.stay), in: language)
        if visit.scope != .everywhere { page.part = language.say(.auditInPart) }
        if let verdict { page.verdict = language.words(verdict) }
        if entries.count > AuditPage.most {
            page.older = StaffLink(
                address: question.address(below: entries[AuditPage.most - 1].number), words: language.say(.older))
        }
        return try staff.render(page, visit, status: question.isAnswerable ? .ok : .unprocessableContent)
    }

    /// The names of everybody who occurs, each looked up once. A privacy officer of some neighbourhoods sees the names of
    /// those who did something there.
    private func names(in entries: [AuditEntry]) async throws -> [AccountID: String] {
        var wanted: Set<AccountID> = []
        for entry in entries {
            if case .account(let id) = entry.actor { wanted.insert(id) }
            if entry.object?.kind == .account, let id = entry.object.flatMap({ AccountID(text: $0.id) }) {
                wanted.insert(id)
            }
        }
        var names: [AccountID: String] = [:]
        for id in wanted { names[id] = try await staff.stores.accounts.account(id, in: .everywhere)?.name }
        return names
    }

    private func row(
        _ entry: AuditEntry, _ names: [AccountID: String], _ visit: StaffVisit
    ) -> AuditPage.Row {
        let language = visit.language
        let actor: String
        switch entry.actor {
        case .account(let id): actor = names[id] ?? id.text
        case .command: actor = language.say(.actorCommand)
        case .service: actor = language.say(.actorService)
        case .unknown, nil: actor = language.say(.actorUnknown)
        }
        let object = entry.object.map { object in
            object.kind == .account ? AccountID(text: object.id).flatMap { names[$0] } ?? object.id : object.id
        }
        return AuditPage.Row(
            number: language.figures(String(entry.number)), moment: staff.words(entry.at, language), actor: actor,
            roles: entry.roles.map { language.say($0.name) }.joined(separator: ", "),
            action: entry.action.map { language.deed($0) } ?? entry.actionWord,
            object: [object, entry.neighbourhood].compactMap(\.self).joined(separator: " · "),
            facts: entry.facts.map { language.lines($0, seenIn: visit.scope) } ?? [], reason: entry.reason)
    }
}

extension InterfaceLanguage {
    /// What was done, in words.
    func deed(_ action: AuditAction) -> String { texts[Self.textName(action)] ?? action.rawValue }

    /// `logged-in` has the text `auditLoggedIn`.
    static func textName(_ action: AuditAction) -> String {
        "audit" + action.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// What came of going over the log, in words.
    func words(_ verdict: AuditVerdict) -> String {
        let values: KeyValuePairs = ["count": figures(String(verdict.head.count)), "mark": verdict.head.mark]
        switch verdict.fault {
        case nil: return say(.auditSound, values)
        case .row(let number): return say(.auditBroken, ["number": figures(String(number))])
        case .end(let number): return say(.auditCut, ["number": figures(String(number))])
        case .key: return say(.auditNoKey)
        }
    }
}
