import HTTPTypes
import NIOHTTP1
import Programme
import Records

/// Accounts: who there are, inviting, changing, helping somebody who is locked out, stopping.
struct AccountsController: Sendable {
    let staff: StaffOffice

    // MARK: - List

    /// `/medewerkers/accounts`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        try await staff.stores.audit.note(visit.note(.accountsSeen, at: staff.now))
        let all = try await staff.stores.accounts.accounts(in: visit.scope)
        let typed = UrlencodedForm(encoded: Array(visit.visit.query.utf8))
        let page = AccountsPage(
            language.sorted(all, by: \.name), wanted: typed?["zoek"] ?? "",
            number: typed?["bladzijde"].flatMap { Int($0) } ?? 1, in: language)
        return try staff.render(page, visit)
    }

    // MARK: - Invite

    /// `/medewerkers/accounts/nieuw`
    func invite(_ visit: StaffVisit) async throws -> Reply {
        let form = try await self.form(visit, account: nil)
        guard visit.isPost, let name = form.chosenName, let login = form.chosenLogin,
            case .success(let roles) = form.chosenRoles, let scope = form.chosenScope
        else { return try invitePage(visit, form) }
        let account = Account(id: .random(), login: login, name: name, roles: roles, scope: scope, state: .invited)
        let code = Code.random()
        let link = newLink(code, .invitation, account.id)
        let outcome = try await staff.stores.accounts.invite(
            account, logins: staff.keys.loginIndexes(login), link: link, in: visit.scope,
            noting: visit.note(.accountInvited, .account(account.id), at: staff.now))
        switch outcome {
        case .done: return try linkPage(code, link.link, name, visit)
        case .loginTaken: return try invitePage(visit, try await self.form(visit, account: nil, isLoginTaken: true))
        case .unknown, .lastAdministrator, .linkGone: return staff.unknown(visit)
        }
    }

    private func invitePage(_ visit: StaffVisit, _ form: AccountForm) throws -> Reply {
        let language = visit.language
        return try staff.form(
            StaffFormPage(
                title: language.say(.inviteTitle), lead: [language.say(.inviteLead)],
                form: staff.makeForm(visit, form.fields, button: .inviteGo), ways: [back(visit)], in: language), visit)
    }

    // MARK: - Change

    /// `/medewerkers/accounts/{account}`
    func change(_ visit: StaffVisit) async throws -> Reply {
        guard let account = try await named(visit) else { return staff.unknown(visit) }
        let form = try await self.form(visit, account: account)
        guard visit.isPost, let name = form.chosenName, case .success(let roles) = form.chosenRoles,
            let scope = form.chosenScope
        else { return try changePage(visit, account, form) }
        let isOwn = account.id == visit.stay?.account.id
        guard !isOwn || roles == account.roles && scope == account.scope else {
            return try changePage(visit, account, form, notice: .notOwnRights)
        }
        let outcome = try await staff.stores.accounts.change(
            account.id, name: name, roles: roles, scope: scope, in: visit.scope,
            noting: visit.note(.accountChanged, .account(account.id), reason: visit.form["why"], at: staff.now))
        switch outcome {
        case .done: return staff.seeOther(.accounts, visit)
        case .lastAdministrator: return try changePage(visit, account, form, notice: .lastAdministrator)
        case .unknown, .loginTaken, .linkGone: return staff.unknown(visit)
        }
    }

    private func changePage(
        _ visit: StaffVisit, _ account: Account, _ form: AccountForm, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        func link(_ page: StaffPage, _ words: StaffWord) -> StaffLink {
            StaffLink(address: Route.staff(page, [account.id.text]).path(in: language), words: language.say(words))
        }
        let help = account.state == .stopped ? [] : [link(.resetAccount, .resetTitle)]
        var page = StaffFormPage(
            title: account.name, lead: [language.say(.changeLead)],
            facts: [
                StaffFact(term: language.say(.fieldLogin), words: account.login.text),
                StaffFact(term: language.say(.fieldState), words: language.say(account.state.name)),
            ],
            form: staff.makeForm(visit, form.fields + [staff.why(visit, isDemanded: false)], button: .save),
            ways: help + [link(.stopAccount, account.state == .stopped ? .resumeTitle : .stopTitle), back(visit)],
            in: language)
        guard let notice else { return try staff.form(page, visit) }
        page.notice = language.say(notice)
        return try staff.render(page, visit, status: .unprocessableContent)
    }

    // MARK: - Reset

    /// `/medewerkers/accounts/{account}/herstel`
    func reset(_ visit: StaffVisit) async throws -> Reply {
        guard let account = try await named(visit), account.state != .stopped else { return staff.unknown(visit) }
        let language = visit.language
        let offered: [LinkPurpose] = account.state == .invited ? [.invitation] : [.password, .factor, .everything]
        let purpose = LinkPurpose(rawValue: visit.form["what"] ?? "").flatMap { offered.contains($0) ? $0 : nil }
        let reason = visit.form["why"] ?? ""
        guard visit.isPost, let purpose, !reason.allSatisfy(\.isWhitespace) else {
            let what = StaffField(
                "what", .one(offered.map { ($0.rawValue, language.say($0.name), nil) }),
                label: language.say(.fieldWhat), values: [visit.form["what"] ?? ""],
                error: visit.isPost && purpose == nil ? language.say(.wrongChoose) : nil)
            return try staff.form(
                StaffFormPage(
                    title: language.say(.resetTitle), lead: [language.say(.resetLead)], facts: facts(account, language),
                    form: staff.makeForm(visit, [what, staff.why(visit, isDemanded: true)], button: .resetGo),
                    ways: [back(visit)], in: language), visit)
        }
        let code = Code.random()
        let link = newLink(code, purpose, account.id)
        let outcome = try await staff.stores.accounts.reset(
            account.id, link: link, in: visit.scope,
            noting: visit.note(.accountReset, .account(account.id), reason: reason, at: staff.now))
        return outcome == .done ? try linkPage(code, link.link, account.name, visit) : staff.unknown(visit)
    }

    // MARK: - Stop

    /// `/medewerkers/accounts/{account}/stop`
    func stop(_ visit: StaffVisit) async throws -> Reply {
        guard let account = try await named(visit) else { return staff.unknown(visit) }
        let stops = account.state != .stopped
        let reason = visit.form["why"] ?? ""
        guard visit.isPost, !reason.allSatisfy(\.isWhitespace) else { return try stopPage(visit, account) }
        guard account.id != visit.stay?.account.id else { return try stopPage(visit, account, .notOwnRights) }
        let outcome = try await staff.stores.accounts.setStopped(
            stops, account.id, in: visit.scope,
            noting: visit.note(
                stops ? .accountStopped : .accountResumed, .account(account.id), reason: reason, at: staff.now))
        switch outcome {
        case .done: return staff.seeOther(.accounts, visit)
        case .lastAdministrator: return try stopPage(visit, account, .lastAdministrator)
        case .unknown, .loginTaken, .linkGone: return staff.unknown(visit)
        }
    }

    private func stopPage(_ visit: StaffVisit, _ account: Account, _ notice: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let stops = account.state != .stopped
        var page = StaffFormPage(
            title: language.say(stops ? .stopTitle : .resumeTitle),
            lead: [language.say(stops ? .stopLead : .resumeLead)], facts: facts(account, language),
            form: staff.makeForm(
                visit, [staff.why(visit, isDemanded: true)], button: stops ? .stopTitle : .resumeTitle, isGrave: stops),
            ways: [back(visit)], in: language)
        guard let notice else { return try staff.form(page, visit) }
        page.notice = language.say(notice)
        return try staff.render(page, visit, status: .unprocessableContent)
    }
}

// MARK: - Parts

extension AccountsController {
    /// The account of the address, when it lies within the visitor's scope. That it is looked at is noted.
    private func named(_ visit: StaffVisit) async throws -> Account? {
        guard let id = visit.accountID,
            let account = try await staff.stores.accounts.account(id, in: visit.scope)
        else { return nil }
        if !visit.isPost {
            try await staff.stores.audit.note(visit.note(.accountsSeen, .account(id), at: staff.now))
        }
        return account
    }

    private func form(
        _ visit: StaffVisit, account: Account?, isLoginTaken: Bool = false
    ) async throws -> AccountForm {
        let sent = visit.isPost || visit.prefill != nil ? visit.form : nil
        return AccountForm(
            sent, account: account, offered: try await staff.neighbourhoods(in: visit.scope), scope: visit.scope,
            isSent: visit.isPost, isLoginTaken: isLoginTaken, in: visit.language)
    }

    private func newLink(_ code: Code, _ purpose: LinkPurpose, _ account: AccountID) -> NewLink {
        NewLink(
            places: staff.keys.linkIndexes(code),
            link: OneTimeLink(purpose: purpose, account: account, until: staff.now + purpose.lifetime))
    }

    private func linkPage(_ code: Code, _ link: OneTimeLink, _ name: String, _ visit: StaffVisit) throws -> Reply {
        let language = visit.language
        let page = StaffLinkPage(
            title: language.say(.linkTitle),
            lead: [language.say(.linkLead, ["name": name]), language.say(.linkLeadTwo)],
            address: staff.address(of: code, visit.visit), code: CodeGroups(code.printed),
            until: language.say(.linkUntil, ["date": staff.words(link.until, language)]), back: back(visit))
        return try staff.render(page, visit)
    }

    private func facts(_ account: Account, _ language: InterfaceLanguage) -> [StaffFact] {
        [
            StaffFact(term: language.say(.fieldName), words: account.name),
            StaffFact(term: language.say(.fieldLogin), words: account.login.text),
        ]
    }

    private func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(
            address: Route.staff(.accounts).path(in: visit.language), words: visit.language.say(.backToAccounts))
    }
}

extension StaffOffice {
    /// The neighbourhoods that there are within a scope, by name: the programme's, and those of the list of collections.
    func neighbourhoods(in scope: Scope) async throws -> [Neighbourhood] {
        let kept = try await stores.neighbourhoods.neighbourhoods(in: scope).map(\.neighbourhood)
        let ids = Set(kept.map(\.id))
        let listed = office.listed.flatMap(\.collection.neighbourhoods).filter {
            !ids.contains($0.id) && scope.holds($0.id)
        }
        let order = { (left: Neighbourhood, right: Neighbourhood) in (left.name, left.id) < (right.name, right.id) }
        // The store gives its own in order already: sorting what is nearly sorted takes one look at each.
        return (kept + Set(listed).sorted(by: order)).sorted(by: order)
    }

    /// Where a one-time link leads: under the public address, or under the name by which this machine was reached.
    func address(of code: Code, _ visit: Visit) -> String {
        let settings = office.screens.settings
        let own = visit.head.headers.first(name: "host").map { "http://\($0)" } ?? ""
        return StaffAddress.begin(origin: settings.origin ?? own, code: code)
    }
}

extension AccountState {
    var name: StaffWord {
        switch self {
        case .invited: .stateInvited
        case .active: .stateActive
        case .stopped: .stateStopped
        }
    }
}

extension LinkPurpose {
    /// What an administrator chooses.
    fileprivate var name: StaffWord {
        switch self {
        case .first, .invitation: .resetInvitation
        case .everything: .resetEverything
        case .password: .resetPassword
        case .factor: .resetFactor
        }
    }
}
