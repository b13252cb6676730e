import Foundation
import HTTPTypes
import Testing

@testable import Site

@Suite("A device that others use too")
struct SharedDeviceTests {
    private static func site() throws -> SiteUnderTest {
        var settings = SiteSettings()
        settings.sharedSeconds = 600
        return try SiteUnderTest(settings: settings)
    }

    /// Agrees, says that others use the device, and begins.
    private static func begin(_ browser: Browser) async throws -> (code: String, page: Browser.Screen) {
        let start = try await browser.get("/v/wijk")
        let pause = try await browser.submit(start, [("toestemming", "ja"), ("gedeeld", "ja")])
        let code = try #require(pause.code)
        let next = try #require(Browser.first(#"<a class="button" href="([^"]*)""#, in: pause.html))
        return (code, try await browser.get(next))
    }

    @Test("The code comes first, because it is the way back")
    func codeFirst() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let start = try await browser.get("/v/wijk")
            let pause = try await browser.submit(start, [("toestemming", "ja"), ("gedeeld", "ja")])
            #expect(pause.path == "/v/wijk/pauze?van=begin")
            #expect(pause.html.contains("10 minuten"))
            let (_, page) = try await Self.begin(browser.another())
            #expect(page.html.contains("data-idle=\"600\""))
            let own = try await browser.another().begin()
            #expect(!own.html.contains("data-idle=\"600\""))
        }
    }

    @Test("After ten idle minutes nothing is shown any more; the code brings it back")
    func ends() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, page) = try await Self.begin(browser)
            let field = page.field("vervoer", 0)
            let next = try await browser.submit(page, [(field, "fiets")], press: "verder")
            for _ in 0..<3 {
                site.clock.advance(seconds: 590)
                let seen1 = try await browser.get(page.path)
                #expect(seen1.html.contains("value=\"fiets\" checked"))
            }
            site.clock.advance(seconds: 640)
            for path in [page.path, next.path, "/v/wijk/controle", "/v/wijk/pauze"] {
                let screen = try await browser.get(path)
                #expect(screen.heading.contains("Vul uw code in"), "\(path)")
                #expect(!screen.html.contains("fiets"))
            }
            let box = try await browser.get("/code")
            let back = try await browser.submit(box, [("code", code)])
            #expect(back.path.hasPrefix(next.path))
            let seen2 = try await browser.get(page.path)
            #expect(seen2.html.contains("value=\"fiets\" checked"))
            // Begun on a shared device, it stays so on the next one.
            #expect(back.html.contains("data-idle=\"600\""))
        }
    }

    @Test("What is sent a little too late is kept, and not shown")
    func late() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, page) = try await Self.begin(browser)
            let field = page.field("vervoer", 0)
            site.clock.advance(seconds: 1_200)
            let late = try await browser.submit(page, [(field, "auto")], press: "verder")
            #expect(late.heading.contains("Vul uw code in"))
            #expect(!late.html.contains("auto"))
            let seen3 = try await browser.get(page.path)
            #expect(seen3.heading.contains("Vul uw code in"))
            let back = try await browser.submit(try await browser.get("/code"), [("code", code)])
            let seen4 = try await browser.get(page.path)
            #expect(seen4.html.contains("value=\"auto\" checked"), "\(back.path)")
            site.clock.advance(seconds: 630 + 3_700)
            let never = try await browser.submit(page, [(field, "fiets")], press: "verder")
            #expect(never.heading.contains("Vul uw code in"))
            _ = try await browser.submit(try await browser.get("/code"), [("code", code)])
            let seen5 = try await browser.get(page.path)
            #expect(seen5.html.contains("value=\"auto\" checked"))
        }
    }

    @Test("A pause on a shared device ends there: Back and the page itself show the next person nothing")
    func pause() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, page) = try await Self.begin(browser)
            let pause = try await browser.submit(page, [(page.field("vervoer", 0), "auto")], press: "pauze")
            #expect(pause.code == code)
            #expect(browser.cookieHeader.isEmpty)
            for path in [page.path, "/v/wijk/pauze", "/v/wijk/controle"] {
                let screen = try await browser.get(path)
                #expect(screen.code == nil && !screen.html.contains("checked=\"checked\""))
            }
        }
    }

    @Test("The last page hides itself too, and shows the code no longer than that")
    func lastPage() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (_, page) = try await Self.begin(browser)
            try await browser.submit(page, [(page.field("vervoer", 0), "auto")], press: "verder")
            let check = try await browser.get("/v/wijk/controle")
            let end = try await browser.submit(check, [])
            #expect(end.path == "/v/wijk/klaar")
            #expect(end.html.contains("data-idle=\"600\""))
            site.clock.advance(seconds: 601)
            let later = try await browser.get("/v/wijk/klaar")
            #expect(later.code == nil)
        }
    }

    @Test("The page that hides itself saves first and takes the pass away", arguments: ["p", "controle"])
    func leaves(from: String) async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, page) = try await Self.begin(browser)
            let field = page.field("vervoer", 0)
            let left: Browser.Screen
            if from == "p" {
                left = try await browser.postOnly(
                    page.action, page.hidden + [(field, "auto"), ("doe", "weg"), ("via", "script")])
            } else {
                try await browser.submit(page, [(field, "auto")], press: "verder")
                let check = try await browser.get("/v/wijk/controle")
                #expect(check.html.contains("data-idle=\"600\""))
                left = try await browser.postOnly(check.action, check.hidden + [("doe", "weg"), ("via", "script")])
            }
            #expect(left.html == "/v/wijk/pauze")
            #expect(left.headers[.setCookie]?.contains("Max-Age=0") == true)
            let seen6 = try await browser.get(left.html)
            #expect(seen6.heading.contains("Vul uw code in"))
            _ = try await browser.submit(try await browser.get("/code"), [("code", code)])
            let seen7 = try await browser.get(page.path)
            #expect(seen7.html.contains("value=\"auto\" checked"))
        }
    }

    @Test("Closing on the last page leaves nothing of the first person to the second")
    func closes() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let end = try await browser.sendAll(story: "kanarie")
            let code = try #require(end.code)
            let home = try await browser.post("/v/wijk/klaar", [])
            #expect(home.path == "/?taal=nl")
            #expect(browser.cookieHeader.isEmpty)
            for path in ["/v/wijk/klaar", "/v/wijk/controle", "/v/wijk/pauze", "/v/wijk"] {
                let screen = try await browser.get(path)
                #expect(!screen.html.contains("kanarie") && !screen.html.contains(code))
                #expect(screen.code == nil)
                #expect(screen.headers[.cacheControl] == "no-store")
            }
            // The next person begins afresh at the same device.
            let fresh = try await browser.begin()
            #expect(!fresh.html.contains("checked=\"checked\""))
            let second = try await browser.get("/v/wijk/controle")
            #expect(!second.html.contains("kanarie"))
        }
    }
}
