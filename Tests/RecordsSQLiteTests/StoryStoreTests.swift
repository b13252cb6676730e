import Foundation
import Programme
import Records
import Stories
import Testing

@testable import RecordsSQLite

/// Stories: sealed as they were told, readable without names after a person's yes, gone without a trace.
@Suite struct StoryStoreTests {
    private static let west = Scope.neighbourhoods(["west"])
    private static let coder = AccountID.random()
    private static let other = AccountID.random()
    private static let week = Week(number: 2_960)

    private static func note(_ action: AuditAction = .storyCoded, reason: String? = nil) -> AuditNote {
        AuditNote(at: 1_795_258_800, actor: .account(coder), action: action, reason: reason)
    }

    private static func sample(in place: String = "west", author: AccountID? = coder) -> Story {
        var about = StoryAbout(
            origin: .interview, teller: .carer, language: "nl", consent: StoryConsent(keeps: true, isSpoken: true))
        about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        return Story(
            id: .random(), neighbourhood: place, round: nil, week: week, author: author, about: about)
    }

    private static func words(_ text: String) -> StoryWords {
        let text = StoryText(cleaning: text)
        return StoryWords(text: text, known: KnownNames(persons: ["Xantippe"]), plan: StoryPlan(dividing: text))
    }

    private static func with(_ body: (SQLiteStore, Fixture) async throws -> Void) async throws {
        try await Fixture.with { store, fixture in
            let places = ["west", "oost"].map {
                NeighbourhoodProfile(neighbourhood: Neighbourhood(id: $0, name: $0), municipality: "")
            }
            #expect(try await store.save(places, in: .everywhere, noting: note(.neighbourhoodsChanged)))
            try await body(store, fixture)
        }
    }

    /// A story open for review, of these passages.
    private static func opened(_ store: SQLiteStore, _ texts: [String]) async throws -> Story {
        let story = sample()
        let words = words(texts.joined(separator: "\n\n"))
        #expect(try await store.enter(story, words, in: west, noting: note(.storyEntered)) == .done)
        var now = try #require(try await store.story(story.id, in: west))
        now.state = .reviewing
        let passages = texts.enumerated().map { StoryPassage(number: $0, text: $1, about: .init(role: .teller)) }
        let source = StoryTag.Source(
            week: 2_960, codebook: "pg 1", model: "m1", probability: 0.8, evidence: [.init(start: 0, end: 3)])
        let tags = texts.indices.map {
            StoryTag(passage: $0, code: "meedoen", voice: .machine, value: 1, source: source)
        }
        #expect(
            try await store.open(now, words, passages, proposals: tags, in: west, noting: note(.storyNamesOut)) == .done
        )
        return try #require(try await store.story(story.id, in: west))
    }

    private static func decision(
        _ values: [String: Int], passage: Int = 0, revision: Int = 1, by coder: AccountID = coder,
        isBlind: Bool = false, isDoubtful: Bool = false
    ) -> PassageDecision {
        PassageDecision(
            passage: passage, revision: revision, coder: coder, isBlind: isBlind, values: values,
            isDoubtful: isDoubtful, week: week, codebook: "pg 1")
    }

    // MARK: - Words

    @Test("words lie sealed among the originals, names given at entry with them; only their scope sees a story")
    func sealed() async throws {
        try await Self.with { store, fixture in
            let story = Self.sample()
            let words = Self.words("R: De kanarie van Xantippe.\n\nEn nog wat.")
            #expect(try await store.enter(story, words, in: .neighbourhoods(["oost"]), noting: Self.note()) == .unknown)
            #expect(try await store.enter(story, words, in: Self.west, noting: Self.note(.storyEntered)) == .done)
            #expect(try await store.words(of: story.id, in: Self.west) == words)
            let found = try #require(try await store.story(story.id, in: Self.west))
            #expect(found.about == story.about && found.author == Self.coder && found.revision == 2)
            for scope in [Scope.neighbourhoods(["oost"]), .neighbourhoods([])] {
                #expect(try await store.story(story.id, in: scope) == nil)
                #expect(try await store.words(of: story.id, in: scope) == nil)
                #expect(try await store.stories(in: scope).isEmpty)
                #expect(try await store.erase(story.id, in: scope, noting: Self.note()) == .unknown)
            }
            #expect(try await store.stories(in: .everywhere).map(\.id) == [story.id])
            for word in ["kanarie", "Xantippe"] {
                #expect(fixture.databaseBytes().range(of: Data(word.utf8)) == nil, "\(word)")
            }
            let report = try await store.verify()
            #expect(report.damage.isEmpty && report.originals == 1)
        }
    }

    @Test("two people on one story lose nothing: who read an older one is told, and changes nothing")
    func revisions() async throws {
        try await Self.with { store, _ in
            let story = Self.sample()
            #expect(try await store.enter(story, Self.words("een"), in: Self.west, noting: Self.note()) == .done)
            let read = try #require(try await store.story(story.id, in: Self.west))
            #expect(try await store.save(read, Self.words("twee"), in: Self.west, noting: nil) == .done)
            #expect(try await store.save(read, Self.words("drie"), in: Self.west, noting: nil) == .changed)
            #expect(try await store.save(read, in: Self.west, noting: nil) == .changed)
            #expect(try await store.words(of: story.id, in: Self.west)?.text.string == "twee")
            #expect(try await store.verify().damage.isEmpty, "tallies follow what is saved")
        }
    }

    // MARK: - Tags

    @Test("decisions on one passage: each sees what the other did, who doubts does not decide, undo takes one back")
    func deciding() async throws {
        try await Self.with { store, _ in
            let story = try await Self.opened(store, ["Samen koken.", "Alleen thuis."])
            func decide(_ decision: PassageDecision) async throws -> StoryOutcome {
                try await store.decide(decision, of: story.id, in: Self.west, noting: Self.note())
            }
            func tags() async throws -> [String: Int] {
                let all = try await store.tags(of: story.id, in: Self.west).filter {
                    $0.voice == .coder && $0.passage == 0
                }
                return Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.value) })
            }
            #expect(try await decide(Self.decision(["meedoen": 1, "valence": 0])) == .done)
            #expect(try await decide(Self.decision(["meedoen": 0, "valence": 3], by: Self.other)) == .changed)
            #expect(try await tags() == ["meedoen": 1, "valence": 0])
            #expect(
                try await decide(Self.decision(["valence": 3], revision: 2, isDoubtful: true)) == .done)
            #expect(try await decide(Self.decision(["zingeving": 1, "valence": 0], revision: 3)) == .needsAnother)
            #expect(
                try await decide(Self.decision(["zingeving": 1, "valence": 0], revision: 3, by: Self.other)) == .done)
            #expect(try await tags() == ["zingeving": 1, "valence": 0])
            // The first coder's last decision was changed by another since: it cannot be taken back any more.
            func undo(_ who: AccountID) async throws -> StoryOutcome {
                try await store.undo(by: who, of: story.id, week: Self.week, in: Self.west, noting: Self.note())
            }
            #expect(try await undo(Self.coder) == .wrongState)
            #expect(try await undo(Self.other) == .done)
            #expect(try await tags() == ["valence": 3])
            #expect(try await undo(Self.coder) == .done)
            #expect(try await tags() == ["meedoen": 1, "valence": 0])
            let machine = try await store.tags(of: story.id, in: Self.west).filter { $0.voice == .machine }
            #expect(machine.count == 2 && machine.allSatisfy { $0.source.model == "m1" && $0.source.week == 2_960 })
        }
    }

    @Test("undo brings back the doubt there was, and what comes back stays theirs who had chosen it")
    func undoneDoubt() async throws {
        try await Self.with { store, _ in
            let story = try await Self.opened(store, ["Samen koken."])
            func decide(_ decision: PassageDecision) async throws {
                #expect(try await store.decide(decision, of: story.id, in: Self.west, noting: Self.note()) == .done)
            }
            func undo(_ who: AccountID) async throws -> StoryOutcome {
                try await store.undo(by: who, of: story.id, week: Self.week + 3, in: Self.west, noting: Self.note())
            }
            func doubt() async throws -> String? {
                try await store.passages(of: story.id, in: Self.west).first?.about.doubt
            }
            try await decide(Self.decision(["meedoen": 1, "valence": 0], isDoubtful: true))
            try await decide(Self.decision(["valence": 3], revision: 2, by: Self.other))
            #expect(try await doubt() == nil)
            #expect(try await undo(Self.other) == .done)
            #expect(try await doubt() == Self.coder.text)
            let tags = try await store.tags(of: story.id, in: Self.west).filter { $0.voice == .coder }
            #expect(Set(tags.map(\.code)) == ["meedoen", "valence"])
            #expect(tags.allSatisfy { $0.coder == Self.coder.text && $0.source.week == Self.week.number })

            // The same tags with another's doubt: the first cannot take back what would take the doubt along.
            try await decide(Self.decision(["valence": 3], revision: 4, by: Self.other))
            try await decide(Self.decision(["valence": 3], revision: 5, by: Self.coder, isDoubtful: true))
            #expect(try await undo(Self.other) == .wrongState)
            #expect(try await doubt() == Self.coder.text)
            #expect(try await undo(Self.coder) == .done)
            #expect(try await doubt() == nil)
        }
    }

    @Test("what a coder chose blind stays apart from what was decided, and a new model overwrites neither")
    func apart() async throws {
        try await Self.with { store, _ in
            let story = try await Self.opened(store, ["Samen koken."])
            let blind = Self.decision(["zingeving": 1, "valence": 0], isBlind: true)
            #expect(try await store.decide(blind, of: story.id, in: Self.west, noting: Self.note()) == .done)
            let seen = Self.decision(["meedoen": 1, "valence": 0], revision: 2)
            #expect(try await store.decide(seen, of: story.id, in: Self.west, noting: Self.note()) == .done)
            let now = try #require(try await store.story(story.id, in: Self.west))
            let words = Self.words("Samen koken.")
            let passage = StoryPassage(number: 0, text: "Samen [overig-1].", about: .init(role: .teller))
            let source = StoryTag.Source(week: 2_961, codebook: "pg 2", model: "m2", probability: 0.6)
            let tag = StoryTag(passage: 0, code: "preventie", voice: .machine, value: 1, source: source)
            #expect(
                try await store.open(now, words, [passage], proposals: [tag], in: Self.west, noting: Self.note())
                    == .done)
            let tags = try await store.tags(of: story.id, in: Self.west)
            func codes(_ voice: TagVoice) -> [String] { tags.filter { $0.voice == voice }.map(\.code).sorted() }
            #expect(codes(.blind) == ["valence", "zingeving"] && codes(.coder) == ["meedoen", "valence"])
            #expect(codes(.machine) == ["preventie"])
            let passages = try await store.passages(of: story.id, in: Self.west)
            #expect(passages.map(\.text) == ["Samen [overig-1]."] && passages[0].about.revision == 4)
        }
    }

    // MARK: - Erasing

    @Test("a name that is taken out later leaves no byte: not in tables, index or log")
    func masked() async throws {
        try await Self.with { store, fixture in
            for _ in 0..<8 {
                let story = try await Self.opened(
                    store, ["Zij heet Zonnebloemia, zegt men. Zonnebloemia lacht.", "Ja."])
                let words = try #require(try await store.words(of: story.id, in: Self.west))
                let passages = ["Zij heet [persoon-1], zegt men. [persoon-1] lacht.", "Ja."].enumerated().map {
                    StoryPassage(number: $0, text: $1, about: .init(role: .teller))
                }
                #expect(fixture.databaseBytes().range(of: Data("onnebloemia".utf8)) != nil)
                #expect(
                    try await store.open(
                        story, words, passages, proposals: [], in: Self.west, noting: Self.note(.storyChanged)) == .done
                )
            }
            _ = try await store.settle(on: Day(number: Self.week.monday.number))
            _ = try await store.truncateLog()
            #expect(fixture.databaseBytes().range(of: Data("onnebloemia".utf8)) == nil)
            let query = StoryQuery(words: ["zegt"], hasOpen: true)
            #expect(try await store.search(query, in: Self.west, atMost: 99).count == 8)
        }
    }

    @Test("an erased story leaves no byte: not in tables, index or log; a restore keeps it gone")
    func erased() async throws {
        try await Self.with { store, fixture in
            var gone: [Story] = []
            for number in 0..<30 {
                let text =
                    "Kanariepiet\(number) zong. "
                    + String(repeating: "Kwetterbuurman\(number) lachte. ", count: number * 5)
                gone.append(try await Self.opened(store, [text, "Pimpelmees\(number) ook."]))
            }
            let kept = try await Self.opened(store, ["Roodborstje blijft."])
            let backup = try await store.backUp(to: fixture.options.backupPath, name: "b", keep: 9)
            #expect(fixture.databaseBytes().range(of: Data("anariepiet".utf8)) != nil, "there was something to erase")
            for story in gone {
                let note = Self.note(.storyErased, reason: "ingetrokken")
                #expect(try await store.erase(story.id, in: Self.west, noting: note) == .done)
            }
            for word in ["anariepiet", "wetterbuurman", "impelmees"] {
                for spelled in [word, word.lowercased()] {
                    #expect(fixture.databaseBytes().range(of: Data(spelled.utf8)) == nil, "\(spelled)")
                }
            }
            #expect(try await store.stories(in: .everywhere).map(\.id) == [kept.id])
            #expect(try await store.verify().damage.isEmpty)

            var options = fixture.options
            options.folder += "-restored"
            defer { try? FileManager.default.removeItem(atPath: options.folder) }
            _ = try SQLiteStore.restore(
                backup.path, options: options,
                journals: [fixture.options.folder + "/" + StoreOptions.journalName], on: Day(number: 20_000))
            let restored = try SQLiteStore.open(options)
            #expect(try await restored.stories(in: .everywhere).map(\.id) == [kept.id])
            await restored.close()
        }
    }
}
