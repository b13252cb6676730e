import HTTPTypes
import Programme
import Records

/// What one does with a one-time link: type its code (or let the script take it from the address's fragment), choose a
/// password, couple an app, and get recovery codes.
///
/// Nothing is stored before the last step: what was chosen travels sealed in the form.
struct BeginController: Sendable {
    let staff: StaffOffice

    /// An open link with the code that opened it.
    private struct Opened {
        let code: Code
        let places: [LinkIndex]
        let link: OneTimeLink
        let account: Account?
    }

    /// `/medewerkers/begin`
    func answer(_ visit: StaffVisit) async throws -> Reply {
        guard visit.isPost else { return try codePage(visit) }
        guard let code = try? Code(reading: visit.form["code"] ?? "") else { return try codePage(visit, .wrongLink) }
        let places = staff.keys.linkIndexes(code)
        let attempt = staff.budget.attempt(
            account: places[0].bytes, step: "link", network: staff.office.proxies.network(of: visit.visit), device: nil)
        guard try await staff.mayTry(attempt) else { return try codePage(visit, .wrongTooOften) }
        guard let (link, account) = try await staff.stores.accounts.openLink(places, at: staff.now) else {
            return try codePage(visit, .wrongLink)
        }
        staff.budget.right(attempt)
        let found = Opened(code: code, places: places, link: link, account: account)
        switch visit.form["step"] {
        case "password": return try await choose(found, visit)
        case "app": return try await couple(found, visit)
        default:
            return found.link.purpose.asksPassword
                ? try passwordPage(found, visit, names: nil, PasswordFields(language: visit.language))
                : try await confirmPage(found, visit)
        }
    }

    private func codePage(_ visit: StaffVisit, _ error: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let field = StaffField(
            "code", .code(), label: language.say(.fieldLink), hint: language.say(.fieldLinkHint),
            values: [visit.form["code"] ?? ""], error: error.map { language.say($0) })
        return try staff.form(
            StaffFormPage(
                title: language.say(.beginTitle), lead: [language.say(.beginLead)],
                form: staff.makeForm(visit, [field], button: .goOn), in: language), visit)
    }

    // MARK: - The password

    private func choose(_ opened: Opened, _ visit: StaffVisit) async throws -> Reply {
        guard opened.link.purpose.asksPassword else { return try await confirm(opened, visit) }
        let names = opened.account == nil ? FirstNames(visit.form, visit.language) : nil
        var fields = PasswordFields(language: visit.language)
        let known = [opened.account?.login.text ?? names?.login?.text ?? "", opened.account?.name ?? names?.name ?? ""]
        let password = fields.read(visit.form, rule: staff.passwordRule(known[0], known[1]))
        guard let password, names?.isComplete ?? true else {
            return try passwordPage(opened, visit, names: names, fields)
        }
        let hash = try await staff.hashing.hash(password)
        guard opened.link.purpose.asksFactor else {
            let outcome = try await complete(opened, NewCredentials(password: hash), visit, first: nil)
            return outcome == .done ? staff.seeOther(.logIn, visit) : try codePage(visit, .wrongLink)
        }
        let step = SealedStep(password: hash, factor: .random(), login: names?.login, name: names?.name)
        return try appPage(opened, visit, step)
    }

    private func passwordPage(
        _ opened: Opened, _ visit: StaffVisit, names: FirstNames?, _ fields: PasswordFields
    ) throws -> Reply {
        let language = visit.language
        let first = opened.account == nil ? (names ?? FirstNames(language)).fields : []
        return try staff.form(
            StaffFormPage(
                title: language.say(opened.account == nil ? .firstTitle : .choosePasswordTitle),
                lead: [language.say(opened.account == nil ? .firstLead : .choosePasswordLead)],
                facts: facts(opened.account, language),
                form: staff.makeForm(
                    visit, first + fields.fields, button: .goOn, hidden: hidden(opened, step: "password")),
                in: language), visit)
    }

    /// Of a link for a new app alone: the password is asked for instead of chosen.
    private func confirmPage(_ opened: Opened, _ visit: StaffVisit, _ error: StaffWord? = nil) async throws -> Reply {
        let language = visit.language
        let field = StaffField(
            "password", .line(type: "password", autocomplete: "current-password"), label: language.say(.fieldPassword),
            error: error.map { language.say($0) })
        return try staff.form(
            StaffFormPage(
                title: language.say(.confirmTitle), lead: [language.say(.confirmLead)],
                facts: facts(opened.account, language),
                form: staff.makeForm(visit, [field], button: .goOn, hidden: hidden(opened, step: "password")),
                in: language), visit)
    }

    private func confirm(_ opened: Opened, _ visit: StaffVisit) async throws -> Reply {
        guard let account = opened.account else { return try codePage(visit, .wrongLink) }
        guard try await staff.isPassword(visit.form["password"] ?? "", of: account.id, visit) else {
            return try await confirmPage(opened, visit, .wrongPassword)
        }
        return try appPage(opened, visit, SealedStep(password: nil, factor: .random(), login: nil, name: nil))
    }

    // MARK: - The app

    private func appPage(
        _ opened: Opened, _ visit: StaffVisit, _ step: SealedStep, _ error: StaffWord? = nil
    ) throws -> Reply {
        let login = opened.account?.login ?? step.login
        return try staff.form(
            AppPage(
                step, login: login, error: error,
                seal: staff.steps.seal(step, for: opened.places[0].bytes, now: staff.now),
                hidden: hidden(opened, step: "app"), staff: staff, visit: visit
            ).page, visit)
    }

    private func couple(_ opened: Opened, _ visit: StaffVisit) async throws -> Reply {
        guard let step = staff.steps.open(visit.form["seal"], for: opened.places[0].bytes, now: staff.now) else {
            return try codePage(visit, .wrongStepOver)
        }
        guard let used = step.factor.step(of: visit.form["app"] ?? "", at: staff.now, after: nil) else {
            return try appPage(opened, visit, step, .wrongApp)
        }
        let id = opened.account?.id ?? .random()
        let codes = (0..<RecoveryCodes.count).map { _ in Code.random() }
        let credentials = NewCredentials(
            password: step.password, factor: step.factor, lastStep: used,
            recovery: codes.compactMap { staff.keys.recoveryIndexes($0, of: id).first })
        let first = try newAdministrator(id, step, opened)
        switch try await complete(opened, credentials, visit, first: first) {
        case .done: return try await entered(id, codes, visit)
        case .loginTaken, .unknown, .lastAdministrator, .linkGone: return try codePage(visit, .wrongLink)
        }
    }

    /// The account that the link of a new service makes.
    private func newAdministrator(
        _ id: AccountID, _ step: SealedStep, _ opened: Opened
    ) throws -> (account: Account, logins: [LoginIndex])? {
        guard opened.account == nil, let login = step.login, let name = step.name else { return nil }
        let account = Account(
            id: id, login: login, name: name, roles: .only(.administrator), scope: .everywhere, state: .invited)
        return (account, staff.keys.loginIndexes(login))
    }

    private func complete(
        _ opened: Opened, _ credentials: NewCredentials, _ visit: StaffVisit,
        first: (account: Account, logins: [LoginIndex])?
    ) async throws -> AccountOutcome {
        let account = opened.account ?? first?.account
        let note = AuditNote(
            at: staff.now, actor: account.map { .account($0.id) } ?? .unknown, roles: account?.roles.sorted ?? [],
            action: opened.link.purpose.done)
        return try await staff.stores.accounts.complete(
            opened.places, at: staff.now, first: first, credentials: credentials, noting: note)
    }

    /// Logs in whoever has just chosen everything anew, and shows the recovery codes.
    private func entered(_ id: AccountID, _ codes: [Code], _ visit: StaffVisit) async throws -> Reply {
        let now = staff.now
        let token = SessionToken.random()
        let isBegun = try await staff.stores.sessions.begin(
            StaffSession(account: id, stage: .full, begun: now, seen: now), at: staff.keys.sessionIndexes(token),
            replacing: visit.stay?.places ?? [], using: .none,
            noting: AuditNote(at: now, actor: .account(id), action: .loggedIn))
        var reply = try staff.render(RecoveryCodes.page(codes, isBegun ? .home : .logIn, visit.language), visit)
        if isBegun { reply.extra.append(staff.cookies.header(token)) }
        return reply
    }

    private func hidden(_ opened: Opened, step: String) -> [StaffForm.Hidden] {
        [.init(name: "code", value: opened.code.printed), .init(name: "step", value: step)]
    }

    private func facts(_ account: Account?, _ language: InterfaceLanguage) -> [StaffFact] {
        guard let account else { return [] }
        return [
            StaffFact(term: language.say(.fieldName), words: account.name),
            StaffFact(term: language.say(.fieldLogin), words: account.login.text),
        ]
    }
}

extension LinkPurpose {
    /// What the audit log calls it when the link has served.
    fileprivate var done: AuditAction {
        switch self {
        case .first, .invitation, .everything: .accountSetUp
        case .password: .passwordChanged
        case .factor: .factorChanged
        }
    }
}
