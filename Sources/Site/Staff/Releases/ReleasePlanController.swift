import HTTPTypes
import Programme
import Records

/// Planning a release on two pages. What comes of them is first looked at (``ReleaseWorkController``), then made.
struct ReleasePlanController: Sendable {
    let staff: StaffOffice

    /// In the address: the same is asked of another questionnaire.
    static let another = "ander"

    /// `/medewerkers/uitgiften/nieuw`
    func plan(_ visit: StaffVisit) async throws -> Reply {
        let offer = staff.offer(visit)
        guard !offer.questionnaires.isEmpty else { return try nothing(visit) }
        if !visit.isPost, visit.prefill == nil {
            guard let work = await staff.work(visit.visit.parameter("van"), visit) else {
                return try page(visit, form(visit, ReleaseForm.fresh(), offer), .what)
            }
            guard visit.visit.parameter(Self.another) == nil else {
                return try page(visit, form(visit, ReleaseForm.again(work.typed), offer), .what)
            }
            let typed = ReleaseForm.naming(work.answer, work.typed)
            return try await second(visit, form(visit, typed, offer), faults: false)
        }
        var filled = form(visit, visit.form, offer)
        guard filled.step == .how, visit.form["terug"] == nil else {
            filled.faults = visit.isPost && filled.step == .what ? filled.faults(of: .what) : []
            let isDone = visit.isPost && filled.step == .what && filled.faults.isEmpty
            return isDone ? try await second(visit, filled, faults: false) : try page(visit, filled, .what)
        }
        return try await second(visit, filled, faults: visit.isPost)
    }

    private func form(_ visit: StaffVisit, _ typed: UrlencodedForm, _ offer: ReleaseOffer) -> ReleaseForm {
        ReleaseForm(language: visit.language, typed: typed, offer: offer, today: staff.office.clock.day)
    }

    // MARK: - The second page

    /// - Parameter faults: it was sent: it is judged, and looked at when all is right.
    private func second(_ visit: StaffVisit, _ filled: ReleaseForm, faults isSent: Bool) async throws -> Reply {
        var form = filled
        guard let asked = form.questionnaire else { return try page(visit, form, .what) }
        let answer = await staff.office.releases.outline(
            visit.order(
                .outline(questionnaire: asked.id, neighbourhoods: asked.neighbourhoods.map(\.id)), at: staff.now),
            key: ([asked.id] + asked.neighbourhoods.map(\.id)).joined(separator: " "))
        guard case .outline(let outline) = answer else {
            guard case .refused(let obstacles) = answer else { return staff.unknown(visit) }
            return try refused(visit, obstacles)
        }
        form.outline = outline
        if form.tier == .tables {
            form.before = try await staff.releases(visit).filter {
                $0.plan.tier == .tables && $0.plan.questionnaire == asked.id && $0.plan.neighbourhoods.count > 1
            }.max { $0.number < $1.number }
        }
        guard isSent else { return try page(visit, form, .how) }
        let (plan, faults) = form.plan()
        form.faults = faults
        guard faults.isEmpty, let plan, plan.neighbourhoods.allSatisfy({ visit.scope.holds($0) }),
            let owner = visit.stay?.account.id
        else {
            let isFirst = !form.faults(of: .what).isEmpty
            return try page(visit, form, isFirst ? .what : .how)
        }
        let order = visit.order(.preview(plan, comparing: form.compared), at: staff.now)
        try await staff.stores.audit.note(visit.note(.releasePreviewed, at: staff.now))
        let id = await staff.office.releases.begin(order, owner: owner, typed: form.typed)
        return staff.seeOther(.releaseWork, visit, [id.text])
    }

    // MARK: - Pages

    private func page(_ visit: StaffVisit, _ form: ReleaseForm, _ step: ReleaseForm.Step) throws -> Reply {
        let language = visit.language
        var html = staff.makeForm(
            visit, form.fields(of: step), button: step == .what ? .goOn : .releaseLook, hidden: form.hidden(on: step))
        if step == .how {
            html.second = StaffForm.Second(name: "terug", value: "ja", words: language.say(.releaseBack))
        }
        return try staff.form(
            StaffFormPage(
                title: language.say(.newRelease),
                lead: [language.say(step == .what ? .newReleaseLead : .newReleaseLeadTwo)]
                    + (step == .how && form.tier == .tables ? [language.say(.newReleaseTables)] : []),
                form: html, ways: [back(visit)], in: language), visit)
    }

    private func nothing(_ visit: StaffVisit) throws -> Reply {
        let language = visit.language
        return try staff.render(
            StaffMessagePage(
                title: language.say(.newRelease), paragraphs: [language.say(.releaseNothing)], next: back(visit)),
            visit)
    }

    private func refused(_ visit: StaffVisit, _ obstacles: [ReleaseObstacle]) throws -> Reply {
        let language = visit.language
        return try staff.render(
            StaffOverviewPage(
                title: language.say(.newRelease), parts: ReleaseParts(language: language).obstacles(obstacles),
                ways: [back(visit)], in: language), visit, status: .unprocessableContent)
    }

    private func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(
            address: Route.staff(.releases).path(in: visit.language), words: visit.language.say(.backToReleases))
    }
}

extension StaffOffice {
    /// What releases the visitor may make can be of.
    func offer(_ visit: StaffVisit) -> ReleaseOffer {
        var titles: [String: String] = [:]
        for one in office.collections.values where titles[one.collection.questionnaire] == nil {
            titles[one.collection.questionnaire] = QuestionnaireFacts(one.form, language: visit.language).title
        }
        return ReleaseOffer(office.offer.known, titles: titles, in: visit.scope, language: visit.language)
    }

    /// The visitor's own piece of work of this number.
    func work(_ text: String?, _ visit: StaffVisit) async -> ReleaseWork? {
        guard let id = text.flatMap({ ReleaseWorkID(text: $0) }), let owner = visit.stay?.account.id else { return nil }
        return await office.releases.work(id, of: owner)
    }
}
