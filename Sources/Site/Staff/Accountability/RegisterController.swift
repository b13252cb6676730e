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
        let rounds = try await staff.stores.rounds.outlines(in: visit.scope).filter { $0.state == .opened }
        let collections = try await collections(visit)
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

    /// What is offered, and what is offered no more while we hold answers of it.
    private func collections(_ visit: StaffVisit) async throws -> [RegisterParts.Asked] {
        var all: [RegisterParts.Asked] = []
        for collection in staff.office.offer.known
        where collection.neighbourhoods.contains(where: { visit.scope.holds($0.id) }) {
            if let served = staff.office.collections[collection.id] {
                all.append(.init(collection: served.collection, served: served, isOffered: true))
                continue
            }
            let counts = try await staff.office.stores.collections.counts(collection: collection.id)
            guard counts.contains(where: { $0.responses > 0 }) else { continue }
            var kept: ServedCollection?
            if let hash = collection.definition {
                kept = try? await staff.office.archive.served(collection, document: hash)
            }
            all.append(.init(collection: collection, served: kept, isOffered: false))
        }
        return all
    }
}
