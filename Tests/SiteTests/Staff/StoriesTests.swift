import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("Stories, from typing to a person's yes")
struct StoriesTests {
    // MARK: - In

    @Test("A story is typed, its turns recognised, names found, and a coder sees it only after a person's yes")
    func entering() async throws {
        try await StoryCast.with { site, cast in
            let address = try await StoryCast.entered(cast.ina)
            let names = try await cast.ina.get(address + "/namen").main
            #expect(names.html.contains("[persoon-1]") && names.html.contains("Wat er stond"))
            #expect(names.html.contains("Fatima"), "who entered it sees what stood there")
            let before = try await cast.cor.get(address + "/namen").main
            #expect(before.html.contains("[persoon-1]") && !before.html.contains("Fatima"))
            #expect(try await cast.cor.get(address + "/nakijken").status == 404)
            #expect(try await cast.cor.get(address + "/tekst").status == 403)
            #expect(try await cast.ina.get(address + "/tekst").status == 404, "it is past that")

            let unread = try await cast.ina.submit(names.box("klaar"), [], press: "klaar").main
            #expect(unread.status == 422 && unread.html.contains("Lees eerst het hele verhaal"))
            _ = try await cast.ina.submit(unread.box("klaar"), [("gelezen", "ja")], press: "klaar")
            let review = try await cast.cor.get(address + "/nakijken").main
            #expect(review.status == 200 && review.html.contains("brengt elke week soep"))
            #expect(!review.html.contains("Fatima") && !review.html.contains("Codeer stuk"), "four questions first")
        }
        let site = try SiteUnderTest()
        #expect(!site.logged.contains("Fatima"))
    }

    @Test("What is typed is saved at each pause, and another window's words are never overwritten")
    func saving() async throws {
        try await StoryCast.with { site, cast in
            let form = try await cast.ina.get("/medewerkers/verhalen/nieuw").main
            let typing = try await cast.ina.submit(form, StoryScene.facts()).main
            let other = try await cast.ina.get(typing.path).main
            let script = [("via", "script"), ("doe", "bewaar")]
            let first = try await cast.ina.postOnly(
                typing.action, typing.hidden + script + [("tekst", "R: Een begin")])
            #expect(first.status == 200)
            let revision = try #require(Int(first.html))
            let hidden = typing.hidden.map { $0.0 == "versie" ? ("versie", "\(revision)") : $0 }
            let again = try await cast.ina.postOnly(
                typing.action, hidden + script + [("tekst", "R: Een begin.")])
            #expect(again.html == "\(revision + 1)")
            let late = try await cast.ina.postOnly(
                other.action, other.hidden + script + [("tekst", "R: Anders")])
            #expect(late.status == 409)
            let kept = try await cast.ina.submit(other, [("tekst", "R: Anders")], press: "bewaar").main
            #expect(kept.status == 422 && kept.html.contains("R: Anders"))
            let story = try #require(try await site.store.stories(in: .everywhere).first)
            #expect(try await site.store.words(of: story.id, in: .everywhere)?.text.string == "R: Een begin.")
            #expect(try await site.store.story(story.id, in: .everywhere)?.state == .entered)
        }
    }

    @Test("Words sent after the session had ended are kept, and stand in the box after logging in again")
    func late() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            let staff = StaffUnderTest(site: site)
            let ina = try await staff.person("ina", [.interviewer])
            try await staff.logIn(ina, browser)
            let typing = try await browser.submit(
                try await browser.get("/medewerkers/verhalen/nieuw").main, StoryScene.facts()
            ).main
            site.clock.advance(seconds: 31 * 60)
            let out = try await browser.submit(typing, [("tekst", "R: Laat maar goed")], press: "bewaar")
            #expect(out.path.contains("/inloggen"))
            try await staff.logIn(ina, browser)
            #expect(try await browser.get(typing.path).html.contains("R: Laat maar goed"))
        }
    }

    @Test(
        "A story without consent, or of somebody under sixteen without a parent's, does not come in",
        arguments: [
            (["leeftijd": "nee"], [String](), 422), (["leeftijd": "ja"], ["keeps"], 422),
            (["leeftijd": "ja"], ["keeps", "parent"], 200), (["buurt": "west"], ["keeps"], 422),
            (["buurt": ""], ["keeps"], 422), (["verteller": ""], ["keeps"], 422),
            (["opname": "2031-01-01"], ["keeps"], 422),
            (["opname": "1-11-2026"], ["keeps", "spoken"], 200), (["ronde": "elders"], ["keeps"], 422),
        ])
    func rules(changes: [String: String], agreed: [String], status: Int) async throws {
        try await StoryCast.with { site, cast in
            let form = try await cast.ina.get("/medewerkers/verhalen/nieuw").main
            let made = try await cast.ina.submit(form, StoryScene.facts(changes, agreed: agreed))
            #expect(made.status == status)
            #expect(try await site.store.stories(in: .everywhere).count == (status == 200 ? 1 : 0))
        }
    }

    @Test("Somebody under sixteen tells with a parent's agreement alone, and the age must be said")
    func young() async throws {
        try await StoryCast.with { site, cast in
            func send(_ age: String, _ agreed: [String]) async throws -> Browser.Screen {
                let form = try await cast.ina.get("/medewerkers/verhalen/nieuw").main
                return try await cast.ina.submit(form, StoryScene.facts(["leeftijd": age], agreed: agreed)).main
            }
            for (age, agreed) in [("ja", ["keeps"]), ("", ["keeps"]), ("", ["keeps", "parent"]), ("nee", ["quotes"])] {
                let refused = try await send(age, agreed)
                #expect(refused.status == 422 && refused.html.contains("id=\"fouten\""), "\(age) \(agreed)")
            }
            #expect(try await site.store.stories(in: .everywhere).isEmpty)
            #expect(try await send("ja", ["keeps", "parent"]).path.contains("/tekst"))
            #expect(try await site.store.stories(in: .everywhere).map(\.about.isUnder16) == [true])
        }
    }

    @Test("One passage in five is drawn to be coded blind, by chance")
    func draw() {
        var chance = SplitMix(seed: 20_261_122)
        let drawn = (0..<10_000).count { _ in BlindDraw.isDrawn(using: &chance) }
        // Five standard deviations on either side of 2,000.
        #expect((1_800...2_200).contains(drawn))
    }

    @Test("A file's words become turns; what cannot be read is refused in a sentence and nothing is kept")
    func uploading() async throws {
        try await StoryCast.with { site, cast in
            let form = try await cast.ina.get("/medewerkers/verhalen/nieuw").main
            let pdf = try await cast.ina.upload(
                form, StoryScene.facts(), file: ("bestand", "scan.pdf", "%PDF-1.7"))
            #expect(pdf.status == 422 && pdf.html.contains("Een pdf kunnen wij niet lezen"))
            #expect(pdf.html.contains("value=\"oost\" selected"), "what was filled in stays")
            #expect(try await site.store.stories(in: .everywhere).isEmpty)
            let turns = try await cast.ina.upload(
                form, StoryScene.facts(), file: ("bestand", "gesprek.txt", StoryScene.words)
            ).main
            #expect(turns.heading == "Wie praat waar" && turns.html.contains("brengt elke week soep"))
        }
    }

    @Test("Turns are corrected: a speaker's part, one passage, splitting and joining")
    func turns() async throws {
        try await StoryCast.with { site, cast in
            let form = try await cast.ina.get("/medewerkers/verhalen/nieuw").main
            let typing = try await cast.ina.submit(form, StoryScene.facts()).main
            var turns = try await cast.ina.submit(typing, [("tekst", StoryScene.words)], press: "verder").main
            func plan() async throws -> StoryPlan {
                let story = try #require(try await site.store.stories(in: .everywhere).first)
                return try #require(try await site.store.words(of: story.id, in: .everywhere)).plan
            }
            #expect(try await plan().passages.map(\.role) == [.interviewer, .teller, .interviewer, .teller])
            turns = try await cast.ina.submit(turns, [("spreker-1", "2"), ("rol-0", "0")], press: "bewaar").main
            #expect(try await plan().passages.map(\.role) == [.teller, .other, .interviewer, .other])
            let split = try #require(Browser.first("value=\"(splits-1-[0-9]+)\"", in: turns.html))
            turns = try await cast.ina.submit(turns, [], press: split).main
            #expect(try await plan().passages.count == 5)
            turns = try await cast.ina.submit(turns, [], press: "samen-2").main
            #expect(try await plan().passages.count == 4)
        }
    }

    // MARK: - Names

    @Test("Something more is taken out, something is put back with a reason, also under review; the log holds no words")
    func masking() async throws {
        try await StoryCast.with { site, cast in
            let address = try await StoryCast.entered(cast.ina)
            var names = try await cast.ina.get(address + "/namen").main
            let none = try await cast.ina.submit(
                names.box("haal-weg"), [("woorden", "zonnebloem"), ("soort", "other")], press: "haal-weg"
            ).main
            #expect(none.status == 422 && none.html.contains("value=\"zonnebloem\""))
            names = try await cast.ina.submit(
                names.box("haal-weg"), [("woorden", "KNIE"), ("soort", "other")], press: "haal-weg"
            ).main
            #expect(names.html.contains("[overig-1]"))
            let why = try await cast.ina.submit(
                names.box("zet-terug"), [("plek", "[overig-1]"), ("why", "")], press: "zet-terug"
            ).main
            #expect(why.status == 422)
            names = try await cast.ina.submit(
                names.box("zet-terug"), [("plek", "[overig-1]"), ("why", "gewoon woord")], press: "zet-terug"
            ).main
            #expect(names.html.contains("mijn knie"))
            _ = try await cast.ina.submit(names.box("klaar"), [("gelezen", "ja")], press: "klaar")
            let later = try await cast.cor.get(address + "/namen").main
            _ = try await cast.cor.submit(
                later.box("haal-weg"), [("woorden", "soep"), ("soort", "other")], press: "haal-weg")
            let seen = try await cast.cor.get(address + "/nakijken").html
            #expect(seen.contains("elke week <span class=\"mask\">[overig-2]</span>"))
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.contains { $0.action == .storyUnmasked && $0.reason == "gewoon woord" })
            let story = try #require(try await site.store.stories(in: .everywhere).first)
            #expect(log.filter { $0.object?.kind == .story }.allSatisfy { $0.object?.id == story.id.text })
        }
    }

    // MARK: - Review

    @Test("A person decides: four questions, each proposal, then yes; with a risk a second person too")
    func reviewing() async throws {
        try await StoryCast.with { site, cast in
            let address = try await StoryCast.reviewing(cast.ina)
            let empty = try await cast.cor.submit(
                try await cast.cor.get(address + "/nakijken").main.box("vragen"), [("vraag-unique-role", "nee")],
                press: "vragen")
            #expect(empty.status == 422)
            var review = try await StoryCast.answered(cast.cor, address, risk: true)
            #expect(review.html.contains("Codeer stuk 2") && !review.html.contains("Codeer stuk 1"))
            #expect(review.html.contains("Ik heb het hele verhaal gelezen en de tags nagekeken."))
            let early = try await cast.cor.submit(review.box("ja"), [("gelezen", "ja")], press: "ja")
            #expect(early.status == 422 && early.html.contains("nog stukken"))
            try await StoryCast.coded(cast.cor, address)
            review = try await cast.cor.get(address + "/nakijken").main
            let yes = try await cast.cor.submit(review.box("ja"), [("gelezen", "ja")], press: "ja").main
            func state() async throws -> StoryState? { try await site.store.stories(in: .everywhere).first?.state }
            #expect(try await state() == .second, "\(yes.html.suffix(3_000))")
            let twice = try await cast.cor.submit(
                try await cast.cor.get(address + "/nakijken").main.box("ja"), [("gelezen", "ja")], press: "ja")
            #expect(twice.status == 422)
            // What was drawn by lot the second coder codes without proposals too; the first one's yes stays.
            for passage in [2, 4] {
                let page = try await cast.dik.get("\(address)/nakijken/\(passage)").main
                guard page.html.contains("value=\"blind\"") else { continue }
                _ = try await cast.dik.submit(page.box("blind"), [], press: "blind")
            }
            let before = try await cast.dik.get(address + "/nakijken").main
            _ = try await cast.dik.submit(before.box("ja"), [("gelezen", "ja")], press: "ja")
            #expect(try await state() == .approved)
            #expect(try await cast.cor.get(address + "/nakijken/2").status == 404)
            let tags = try await site.store.tags(
                of: try #require(try await site.store.stories(in: .everywhere).first).id, in: .everywhere)
            #expect(
                tags.contains {
                    $0.voice == .coder && $0.coder.count == 16 && $0.source.codebook.hasPrefix("positieve")
                })
        }
    }

    @Test("A proposal must be accepted or rejected; a doubt waits for somebody else; a decision can be undone")
    func deciding() async throws {
        try await StoryCast.with { site, cast in
            let text = "R: Mijn buurvrouw brengt elke week soep en we eten samen met de hele straat."
            let address = try await StoryCast.reviewing(cast.ina, text)
            _ = try await StoryCast.answered(cast.cor, address)
            var page = try await cast.cor.get(address + "/nakijken/1").main
            if page.html.contains("value=\"blind\"") {
                #expect(!page.html.contains("Voorstel:"))
                page = try await cast.cor.submit(
                    page.box("blind"), [("themas", "zorgzame-buurt"), ("waarde", "helps")], press: "blind"
                ).main
            }
            #expect(page.html.contains("Voorstel: Zorgzame buurt") && page.html.contains("<mark>"), "\(page.html)")
            let open = try await cast.cor.submit(page.box("bewaar"), [("waarde", "helps")], press: "bewaar").main
            #expect(open.status == 422 && open.html.contains("<mark>"))
            _ = try await cast.cor.submit(
                page.box("bewaar"), [("waarde", "helps"), ("twijfel", "ja")], press: "alles")
            let own = try await cast.cor.get(address + "/nakijken/1").main
            let again = try await cast.cor.submit(own.box("bewaar"), [("waarde", "helps")], press: "alles")
            #expect(again.status == 422 && again.html.contains("om een ander"))
            var theirs = try await cast.dik.get(address + "/nakijken/1").main
            if theirs.html.contains("value=\"blind\"") {
                theirs = try await cast.dik.submit(
                    theirs.box("blind"), [("themas", "zorgzame-buurt"), ("waarde", "helps")], press: "blind"
                ).main
            }
            _ = try await cast.dik.submit(theirs.box("bewaar"), [("waarde", "both")], press: "alles")
            let review = try await cast.dik.get(address + "/nakijken").main
            #expect(!review.html.contains("twijfel:") && review.html.contains("value=\"terug\""))
            let undone = try await cast.dik.submit(review.box("terug"), [], press: "terug")
            #expect(undone.status == 200)
        }
    }

    @Test("A story is erased with a reason and by two; its address is then as unknown as any")
    func erasing() async throws {
        try await StoryCast.with { site, cast in
            let address = try await StoryCast.reviewing(cast.ina)
            let page = try await cast.cor.get(address + "/weg").main
            #expect(try await cast.cor.submit(page, [("why", " ")]).status == 422)
            let why = "verteller wil het niet meer"
            _ = try await cast.cor.submit(page, [("why", why)])
            let second = try await cast.ina.get(address + "/weg").main
            _ = try await cast.ina.submit(second, [("keuze", "ja"), ("why", why)])
            #expect(try await site.store.stories(in: .everywhere).isEmpty)
            let gone = try await cast.cor.get(address)
            let never = try await cast.cor.get("/medewerkers/verhalen/\(StoryID.random().text)")
            #expect(gone.status == 404 && gone.html == never.html)
        }
    }
}
