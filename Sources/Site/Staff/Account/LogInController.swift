import HTTPTypes
import Programme
import Records

/// Logging in, in two steps, and out.
struct LogInController: Sendable {
    let staff: StaffOffice

    // MARK: - First step

    /// `/medewerkers/inloggen`
    func logIn(_ visit: StaffVisit) async throws -> Reply {
        if visit.stay?.session.stage == .full { return staff.seeOther(.home, visit) }
        guard visit.isPost else { return try page(visit) }
        let (typed, password) = (visit.form["login"] ?? "", visit.form["password"] ?? "")
        guard !typed.allSatisfy(\.isWhitespace), !password.isEmpty else { return try page(visit, .wrongLogInEmpty) }
        let login = LoginName(typed)
        // What cannot be a name is counted and worked on like a name that nobody has.
        let places = login.map { staff.keys.loginIndexes($0) } ?? []
        let device = places.first.flatMap { staff.cookies.device(visit.visit.head, login: $0) }
        let attempt = staff.budget.attempt(
            account: places.first?.bytes ?? Array(typed.prefix(64).utf8), step: "password",
            network: staff.office.proxies.network(of: visit.visit), device: device)
        guard try await staff.mayTry(attempt) else { return try page(visit, .wrongTooOften) }
        let found = try await staff.stores.accounts.credentials(login: places)
        let active = found.flatMap { $0.account.state == .active ? $0 : nil }
        guard try await staff.hashing.matches(String(password.prefix(PasswordRule.longest)), active?.password),
            let active
        else {
            try await staff.stores.audit.note(
                AuditNote(
                    at: staff.now, actor: .unknown, action: .logInRefused,
                    object: found.map { .account($0.account.id) }))
            return try page(visit, .wrongLogIn)
        }
        staff.budget.right(attempt)
        return try await began(active, visit)
    }

    /// The password was right: a session that only leads to the second step.
    private func began(_ credentials: Credentials, _ visit: StaffVisit) async throws -> Reply {
        let token = SessionToken.random()
        let session = StaffSession(
            account: credentials.account.id, stage: .password, begun: staff.now, seen: staff.now)
        let isBegun = try await staff.stores.sessions.begin(
            session, at: staff.keys.sessionIndexes(token), replacing: visit.stay?.places ?? [], using: .none,
            noting: nil)
        guard isBegun else { return try page(visit, .wrongLogIn) }
        var reply = staff.seeOther(.secondStep, visit)
        reply.extra.append(staff.cookies.header(token))
        return reply
    }

    private func page(_ visit: StaffVisit, _ error: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let fields = [
            StaffField(
                "login", .line(autocomplete: "username"), label: language.say(.fieldLogin),
                values: [visit.form["login"] ?? ""], error: error.map { language.say($0) }),
            StaffField(
                "password", .line(type: "password", autocomplete: "current-password"),
                label: language.say(.fieldPassword)),
        ]
        var page = StaffFormPage(
            title: language.say(.logInTitle), lead: [language.say(.logInLead)],
            form: staff.makeForm(visit, fields, button: .logInGo),
            ways: [StaffLink(address: Route.staff(.begin).path(in: language), words: language.say(.logInHaveLink))],
            in: language)
        page.notice = visit.visit.parameter(TurnedOut.parameter).flatMap(TurnedOut.init).map { language.say($0.words) }
        return try staff.form(page, visit)
    }

    // MARK: - Second step

    /// `/medewerkers/tweede-stap`
    func secondStep(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay, visit.isPost else { return try secondPage(visit) }
        let typed = visit.form["code"] ?? ""
        guard typed.contains(where: \.isNumber) else { return try secondPage(visit, .wrongFactorEmpty) }
        let attempt = self.attempt(stay.account.id, visit)
        guard try await staff.mayTry(attempt) else { return try secondPage(visit, .wrongTooOften) }
        let credentials = try await staff.stores.accounts.credentials(of: stay.account.id)
        if let step = credentials?.factor?.step(of: typed, at: staff.now, after: credentials?.lastStep),
            let reply = try await enter(stay, visit, using: .step(step), noting: .loggedIn)
        {
            staff.budget.right(attempt)
            return reply
        }
        try await refused(stay)
        return try secondPage(visit, .wrongFactor)
    }

    /// `/medewerkers/herstelcode`
    func recoveryCode(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay, visit.isPost else { return try recoveryPage(visit) }
        let attempt = self.attempt(stay.account.id, visit)
        guard let code = try? Code(reading: visit.form["code"] ?? "") else {
            return try recoveryPage(visit, .wrongRecovery)
        }
        guard try await staff.mayTry(attempt) else { return try recoveryPage(visit, .wrongTooOften) }
        let places = staff.keys.recoveryIndexes(code, of: stay.account.id)
        if let reply = try await enter(stay, visit, using: .recovery(places), noting: .recoveryCodeUsed) {
            staff.budget.right(attempt)
            return reply
        }
        try await refused(stay)
        return try recoveryPage(visit, .wrongRecovery)
    }

    /// Second steps of one account have one budget, whichever of the two is tried, from wherever.
    private func attempt(_ account: AccountID, _ visit: StaffVisit) -> LoginBudget.Attempt {
        staff.budget.attempt(
            account: Array(account.text.utf8), step: "second step", network: .unknown, device: nil)
    }

    private func refused(_ stay: Stay) async throws {
        try await staff.stores.audit.note(
            AuditNote(
                at: staff.now, actor: .account(stay.account.id), roles: stay.account.roles.sorted,
                action: .factorRefused,
                object: .account(stay.account.id)))
    }

    /// Begins the session in which one works, under a new cookie; nil when the code was used before.
    private func enter(
        _ stay: Stay, _ visit: StaffVisit, using proof: FactorProof, noting action: AuditAction
    ) async throws -> Reply? {
        let now = staff.now
        let token = SessionToken.random()
        let isBegun = try await staff.stores.sessions.begin(
            StaffSession(account: stay.account.id, stage: .full, begun: now, seen: now),
            at: staff.keys.sessionIndexes(token), replacing: stay.places, using: proof,
            noting: visit.note(action, at: now))
        guard isBegun else { return nil }
        let next = try await staff.keptRoutes(of: stay.account).first ?? .staff(.home)
        var reply = Reply.seeOther(next, in: visit.language)
        reply.extra.append(staff.cookies.header(token))
        if let login = staff.keys.loginIndexes(stay.account.login).first,
            let header = staff.cookies.deviceHeader(login: login)
        {
            reply.extra.append(header)
        }
        return reply
    }

    private func secondPage(_ visit: StaffVisit, _ error: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let field = StaffField(
            "code", .code(autocomplete: "one-time-code"), label: language.say(.fieldFactor),
            hint: language.say(.fieldFactorHint), error: error.map { language.say($0) })
        return try staff.form(
            StaffFormPage(
                title: language.say(.secondStepTitle), lead: [language.say(.secondStepLead)],
                form: staff.makeForm(visit, [field], button: .logInGo),
                ways: [
                    StaffLink(
                        address: Route.staff(.recoveryCode).path(in: language), words: language.say(.secondStepLost))
                ], in: language), visit)
    }

    private func recoveryPage(_ visit: StaffVisit, _ error: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let field = StaffField(
            "code", .code(), label: language.say(.fieldRecovery), hint: language.say(.fieldRecoveryHint),
            error: error.map { language.say($0) })
        return try staff.form(
            StaffFormPage(
                title: language.say(.recoveryTitle), lead: [language.say(.recoveryLead)],
                form: staff.makeForm(visit, [field], button: .logInGo),
                ways: [
                    StaffLink(
                        address: Route.staff(.secondStep).path(in: language), words: language.say(.recoveryBack))
                ], in: language), visit)
    }

    // MARK: - Staying and leaving

    /// `/medewerkers/blijven`: asked by the script of a page that stands open. That it is asked makes the session last
    /// longer; told is for how many seconds, and how many there are in all.
    func stay(_ visit: StaffVisit) -> Reply {
        guard visit.isPost, let stay = visit.stay else { return staff.seeOther(.home, visit) }
        let left = stay.session.left(at: staff.now)
        return .text("\(left.idle) \(left.whole)")
    }

    /// `/medewerkers/uitloggen`
    func logOut(_ visit: StaffVisit) async throws -> Reply {
        guard let stay = visit.stay, visit.isPost else { return staff.seeOther(.home, visit) }
        try await staff.stores.sessions.end(
            stay.places, noting: visit.note(.loggedOut, .account(stay.account.id), at: staff.now))
        var reply = staff.seeOther(.logIn, visit)
        reply.extra += staff.cookies.takingBack()
        return reply.with(HTTPField.Name.clearSiteData, "\"cache\", \"storage\"")
    }
}

extension StaffOffice {
    /// Whether an attempt is looked at; waits first where many wrong ones come from.
    /// - Throws: `.busy` when too many wait.
    func mayTry(_ attempt: LoginBudget.Attempt) async throws -> Bool {
        switch budget.take(attempt, now: now) {
        case .serve: return true
        case .refuse: return false
        case .busy: throw StoreFailure.busy
        case .delay:
            defer { budget.hasWaited() }
            try await Task.sleep(for: office.screens.settings.loginPause)
            return true
        }
    }
}
