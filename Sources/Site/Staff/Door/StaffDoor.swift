import HTTPTypes
import Programme
import Records

/// Lets staff in: reads who somebody is, holds that against what the address demands, and keeps what was typed by somebody
/// whose time was over. No resident's address comes here.
struct StaffDoor: Sendable {
    let staff: StaffOffice

    /// What came of knocking.
    enum Answer: Sendable {
        case enter(StaffVisit)
        case turnedAway(Reply)
    }

    func knock(_ visit: Visit, at page: StaffPage, _ values: [String]) async throws -> Answer {
        let language = staff.screens.language(of: visit)
        let found = try await stay(visit)
        let now = staff.now
        let holding = found.flatMap { $0.session.holds(at: now) ? $0 : nil }
        switch page.access {
        case .anybody:
            return .enter(self.visit(visit, page, values, language, holding))
        case .halfway:
            guard let holding, holding.session.stage == .password else {
                return .turnedAway(.seeOther(.staff(.logIn), in: language))
            }
            return .enter(self.visit(visit, page, values, language, holding))
        case .signedIn, .roles:
            guard let holding, holding.session.stage == .full else {
                return .turnedAway(try await logIn(visit, page, values, language, found))
            }
            let entered = self.visit(visit, page, values, language, try await note(holding, at: now))
            guard page.access.admits(holding.account.roles) else {
                try await staff.stores.audit.note(
                    entered.note(.accessRefused, AuditObject(.page, "\(page)"), at: now))
                return .turnedAway(staff.screens.message(.notAllowed, in: language, status: 403))
            }
            return .enter(try await withKeptWords(entered))
        }
    }

    /// Who the request says it is from; the session may have ended.
    private func stay(_ visit: Visit) async throws -> Stay? {
        guard let token = staff.cookies.session(visit.head) else { return nil }
        let places = staff.keys.sessionIndexes(token)
        guard let (session, account) = try await staff.stores.sessions.session(places) else { return nil }
        return Stay(token: token, places: places, session: session, account: account)
    }

    /// Notes that somebody is still there; not for every page.
    private func note(_ stay: Stay, at now: Int64) async throws -> Stay {
        guard now - stay.session.seen >= StaffSession.noteEvery else { return stay }
        try await staff.stores.sessions.touch(stay.places, at: now)
        return Stay(token: stay.token, places: stay.places, session: stay.session.used(at: now), account: stay.account)
    }

    private func visit(
        _ visit: Visit, _ page: StaffPage, _ values: [String], _ language: InterfaceLanguage, _ stay: Stay?
    ) -> StaffVisit {
        let isOurs = visit.isPost && staff.judge(visit, stay) == .valid
        var entered = StaffVisit(
            visit: visit, page: page, values: values, language: language, stay: stay, isPost: isOurs)
        if visit.isPost, !isOurs {
            // Shown again with everything in it, to be sent once more.
            entered.prefill = visit.form
            entered.notice = .sendAgain
        }
        return entered
    }
}

// MARK: - Words that came too late

extension StaffDoor {
    /// Fields that are never kept: passwords, codes, addresses of people, and what is ours.
    private static let secret: Set<String> = ["token", "password", "new", "again", "code", "seal", "address"]

    /// Most bytes of a field that is kept: what is longer lies in a file of the sender's own.
    private static let mostKept = 1 << 20

    /// Sends somebody to log in. What was sent with a session that has just ended is kept for its owner.
    private func logIn(
        _ visit: Visit, _ page: StaffPage, _ values: [String], _ language: InterfaceLanguage, _ found: Stay?
    ) async throws -> Reply {
        let now = staff.now
        var isKept = false
        if visit.isPost, let found, found.session.isLate(at: now), staff.judge(visit, found) != .foreign {
            let form = UrlencodedForm(
                visit.form.fields.filter { !Self.secret.contains($0.name) && $0.value.utf8.count <= Self.mostKept })
            if form.fields.contains(where: { $0.value.contains { !$0.isWhitespace } }) {
                let text = KeptText(route: Route.staff(page, values).path, form: form.encoded)
                try await staff.stores.sessions.keep(
                    text, of: found.account.id, until: now + StaffSession.lateness)
                isKept = true
            }
        }
        let query = found.map { "&\(TurnedOut.parameter)=\(TurnedOut($0, isKept: isKept).rawValue)" } ?? ""
        var reply = Reply.seeOther(.staff(.logIn), in: language)
        reply.extra = [HTTPField(name: .location, value: Route.staff(.logIn).path(in: language) + query)]
        return reply
    }

    /// Puts kept words into the form they were written for.
    private func withKeptWords(_ entered: StaffVisit) async throws -> StaffVisit {
        guard !entered.visit.isPost, entered.page.row.methods == .both, let stay = entered.stay else { return entered }
        let kept = try await staff.stores.sessions.keptText(
            of: stay.account.id, route: entered.route.path, at: staff.now)
        guard let form = kept.flatMap({ UrlencodedForm(encoded: $0.form) }) else { return entered }
        var filled = entered
        filled.prefill = form
        filled.notice = .wordsKept
        return filled
    }
}

extension StaffAccess {
    /// Whether somebody who is logged in may use a page.
    func admits(_ roles: Roles) -> Bool {
        switch self {
        case .anybody, .signedIn: true
        case .halfway: false
        case .roles(let allowed): !allowed.isDisjoint(with: roles.all)
        }
    }
}
