import Testing

@testable import RecordsSQLite

/// The SQLite engine keeps every promise of the protocols.
@Suite struct ConformanceTests {
    @Test("A draft is made, saved by who read it last, and removed for good")
    func drafts() async throws { try await Fixture.with { try await StoreConformance.drafts($0, $1.keys) } }

    @Test("Drafts expire by whole weeks")
    func expiry() async throws { try await Fixture.with { try await StoreConformance.expiry($0, $1.keys) } }

    @Test("Sending is idempotent: same body, same receipt; another body is refused")
    func submission() async throws { try await Fixture.with { try await StoreConformance.submission($0, $1.keys) } }

    @Test("A withdrawn response never comes back")
    func withdrawal() async throws { try await Fixture.with { try await StoreConformance.withdrawal($0, $1.keys) } }

    @Test("An invitation is good for one response, and only if that is stored")
    func invitations() async throws { try await Fixture.with { try await StoreConformance.invitations($0, $1.keys) } }

    @Test("A lost letter is replaced: its code ends with what was begun with it, and nobody learns whether it was used")
    func lostLetters() async throws { try await Fixture.with { try await StoreConformance.lostLetters($0, $1.keys) } }

    @Test("Collections become those of the list; one that left it stays known")
    func collections() async throws {
        try await Fixture.with { store, _ in try await StoreConformance.collections(store) }
    }

    @Test("A definition is kept under its hash, with its files")
    func definitions() async throws {
        try await Fixture.with { store, _ in try await StoreConformance.definitions(store) }
    }

    @Test("A hundred parallel sends of one draft: one row, a hundred equal answers")
    func parallel() async throws {
        try await Fixture.with { try await StoreConformance.oneDraftSentAtOnce($0, $1.keys) }
    }

    @Test("Four hundred people at once: every page and every answer is kept, once")
    func many() async throws { try await Fixture.with { try await StoreConformance.manyAtOnce($0, $1.keys) } }

    @Test("What lies outside the scope answers as what does not exist, and keeps the rest of its call out")
    func neighbourhoods() async throws {
        try await Fixture.with { store, _ in try await RoundConformance.neighbourhoods(store) }
    }

    @Test("Each neighbourhood that is changed has its own row of the audit log")
    func noted() async throws { try await Fixture.with { store, _ in try await RoundConformance.noted(store) } }

    @Test("A questionnaire is published by somebody else where that is asked, and one version stands for one text")
    func questionnaires() async throws {
        try await Fixture.with { store, _ in
            try await RoundConformance.questionnaires(
                store, [.sample(content: "a"), .sample(content: "b")], unusable: .sample(content: "c"))
        }
    }

    @Test("A round becomes collections when it opens, is seen in part by who has a part, and changed as a whole")
    func rounds() async throws {
        try await Fixture.with { store, _ in try await RoundConformance.rounds(store, .sample(content: "a")) }
    }
}
