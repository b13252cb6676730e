import HTTPTypes
import NIOCore
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("The page after a post, from the session that was just saved")
struct HeldSessionsTests {
    private static func site() throws -> SiteUnderTest {
        try SiteUnderTest(
            forms: TestForms.forms.merging(["kanten": TestForms.kanten]) { $1 },
            collections: [TestForms.collection(), TestForms.collection("kanten", questionnaire: "kanten")])
    }

    /// Sends a page and asks twice for the one behind it: the first comes from memory, the second is opened anew.
    private static func turn(
        _ site: SiteUnderTest, _ browser: Browser, _ screen: Browser.Screen, _ fields: [(String, String)],
        press button: String = "verder"
    ) async throws -> Browser.Screen {
        let sent = try await browser.postOnly(screen.action, screen.hidden + fields + [("doe", button)])
        let next = try #require(sent.headers[.location])
        #expect(site.office.held.count == 1)
        let held = try await browser.get(next)
        #expect(site.office.held.count == 0)
        let opened = try await browser.get(next)
        #expect(held.status == 200 && held.path == opened.path)
        #expect(bare(held) == bare(opened))
        return opened
    }

    private static func bare(_ screen: Browser.Screen) -> String {
        screen.html.replacing(/name="token" value="[^"]*"/, with: "")
    }

    @Test("It is the same as when its draft is opened, with repeats, calculations and back again, to the check page")
    func same() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let start = try await browser.get("/v/wijk")
            var screen = try await Self.turn(site, browser, start, [("toestemming", "ja")])
            screen = try await Self.turn(site, browser, screen, [(screen.field("vervoer", 0), "fiets")])
            screen = try await Self.turn(site, browser, screen, [(screen.field("leeftijd", 0), "44")])
            screen = try await Self.turn(site, browser, screen, [], press: "terug")
            screen = try await Self.turn(site, browser, screen, [(screen.field("leeftijd", 0), "45")])
            #expect(screen.page.contains("kind"))
            let add = try #require(Browser.first(#"value="(voegtoe:[^"]*)""#, in: screen.html))
            screen = try await Self.turn(site, browser, screen, [], press: add)
            for _ in 0..<9 where screen.page != "verhaal" { screen = try await Self.turn(site, browser, screen, []) }
            screen = try await Self.turn(site, browser, screen, [(screen.field("verhaal", 0), "<b>Fijn</b>\r\nhier")])
            #expect(screen.path == "/v/wijk/controle")
            #expect(screen.html.contains("&lt;b&gt;Fijn"))
            var sides = try await Self.turn(
                site, browser, try await browser.get("/v/kanten"), [("toestemming", "ja")])
            let figures = Browser.all(#"type="radio" name="(n[0-9][^"]*)""#, in: sides.html).map { $0[0] }
            #expect(Set(figures).count == 9)
            sides = try await Self.turn(site, browser, sides, Set(figures).map { ($0, "7") })
            #expect(sides.status == 200)
        }
    }

    @Test("What another device saved in between is shown, and nothing that was removed")
    func newer() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let first = try await browser.begin()
            let paused = try await browser.submit(first, [(first.field("vervoer", 0), "fiets")], press: "pauze")
            let code = try #require(paused.code)
            let other = browser.another()
            let entry = try await other.get("/code")
            let there = try await other.submit(entry, [("code", code)])
            // Saved here, the next page not asked for yet; then saved there.
            let here = try await browser.get(first.path)
            let field = here.field("vervoer", 0)
            let sent = try await browser.postOnly(here.action, here.hidden + [(field, "fiets"), ("doe", "ververs")])
            try await other.submit(try await other.get(first.path), [(field, "auto")], press: "ververs")
            #expect(there.status == 200 && site.office.held.count >= 1)
            let shown = try await browser.get(try #require(sent.headers[.location]))
            #expect(shown.html.contains(/value="auto"[^>]*checked/))
            #expect(!shown.html.contains(/value="fiets"[^>]*checked/))

            let again = try await browser.postOnly(shown.action, shown.hidden + [(field, "auto"), ("doe", "ververs")])
            let week = site.office.clock.week
            #expect(try await site.store.expireDrafts(before: Week(number: week.number + 5_000)) == 1)
            site.office.forgetCachedDrafts()
            #expect(try await browser.get(try #require(again.headers[.location])).status != 200)
        }
    }

    @Test("A session is handed out once, to its own cookie, within some seconds, and there are never many")
    func bounds() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let start = try await browser.get("/v/wijk")
            _ = try await browser.postOnly(start.action, start.hidden + [("toestemming", "ja"), ("doe", "verder")])
            let cookie = try #require(browser.cookieHeader.split(separator: "=", maxSplits: 1).last.map(String.init))
            let session = try #require(site.office.held.take(cookie))
            #expect(site.office.held.take(cookie) == nil)

            let (held, now) = (HeldSessions(), NIODeadline.uptimeNanoseconds(1))
            held.hold(session, now: now)
            #expect(held.take("x" + cookie, now: now) == nil)
            #expect(held.take(cookie, now: now + HeldSessions.patience) == nil)
            held.hold(session, now: now)
            held.sweep(now: now + HeldSessions.patience)
            #expect(held.count == 0)
            for number in 0..<10_000 {
                var other = session
                other.cookie = "\(number)"
                held.hold(other, now: now)
            }
            #expect(held.count <= 1_024)
            // Those that nobody asked for make room.
            held.hold(session, now: now + HeldSessions.patience)
            #expect(held.take(cookie, now: now + HeldSessions.patience) != nil)
        }
    }
}
