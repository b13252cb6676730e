import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Codes: resuming, letters, seeing and withdrawing")
struct CodeTests {
    private func enter(_ code: String, _ browser: Browser) async throws -> Browser.Screen {
        try await browser.submit(try await browser.get("/code"), [("code", code)])
    }

    @Test("Unknown, used, expired and mistyped codes get the same page and the same status")
    func samePage() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let end = try await browser.sendAll()
            let used = try #require(end.code)
            let stranger = browser.another()
            let unknown = Code.random().printed
            let pages = [try await enter(used, stranger), try await enter(unknown, stranger)]
            #expect(pages.allSatisfy { $0.status == 422 })
            let bare = pages.map { screen in
                screen.html.replacing(/name="token" value="[^"]*"/, with: "").replacing(used, with: "").replacing(
                    unknown, with: "")
            }
            #expect(bare[0] == bare[1])
            #expect(try await enter("ABCD", stranger).status == 422)
            #expect(try await enter("", stranger).status == 422)
        }
    }

    @Test("Somebody without a letter pauses, gets a code, and goes on with it on another device")
    func resume() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
            let stopped = screen.path
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "51")], press: "pauze")
            #expect(screen.path == "/v/wijk/pauze")
            let code = try #require(screen.code)
            let other = browser.another()
            let resumed = try await enter(code.lowercased().replacing("-", with: " "), other)
            #expect(resumed.path.hasPrefix(stopped))
            #expect(resumed.html.contains("value=\"51\""))
            #expect(!resumed.path.contains(code))
        }
    }

    @Test("A letter's code begins, resumes, and is used up by sending; its owner is never asked for the place")
    func letter() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter, neighbourhoods: ["noord", "zuid"]))
        try await site.visit { browser in
            #expect(try await browser.get("/v/wijk").path == "/code")
            let batch = try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "zuid", count: 2, keys: site.keys)
            let letter = try #require(site.keys.letterCode(batch.firstSerial, in: batch)).printed
            let start = try await enter(letter, browser)
            #expect(start.path == "/v/wijk")
            var screen = try await browser.submit(start, [("toestemming", "ja")])
            #expect(screen.path.hasPrefix("/v/wijk/p/"))
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")], press: "pauze")
            #expect(screen.code == nil)
            let other = browser.another()
            #expect(try await enter(letter, other).path.hasPrefix("/v/wijk/p/"))
            let check = try await other.get("/v/wijk/controle")
            let end = try await other.submit(check, [])
            #expect(end.path == "/v/wijk/klaar")
            let own = try Code(reading: try #require(end.code))
            let response = try #require(try await site.store.response(ownCode: site.keys.ownCodeIndexes(own)))
            #expect(response.facts.neighbourhood == "zuid")
            #expect(try await enter(letter, browser.another()).status == 422)
            // The first browser's draft was the same one: it leads to the receipt.
            #expect(try await browser.get("/v/wijk/controle").path == "/v/wijk/klaar")
        }
    }

    @Test("The own code shows the answers and takes them back, for good")
    func ownAnswers() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let code = try #require(try await browser.sendAll(story: "Een heel eigen verhaal").code)
            let other = browser.another()
            let wrong = try await other.submit(
                try await other.get("/mijn-antwoorden"), [("code", Code.random().printed)])
            #expect(wrong.status == 422)
            #expect(!wrong.html.contains("eigen verhaal"))
            let mine = try await other.submit(try await other.get("/mijn-antwoorden"), [("code", code)])
            #expect(mine.status == 200)
            #expect(mine.html.contains("Een heel eigen verhaal"))
            #expect(mine.html.contains("Met de fiets"))
            let gone = try await other.submit(mine, [])
            #expect(gone.status == 200)
            let report = try await site.store.verify()
            #expect(report.responses == 0 && report.isSound)
            let again = try await other.submit(try await other.get("/mijn-antwoorden"), [("code", code)])
            #expect(again.status == 422)
        }
    }

    @Test("No code ever stands in an address, a log or the cookie in the clear")
    func noCodeInTheOpen() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await browser.begin()
            let paused = try await browser.submit(screen, [], press: "pauze")
            let code = try #require(paused.code)
            let other = browser.another()
            _ = try await enter(code, other)
            let end = try await browser.sendAll()
            let own = try #require(end.code)
            for text in [code, own] {
                let bare = text.filter { $0 != "-" && $0 != " " }
                for place in [site.logged, other.cookieHeader, browser.cookieHeader] {
                    #expect(!place.contains(text) && !place.contains(bare))
                }
            }
        }
    }

    @Test("Who comes after somebody at the same computer sees nothing of the answers, by link or by letter")
    func sharedComputer() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
            _ = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")], press: "terug")
            let next = try await browser.begin()
            #expect(!next.html.contains("checked"))
            let batch = try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "noord", count: 1, keys: site.keys)
            let letter = try #require(site.keys.letterCode(batch.firstSerial, in: batch)).printed
            screen = try await browser.submit(try await enter(letter, browser), [("toestemming", "ja")])
            _ = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            #expect(try await browser.begin().path == "/code")
        }
    }

    @Test("After the code key was renewed, letters issued before can still be sent")
    func rotation() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter))
        let batch = try await {
            try await site.prepare()
            return try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "noord", count: 1, keys: site.keys)
        }()
        let letter = try #require(site.keys.letterCode(batch.firstSerial, in: batch))
        let renewed = try site.keys.rotated([.code], made: site.office.clock.week)
        let later = try SiteUnderTest(after: site, forms: TestForms.forms, keys: renewed)
        try await later.visit { browser in
            var screen = try await browser.submit(try await enter(letter.printed, browser), [("toestemming", "ja")])
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
            let end = try await browser.submit(try await browser.get("/v/wijk/controle"), [])
            #expect(end.path == "/v/wijk/klaar")
        }
    }
}
