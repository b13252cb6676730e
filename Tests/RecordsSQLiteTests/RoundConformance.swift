import Foundation
import Programme
import Records
import Testing

/// What every engine must do with neighbourhoods, questionnaires and rounds, said through the protocols alone.
enum RoundConformance {
    typealias Store = AuditStore & CollectionStore & NeighbourhoodStore & QuestionnaireStore & RoundStore

    static let west = Scope.neighbourhoods(["west"])
    static let now: Int64 = 1_795_258_800

    static func note(_ action: AuditAction = .neighbourhoodsChanged) -> AuditNote {
        AuditNote(at: now, actor: .service, action: action)
    }

    static func profile(_ id: String, _ residents: [AgeGroup: Int] = [.to44: 900, .older: 100]) -> NeighbourhoodProfile
    {
        NeighbourhoodProfile(
            neighbourhood: Neighbourhood(id: id, name: "Buurt \(id)"), municipality: "Ergens", district: "BU00340101",
            residents: Residents(byAge: AgeCounts(residents), women: AgeCounts(residents.mapValues { $0 / 2 })))
    }

    static let activity = Activity(
        title: "Koken, samen", theme: .prevention, starts: Day(number: 20_000), ends: nil, target: "iedereen",
        reached: 12)

    // MARK: - Neighbourhoods

    static func neighbourhoods(_ store: any Store) async throws {
        let (west, oost) = (profile("west"), profile("oost", [:]))
        #expect(try await store.save([west], in: Self.west, noting: note()) == false, "a new one outside the programme")
        #expect(try await store.neighbourhoods(in: .everywhere).isEmpty)
        #expect(try await store.save([west, oost], in: .everywhere, noting: note()))
        #expect(try await store.neighbourhoods(in: .everywhere) == [oost, west])
        #expect(try await store.neighbourhoods(in: Self.west) == [west])
        #expect(try await store.neighbourhoods(in: .neighbourhoods([])).isEmpty)
        #expect(try await store.neighbourhood("west", in: Self.west) == west)

        let names = NeighbourhoodNames(streets: ["Dorpsstraat", "O'Brienlaan"], institutions: ["De Linde"])
        for (id, scope) in [("oost", Self.west), ("noord", Scope.everywhere)] {
            #expect(try await store.neighbourhood(id, in: scope) == nil)
            #expect(try await store.names(of: id, in: scope) == nil)
            #expect(try await store.activities(of: id, in: scope) == nil)
            #expect(try await !store.setNames(names, of: id, in: scope, noting: note()))
            #expect(try await !store.setActivities([activity], of: id, in: scope, noting: note()))
        }
        // One that lies outside keeps the others of the same call out too.
        let changed = NeighbourhoodProfile(neighbourhood: Neighbourhood(id: "west", name: "West"), municipality: "")
        #expect(try await !store.save([changed, oost], in: Self.west, noting: note()))
        let added = ["west", "oost"].map { NeighbourhoodImport.PlacedActivity(neighbourhood: $0, activity: activity) }
        #expect(try await !store.addActivities(added, in: Self.west, noting: note()))
        #expect(try await store.neighbourhood("west", in: .everywhere) == west)
        #expect(try await store.activities(of: "west", in: .everywhere) == [])

        #expect(try await store.setNames(names, of: "west", in: Self.west, noting: note()))
        #expect(try await store.names(of: "west", in: Self.west) == names)
        #expect(try await store.addActivities([added[0]], in: Self.west, noting: note()))
        #expect(try await store.addActivities([added[0]], in: Self.west, noting: note()), "the same one once more")
        #expect(try await store.activities(of: "west", in: Self.west) == [activity])
        #expect(try await store.save([changed], in: Self.west, noting: note()))
        #expect(try await store.neighbourhood("west", in: Self.west) == changed)
        #expect(try await store.neighbourhoods(in: .everywhere) == [oost, changed], "nothing old is kept in memory")
        #expect(try await store.names(of: "west", in: Self.west) == names, "a new name leaves the streets alone")
        #expect(try await store.remove(neighbourhood: "oost", in: .everywhere, noting: note()) == .done)
        #expect(try await store.neighbourhoods(in: .everywhere) == [changed])
    }

    static func noted(_ store: any Store) async throws {
        #expect(try await store.save([profile("west"), profile("oost")], in: .everywhere, noting: note()))
        _ = try await store.save([profile("noord")], in: west, noting: note())
        let rows = try await store.audit(AuditFilter(), limit: 10, in: .everywhere, noting: note(.logRead))
        let changes = rows.filter { $0.action == .neighbourhoodsChanged }
        #expect(changes.map(\.neighbourhood) == ["west", "oost"], "one row each, none for what was refused")
        #expect(changes.map { $0.object?.id } == ["west", "oost"])
    }

    // MARK: - Questionnaires

    static func report(_ form: String, _ version: String, isOffered: Bool = true) -> QuestionnaireReport {
        QuestionnaireReport(
            form: form, version: version, title: "Proef", isOffered: isOffered, findings: [], translations: [],
            months: 12, needsLicence: false, hasConsent: true)
    }

    static func version(
        _ definition: ArchivedDefinition, by author: AccountID, isOffered: Bool = true
    ) -> QuestionnaireVersion {
        QuestionnaireVersion(
            definition: definition.hash, state: .draft, author: author, handedIn: now,
            report: report(definition.formID, definition.formVersion, isOffered: isOffered))
    }

    static func questionnaires(
        _ store: any Store, _ definitions: [ArchivedDefinition], unusable: ArchivedDefinition
    ) async throws {
        let (author, other) = (AccountID.random(), AccountID.random())
        let (first, second) = (definitions[0], definitions[1])
        let note = note(.questionnaireHandedIn)
        #expect(try await store.handIn(version(first, by: author), first, in: west, noting: note) == .unknown)
        #expect(try await store.handIn(version(first, by: author), first, in: .everywhere, noting: note) == .done)
        #expect(
            try await store.handIn(version(first, by: other), first, in: .everywhere, noting: note) == .alreadyThere)
        #expect(try await store.questionnaire(first.hash, in: .everywhere)?.author == author)
        #expect(try await store.questionnaire(first.hash, in: west) == nil, "a draft is not for everybody")
        #expect(
            try await store.publish(first.hash, by: author, needsTwo: true, in: .everywhere, noting: note)
                == .needsAnother)
        #expect(try await store.publish(first.hash, by: other, needsTwo: true, in: west, noting: note) == .unknown)
        #expect(try await store.publish(first.hash, by: other, needsTwo: true, in: .everywhere, noting: note) == .done)
        let published = try #require(try await store.questionnaire(first.hash, in: west))
        #expect(published.state == .published && published.publisher == other)
        #expect(
            try await store.publish(first.hash, by: other, needsTwo: false, in: .everywhere, noting: note)
                == .wrongState)

        // The same form id and version in other bytes.
        #expect(try await store.handIn(version(second, by: author), second, in: .everywhere, noting: note) == .done)
        #expect(
            try await store.publish(second.hash, by: author, needsTwo: false, in: .everywhere, noting: note)
                == .versionTaken)
        let faulty = version(unusable, by: author, isOffered: false)
        #expect(try await store.handIn(faulty, unusable, in: .everywhere, noting: note) == .done)
        #expect(
            try await store.publish(unusable.hash, by: other, needsTwo: false, in: .everywhere, noting: note)
                == .wrongState)

        func retire(
            _ definition: ArchivedDefinition, by account: AccountID, needsTwo: Bool = true,
            in scope: Scope = .everywhere
        ) async throws -> QuestionnaireOutcome {
            try await store.retire(definition.hash, by: account, needsTwo: needsTwo, in: scope, noting: note)
        }
        func again(by account: AccountID, needsTwo: Bool = true) async throws -> QuestionnaireOutcome {
            try await store.publish(first.hash, by: account, needsTwo: needsTwo, in: .everywhere, noting: note)
        }
        func state() async throws -> QuestionnaireState? { try await store.questionnaire(first.hash, in: west)?.state }
        #expect(try await retire(first, by: author, in: west) == .unknown)
        #expect(try await retire(first, by: author) == .asked)
        #expect(try await state() == .retiring, "usable till somebody else says so too")
        #expect(try await retire(first, by: author) == .needsAnother)
        #expect(try await again(by: other) == .done)
        #expect(try await state() == .published)
        #expect(try await retire(first, by: other) == .asked)
        #expect(try await retire(first, by: author) == .done)
        #expect(try await state() == nil, "retired: not for everybody")
        #expect(try await again(by: author) == .needsAnother)
        #expect(try await again(by: other) == .done)
        #expect(try await retire(first, by: author, needsTwo: false) == .done)
        #expect(try await retire(first, by: author, needsTwo: false) == .wrongState)
        #expect(
            try await store.handIn(version(first, by: other), first, in: .everywhere, noting: note) == .alreadyThere)
        #expect(try await store.questionnaire(first.hash, in: .everywhere)?.state == .retired, "and its past stays")
        #expect(try await retire(second, by: author) == .done)
        #expect(try await store.questionnaire(second.hash, in: .everywhere) == nil, "a draft goes")
    }
}

// MARK: - Rounds

extension RoundConformance {
    static func round(
        _ places: [NeighbourhoodProfile], _ definition: ArchivedDefinition, id: String = "t0",
        collection: String = "t0-v"
    ) -> Round {
        Round(
            id: id, name: "T0", opens: Day(number: 20_780), closes: Day(number: 20_800), graceDays: 7, wished: 300,
            expectedPercent: 25, neighbourhoods: places,
            questionnaires: [
                RoundQuestionnaire(
                    definition: definition.hash, form: definition.formID, version: definition.formVersion,
                    collection: collection, basis: .consent, access: .both)
            ],
            accountability: Accountability(
                controllers: ["Stichting"], contact: "010 123", assessment: "DPIA-1", ethics: "nWMO-1",
                retained: Day(number: 21_000), hasReadConsent: true, leavesCareAlone: true, keepsCaregiversApart: true))
    }

    static func rounds(_ store: any Store, _ definition: ArchivedDefinition) async throws {
        let note = note(.roundPrepared)
        let places = [profile("oost"), profile("west")]
        _ = try await store.save(places, in: .everywhere, noting: note)
        let round = round(places, definition)
        #expect(
            try await store.save(round, isNew: true, in: .everywhere, noting: note) == .unknown, "not published yet")
        _ = try await store.handIn(version(definition, by: .random()), definition, in: .everywhere, noting: note)
        _ = try await store.publish(definition.hash, by: .random(), needsTwo: false, in: .everywhere, noting: note)
        #expect(try await store.save(round, isNew: true, in: west, noting: note) == .unknown, "one lies outside")
        #expect(try await store.save(round, isNew: true, in: .everywhere, noting: note) == .done)
        #expect(try await store.save(round, isNew: true, in: .everywhere, noting: note) == .taken)
        #expect(try await store.round("t0", in: .everywhere) == round)

        let seen = try #require(try await store.round("t0", in: west))
        #expect(seen.neighbourhoods == [places[1]] && !seen.isWhole)
        let outline = try #require(try await store.outlines(in: west).first)
        #expect((outline.id, outline.places, outline.isWhole) == ("t0", 1, false))
        #expect(outline.questionnaires == seen.questionnaires && outline.accountability == seen.accountability)
        #expect(try await store.outlines(in: .neighbourhoods(["noord"])).isEmpty)
        #expect(try await store.outlines(in: .everywhere).first?.isWhole == true)
        for (id, scope) in [("t0", Scope.neighbourhoods(["noord"])), ("t9", .everywhere)] {
            #expect(try await store.round(id, in: scope) == nil)
            #expect(try await store.open(id, in: scope, noting: note) == .unknown)
        }
        #expect(try await store.open("t0", in: west, noting: note) == .notWhole)
        #expect(try await store.roundCollections().isEmpty)
        let end = Day(number: 20_790)
        #expect(
            try await store.setEnd(end, graceDays: 2, of: "t0", in: .everywhere, noting: note) == .wrongState)

        #expect(try await store.open("t0", in: .everywhere, noting: note) == .done)
        #expect(try await store.open("t0", in: .everywhere, noting: note) == .wrongState)
        #expect(try await store.save(round, isNew: false, in: .everywhere, noting: note) == .wrongState)
        let opened = round.with(state: .opened)
        #expect(try await store.roundCollections().map(\.collection) == opened.collections)
        #expect(try await store.collections().map(\.id) == ["t0-v"])
        #expect(try await store.setEnd(end, graceDays: 2, of: "t0", in: west, noting: note) == .notWhole)
        #expect(try await store.setEnd(end, graceDays: 2, of: "t0", in: .everywhere, noting: note) == .done)
        #expect(try await store.collections().first?.closes == end)
        #expect(try await store.collections().first?.graceDays == 2)

        // The list of collections neither closes a round's collection nor changes it.
        let own = Collection(id: "t0-v", questionnaire: "v", round: "T9", neighbourhoods: [], access: .open)
        try await store.synchronise([own])
        #expect(try await store.collections().first?.round == "T0")
        let clash = Self.round(places, definition, id: "t1")
        #expect(try await store.save(clash, isNew: true, in: .everywhere, noting: note) == .taken, "its collection is")
    }
}
