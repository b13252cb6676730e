import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("When one cannot go on: a kind page that says what to do")
struct KindPageTests {
    @Test(
        "Closed, not yet open and unknown questionnaires say so, to everybody and at every address",
        arguments: [
            ("straks", 403, "2 december 2026"), ("voorbij", 403, "gesloten"), ("nergens", 404, "bestaat niet"),
        ])
    func state(collection: String, status: Int, words: String) async throws {
        let site = try SiteUnderTest(
            TestForms.collection("straks", opens: "2026-12-02"), TestForms.collection("voorbij", closes: "2026-11-01"))
        try await site.visit { browser in
            for path in ["", "/p/reis", "/controle", "/pauze"] {
                let screen = try await browser.get("/v/\(collection)\(path)")
                #expect(screen.status == status)
                #expect(screen.html.contains(words), "\(path): \(screen.heading)")
            }
            let posted = try await browser.post("/v/\(collection)/begin", [("toestemming", "ja")])
            #expect(posted.status == status)
        }
    }

    @Test("Who was half-way on the last day can finish and send until a day later; nobody else can begin")
    func halfWay() async throws {
        let site = try SiteUnderTest(TestForms.collection(closes: "2026-11-21"))
        try await site.visit { browser in
            var screen = try await browser.begin()
            let late = browser.tab()
            // Half past eleven in the evening of the day after.
            site.clock.advance(seconds: 35.5 * 3_600)
            #expect(try await browser.another().get("/v/wijk").status == 403)
            screen = try await browser.get(screen.path)
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            let end = try await browser.submit(try await browser.get("/v/wijk/controle"), [])
            #expect(end.path == "/v/wijk/klaar")
            site.clock.advance(seconds: 3_600)
            #expect(try await late.get(screen.path).status == 403)
        }
    }

    @Test(
        "Nobody gets at a page with answers without the cookie of a draft",
        arguments: ["p/reis", "controle", "klaar", "pauze"])
    func noDraft(address: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await browser.begin()
            let stranger = try await browser.another().get("/v/wijk/\(address)")
            #expect(stranger.status == 410)
            #expect(stranger.html.contains("href=\"/code?taal=nl\""))
            let sent = try await browser.another().post("/v/wijk/versturen", [])
            #expect(sent.status == 410)
        }
    }

    @Test("A draft that is older than drafts are kept is gone, and the visitor is told")
    func expired() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await browser.begin()
            site.clock.advance(seconds: 10 * 7 * 86_400)
            #expect(try await site.store.expireDrafts(before: site.office.clock.week) == 1)
            site.office.forgetCachedDrafts()
            let gone = try await browser.get(screen.path)
            #expect(gone.status == 410)
        }
    }

    @Test("One cannot begin without consent, or without saying where one lives")
    func consent() async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: ["noord", "zuid"]))
        try await site.visit { browser in
            let start = try await browser.get("/v/wijk")
            let neither = try await browser.submit(start, [])
            #expect(neither.status == 422)
            #expect(neither.html.contains("<title>Fout:"))
            let nowhere = try await browser.submit(neither, [("toestemming", "ja")])
            #expect(nowhere.status == 422)
            let elsewhere = try await browser.submit(nowhere, [("toestemming", "ja"), ("buurt", "west")])
            #expect(elsewhere.status == 422)
            let screen = try await browser.submit(elsewhere, [("toestemming", "ja"), ("buurt", "zuid")])
            #expect(screen.path.hasPrefix("/v/wijk/p/"))
        }
    }

    @Test(
        "A disk that is full, read-only or busy: the page comes back with what was typed, and goes on once it is over",
        arguments: [(StoreFailure.full, 507), (.readOnly, 503), (.busy, 503), (.halted, 503)])
    func failingDisk(failure: StoreFailure, status: Int) async throws {
        let (site, store) = try SiteUnderTest.failing()
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            store.fail(failure)
            let again = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")])
            #expect(again.status == status)
            #expect(again.html.contains("value=\"44\""))
            #expect(again.html.contains("op deze pagina"))
            // The very page that was shown is posted again.
            store.fail(nil)
            let next = try await browser.submit(again, [(again.field("leeftijd", 0), "44")])
            #expect(next.status == 200)
            #expect(next.path != again.path)
            // Sending fails likewise, and can be done again.
            let check = try await browser.get("/v/wijk/controle")
            store.fail(failure)
            let refused = try await browser.submit(check, [])
            #expect(refused.status == status)
            #expect(try await site.store.response(ownCode: []) == nil)
            store.fail(nil)
            let done = try await browser.submit(refused, [])
            #expect(done.path == "/v/wijk/klaar")
            // Reading fails: a kind page, no crash.
            store.fail(failure, readingToo: true)
            site.office.forgetCachedDrafts()
            let unreadable = try await browser.get("/v/wijk/klaar")
            #expect(unreadable.status == status)
            #expect(unreadable.headers[.retryAfter] != nil)
        }
    }

    @Test("More text than a draft may hold: the page comes back with it, and goes on once it is shorter")
    func tooMuch() async throws {
        var settings = SiteSettings()
        settings.draftBytes = 8_000
        let site = try SiteUnderTest(settings: settings)
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")])
            while screen.page.contains("kind") { screen = try await browser.submit(screen, []) }
            let story = String(repeating: "lang ", count: 2_000)
            let again = try await browser.submit(screen, [(screen.field("verhaal", 0), story)])
            #expect(again.status == 413)
            #expect(again.html.contains("meer tekst dan wij kunnen bewaren"))
            #expect(again.html.contains("lang lang lang"))
            let next = try await browser.submit(again, [(again.field("verhaal", 0), "kort")])
            #expect(next.path == "/v/wijk/controle")
        }
    }

    @Test("A page that stood open too long comes back with what was typed and a fresh token")
    func oldToken() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await browser.begin()
            site.clock.advance(seconds: 25 * 3_600)
            let again = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
            #expect(again.status == 403)
            #expect(again.html.contains("value=\"auto\" checked"))
            let next = try await browser.submit(again, [(again.field("vervoer", 0), "auto")])
            #expect(next.status == 200)
            #expect(next.path != screen.path)
        }
    }

    @Test(
        "A post from another site, or with another page's token, stores nothing",
        arguments: ["none", "other page", "forged", "cross-site"])
    func foreignPost(how: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await browser.begin()
            let field = screen.field("vervoer", 0)
            let token = screen.hidden.first { $0.0 == "token" }?.1 ?? ""
            let sent: Browser.Screen
            switch how {
            case "other page": sent = try await browser.post("/v/wijk/versturen", [("token", token)])
            case "forged":
                sent = try await browser.post(screen.path, [("token", String(token.reversed())), (field, "auto")])
            case "cross-site":
                sent = try await browser.post(
                    screen.path, [("token", token), (field, "auto")], from: "https://elders.example")
            default: sent = try await browser.post(screen.path, [(field, "auto")])
            }
            #expect(sent.status == 403)
            let fresh = try await browser.tab().get(screen.path)
            #expect(!fresh.html.contains("checked"))
        }
    }

    @Test("A watching program on this machine may ask after the health by a loopback name, and nothing else")
    func healthOnThisMachine() async throws {
        var settings = SiteSettings()
        settings.origin = "https://vragen.example"
        let site = try SiteUnderTest(settings: settings)
        try await site.visit { browser in
            let health = try await browser.get("/gezondheid")
            #expect(health.status == 200)
            let home = try await browser.get("/")
            #expect(home.status == 421)
        }
    }

    @Test("Addresses that are none, methods that do not fit: a page in words, with all headers")
    func unknown() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await browser.get("/bestaat-niet")
            #expect(screen.status == 404)
            #expect(screen.html.contains("<h1"))
            #expect(screen.headers[.contentSecurityPolicy] != nil)
            let wrong = try await browser.get("/v/wijk/versturen")
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "POST")
        }
    }
}
