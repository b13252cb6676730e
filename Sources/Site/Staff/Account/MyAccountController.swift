import HTTPTypes
import Programme
import Records

/// The first page, and what somebody does with the own account. Everything here is about the visitor alone.
struct MyAccountController: Sendable {
    let staff: StaffOffice

    /// `/medewerkers`
    func home(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay else { return staff.seeOther(.logIn, visit) }
        let language = visit.language
        let account = stay.account
        let kept = try await staff.keptRoutes(of: account)
        let codes = try await staff.stores.accounts.recoveryCodes(of: account.id)
        let page = StaffHomePage(
            lead: language.say(.homeLeadStaff, ["name": account.name, "roles": language.words(account.roles)]),
            notice: codes < 4 ? language.say(.codesLeft, count: codes) : nil,
            waiting: kept.map { StaffLink(address: $0.path(in: language), words: language.say(.keptGo)) }
                + (try await waitingReleases(visit)),
            entries: StaffMenu.entries(for: account.roles).map { entry in
                StaffHomePage.Entry(
                    address: Route.staff(entry.page).path(in: language), words: language.say(entry.name),
                    about: language.say(entry.about))
            }, in: language)
        return try staff.render(page, visit)
    }

    /// Releases whose recipients somebody must turn to, as one link; none for whoever does not see releases.
    private func waitingReleases(_ visit: StaffVisit) async throws -> [StaffLink] {
        guard StaffPage.releases.access.admits(visit.roles) else { return [] }
        let waiting = try await staff.releases(visit).count { $0.isWaiting(on: staff.office.clock.day) }
        guard waiting > 0 else { return [] }
        return [
            StaffLink(
                address: Route.staff(.releases).path(in: visit.language),
                words: visit.language.say(.releasesWaiting, count: waiting))
        ]
    }

    /// `/medewerkers/mijn-account`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay else { return staff.seeOther(.logIn, visit) }
        let language = visit.language
        let codes = try await staff.stores.accounts.recoveryCodes(of: stay.account.id)
        let ways: [(StaffPage, StaffWord)] = [
            (.myPassword, .myPasswordLink), (.myFactor, .myFactorLink), (.myRecoveryCodes, .myCodesLink),
            (.logOutEverywhere, .everywhereLink),
        ]
        let page = StaffFactsPage(
            title: language.say(.menuMyAccount),
            notice: visit.visit.parameter("klaar") == nil ? nil : language.say(.changed),
            facts: [
                StaffFact(term: language.say(.fieldName), words: stay.account.name),
                StaffFact(term: language.say(.fieldLogin), words: stay.account.login.text),
                StaffFact(term: language.say(.fieldRoles), words: language.words(stay.account.roles)),
                StaffFact(term: language.say(.fieldScope), words: language.words(stay.account.scope)),
                StaffFact(term: language.say(.codesTitle), words: language.say(.codesLeft, count: codes)),
            ],
            ways: ways.map { StaffLink(address: Route.staff($0.0).path(in: language), words: language.say($0.1)) })
        return try staff.render(page, visit)
    }

    /// `/medewerkers/mijn-account/wachtwoord`
    func password(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay else { return staff.seeOther(.logIn, visit) }
        var fields = PasswordFields(language: visit.language)
        guard visit.isPost else { return try passwordPage(visit, fields) }
        guard try await staff.isPassword(visit.form["password"] ?? "", of: stay.account.id, visit) else {
            return try passwordPage(visit, fields, .wrongPassword)
        }
        let rule = staff.passwordRule(stay.account.login.text, stay.account.name)
        guard let password = fields.read(visit.form, rule: rule) else { return try passwordPage(visit, fields) }
        let hash = try await staff.hashing.hash(password)
        return try await set(NewCredentials(password: hash), stay, visit, noting: .passwordChanged)
    }

    private func passwordPage(
        _ visit: StaffVisit, _ fields: PasswordFields, _ error: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        return try staff.form(
            StaffFormPage(
                title: language.say(.myPasswordLink), lead: [language.say(.othersEnd)],
                form: staff.makeForm(
                    visit, [currentPassword(language, error)] + fields.fields, button: .save), in: language), visit)
    }

    /// `/medewerkers/mijn-account/app`
    func factor(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay else { return staff.seeOther(.logIn, visit) }
        guard visit.isPost else { return try confirmPage(visit, .myFactorLink, [.myFactorLead]) }
        let place = stay.places.last?.bytes ?? []
        guard visit.form["step"] == "app" else {
            guard try await staff.isPassword(visit.form["password"] ?? "", of: stay.account.id, visit) else {
                return try confirmPage(visit, .myFactorLink, [.myFactorLead], .wrongPassword)
            }
            return try appPage(visit, stay, SealedStep(password: nil, factor: .random(), login: nil, name: nil))
        }
        guard let step = staff.steps.open(visit.form["seal"], for: place, now: staff.now) else {
            return try confirmPage(visit, .myFactorLink, [.myFactorLead], .wrongStepOver)
        }
        guard let used = step.factor.step(of: visit.form["app"] ?? "", at: staff.now, after: nil) else {
            return try appPage(visit, stay, step, .wrongApp)
        }
        return try await set(
            NewCredentials(factor: step.factor, lastStep: used), stay, visit, noting: .factorChanged)
    }

    private func appPage(
        _ visit: StaffVisit, _ stay: Stay, _ step: SealedStep, _ error: StaffWord? = nil
    ) throws -> Reply {
        let seal = staff.steps.seal(step, for: stay.places.last?.bytes ?? [], now: staff.now)
        return try staff.form(
            AppPage(
                step, login: stay.account.login, error: error, seal: seal,
                hidden: [.init(name: "step", value: "app")], staff: staff, visit: visit
            ).page, visit)
    }

    /// `/medewerkers/mijn-account/herstelcodes`
    func recoveryCodes(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay else { return staff.seeOther(.logIn, visit) }
        guard visit.isPost else { return try confirmPage(visit, .myCodesLink, [.myCodesLead]) }
        guard try await staff.isPassword(visit.form["password"] ?? "", of: stay.account.id, visit) else {
            return try confirmPage(visit, .myCodesLink, [.myCodesLead], .wrongPassword)
        }
        let codes = (0..<RecoveryCodes.count).map { _ in Code.random() }
        let credentials = NewCredentials(
            recovery: codes.compactMap { staff.keys.recoveryIndexes($0, of: stay.account.id).first })
        _ = try await staff.stores.accounts.setCredentials(
            credentials, of: stay.account.id, staying: stay.places,
            noting: visit.note(.recoveryCodesRenewed, .account(stay.account.id), at: staff.now))
        return try staff.render(RecoveryCodes.page(codes, .myAccount, visit.language), visit)
    }

    /// `/medewerkers/mijn-account/overal-uitloggen`
    func logOutEverywhere(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay else { return staff.seeOther(.logIn, visit) }
        let language = visit.language
        guard visit.isPost else {
            return try staff.form(
                StaffFormPage(
                    title: language.say(.everywhereLink), lead: [language.say(.everywhereLead)],
                    form: staff.makeForm(visit, [], button: .everywhereGo), in: language), visit)
        }
        try await staff.stores.sessions.endAll(
            of: stay.account.id, staying: [],
            noting: visit.note(.loggedOutEverywhere, .account(stay.account.id), at: staff.now))
        var reply = staff.seeOther(.logIn, visit)
        reply.extra += staff.cookies.takingBack()
        return reply
    }
}

extension MyAccountController {
    private func currentPassword(_ language: InterfaceLanguage, _ error: StaffWord?) -> StaffField {
        StaffField(
            "password", .line(type: "password", autocomplete: "current-password"),
            label: language.say(.fieldCurrentPassword), error: error.map { language.say($0) })
    }

    /// A page that asks for the password before something is done.
    private func confirmPage(
        _ visit: StaffVisit, _ title: StaffWord, _ lead: [StaffWord], _ error: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        return try staff.form(
            StaffFormPage(
                title: language.say(title), lead: lead.map { language.say($0) },
                form: staff.makeForm(visit, [currentPassword(language, error)], button: .goOn), in: language), visit)
    }

    /// Sets what was chosen anew. Every session ends, the present one too, which goes on under a new cookie.
    private func set(
        _ credentials: NewCredentials, _ stay: Stay, _ visit: StaffVisit, noting action: AuditAction
    ) async throws -> Reply {
        _ = try await staff.stores.accounts.setCredentials(
            credentials, of: stay.account.id, staying: [],
            noting: visit.note(action, .account(stay.account.id), at: staff.now))
        let token = SessionToken.random()
        let session = StaffSession(
            account: stay.account.id, stage: .full, begun: stay.session.begun, seen: staff.now)
        _ = try await staff.stores.sessions.begin(
            session, at: staff.keys.sessionIndexes(token), replacing: stay.places, using: .none, noting: nil)
        let address = Route.staff(.myAccount).path(in: visit.language) + "&klaar=ja"
        var reply = staff.seeOther(.myAccount, visit)
        reply.extra = [HTTPField(name: .location, value: address), staff.cookies.header(token)]
        return reply
    }
}

extension StaffOffice {
    /// Whether this is the password of an account that is known already; within the budget for it.
    func isPassword(_ typed: String, of id: AccountID, _ visit: StaffVisit) async throws -> Bool {
        let attempt = budget.attempt(
            account: Array(id.text.utf8), step: "confirm", network: .unknown, device: nil)
        guard !typed.isEmpty, try await mayTry(attempt) else { return false }
        let stored = try await stores.accounts.credentials(of: id)?.password
        guard try await hashing.matches(String(typed.prefix(PasswordRule.longest)), stored) else { return false }
        budget.right(attempt)
        return true
    }
}

extension InterfaceLanguage {
    /// Which neighbourhoods, in words.
    func words(_ scope: Scope) -> String {
        switch scope {
        case .everywhere: say(.scopeEverywhere)
        case .neighbourhoods(let slugs): slugs.sorted().joined(separator: ", ")
        }
    }
}
