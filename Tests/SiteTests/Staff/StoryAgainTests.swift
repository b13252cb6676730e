import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("Stories after a yes or a no, long stories, and two coders on one passage")
struct StoryAgainTests {
    private static func state(_ site: SiteUnderTest, _ story: StoryID) async throws -> StoryState? {
        try await site.store.story(story, in: .everywhere)?.state
    }

    /// A story under review that has come to an end.
    private static func ended(
        _ site: SiteUnderTest, _ cast: StoryCast, _ state: StoryState, text: String = "R: Samen koken met Fatima helpt."
    ) async throws -> StoryID {
        let story = try await StoryScene.story(site, in: "oost", by: cast.author, .reviewing, text: text)
        var now = try #require(try await site.store.story(story, in: .everywhere))
        now.state = state
        now.about.approvals = [.init(account: cast.coder.account.id.text, week: 1)]
        let note = AuditNote(at: 1, actor: .service, action: .storyApproved)
        #expect(try await site.store.save(now, in: .everywhere, noting: note) == .done)
        return story
    }

    // MARK: - Putting right

    @Test("A name found after the yes is taken out by a coder, and the story waits for a yes again")
    func nameAfterwards() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.ended(site, cast, .approved)
            let address = StoryCast.address(story) + "/namen"
            for other in [cast.ina, cast.ida] { #expect(try await other.get(address).status == 404) }
            let page = try await cast.cor.get(address).main
            #expect(page.html.contains("Dit verhaal mag al gebruikt worden"))
            _ = try await cast.cor.submit(
                page.box("haal-weg"), [("woorden", "Fatima"), ("soort", "person")], press: "haal-weg")
            let now = try #require(try await site.store.story(story, in: .everywhere))
            #expect(now.state == .reviewing && now.about.approvals.isEmpty)
            let passages = try await site.store.passages(of: story, in: .everywhere)
            #expect(passages.map(\.text) == ["Samen koken met [persoon-1] helpt."])
        }
    }

    @Test("Only who entered a story puts back what was taken out: for others it would be a way to read it")
    func puttingBack() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.ended(site, cast, .reviewing)
            let address = StoryCast.address(story) + "/namen"
            let page = try await cast.cor.get(address).main
            _ = try await cast.cor.submit(
                page.box("haal-weg"), [("woorden", "Fatima"), ("soort", "person")], press: "haal-weg")
            func words() async throws -> [String] {
                try await site.store.passages(of: story, in: .everywhere).map(\.text)
            }
            for other in [cast.cor, cast.ida] {
                let page = try await other.get(address).main
                #expect(!page.html.contains("zet-terug"))
                let box = page.box("haal-weg")
                let forced = try await other.postOnly(
                    box.action, box.hidden + [("plek", "[persoon-1]"), ("why", "zomaar"), ("doe", "zet-terug")])
                #expect(forced.status == 422 && !forced.html.contains("Fatima"))
                #expect(try await words() == ["Samen koken met [persoon-1] helpt."])
            }
            let own = try await cast.ina.get(address).main
            _ = try await cast.ina.submit(
                own.box("zet-terug"), [("plek", "[persoon-1]"), ("why", "een merk")], press: "zet-terug")
            #expect(try await words() == ["Samen koken met Fatima helpt."])
        }
    }

    @Test("A yes and a no are taken back with a reason, by a coder alone", arguments: [StoryState.approved, .refused])
    func takenBack(state: StoryState) async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.ended(site, cast, state)
            let address = StoryCast.address(story) + "/nakijken"
            #expect(try await cast.ina.get(address).status == 403)
            let page = try await cast.cor.get(address).main
            #expect(page.html.contains("Samen koken") == (state == .approved))
            let press = state == .approved ? "opnieuw" : nil
            let form = state == .approved ? page.box("opnieuw") : page
            #expect(try await cast.cor.submit(form, [("why", " ")], press: press).status == 422)
            #expect(try await Self.state(site, story) == state)
            _ = try await cast.cor.submit(form, [("why", "per ongeluk")], press: press)
            let now = try #require(try await site.store.story(story, in: .everywhere))
            #expect(now.state == .reviewing && now.about.approvals.isEmpty)
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.filter { $0.action == .storyReopened }.map(\.reason) == ["per ongeluk"])
        }
    }

    @Test("Consent and the day of the recording are put right at any time, by who entered the story alone")
    func agreement() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.ended(site, cast, .approved)
            let address = StoryCast.address(story) + "/gegevens"
            #expect(try await cast.ida.get(address).status == 404)
            let page = try await cast.ina.get(address).main
            #expect(!page.html.contains("name=\"namen\"") && !page.html.contains("Fatima"))
            #expect(try await cast.ina.submit(page, [("akkoord", "quotes"), ("opname", "")]).status == 422)
            #expect(try await cast.ina.submit(page, [("akkoord", "keeps"), ("opname", "1-1-2999")]).status == 422)
            _ = try await cast.ina.submit(page, [("akkoord", "keeps"), ("akkoord", "quotes"), ("opname", "1-11-2026")])
            let now = try #require(try await site.store.story(story, in: .everywhere))
            #expect(now.about.consent == StoryConsent(keeps: true, quotes: true) && now.state == .approved)
            #expect(now.about.recordingDeleted?.description == "2026-11-01" && now.neighbourhood == "oost")
        }
    }

    // MARK: - Long stories

    @Test("Of a long story the yes stands under its end, pages lead to each other, and all that is found can be seen")
    func long() async throws {
        try await StoryCast.with { site, cast in
            let text = (1...200).map { "R: Stuk \($0) over soep." }.joined(separator: "\n\n")
            for (state, page, yes) in [
                (StoryState.naming, "namen", "klaar"), (.reviewing, "nakijken", "ja"),
            ] {
                let story = try await StoryScene.story(site, in: "oost", by: cast.author, state, text: text)
                let address = StoryCast.address(story) + "/" + page
                let first = try await cast.cor.get(address).main
                #expect(!first.html.contains("name=\"doe\" value=\"\(yes)\""))
                #expect(first.html.contains("Volgende: bladzijde 2 van 5") && first.html.contains("laatste bladzijde"))
                #expect(first.html.components(separatedBy: "bladzijde=").count - 1 == 6, "three, above and below")
                let last = try await cast.cor.get(address + "?bladzijde=5").main
                #expect(last.html.contains("name=\"doe\" value=\"\(yes)\"") && last.html.contains("Stuk 200"))
                let refused = try await cast.cor.submit(last.box(yes), [], press: yes).main
                #expect(refused.status == 422 && refused.html.contains("Stuk 200"), "the same page again")
                guard state == .reviewing else { continue }
                let found = try await cast.cor.get(address + "?zoek=soep").main
                #expect(found.html.contains("200 stukken gevonden") && !found.html.contains("Stuk 41 "))
                let next = try await cast.cor.get(address + "?zoek=soep&bladzijde=2").main
                #expect(next.html.contains("Stuk 41 ") && next.html.contains("zoek=soep&amp;bladzijde=3"))
            }
        }
    }

    // MARK: - Passages

    private static func blind(_ site: SiteUnderTest, _ cast: StoryCast, isBlind: Bool) async throws -> StoryID {
        let text = StoryText(cleaning: "R: Samen koken helpt mij, elke week.")
        let story = try await StoryScene.story(site, in: "oost", by: cast.author, .reviewing, text: text.string)
        let now = try #require(try await site.store.story(story, in: .everywhere))
        let words = try #require(try await site.store.words(of: story, in: .everywhere))
        let passage = StoryPassage(
            number: 0, text: "Samen koken helpt mij, elke week.", about: .init(role: .teller, isBlind: isBlind))
        func tag(_ code: String, _ value: Int, _ place: Range<Int>) -> StoryTag {
            StoryTag(
                passage: 0, code: code, voice: .machine, value: value,
                source: .init(
                    week: 1, codebook: "b 1", model: "m", probability: 0.999,
                    evidence: [.init(start: place.lowerBound, end: place.upperBound)]))
        }
        let valence = tag(StoryTag.valence, StoryTag.value(.hinders), 12..<17)
        let told = StoryTag(
            passage: -1, code: "zingeving", voice: .teller, value: 1, source: .init(week: 1, codebook: "b 1"))
        let note = AuditNote(at: 1, actor: .service, action: .storyChanged)
        // A passage keeps what is known of it; a story of no passages takes it over as it is.
        for passages in [[], [passage]] {
            let current = try await site.store.story(story, in: .everywhere) ?? now
            #expect(
                try await site.store.open(
                    current, words, passages,
                    proposals: passages.isEmpty ? [] : [tag("meedoen", 1, 0..<5), valence, told],
                    in: .everywhere, noting: note) == .done)
        }
        return story
    }

    @Test(
        "The valence is proposed with its words; nothing is sure to a hundred; what was chosen blind stands in the form"
    )
    func valence() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.blind(site, cast, isBlind: true)
            let address = StoryCast.address(story) + "/nakijken/1"
            let first = try await cast.cor.get(address).main
            #expect(!first.html.contains("Voorstel"))
            let second = try await cast.cor.submit(
                first.box("blind"), [("dimensies", "meedoen"), ("waarde", "helps")], press: "blind"
            ).main
            #expect(second.html.contains("99% zeker") && !second.html.contains("100%"))
            let hint = try #require(second.html.range(of: "(99% zeker). Door de woorden: "))
            #expect(second.html[hint.upperBound...].prefix(40).contains("helpt"))
            #expect(second.html.contains(#"name="waarde" value="helps" checked"#))
            #expect(second.html.contains(#"name="voorstel-meedoen" value="ja" checked"#))
        }
    }

    @Test("Who comes second to a passage sees what the first chose, and who; who must code it blind sees neither")
    func second() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.blind(site, cast, isBlind: false)
            let address = StoryCast.address(story) + "/nakijken/1"
            let stale = try await cast.dik.get(address).main
            let own = try await cast.cor.get(address).main
            _ = try await cast.cor.submit(
                own.box("bewaar"), [("voorstel-meedoen", "ja"), ("waarde", "both")], press: "bewaar")
            let told = try await cast.dik.submit(
                stale.box("bewaar"), [("voorstel-meedoen", "nee"), ("waarde", "none")], press: "bewaar"
            ).main
            #expect(told.status == 422 && told.html.contains("\(cast.coder.account.name) koos: "))
            #expect(told.html.contains(#"name="voorstel-meedoen" value="nee" checked"#), "the own choice stays")

            let hidden = try await Self.blind(site, cast, isBlind: true)
            let note = AuditNote(at: 1, actor: .service, action: .storyCoded)
            let decision = PassageDecision(
                passage: 0, revision: 1, coder: cast.coder.account.id, isBlind: false,
                values: ["zingeving": 1, "valence": 0], isDoubtful: false, week: site.office.clock.week, codebook: "b")
            #expect(try await site.store.decide(decision, of: hidden, in: .everywhere, noting: note) == .done)
            let blind = try await cast.dik.get(StoryCast.address(hidden) + "/nakijken/1").main
            #expect(blind.html.contains("value=\"blind\"") && !blind.html.contains(" koos: "))
        }
    }

    @Test("What the teller chose is shown to nobody who must still code a passage blind")
    func tellersTags() async throws {
        try await StoryCast.with { site, cast in
            let address = StoryCast.address(try await Self.blind(site, cast, isBlind: true))
            let before = try await cast.dik.get(address + "/nakijken").main
            #expect(before.status == 200 && !before.html.contains("De verteller koos zelf"))
            let page = try await cast.dik.get(address + "/nakijken/1").main
            #expect(!page.html.contains("De verteller koos zelf"))
            _ = try await cast.dik.submit(
                page.box("blind"), [("dimensies", "meedoen"), ("waarde", "helps")], press: "blind")
            let after = try await cast.dik.get(address + "/nakijken").main
            #expect(after.html.contains("De verteller koos zelf: Zingeving"))
            // Another coder still codes it blind.
            #expect(!(try await cast.cor.get(address + "/nakijken").main).html.contains("De verteller koos zelf"))
        }
    }
}
