import Foundation
import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("The resident's way, with script off")
struct JourneyTests {
    @Test("From the start page to the own code, and the answers are stored once, as given")
    func wholeWay() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let home = try await browser.get("/")
            #expect(home.html.contains("href=\"/v/wijk?taal=nl\""))
            var screen = try await browser.begin()
            #expect(screen.status == 200)
            #expect(screen.path.hasPrefix("/v/wijk/p/"))
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")])
            while screen.page.contains("kind") { screen = try await browser.submit(screen, []) }
            screen = try await browser.submit(screen, [(screen.field("verhaal", 0), "<b>Fijn</b>\r\nhier")])
            #expect(screen.path == "/v/wijk/controle")
            #expect(screen.html.contains("Met de fiets"))
            #expect(screen.html.contains("&lt;b&gt;Fijn&lt;/b&gt;"))
            #expect(!screen.html.contains("<b>Fijn"))
            screen = try await browser.submit(screen, [])
            #expect(screen.path == "/v/wijk/klaar")
            #expect(screen.headers[.clearSiteData] == "\"cache\"")
            let code = try Code(reading: try #require(screen.code))
            let stored = try await site.store.response(ownCode: site.keys.ownCodeIndexes(code))
            let response = try #require(stored)
            #expect(response.facts.collection == "wijk")
            #expect(response.facts.neighbourhood == "noord")
            #expect(response.facts.consentVersion == "2026-1")
            #expect(response.facts.week == site.office.clock.week)
            let value = String(decoding: response.value, as: UTF8.self)
            #expect(value.contains("/wijk/reis/vervoer\t5\nfiets\n"))
            #expect(value.contains("/wijk/verhaal\t0\n\n") && !value.contains("Fijn"))
            #expect(response.originals.count == 1 && response.originals[0]?.text == "<b>Fijn</b>\nhier")
            let report = try await site.store.verify()
            #expect(report.responses == 1 && report.isSound)
        }
    }

    @Test(
        "The start page says how long answers are kept, in the language of the screens",
        arguments: [("/v/wijk", "Wij bewaren uw antwoorden 24 maanden."), ("/v/wijk?taal=en", "for 24 months.")])
    func retention(path: String, words: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let start = try await browser.get(path)
            #expect(start.html.contains(words))
        }
    }

    @Test("What is missing or wrong is said at the field, with what was typed kept, and nothing is lost")
    func validation() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            var screen = try await browser.begin()
            let first = screen.path
            screen = try await browser.submit(screen, [], press: "verder")
            #expect(screen.status == 422)
            #expect(screen.html.contains("<title>Fout:"))
            #expect(screen.html.contains("-fout"))
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")], press: "verder")
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "veertig")], press: "verder")
            #expect(screen.status == 422)
            #expect(screen.html.contains("value=\"veertig\""))
            // A wrong answer is kept over "Terug" as well.
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "7")], press: "terug")
            #expect(screen.path == first)
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")], press: "verder")
            #expect(screen.status == 200)
            #expect(screen.html.contains("value=\"7\""))
        }
    }

    @Test("A question that the answer makes relevant is shown on the same page first, without an error")
    func newQuestion() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            var screen = try await browser.begin()
            let first = screen.page
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "anders")], press: "verder")
            #expect(screen.page == first)
            #expect(screen.status == 200)
            #expect(screen.html.contains("Hoe dan?"))
            #expect(!screen.html.contains("<title>Fout:"))
            // Left empty the second time, it is a fault.
            let fields = screen.fields
            screen = try await browser.submit(screen, [(fields[0], "anders"), (fields[1], "")], press: "verder")
            #expect(screen.status == 422)
            screen = try await browser.submit(screen, [(fields[0], "anders"), (fields[1], "te voet")], press: "verder")
            #expect(screen.page != first)
            #expect(screen.status == 200)
        }
    }

    @Test("The check page leads to a page and straight back")
    func changeFromCheck() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let check = try await browser.fillIn()
            let link = try #require(Browser.first(#"href="(/v/wijk/p/[^"]*van=controle[^"]*)""#, in: check.html))
            var screen = try await browser.get(link)
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")], press: "verder")
            #expect(screen.path == "/v/wijk/controle")
            #expect(screen.html.contains("Met de auto"))
        }
    }

    @Test("Sending with a required answer missing shows the page that lacks it, and stores nothing")
    func incompleteSend() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await browser.begin()
            let check = try await browser.get("/v/wijk/controle")
            let screen = try await browser.submit(check, [])
            #expect(screen.path.hasPrefix("/v/wijk/p/"))
            #expect(screen.html.contains("<title>Fout:"))
            #expect(try await site.store.verify().responses == 0)
        }
    }

    @Test("A repeat grows and shrinks by its buttons")
    func repeats() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")])
            let add = try #require(Browser.first(#"value="(voegtoe:[^"]*)""#, in: screen.html))
            screen = try await browser.submit(screen, [], press: add)
            #expect(screen.html.contains("Naam van het kind"))
            screen = try await browser.submit(screen, [])
            let pages = try await browser.get("/v/wijk/controle")
            #expect(pages.html.contains("Naam van het kind"))
            let remove = try #require(Browser.first(#"value="(verwijder:[^"]*)""#, in: screen.html))
            screen = try await browser.submit(screen, [], press: remove)
            #expect(try await !browser.get("/v/wijk/controle").html.contains("Naam van het kind"))
        }
    }

    @Test("The language is chosen at the start and changed on a page, and what was typed is kept")
    func languages() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let start = try await browser.get("/v/wijk?taal=en")
            #expect(start.html.contains("lang=\"en\""))
            #expect(start.html.contains("I want to take part."))
            var screen = try await browser.submit(start, [("toestemming", "ja")])
            #expect(screen.html.contains("How do you travel?"))
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")], press: "taal:nl")
            #expect(screen.html.contains("Hoe gaat u op pad?"))
            #expect(screen.html.contains("value=\"auto\" checked"))
        }
    }

    @Test("A draft goes on, and is sent, on the version it was begun on when the questionnaire has been mended since")
    func mendedQuestionnaire() async throws {
        let site = try SiteUnderTest()
        let mended = TestForms.wijk.replacing("Hoe oud bent u?", with: "Wat is uw leeftijd?")
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
            let paused = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")], press: "pauze")
            let code = try #require(paused.code)
            let next = try SiteUnderTest(after: site, forms: ["wijk": mended])
            try await next.visit { later in
                let fresh = try await later.another().begin()
                #expect(fresh.status == 200)
                let old = try await later.submit(try await later.get("/code"), [("code", code)])
                #expect(old.html.contains("Hoe oud bent u?"))
                let end = try await later.submit(try await later.get("/v/wijk/controle"), [])
                let own = try Code(reading: try #require(end.code))
                let response = try #require(try await site.store.response(ownCode: site.keys.ownCodeIndexes(own)))
                #expect(response.facts.definition == site.office.collections["wijk"]?.definitionHash)
                let mine = try await later.submit(try await later.get("/mijn-antwoorden"), [("code", own.printed)])
                #expect(mine.html.contains("Hoe oud bent u?") && mine.html.contains("44"))
            }
        }
    }
}
