import Foundation
import Programme
import Records
import Stories
import Testing

@testable import RecordsSQLite

/// The words of stories as they were told: destroyed on their day, once a person is done with them.
@Suite struct StoryOriginalTests {
    private static let week = Week(number: 2_960)
    private static let coder = AccountID.random()
    /// The day for stories without a round.
    private static let end = Day(number: week.monday.number + StoryOriginal.daysWithoutRound)

    private static func note(_ action: AuditAction = .storyCoded) -> AuditNote {
        AuditNote(at: 1_795_258_800, actor: .account(coder), action: action)
    }

    private static func with(_ body: (SQLiteStore, Fixture) async throws -> Void) async throws {
        try await Fixture.with { store, fixture in
            let place = NeighbourhoodProfile(neighbourhood: Neighbourhood(id: "west", name: "West"), municipality: "")
            #expect(try await store.save([place], in: .everywhere, noting: note(.neighbourhoodsChanged)))
            try await body(store, fixture)
        }
    }

    private static func story(
        _ store: SQLiteStore, _ state: StoryState, round: String? = nil, week: Week = week
    ) async throws -> StoryID {
        let story = Story(
            id: .random(), neighbourhood: "west", round: round, week: week, author: coder,
            about: StoryAbout(
                origin: .interview, teller: .resident, language: "nl", consent: StoryConsent(keeps: true)))
        let text = StoryText(cleaning: "R: Xantippe had een papegaai.")
        let words = StoryWords(
            text: text, known: KnownNames(persons: ["Xantippe"]), plan: StoryPlan(dividing: text))
        #expect(try await store.enter(story, words, in: .everywhere, noting: note(.storyEntered)) == .done)
        var now = try #require(try await store.story(story.id, in: .everywhere))
        now.state = .reviewing
        let passage = StoryPassage(number: 0, text: "[persoon-1] had een papegaai.", about: .init(role: .teller))
        #expect(
            try await store.open(now, words, [passage], proposals: [], in: .everywhere, noting: note()) == .done)
        now = try #require(try await store.story(story.id, in: .everywhere))
        now.state = state
        #expect(try await store.save(now, in: .everywhere, noting: note()) == .done)
        return story.id
    }

    /// What the service does each day.
    private static func daily(_ store: SQLiteStore, on day: Day) async throws -> OriginalsOutcome {
        _ = try await store.eraseOver(on: day)
        return try await store.destroyOriginals(on: day, at: 1_795_300_000)
    }

    /// The bytes under which the words and their plan lie.
    private static func sealed(_ store: SQLiteStore, _ id: StoryID) throws -> [Data] {
        try store.engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT sealed FROM original WHERE slot = ?1 UNION ALL SELECT plan FROM story WHERE slot = ?1",
                .int(id.number)
            ) { row in Data(row.blob(0)) }
        }
    }

    @Test("Reviewed words go on their day and no byte of them stays; what was made of them without names stays")
    func destroyed() async throws {
        try await Self.with { store, fixture in
            let approved = try await Self.story(store, .approved)
            let refused = try await Self.story(store, .refused)
            let open = try await Self.story(store, .reviewing)
            let later = try await Self.story(store, .approved, week: Self.week + 1)
            let before = Day(number: Self.end.number - 1)
            #expect(try await Self.daily(store, on: before).destroyed == 0)
            #expect(try await store.storyOriginals().count == 4)
            let bytes = try Self.sealed(store, approved)
            // Pieces of all of it: a page may be used anew in part.
            let pieces = bytes.flatMap { all in
                stride(from: 0, to: all.count - 24, by: 24).map { all.dropFirst($0).prefix(24) }
            }
            #expect(pieces.count > 30 && pieces.allSatisfy { fixture.databaseBytes().range(of: $0) != nil })

            let outcome = try await Self.daily(store, on: Self.end)
            #expect(outcome.destroyed == 2 && outcome.waiting == 1)
            #expect(try await Self.daily(store, on: Self.end).destroyed == 0)
            _ = try await store.settle(on: Self.end)
            _ = try await store.truncateLog()
            let file = fixture.databaseBytes()
            #expect(pieces.allSatisfy { file.range(of: $0) == nil })

            for id in [approved, refused] { #expect(try await store.words(of: id, in: .everywhere) == nil) }
            for id in [open, later] { #expect(try await store.words(of: id, in: .everywhere) != nil) }
            #expect(
                try await store.passages(of: approved, in: .everywhere).map(\.text) == ["[persoon-1] had een papegaai."]
            )
            #expect(
                try await Set(store.search(StoryQuery(words: ["papegaai"]), in: .everywhere, atMost: 9).map(\.story.id))
                    == [approved, later])
            let report = try await store.verify()
            #expect(report.damage.isEmpty && report.originals == 2)
            let log = try await store.audit(AuditFilter(), limit: 99, in: .everywhere, noting: Self.note(.logRead))
            let rows = log.filter { $0.action == .storyOriginalDestroyed }
            #expect(Set(rows.compactMap(\.object?.id)) == [approved.text, refused.text])
            #expect(rows.allSatisfy { $0.neighbourhood == "west" })
        }
    }

    @Test("In a round its day of erasing counts, not the days from entering")
    func ofRound() async throws {
        try await Self.with { store, _ in
            let note = RoundConformance.note(.roundOpened)
            let definition = ArchivedDefinition.sample(content: "a")
            let place = RoundConformance.profile("west")
            _ = try await store.save([place], in: .everywhere, noting: note)
            _ = try await store.handIn(
                RoundConformance.version(definition, by: .random()), definition, in: .everywhere, noting: note)
            _ = try await store.publish(definition.hash, by: .random(), needsTwo: false, in: .everywhere, noting: note)
            let round = RoundConformance.round([place], definition, collection: "verhaal")
            #expect(try await store.save(round, isNew: true, in: .everywhere, noting: note) == .done)
            let day = try #require(round.accountability.retained)
            let id = try await Self.story(
                store, .approved, round: round.id, week: Week(of: Day(number: day.number - 20)))
            #expect(try await store.storyOriginals().map(\.ends) == [day])
            #expect(try await Self.daily(store, on: Day(number: day.number - 1)).destroyed == 0)
            #expect(try await Self.daily(store, on: day).destroyed == 1)
            #expect(try await store.words(of: id, in: .everywhere) == nil)
        }
    }

    @Test("Days that were missed are made up; a calendar that is not believed destroys nothing")
    func missed() async throws {
        try await Self.with { store, _ in
            let id = try await Self.story(store, .approved)
            #expect(try await Self.daily(store, on: Self.week.monday).destroyed == 0)
            #expect(try await store.destroyOriginals(on: Self.end, at: 0).destroyed == 0, "nobody looked at the day")
            // Off for months: held for two days, then done.
            let day = Day(number: Self.end.number + 40)
            #expect(try await Self.daily(store, on: day).destroyed == 0)
            #expect(try await Self.daily(store, on: Day(number: day.number + 2)).destroyed == 1)
            #expect(try await store.words(of: id, in: .everywhere) == nil)
            #expect(try await store.erase(id, in: .everywhere, noting: Self.note(.storyErased)) == .done)
            #expect(try await store.verify().damage.isEmpty)
        }
    }

    @Test("The round's day of erasing counts; the list tells what is due, waits, comes soon and later")
    func terms() throws {
        let story = Story(
            id: .random(), neighbourhood: "west", round: "t0", week: Self.week, state: .approved, author: Self.coder,
            about: StoryAbout(origin: .interview, teller: .resident, language: "nl", consent: StoryConsent()))
        let day = Day(number: 20_800)
        func term(_ state: StoryState, _ days: Int) -> StoryOriginal.Term {
            var one = story
            one.state = state
            return StoryOriginal(one, erasing: Day(number: day.number + days)).term(on: day)
        }
        #expect(term(.approved, 0) == .due && term(.refused, -9) == .due && term(.approved, 1) == .soon)
        for state in [StoryState.entered, .naming, .reviewing, .second] { #expect(term(state, 0) == .waits) }
        #expect(term(.naming, 1) == .soon && term(.naming, 60) == .later)
        #expect(StoryOriginal(story, erasing: nil).ends == Self.end)
    }

    @Test("passages of a refused story go on the same day, also when it was refused after its words had gone")
    func refusedPassages() async throws {
        try await Self.with { store, fixture in
            let refused = try await Self.story(store, .refused)
            let approved = try await Self.story(store, .approved)
            func passages(_ id: StoryID) async throws -> Int {
                try await store.passages(of: id, in: .everywhere).count
            }
            _ = try await Self.daily(store, on: Day(number: Self.end.number - 1))
            #expect(try await passages(refused) == 1)
            _ = try await Self.daily(store, on: Self.end)
            #expect(try await passages(refused) == 0)
            #expect(try await passages(approved) == 1)
            #expect(
                try await store.search(StoryQuery(words: ["papegaai"], hasOpen: true), in: .everywhere, atMost: 9).count
                    == 1)
            var now = try #require(try await store.story(approved, in: .everywhere))
            now.state = .refused
            #expect(try await store.save(now, in: .everywhere, noting: Self.note(.storyRefused)) == .done)
            _ = try await Self.daily(store, on: Day(number: Self.end.number + 1))
            #expect(try await passages(approved) == 0)
            #expect(try await store.storyOriginals().isEmpty)
            _ = try await store.settle(on: Day(number: Self.end.number + 2))
            _ = try await store.truncateLog()
            #expect(fixture.databaseBytes().range(of: Data("papegaai".utf8)) == nil)
        }
    }
}
