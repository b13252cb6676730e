import HTTPTypes
import Programme
import Records

/// The register of processing that AVG art. 30 asks for, made of what is really there: rounds, questionnaires, settings,
/// releases and the schema of the database.
struct RegisterController: Sendable {
    let staff: StaffOffice

    /// `/medewerkers/verwerkingen`
    func show(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let releases = try await staff.stores.releases.releases(in: visit.scope)
        let rounds = try await staff.stores.rounds.rounds(in: visit.scope).filter { $0.state == .opened }
        let collections = staff.office.offer.sorted.filter { served in
            served.collection.neighbourhoods.contains { visit.scope.holds($0.id) }
        }
        let accounts = try await staff.stores.accounts.accounts(in: visit.scope).count
        try await staff.stores.audit.note(visit.note(.registerSeen, AuditObject(.log, "register"), at: staff.now))
        let parts = RegisterParts(
            settings: staff.office.screens.settings, keeping: staff.office.screens.keeping, rounds: rounds,
            collections: collections, releases: releases, accounts: accounts, scope: visit.scope,
            today: staff.office.clock.day, language: language)
        let page = StaffOverviewPage(
            title: language.say(.menuRegister),
            lead: [
                language.say(.registerLead, ["date": language.words(for: staff.office.clock.day)]),
                language.say(.registerPrint),
            ], parts: parts.all,
            ways: [StaffLink(address: Route.kept.path(in: language), words: language.say(.registerKept))], in: language)
        return try staff.render(page, visit)
    }
}
