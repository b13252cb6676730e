import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What somebody typed is on the page that says why it could not be kept")
struct TypedWordsTests {
    private static let story = "Wij wonen hier <fijn> & samen.\r\nAl jaren."
    private static let escaped = "Wij wonen hier &lt;fijn&gt; &amp; samen."

    /// Opens the page with the story.
    private static func storyPage(_ browser: Browser) async throws -> Browser.Screen {
        var screen = try await browser.begin()
        screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
        screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), "44")])
        while screen.page.contains("kind") { screen = try await browser.submit(screen, []) }
        return screen
    }

    private static func holds(_ screen: Browser.Screen, status: Int) {
        #expect(screen.status == status)
        #expect(screen.html.contains("Dit had u getypt"))
        #expect(screen.html.contains("<textarea readonly"))
        #expect(screen.html.contains(escaped))
        #expect(!screen.html.contains("<fijn>"))
    }

    @Test("The cookie is gone, or the draft is kept no longer", arguments: ["cookie", "draft"])
    func gone(what: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await Self.storyPage(browser)
            if what == "draft" {
                site.clock.advance(seconds: 10 * 7 * 86_400)
                #expect(try await site.store.expireDrafts(before: site.office.clock.week) == 1)
                site.office.forgetCachedDrafts()
            }
            let sender = what == "cookie" ? browser.another() : browser
            Self.holds(try await sender.submit(screen, [(screen.field("verhaal", 0), Self.story)]), status: 410)
        }
    }

    @Test("The answers were sent in another tab meanwhile")
    func sentElsewhere() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await Self.storyPage(browser)
            let check = try await browser.submit(screen, [(screen.field("verhaal", 0), "Kort")])
            _ = try await browser.submit(check, [])
            Self.holds(try await browser.submit(screen, [(screen.field("verhaal", 0), Self.story)]), status: 409)
            // Without words of one's own there is nothing to lose: on to the code.
            #expect(try await browser.submit(screen, []).path == "/v/wijk/klaar")
        }
    }

    @Test("The draft cannot be read", arguments: [(StoreFailure.damaged(what: "page 4"), 500), (.busy, 503)])
    func unreadable(failure: StoreFailure, status: Int) async throws {
        let (site, store) = try SiteUnderTest.failing()
        try await site.visit { browser in
            let screen = try await Self.storyPage(browser)
            store.fail(failure, readingToo: true)
            site.office.forgetCachedDrafts()
            let refused = try await browser.submit(screen, [(screen.field("verhaal", 0), Self.story)])
            Self.holds(refused, status: status)
            #expect(refused.headers[.retryAfter] != nil)
        }
    }

    @Test("The server is too busy, though it has read the page")
    func tooBusy() async throws {
        var settings = SiteSettings()
        settings.limits.requestsAtOnce = 0
        let idle = try SiteUnderTest()
        let busy = try SiteUnderTest(settings: settings)
        try await idle.visit { browser in
            let screen = try await Self.storyPage(browser)
            let field = screen.field("verhaal", 0)
            try await busy.visit { crowded in
                Self.holds(try await crowded.post(screen.action, [(field, Self.story)]), status: 503)
            }
        }
    }

    @Test("A choice is no words of one's own, and a page that was only opened shows nothing")
    func nothingTyped() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let screen = try await browser.begin()
            let posted = try await browser.another().submit(screen, [(screen.field("vervoer", 0), "fiets")])
            #expect(posted.status == 410)
            #expect(!posted.html.contains("getypt"))
            #expect(!(try await browser.another().get(screen.path)).html.contains("getypt"))
        }
    }
}
