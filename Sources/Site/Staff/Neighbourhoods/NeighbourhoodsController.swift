import HTTPTypes
import NIOCore
import Programme
import Records

/// Neighbourhoods: which there are, what is known of each, and changing it.
struct NeighbourhoodsController: Sendable {
    let staff: StaffOffice

    // MARK: - List

    /// `/medewerkers/buurten`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let all = try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope)
        func button(_ page: StaffPage, _ words: StaffWord) -> StaffLink { link(page, words, visit) }
        let mayAdd = visit.scope == .everywhere
        let page = StaffListPage(
            title: language.say(.menuNeighbourhoods), lead: [language.say(.neighbourhoodsLead)],
            notice: visit.doneNotice,
            buttons: (mayAdd ? [button(.newNeighbourhood, .newNeighbourhood)] : [])
                + [
                    button(.importNeighbourhoods, .importNeighbourhoods), button(.importNames, .importNames),
                    button(.importActivities, .importActivities),
                ], all: language.sorted(all, by: \.name),
            query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .neighbourhoods, name: \.name,
            count: .neighbourhoodsCount, in: language
        ) { one in
            StaffListPage.Row(
                address: Route.staff(.neighbourhood, [one.id]).path(in: language), name: one.name,
                facts: facts(one, language))
        }
        return try staff.render(page, visit)
    }

    private func facts(_ one: NeighbourhoodProfile, _ language: InterfaceLanguage) -> [StaffFact] {
        let unknown = language.say(.notKnown)
        return [
            StaffFact(term: language.say(.fieldCode), words: one.id),
            StaffFact(
                term: language.say(.fieldMunicipality), words: one.municipality.isEmpty ? unknown : one.municipality),
            StaffFact(
                term: language.say(.fieldResidents),
                words: one.residents.total.map { language.figures(String($0)) } ?? unknown),
        ]
    }

    // MARK: - One

    /// `/medewerkers/buurten/nieuw`
    func add(_ visit: StaffVisit) async throws -> Reply {
        guard visit.scope == .everywhere else { return staff.unknown(visit) }
        var form = NeighbourhoodForm(
            visit.isPost || visit.prefill != nil ? visit.form : UrlencodedForm(), in: visit.language)
        guard visit.isPost else { return try page(visit, form, known: nil) }
        form.isSent = true
        guard let profile = form.profile(id: form.id) else { return try page(visit, form, known: nil) }
        if try await staff.stores.neighbourhoods.neighbourhood(profile.id, in: .everywhere) != nil {
            form.isCodeTaken = true
            return try page(visit, form, known: nil)
        }
        return try await keep(profile, form, visit)
    }

    /// `/medewerkers/buurten/{buurt}`
    func change(_ visit: StaffVisit) async throws -> Reply {
        guard let id = visit.values.first,
            let known = try await staff.stores.neighbourhoods.neighbourhood(id, in: visit.scope)
        else { return staff.unknown(visit) }
        let names = try await staff.stores.neighbourhoods.names(of: id, in: visit.scope) ?? NeighbourhoodNames()
        let activities = try await staff.stores.neighbourhoods.activities(of: id, in: visit.scope) ?? []
        let isTyped = visit.isPost || visit.prefill != nil
        var form =
            isTyped
            ? NeighbourhoodForm(visit.form, activities: activities, in: visit.language)
            : NeighbourhoodForm(known, names, activities, in: visit.language)
        form.isSent = visit.isPost
        guard visit.isPost, let profile = form.profile(id: id, women: known.residents.women) else {
            return try page(visit, form, known: known)
        }
        return try await keep(profile, form, visit)
    }

    private func keep(_ profile: NeighbourhoodProfile, _ form: NeighbourhoodForm, _ visit: StaffVisit) async throws
        -> Reply
    {
        let store = staff.stores.neighbourhoods
        let note = visit.note(.neighbourhoodsChanged, at: staff.now)
        guard try await store.save([profile], in: visit.scope, noting: note),
            try await store.setNames(form.names, of: profile.id, in: visit.scope, noting: note),
            try await store.setActivities(form.keptActivities, of: profile.id, in: visit.scope, noting: note)
        else { return staff.unknown(visit) }
        // A name that residents read may have changed.
        try await staff.office.renewOffer()
        return staff.done(.neighbourhoods, visit)
    }

    /// `/medewerkers/buurten/{buurt}/weghalen`
    func remove(_ visit: StaffVisit) async throws -> Reply {
        guard visit.scope == .everywhere, let id = visit.values.first,
            let known = try await staff.stores.neighbourhoods.neighbourhood(id, in: visit.scope)
        else { return staff.unknown(visit) }
        let reason = visit.form["why"] ?? ""
        guard visit.isPost, !reason.allSatisfy(\.isWhitespace) else { return try removePage(visit, known) }
        let outcome = try await staff.stores.neighbourhoods.remove(
            neighbourhood: id, in: visit.scope,
            noting: visit.note(.neighbourhoodRemoved, reason: reason, at: staff.now))
        switch outcome {
        case .done: return staff.done(.neighbourhoods, visit)
        case .inUse: return try removePage(visit, known, notice: .neighbourhoodInUse)
        case .unknown: return staff.unknown(visit)
        }
    }

    private func removePage(
        _ visit: StaffVisit, _ known: NeighbourhoodProfile, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        var page = StaffFormPage(
            title: language.say(.removeNeighbourhood), lead: [language.say(.removeNeighbourhoodLead)],
            facts: [
                StaffFact(term: language.say(.fieldNeighbourhoodName), words: known.name),
                StaffFact(term: language.say(.fieldCode), words: known.id),
            ],
            form: staff.makeForm(
                visit, [staff.why(visit, isDemanded: true)], button: .removeNeighbourhood, isGrave: true),
            ways: [link(.neighbourhoods, .backToNeighbourhoods, visit)], in: language)
        guard let notice else { return try staff.form(page, visit) }
        page.notice = language.say(notice)
        return try staff.render(page, visit, status: .unprocessableContent)
    }

    private func page(_ visit: StaffVisit, _ form: NeighbourhoodForm, known: NeighbourhoodProfile?) throws -> Reply {
        let language = visit.language
        return try staff.form(
            StaffFormPage(
                title: known?.name ?? language.say(.newNeighbourhood), lead: [language.say(.neighbourhoodLead)],
                facts: known.map { [StaffFact(term: language.say(.fieldCode), words: $0.id)] } ?? [],
                form: staff.makeForm(visit, form.fields(isNew: known == nil), button: .save),
                ways: removing(known, visit) + [link(.neighbourhoods, .backToNeighbourhoods, visit)], in: language),
            visit)
    }

    /// For who may take a neighbourhood away: only who sees the whole programme, as with adding one.
    private func removing(_ known: NeighbourhoodProfile?, _ visit: StaffVisit) -> [StaffLink] {
        guard let known, visit.scope == .everywhere else { return [] }
        return [
            StaffLink(
                address: Route.staff(.removeNeighbourhood, [known.id]).path(in: visit.language),
                words: visit.language.say(.removeNeighbourhood))
        ]
    }

    private func link(_ page: StaffPage, _ words: StaffWord, _ visit: StaffVisit) -> StaffLink {
        StaffLink(address: Route.staff(page).path(in: visit.language), words: visit.language.say(words))
    }
}

extension StaffOffice {
    /// On to a page that says that it was done.
    func done(_ page: StaffPage, _ visit: StaffVisit, _ values: [String] = []) -> Reply {
        var reply = seeOther(page, visit, values)
        reply.extra = [
            HTTPField(name: .location, value: Route.staff(page, values).path(in: visit.language) + "&klaar=ja")
        ]
        return reply
    }
}

extension StaffVisit {
    /// What a page says that one comes to after something was done.
    var doneNotice: String? {
        notice.map { language.say($0) } ?? (visit.parameter("klaar") == nil ? nil : language.say(.changed))
    }
}
