import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("Nothing of a story is lost or erased behind somebody's back")
struct StoryKeepingTests {
    private static func story(_ site: SiteUnderTest, _ cast: StoryCast, _ state: StoryState) async throws -> StoryID {
        try await StoryScene.story(site, in: "oost", by: cast.author, state)
    }

    // MARK: - Erasing

    @Test("Nobody but who enters a story erases it meanwhile, and nobody a teller's own from here")
    func notOthers() async throws {
        try await StoryCast.with { site, cast in
            let entered = try await Self.story(site, cast, .entered)
            let sent = try await StoryScene.story(site, in: "oost", by: nil, .reviewing)
            for (story, said) in [(entered, "Alleen die persoon"), (sent, "stuurde de verteller zelf")] {
                let page = try await cast.ida.get(StoryCast.address(story) + "/weg").main
                #expect(page.html.contains(said) && !page.html.contains("name=\"why\""))
                let route = Route.staff(.eraseStory, [story.text])
                let token = try #require(site.token(for: route, cast.ida))
                let forced = [
                    ("token", token), ("why", "zomaar"), ("versie", "2"), ("keuze", "ja"),
                ]
                _ = try await cast.ida.postOnly(route.path, forced)
                #expect(try await site.store.story(story, in: .everywhere) != nil)
                #expect(try await site.store.hasWords(story))
            }
            let form = try await cast.ina.get(StoryCast.address(entered) + "/weg").main
            _ = try await cast.ina.submit(form, [("why", "verkeerde tekst")])
            #expect(try await site.store.story(entered, in: .everywhere) == nil)
        }
    }

    @Test("Later one asks and another confirms, who may say no; who asked confirms nothing")
    func asked() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.story(site, cast, .reviewing)
            let address = StoryCast.address(story)
            func asking() async throws -> String? {
                try await site.store.story(story, in: .everywhere)?.about.erasing
            }
            let form = try await cast.ina.get(address + "/weg").main
            #expect(try await cast.ina.submit(form, [("why", "")]).status == 422)
            _ = try await cast.ina.submit(form, [("why", "ingetrokken")])
            #expect(try await asking() == cast.author.account.id.text)
            let own = try await cast.ina.get(address + "/weg").main
            #expect(own.html.contains("Toch niet wissen") && !own.html.contains("name=\"keuze\""))
            _ = try await cast.ina.postOnly(own.action, own.hidden + [("keuze", "ja"), ("why", "toch")])
            #expect(try await site.store.story(story, in: .everywhere) != nil)
            #expect(try await asking() == nil, "it took the wish back")

            _ = try await cast.ina.submit(try await cast.ina.get(address + "/weg").main, [("why", "ingetrokken")])
            #expect(try await cast.cor.get("/medewerkers/verhalen").html.contains("iemand anders bevestigt het"))
            let confirm = try await cast.cor.get(address + "/weg").main
            #expect(try await cast.cor.submit(confirm, [("why", "ja")]).status == 422, "nothing was chosen")
            _ = try await cast.cor.submit(confirm, [("keuze", "nee"), ("why", "")])
            #expect(try await asking() == nil)
            let late = try await cast.cor.submit(confirm, [("keuze", "ja"), ("why", "ingetrokken")])
            #expect(try await site.store.story(story, in: .everywhere) != nil, "\(late.status)")

            _ = try await cast.ina.submit(try await cast.ina.get(address + "/weg").main, [("why", "ingetrokken")])
            let again = try await cast.cor.get(address + "/weg").main
            _ = try await cast.cor.submit(again, [("keuze", "ja"), ("why", "gezien")])
            #expect(try await site.store.story(story, in: .everywhere) == nil)
            #expect(try await !site.store.hasWords(story))
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.filter { $0.action == .storyErasureAsked }.count == 3)
            #expect(log.filter { $0.action == .storyErasureDropped }.count == 2)
            #expect(log.filter { $0.action == .storyErased }.map(\.reason) == ["gezien"])
        }
    }

    // MARK: - When the words as they were told are destroyed

    @Test(
        "A name found when the words are destroyed is still taken out; nobody puts anything back, and a yes is needed anew"
    )
    func foundLater() async throws {
        try await StoryCast.with { site, cast in
            let words = "R: [persoon-1] kookt. Ik at bij Fatima, en Fatima zong.\n\nI: Ja?"
            let story = try await StoryScene.story(site, in: "oost", by: cast.author, .reviewing, text: words)
            let address = StoryCast.address(story)
            let decision = PassageDecision(
                passage: 0, revision: 1, coder: cast.coder.account.id, isBlind: false, values: ["meedoen": 1],
                isDoubtful: false, week: site.office.clock.week, codebook: "1")
            let note = AuditNote(at: 1, actor: .service, action: .storyChanged)
            #expect(try await site.store.decide(decision, of: story, in: .everywhere, noting: note) == .done)
            var approved = try #require(try await site.store.story(story, in: .everywhere))
            approved.state = .approved
            #expect(try await site.store.save(approved, in: .everywhere, noting: note) == .done)
            let end = Day(number: site.office.clock.day.number + 400)
            _ = try await site.store.eraseOver(on: end)
            #expect(try await site.store.destroyOriginals(on: end, at: 1).destroyed == 1)

            #expect(try await cast.ina.get(address + "/namen").status == 404, "who entered it reads it no more")
            let page = try await cast.cor.get(address).main
            #expect(page.html.contains("Zijn vernietigd.") && page.html.contains(address + "/namen"))
            let names = try await cast.cor.get(address + "/namen").main
            #expect(names.html.contains("De woorden zoals ze verteld zijn, zijn vernietigd."))
            #expect(!names.html.contains("value=\"zet-terug\"") && !names.html.contains(address + "/beurten"))
            // Within a placeholder there is nothing to take out.
            let inside = try await cast.cor.submit(
                names.box("haal-weg"), [("woorden", "persoon"), ("soort", "other")], press: "haal-weg")
            #expect(inside.status == 422)
            _ = try await cast.cor.submit(
                names.box("haal-weg"), [("woorden", "fatima"), ("soort", "person")], press: "haal-weg")

            let stored = try await site.store.passages(of: story, in: .everywhere).map(\.text)
            #expect(stored == ["[persoon-1] kookt. Ik at bij [persoon-2], en [persoon-2] zong.", "Ja?"])
            #expect(try await site.store.search(StoryQuery(words: ["Fatima"]), in: .everywhere, atMost: 9).isEmpty)
            #expect(try await site.store.story(story, in: .everywhere)?.state == .reviewing)
            #expect(try await site.store.tags(of: story, in: .everywhere).contains { $0.voice == .coder })
            #expect(try await site.store.words(of: story, in: .everywhere) == nil)
            // Under review again, whoever entered it reads it, as before, and puts nothing back either.
            let again = try await cast.ina.get(address + "/namen").main
            #expect(again.html.contains("[persoon-2]") && !again.html.contains("value=\"zet-terug\""))
            let forced = again.hidden + [("doe", "zet-terug"), ("plek", "[persoon-2]"), ("why", "zomaar")]
            #expect(try await cast.ina.postOnly(address + "/namen", forced).status == 422)
            let left = try await site.store.passages(of: story, in: .everywhere).map(\.text)
            #expect(left == stored)
            #expect(try await site.store.verify().damage.isEmpty)
        }
    }

    // MARK: - Typing

    @Test("Of two windows the later one shows both, and overwrites nothing without a choice")
    func twoWindows() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.story(site, cast, .entered)
            let address = StoryCast.address(story) + "/tekst"
            func kept() async throws -> String? { try await site.store.words(of: story, in: .everywhere)?.text.string }
            let first = try await cast.ina.get(address).main
            let second = try await cast.ina.get(address).main
            _ = try await cast.ina.submit(first, [("tekst", "R: Van het eerste venster")], press: "bewaar")
            var page = try await cast.ina.submit(second, [("tekst", "R: Van het tweede")], press: "bewaar").main
            for _ in 0..<2 {
                #expect(page.status == 422 && page.html.contains("id=\"bewaard\""))
                #expect(page.html.contains("R: Van het eerste venster") && page.html.contains("R: Van het tweede"))
                #expect(try await kept() == "R: Van het eerste venster")
                // Once more, and by the script too, without a choice.
                let script = page.hidden + [("tekst", "R: Van het tweede"), ("via", "script"), ("doe", "bewaar")]
                #expect(try await cast.ina.postOnly(page.action, script).status == 409)
                page = try await cast.ina.submit(page, [("tekst", "R: Van het tweede")], press: "bewaar").main
            }
            let choice = try #require(page.html.firstMatch(of: /name="keuze" value="(\d+)"/)?.1)
            let older = [("tekst", "R: Van het tweede"), ("keuze", String((Int(choice) ?? 0) - 1))]
            #expect(try await cast.ina.submit(page, older, press: "bewaar").status == 422)
            let chosen = [("tekst", "R: Van het tweede"), ("keuze", String(choice))]
            #expect(try await cast.ina.submit(page, chosen, press: "bewaar").status == 200)
            #expect(try await kept() == "R: Van het tweede")
        }
    }

    @Test("Words typed for a story that went on, or was erased, come back in the box")
    func gone() async throws {
        try await StoryCast.with { site, cast in
            let story = try await Self.story(site, cast, .entered)
            let typing = try await cast.ina.get(StoryCast.address(story) + "/tekst").main
            let words = [("tekst", "R: Mijn laatste woorden")]
            var now = try #require(try await site.store.story(story, in: .everywhere))
            now.state = .naming
            let note = AuditNote(at: 1, actor: .service, action: .storyChanged)
            #expect(try await site.store.save(now, in: .everywhere, noting: note) == .done)
            for isErased in [false, true] {
                if isErased {
                    let erasing = AuditNote(at: 1, actor: .service, action: .storyErased)
                    #expect(try await site.store.erase(story, in: .everywhere, noting: erasing) == .done)
                }
                let page = try await cast.ina.submit(typing, words, press: "bewaar").main
                #expect(page.status == 409 && page.html.contains("R: Mijn laatste woorden"))
                #expect(page.html.contains("Kopieer ze") && !page.html.contains("value=\"verder\""))
                let script = typing.hidden + words + [("via", "script"), ("doe", "bewaar")]
                #expect(try await cast.ina.postOnly(typing.action, script).status == 409)
            }
            // Whoever has no such story learns no more than that, and without words nothing.
            #expect(try await cast.ida.get(StoryCast.address(story) + "/tekst").status == 404)
            #expect(try await cast.ina.get(StoryCast.address(story) + "/tekst").status == 404)
        }
    }
}
