import HTTPTypes
import Programme
import Records

/// Releases that were made: which there are, where each stands, and what its recipient was told and said.
struct ReleasesController: Sendable {
    let staff: StaffOffice

    private var ledger: any ReleaseLedger { staff.stores.releases }
    private var today: Day { staff.office.clock.day }

    private func release(_ number: Int, _ visit: StaffVisit) async throws -> Release? {
        try await ledger.release(number, in: visit.releaseScope).flatMap { $0.concerns(visit.scope) ? $0 : nil }
    }

    /// `/medewerkers/uitgiften`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        try await staff.stores.audit.note(visit.note(.releasesSeen, at: staff.now))
        let all = try await staff.releases(visit)
        let mayMake = StaffPage.newRelease.access.admits(visit.roles)
        let button = StaffLink(address: Route.staff(.newRelease).path(in: language), words: language.say(.newRelease))
        let page = StaffListPage(
            title: language.say(.menuReleases), lead: [language.say(.releasesLead)], notice: visit.doneNotice,
            buttons: mayMake ? [button] : [],
            waiting: all.filter { $0.isWaiting(on: today) }.map { release in
                StaffLink(
                    address: Route.staff(.release, [String(release.number)]).path(in: language),
                    words: name(of: release, language))
            }, all: all,
            query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .releases,
            name: { name(of: $0, language) }, count: .releasesCount, in: language
        ) { release in
            let words = ReleaseWords(release, today: today, language: language)
            return StaffListPage.Row(
                address: Route.staff(.release, [String(release.number)]).path(in: language),
                name: name(of: release, language),
                facts: [
                    StaffFact(term: language.say(.fieldState), words: words.state),
                    StaffFact(term: language.say(.columnQuestionnaire), words: words.what),
                    StaffFact(term: language.say(.releaseMade), words: staff.words(release.made, language)),
                ])
        }
        return try staff.render(page, visit)
    }

    private func name(of release: Release, _ language: InterfaceLanguage) -> String {
        language.say(
            .releaseName,
            [
                "number": language.figures(String(release.number)), "kind": language.say(release.plan.tier.title),
                "name": release.plan.recipient.name,
            ])
    }

    // MARK: - One

    /// What may be done with a release.
    private enum Deed: String, CaseIterable {
        case remake = "opnieuw"
        case told = "verteld"
        case deleted = "weg"

        var words: StaffWord {
            switch self {
            case .remake: .releaseRemakeGo
            case .told: .releaseToldGo
            case .deleted: .releaseDeletedGo
            }
        }

        var about: StaffWord {
            switch self {
            case .remake: .releaseRemakeHint
            case .told: .releaseToldHint
            case .deleted: .releaseDeletedHint
            }
        }

        func fits(_ release: Release, _ visit: StaffVisit) -> Bool {
            switch self {
            case .remake:
                // What stories say stands in the ledger as it went out: there is no file of it.
                release.withdrawn == 0 && release.deleted == nil && visit.roles.contains(.evaluator)
                    && release.isSeen(in: visit.scope) && release.plan.questionnaire != StoryFigures.questionnaire
            case .told: release.withdrawn > release.told
            case .deleted: release.plan.hasRows && release.deleted == nil
            }
        }
    }

    /// `/medewerkers/uitgiften/{uitgifte}`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let number = visit.values.first.flatMap({ Int($0) }),
            let release = try await release(number, visit)
        else { return staff.unknown(visit) }
        let deeds = Deed.allCases.filter { $0.fits(release, visit) }
        guard visit.isPost else {
            try await staff.stores.audit.note(
                visit.note(.releasesSeen, AuditObject(.release, String(number)), at: staff.now))
            return try page(visit, release, deeds)
        }
        guard let deed = Deed(rawValue: visit.form["wat"] ?? ""), deeds.contains(deed) else {
            return try page(visit, release, deeds, isMissing: true)
        }
        let outcome: ReleaseNoteOutcome
        switch deed {
        case .remake: return await remake(visit, release)
        case .told:
            outcome = try await ledger.noteTold(
                number, in: visit.releaseScope, noting: visit.note(.releaseToldOfWithdrawals, at: staff.now))
        case .deleted:
            outcome = try await ledger.noteDeleted(
                number, on: today, in: visit.releaseScope, noting: visit.note(.releaseDeleted, at: staff.now))
        }
        switch outcome {
        case .done, .wrongState: return staff.done(.release, visit, [String(number)])
        case .unknown: return staff.unknown(visit)
        }
    }

    private func remake(_ visit: StaffVisit, _ release: Release) async -> Reply {
        guard let owner = visit.stay?.account.id else { return staff.unknown(visit) }
        let order = visit.order(.remake(release.number), output: "", at: staff.now)
        let id = await staff.office.releases.begin(order, owner: owner, typed: UrlencodedForm())
        return staff.seeOther(.releaseWork, visit, [id.text])
    }

    private func page(
        _ visit: StaffVisit, _ release: Release, _ deeds: [Deed], isMissing: Bool = false
    ) throws -> Reply {
        let language = visit.language
        let words = ReleaseWords(release, today: today, language: language)
        let field = StaffField(
            "wat", .one(deeds.map { ($0.rawValue, language.say($0.words), language.say($0.about)) }),
            label: language.say(.fieldWhat), values: [visit.form["wat"] ?? ""],
            error: isMissing ? language.say(.wrongChoose) : nil)
        let form = deeds.isEmpty ? nil : staff.makeForm(visit, [field], button: .goOn)
        let page = StaffOverviewPage(
            title: name(of: release, language), lead: [words.state], notice: visit.doneNotice,
            parts: [
                .init(language.say(.releaseForWhom), facts: words.whom),
                .init(language.say(.releaseOfWhat), facts: words.facts + made(release, language)),
            ], form: form,
            ways: [StaffLink(address: Route.staff(.releases).path(in: language), words: language.say(.backToReleases))],
            in: language)
        let isRefused = isMissing || visit.notice == .sendAgain
        return try staff.render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    private func made(_ release: Release, _ language: InterfaceLanguage) -> [StaffFact] {
        [StaffFact(term: language.say(.releaseMade), words: staff.words(release.made, language))]
    }
}

extension StaffVisit {
    var roles: Roles { stay?.account.roles ?? .only(.interviewer) }

    /// Whether the ledger is the visitor's to watch over.
    fileprivate var oversees: Bool { roles.contains(.privacyOfficer) }

    /// An order by the visitor.
    /// - Parameter output: empty: at a place of its own.
    func order(_ work: ReleaseOrder.Work, output: String? = nil, at now: Int64) -> ReleaseOrder {
        ReleaseOrder(
            work: work, output: output, by: stay.map { .account($0.account.id) } ?? .unknown,
            roles: roles.sorted, at: now)
    }
}

extension StaffVisit {
    /// Where a visitor looks in the ledger: whoever evaluates sees what lies wholly within the own neighbourhoods; privacy
    /// officers see and note everything that holds somebody of theirs, because these are people they answer for.
    fileprivate var releaseScope: Scope { oversees ? .everywhere : scope }
}

extension StaffOffice {
    /// The releases that a visitor sees.
    func releases(_ visit: StaffVisit) async throws -> [Release] {
        try await stores.releases.releases(in: visit.releaseScope).filter { $0.concerns(visit.scope) }
    }
}
