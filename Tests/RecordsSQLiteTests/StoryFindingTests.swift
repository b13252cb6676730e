import Foundation
import Programme
import Records
import Stories
import Testing

@testable import RecordsSQLite

/// Stories that tellers wrote, search, and what may leave.
@Suite struct StoryFindingTests {
    private static let week = Week(number: 2_960)
    private static let coder = AccountID.random()

    private static func note(_ action: AuditAction = .storyCoded) -> AuditNote {
        AuditNote(at: 1_795_258_800, actor: .account(coder), action: action)
    }

    private static func place(_ store: SQLiteStore, _ ids: String...) async throws {
        let places = ids.map {
            NeighbourhoodProfile(neighbourhood: Neighbourhood(id: $0, name: $0), municipality: "")
        }
        #expect(try await store.save(places, in: .everywhere, noting: note(.neighbourhoodsChanged)))
    }

    /// A story of these passages as far as a state, each with these codes decided.
    private static func story(
        _ store: SQLiteStore, _ texts: [String], in place: String = "west", _ state: StoryState = .approved,
        codes: [String] = ["meedoen"], consent: StoryConsent = StoryConsent(keeps: true), hasYes: Bool = true
    ) async throws -> StoryID {
        let story = Story(
            id: .random(), neighbourhood: place, round: place == "oost" ? "t1" : nil, week: week, author: coder,
            about: StoryAbout(
                origin: .interview, teller: .resident, language: "nl", consent: consent))
        let text = StoryText(cleaning: texts.joined(separator: "\n\n"))
        let words = StoryWords(text: text, plan: StoryPlan(dividing: text))
        #expect(try await store.enter(story, words, in: .everywhere, noting: note(.storyEntered)) == .done)
        var opened = try #require(try await store.story(story.id, in: .everywhere))
        opened.state = .reviewing
        opened.about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        let passages = texts.enumerated().map { StoryPassage(number: $0, text: $1, about: .init(role: .teller)) }
        let machine = StoryTag(
            passage: 0, code: "preventie", voice: .machine, value: 1,
            source: .init(week: week.number, codebook: "b 1", model: "m"))
        #expect(
            try await store.open(opened, words, passages, proposals: [machine], in: .everywhere, noting: note())
                == .done)
        for number in texts.indices {
            for isBlind in [true, false] {
                let values = Dictionary(uniqueKeysWithValues: codes.map { ($0, 1) }).merging(["valence": 0]) { $1 }
                let decision = PassageDecision(
                    passage: number, revision: isBlind ? 1 : 2, coder: coder, isBlind: isBlind, values: values,
                    isDoubtful: false, week: week, codebook: "b 1")
                #expect(try await store.decide(decision, of: story.id, in: .everywhere, noting: note()) == .done)
            }
        }
        var last = try #require(try await store.story(story.id, in: .everywhere))
        last.state = state
        if hasYes { last.about.approvals = [.init(account: coder.text, week: week.number)] }
        #expect(try await store.save(last, in: .everywhere, noting: note()) == .done)
        return story.id
    }

    // MARK: - A yes

    @Test("A yes stays where the same tags are saved again, and goes with others", arguments: [true, false])
    func sameTags(_ isSame: Bool) async throws {
        try await Fixture.with { store, _ async throws in
            try await Self.place(store, "west")
            let id = try await Self.story(store, ["Samen koken."], .second)
            let passage = try #require(try await store.passages(of: id, in: .everywhere).first)
            let decision = PassageDecision(
                passage: 0, revision: passage.about.revision, coder: .random(), isBlind: false,
                values: ["meedoen": isSame ? 1 : 0, "valence": 0], isDoubtful: false, week: Self.week, codebook: "b 1")
            #expect(try await store.decide(decision, of: id, in: .everywhere, noting: Self.note()) == .done)
            let now = try #require(try await store.story(id, in: .everywhere))
            #expect(now.about.approvals.isEmpty != isSame && now.state == (isSame ? .second : .reviewing))
        }
    }

    // MARK: - Arriving

    @Test("What tellers write arrives once, with their tags, reads as it was sent, and goes when they withdraw it")
    func arriving() async throws {
        try await Fixture.with { store, fixture async throws in
            let code = Code.random()
            let response = NewResponse.sample(fixture.keys, code: code, texts: ["Mijn kanarie zong.", "De buren."])
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
            let arrivals = try await store.arrivals(after: nil, atMost: 50)
            #expect(Set(arrivals.map(\.original.text)) == ["Mijn kanarie zong.", "De buren."])
            #expect(arrivals.allSatisfy { $0.neighbourhood == "noord" && $0.week == response.facts.week })
            for arrival in arrivals {
                let text = StoryText(kept: arrival.original.text)
                let tags = arrival.tags(codes: ["meedoen"], valences: ["helps": 0], codebook: "b 1")
                #expect(try await store.arrive(arrival.story, plan: StoryPlan(dividing: text), tags: tags))
                #expect(try await !store.arrive(arrival.story, plan: StoryPlan(dividing: text), tags: tags))
                #expect(try await store.words(of: arrival.id, in: .everywhere)?.text == text)
            }
            #expect(try await store.arrivals(after: nil, atMost: 50).isEmpty)
            let stories = try await store.stories(in: .neighbourhoods(["noord"]))
            #expect(stories.count == 2 && stories.allSatisfy { $0.author == nil && $0.state == .naming })

            // Opening it, and changing its masks, leaves what was sent as it was.
            var story = try #require(stories.first)
            var words = try #require(try await store.words(of: story.id, in: .everywhere))
            #expect(words.plan.add(String(words.text.string.prefix { $0 != " " }), as: .other, in: words.text) == 1)
            #expect(try await store.save(story, words, in: .everywhere, noting: Self.note()) == .done)
            let sent = try #require(try await store.response(ownCode: fixture.keys.ownCodeIndexes(code)))
            #expect(sent.originals == response.originals.map(Optional.some))
            #expect(try await store.verify().damage.isEmpty)

            story = try #require(try await store.story(story.id, in: .everywhere))
            story.state = .reviewing
            let passage = StoryPassage(number: 0, text: "Papegaaivogel.", about: .init(role: .teller))
            #expect(
                try await store.open(story, words, [passage], proposals: [], in: .everywhere, noting: Self.note())
                    == .done)
            #expect(fixture.databaseBytes().range(of: Data("apegaaivogel".utf8)) != nil)
            let route = "GET /medewerkers/verhalen/\(story.id.text)/namen"
            _ = try await store.writer.run(.upkeep) { connection throws(StoreFailure) in
                try connection.run(
                    "INSERT INTO account (id, login, person, roles, everywhere, state) VALUES (7, x'07', x'07', '', 1, 1)"
                )
                try connection.run(
                    "INSERT INTO staff_text (account, route, until, sealed) VALUES (7, ?, 9, x'00')", .text(route))
            }
            #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            #expect(fixture.databaseBytes().range(of: Data(route.utf8)) == nil, "what was being typed for it")
            _ = try await store.truncateLog()
            #expect(try await store.stories(in: .everywhere).isEmpty)
            #expect(
                try await store.search(StoryQuery(words: ["papegaai"], hasOpen: true), in: .everywhere, atMost: 9)
                    .isEmpty)
            #expect(fixture.databaseBytes().range(of: Data("apegaaivogel".utf8)) == nil)
            #expect(try await store.arrivals(after: nil, atMost: 50).isEmpty)
        }
    }

    @Test("the teller's choices become tags; what helped and what stood in the way is told by the question")
    func tellersTags() {
        func original(_ part: String) -> Original {
            Original(
                definition: [], mode: .oneself, language: "", question: "/x", part: part,
                tags: [
                    .init(part: "theme", value: "zorgzame-buurt"), .init(part: "theme", value: "geen"),
                    .init(part: "about-whom", value: "naaste"), .init(part: "quote", value: "ja"),
                ], text: "x")
        }
        func arrival(_ part: String) -> StoryArrival {
            StoryArrival(id: .random(), neighbourhood: "west", round: nil, week: Self.week, original: original(part))
        }
        func tags(_ part: String) -> [String] {
            arrival(part).tags(codes: ["zorgzame-buurt"], valences: ["hinders": 1], codebook: "b").map {
                "\($0.passage) \($0.code) \($0.value)"
            }
        }
        #expect(tags("story") == ["-1 zorgzame-buurt 1"] && tags("hinders") == ["-1 zorgzame-buurt 1", "-1 valence 1"])
        let story = arrival("story").story
        #expect(story.about.teller == .carer && story.about.consent.quotes && story.about.origin == .ownStory)
        #expect(arrival("helps").story.about.origin == .openAnswer)
    }

    // MARK: - Search

    @Test("Search finds beginnings of words without accents, in scope, by tag and voice; nothing typed is a command")
    func searching() async throws {
        try await Fixture.with { store, _ in
            try await Self.place(store, "west", "oost")
            let west = try await Self.story(store, ["Samen koffie drinken in het café.", "Alleen thuis."])
            let oost = try await Self.story(store, ["Koffie bij de buren."], in: "oost", codes: ["zingeving"])
            let open = try await Self.story(store, ["Ook koffie."], .reviewing)
            func find(_ query: StoryQuery, in scope: Scope = .everywhere) async throws -> Set<StoryID> {
                Set(try await store.search(query, in: scope, atMost: 50).map(\.story.id))
            }
            #expect(try await find(StoryQuery(words: ["koff"])) == [west, oost])
            #expect(try await find(StoryQuery(words: ["koff"], hasOpen: true)) == [west, oost, open])
            #expect(try await find(StoryQuery(words: ["CAFE", "koffie"])) == [west])
            #expect(try await find(StoryQuery(words: ["koffie"]), in: .neighbourhoods(["oost"])) == [oost])
            #expect(try await find(StoryQuery(words: ["koffie"]), in: .neighbourhoods([])).isEmpty)
            #expect(try await find(StoryQuery(neighbourhood: "oost")) == [oost])
            #expect(try await find(StoryQuery(round: "t1")) == [oost])
            #expect(
                try await find(StoryQuery(code: "meedoen", hasOpen: true)) == [west], "tags of approved stories alone")
            #expect(try await find(StoryQuery(code: "preventie", voice: .machine)) == [west, oost])
            #expect(try await find(StoryQuery(code: "preventie")).isEmpty)
            for strange in [
                "\"", "koffie\" OR \"alleen", "text:koffie", "NEAR(koffie alleen)", "*", "koffie*", "-koffie",
                "'; DROP TABLE story",
            ] {
                _ = try await find(StoryQuery(words: StoryQuery.words(in: strange)))
                _ = try await find(StoryQuery(words: [strange]))
            }
            #expect(StoryQuery.words(in: " Koffie, é\u{301}n-thee! ") == ["Koffie", "é\u{301}n", "thee"])
            #expect(try await store.stories(in: .everywhere).count == 3)
        }
    }

    // MARK: - Counting

    @Test("Blind choices of coder and machine are told apart from what was decided")
    func blind() async throws {
        try await Fixture.with { store, _ in
            try await Self.place(store, "west")
            let id = try await Self.story(store, ["Een."])
            let found = try await store.blindPassages(in: .everywhere)
            #expect(
                found == [
                    BlindPassage(
                        week: Self.week, machine: PassageCoding(codes: ["preventie"], valence: .none),
                        model: "m",
                        coders: [
                            .init(coder: Self.coder.text, coding: PassageCoding(codes: ["meedoen"], valence: .helps))
                        ])
                ])
            let decided = try await store.decidedPassages(in: .everywhere)
            #expect(decided.map(\.coding) == [PassageCoding(codes: ["meedoen"], valence: .helps)])
            #expect(try await store.decidedPassages(in: .neighbourhoods(["oost"])).isEmpty)
            #expect(try await store.blindPassages(in: .neighbourhoods(["oost"])).isEmpty)

            // What is kept of both is another's as soon as a story changes or goes.
            let second = try await Self.story(store, ["Twee."])
            #expect(try await store.decidedPassages(in: .everywhere).count == 2)
            #expect(try await store.blindPassages(in: .neighbourhoods(["west"])).count == 2)
            var refused = try #require(try await store.story(second, in: .everywhere))
            refused.state = .refused
            #expect(try await store.save(refused, in: .everywhere, noting: Self.note()) == .done)
            #expect(try await store.decidedPassages(in: .everywhere).map(\.story) == [id])
            #expect(try await store.erase(id, in: .everywhere, noting: Self.note(.storyErased)) == .done)
            #expect(try await store.decidedPassages(in: .everywhere).isEmpty)
            #expect(try await store.blindPassages(in: .everywhere).isEmpty)
        }
    }

    @Test("A blind choice stands beside the model of its day, never beside one whose proposals came later")
    func laterModel() async throws {
        try await Fixture.with { store, _ in
            try await Self.place(store, "west")
            let id = try await Self.story(store, ["Een."], .reviewing)
            func proposed(_ model: String) async throws {
                let story = try #require(try await store.story(id, in: .everywhere))
                let words = try #require(try await store.words(of: id, in: .everywhere))
                let passages = try await store.passages(of: id, in: .everywhere)
                let tag = StoryTag(
                    passage: 0, code: "zingeving", voice: .machine, value: 1,
                    source: .init(week: Self.week.number, codebook: "b 1", model: model))
                #expect(
                    try await store.open(
                        story, words, passages, proposals: [tag], in: .everywhere, noting: Self.note()) == .done)
                let end = try #require(try await store.story(id, in: .everywhere))
                var approved = end
                approved.state = .approved
                #expect(try await store.save(approved, in: .everywhere, noting: Self.note()) == .done)
            }
            try await proposed("newer")
            let later = try await store.blindPassages(in: .everywhere)
            #expect(later.count == 1 && later[0].machine == nil && later[0].model == nil)
            #expect(later[0].coders.count == 1, "between coders it counts still")
            try await proposed("m")
            #expect(try await store.blindPassages(in: .everywhere).map(\.model) == ["m"])
        }
    }

    // MARK: - Leaving

    @Test("Only stories with a person's yes and consent leave, without names; quotes only where the teller agreed")
    func leaving() async throws {
        try await Fixture.with { store, _ in
            try await Self.place(store, "west", "oost")
            let west = try await Self.story(store, ["Het was [persoon-1].", "Ja."])
            _ = try await Self.story(store, ["Nog niet."], .reviewing)
            _ = try await Self.story(store, ["Nee."], .refused)
            _ = try await Self.story(store, ["Nog een ja."], .second)
            _ = try await Self.story(store, ["Zonder iemand."], in: "oost", hasYes: false)
            _ = try await Self.story(store, ["Niet bewaren."], in: "oost", consent: StoryConsent(keeps: false))
            let quoted = try await Self.story(
                store, ["Zeg maar."], in: "oost", consent: StoryConsent(keeps: true, quotes: true))
            let all = try await store.releasableStories(in: .everywhere)
            #expect(Set(all.map(\.id)) == [west, quoted])
            let plain = try #require(all.first { $0.id == west })
            #expect(plain.passages.map(\.text) == ["Het was [persoon-1].", "Ja."])
            #expect(plain.passages.allSatisfy { $0.coding == .init(codes: ["meedoen"], valence: .helps) })
            #expect(plain.passages.allSatisfy { !$0.mayBeQuoted } && plain.tellersCoding == nil)
            #expect(all.first { $0.id == quoted }?.passages.map(\.mayBeQuoted) == [true])
            #expect(try await store.releasableStories(in: .neighbourhoods(["oost"])).map(\.id) == [quoted])
            #expect(try await store.erase(quoted, in: .everywhere, noting: Self.note(.storyErased)) == .done)
            #expect(try await store.releasableStories(in: .neighbourhoods(["oost"])).isEmpty)
        }
    }

    @Test("Words of an interviewer are never a quote, and what only a machine proposed does not leave")
    func voices() throws {
        var about = StoryAbout(
            origin: .ownStory, teller: .carer, language: "nl", consent: StoryConsent(keeps: true, quotes: true))
        about.approvals = [.init(account: "a", week: 1)]
        func story(_ about: StoryAbout) -> Story {
            Story(
                id: .random(), neighbourhood: "west", round: "t1", week: Self.week, state: .approved, author: nil,
                about: about)
        }
        let source = StoryTag.Source(week: 1, codebook: "b 1")
        let tags = [
            StoryTag(passage: -1, code: "meedoen", voice: .teller, value: 1, source: source),
            StoryTag(passage: 1, code: "preventie", voice: .machine, value: 1, source: source),
            StoryTag(passage: 1, code: "zingeving", voice: .blind, coder: "a", value: 1, source: source),
            StoryTag(passage: 1, code: "meedoen", voice: .coder, coder: "a", value: 0, source: source),
        ]
        let passages = [
            StoryPassage(number: 1, text: "B", about: .init(role: .teller)),
            StoryPassage(number: 0, text: "A", about: .init(role: .interviewer)),
        ]
        let left = try #require(ReleasableStory(story(about), passages: passages, tags: tags))
        #expect(left.passages.map(\.text) == ["A", "B"] && left.passages.map(\.mayBeQuoted) == [false, true])
        #expect(left.passages[0].coding == nil && left.passages[1].coding == .init(codes: [], valence: nil))
        #expect(left.tellersCoding == .init(codes: ["meedoen"], valence: nil) && left.teller == .carer)
        about.isUnder16 = true
        #expect(
            ReleasableStory(story(about), passages: passages, tags: tags) == nil, "a child only through an interviewer")
    }
}
