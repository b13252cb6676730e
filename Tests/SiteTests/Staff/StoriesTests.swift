import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("Stories, from typing to a person's yes")
struct StoriesTests {
    /// An interviewer and two coders, each in a browser of their own.
    private struct Cast: Sendable {
        let interviewer: Browser
        let coder: Browser
        let second: Browser
    }

    private static func with(
        _ body: @Sendable (SiteUnderTest, Cast) async throws -> Void
    ) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            let staff = StaffUnderTest(site: site)
            let cast = Cast(interviewer: browser, coder: browser.another(), second: browser.another())
            let oost = Scope.neighbourhoods(["oost"])
            try await staff.logIn(try await staff.person("ina", [.interviewer], scope: oost), cast.interviewer)
            try await staff.logIn(try await staff.person("cor", [.coder], scope: oost), cast.coder)
            try await staff.logIn(try await staff.person("dik", [.coder], scope: oost), cast.second)
            try await body(site, cast)
        }
    }

    /// Enters the story of the scene, up to names; its address.
    private static func entered(_ browser: Browser, _ text: String = StoryScene.words) async throws -> String {
        let form = try await browser.get("/medewerkers/verhalen/nieuw").main
        let typing = try await browser.submit(form, StoryScene.facts()).main
        #expect(typing.path.contains("/tekst"), "\(typing.status) \(typing.html.prefix(2_000))")
        let turns = try await browser.submit(typing, [("tekst", text)], press: "verder").main
        #expect(turns.heading == "Wie praat waar", "\(turns.html.prefix(2_000))")
        let names = try await browser.submit(turns, [], press: "klaar").main
        #expect(names.heading == "Namen eruit")
        return String(names.path.prefix { $0 != "?" }.dropLast("/namen".count))
    }

    private static func reviewing(_ browser: Browser, _ text: String = StoryScene.words) async throws -> String {
        let address = try await entered(browser, text)
        let names = try await browser.get(address + "/namen").main
        let done = try await browser.submit(names.box("klaar"), [("gelezen", "ja")], press: "klaar").main
        #expect(done.html.contains("Namen zijn eruit. Nu kijkt iemand"), "\(done.html.prefix(1_500))")
        return address
    }

    private static func answered(_ browser: Browser, _ address: String, risk: Bool = false) async throws
        -> Browser.Screen
    {
        let review = try await browser.get(address + "/nakijken").main
        let answers = ReviewQuestion.allCases.map { ("vraag-\($0.rawValue)", risk && $0 == .uniqueRole ? "ja" : "nee") }
        return try await browser.submit(review.box("vragen"), answers, press: "vragen").main
    }

    /// Codes every passage that is open, blind ones first without and then with proposals.
    private static func coded(_ browser: Browser, _ address: String) async throws {
        for passage in [2, 4] {
            for _ in 0..<3 {
                let page = try await browser.get("\(address)/nakijken/\(passage)").main
                if page.html.contains("value=\"blind\"") {
                    _ = try await browser.submit(
                        page.box("blind"), [("dimensies", "meedoen"), ("waarde", "helps")], press: "blind")
                } else {
                    let hasProposal = page.html.contains("value=\"alles\"")
                    let chosen = hasProposal ? [("waarde", "helps")] : [("dimensies", "meedoen"), ("waarde", "helps")]
                    let next = try await browser.submit(
                        page.box("bewaar"), chosen, press: hasProposal ? "alles" : "bewaar")
                    #expect(next.status == 200)
                    break
                }
            }
        }
    }

    // MARK: - In

    @Test("A story is typed, its turns recognised, names found, and a coder sees it only after a person's yes")
    func entering() async throws {
        try await Self.with { site, cast in
            let address = try await Self.entered(cast.interviewer)
            let names = try await cast.interviewer.get(address + "/namen").main
            #expect(names.html.contains("[persoon-1]") && names.html.contains("Wat er stond"))
            #expect(names.html.contains("Fatima"), "who entered it sees what stood there")
            let before = try await cast.coder.get(address + "/namen").main
            #expect(before.html.contains("[persoon-1]") && !before.html.contains("Fatima"))
            #expect(try await cast.coder.get(address + "/nakijken").status == 404)
            #expect(try await cast.coder.get(address + "/tekst").status == 403)
            #expect(try await cast.interviewer.get(address + "/tekst").status == 404, "it is past that")

            let unread = try await cast.interviewer.submit(names.box("klaar"), [], press: "klaar").main
            #expect(unread.status == 422 && unread.html.contains("Lees eerst het hele verhaal"))
            _ = try await cast.interviewer.submit(unread.box("klaar"), [("gelezen", "ja")], press: "klaar")
            let review = try await cast.coder.get(address + "/nakijken").html
            #expect(review.contains("elke week <span class=\"mask\">[overig-2]</span>"))
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.contains { $0.action == .storyUnmasked && $0.reason == "gewoon woord" })
            let story = try #require(try await site.store.stories(in: .everywhere).first)
            #expect(log.filter { $0.object?.kind == .story }.allSatisfy { $0.object?.id == story.id.text })
        }
    }

    // MARK: - Review

    @Test("A person decides: four questions, each proposal, then yes; with a risk a second person too")
    func reviewing() async throws {
        try await Self.with { site, cast in
            let address = try await Self.reviewing(cast.interviewer)
            let empty = try await cast.coder.submit(
                try await cast.coder.get(address + "/nakijken").main.box("vragen"), [("vraag-unique-role", "nee")],
                press: "vragen")
            #expect(empty.status == 422)
            var review = try await Self.answered(cast.coder, address, risk: true)
            #expect(review.html.contains("Codeer stuk 2") && !review.html.contains("Codeer stuk 1"))
            let early = try await cast.coder.submit(review.box("ja"), [("gelezen", "ja")], press: "ja")
            #expect(early.status == 422 && early.html.contains("nog stukken"))
            try await Self.coded(cast.coder, address)
            review = try await cast.coder.get(address + "/nakijken").main
            let yes = try await cast.coder.submit(review.box("ja"), [("gelezen", "ja")], press: "ja").main
            func state() async throws -> StoryState? { try await site.store.stories(in: .everywhere).first?.state }
            #expect(try await state() == .second, "\(yes.html.suffix(3_000))")
            let twice = try await cast.coder.submit(
                try await cast.coder.get(address + "/nakijken").main.box("ja"), [("gelezen", "ja")], press: "ja")
            #expect(twice.status == 422)
            // What was drawn by lot the second coder codes without proposals too; the first one's yes stays.
            for passage in [2, 4] {
                let page = try await cast.second.get("\(address)/nakijken/\(passage)").main
                guard page.html.contains("value=\"blind\"") else { continue }
                _ = try await cast.second.submit(page.box("blind"), [], press: "blind")
            }
            let before = try await cast.second.get(address + "/nakijken").main
            _ = try await cast.second.submit(before.box("ja"), [("gelezen", "ja")], press: "ja")
            #expect(try await state() == .approved)
            #expect(try await cast.coder.get(address + "/nakijken/2").status == 404)
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
        try await Self.with { site, cast in
            let text = "R: Mijn buurvrouw brengt elke week soep en we eten samen met de hele straat."
            let address = try await Self.reviewing(cast.interviewer, text)
            _ = try await Self.answered(cast.coder, address)
            var page = try await cast.coder.get(address + "/nakijken/1").main
            if page.html.contains("value=\"blind\"") {
                #expect(!page.html.contains("Voorstel:"))
                page = try await cast.coder.submit(
                    page.box("blind"), [("themas", "zorgzame-buurt"), ("waarde", "helps")], press: "blind"
                ).main
            }
            #expect(page.html.contains("Voorstel: Zorgzame buurt") && page.html.contains("<mark>"), "\(page.html)")
            let open = try await cast.coder.submit(page.box("bewaar"), [("waarde", "helps")], press: "bewaar").main
            #expect(open.status == 422 && open.html.contains("<mark>"))
            _ = try await cast.coder.submit(
                page.box("bewaar"), [("waarde", "helps"), ("twijfel", "ja")], press: "alles")
            let own = try await cast.coder.get(address + "/nakijken/1").main
            let again = try await cast.coder.submit(own.box("bewaar"), [("waarde", "helps")], press: "alles")
            #expect(again.status == 422 && again.html.contains("om een ander"))
            var theirs = try await cast.second.get(address + "/nakijken/1").main
            if theirs.html.contains("value=\"blind\"") {
                theirs = try await cast.second.submit(
                    theirs.box("blind"), [("themas", "zorgzame-buurt"), ("waarde", "helps")], press: "blind"
                ).main
            }
            _ = try await cast.second.submit(theirs.box("bewaar"), [("waarde", "both")], press: "alles")
            let review = try await cast.second.get(address + "/nakijken").main
            #expect(!review.html.contains("twijfel:") && review.html.contains("value=\"terug\""))
            let undone = try await cast.second.submit(review.box("terug"), [], press: "terug")
            #expect(undone.status == 200)
        }
    }

    @Test("A story is erased with a reason; its address is then as unknown as any")
    func erasing() async throws {
        try await Self.with { site, cast in
            let address = try await Self.reviewing(cast.interviewer)
            let page = try await cast.coder.get(address + "/weg").main
            #expect(try await cast.coder.submit(page, [("why", " ")]).status == 422)
            _ = try await cast.coder.submit(page, [("why", "verteller wil het niet meer")])
            #expect(try await site.store.stories(in: .everywhere).isEmpty)
            let gone = try await cast.coder.get(address)
            let never = try await cast.coder.get("/medewerkers/verhalen/\(StoryID.random().text)")
            #expect(gone.status == 404 && gone.html == never.html)
        }
    }
}
