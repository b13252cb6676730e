import HTTPTypes
import Testing

@testable import Site

@Suite("The pages with one's own answers, after the code was typed")
struct OwnPassTests {
    private static let shown = ["/mijn-antwoorden/bekijken", "/mijn-antwoorden/uitkomst"]

    private static func site() throws -> SiteUnderTest {
        var settings = SiteSettings()
        settings.sharedSeconds = 600
        return try SiteUnderTest(
            forms: TestForms.forms.merging(["kanten": TestForms.kanten]) { $1 },
            collections: [TestForms.collection("kanten", questionnaire: "kanten"), TestForms.collection()],
            settings: settings)
    }

    /// Answers nine questions with an 8 and sends, in a browser of its own: the own code.
    private static func code(_ browser: Browser) async throws -> String {
        let browser = browser.another()
        let page = try await browser.begin("kanten")
        let check = try await browser.submit(
            page, page.fields.dropFirst().prefix(9).map { ($0, "8") }, press: "verder")
        return try #require(try await browser.submit(check, []).code)
    }

    /// Types the code and looks at the answers.
    private static func look(_ browser: Browser, _ code: String, isShared: Bool) async throws -> Browser.Screen {
        let box = try await browser.get("/mijn-antwoorden")
        return try await browser.submit(box, [("code", code)] + (isShared ? [("gedeeld", "ja")] : []))
    }

    private static func expectNothing(_ browser: Browser) async throws {
        for path in shown {
            let screen = try await browser.get(path)
            #expect(screen.page == "mijn-antwoorden", "\(path)")
            #expect(!screen.html.contains("<td>8,0") && !screen.html.contains("class=\"answers\""), "\(path)")
        }
    }

    @Test("nobody without a pass sees them")
    func none() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            _ = try await Self.code(browser)
            try await Self.expectNothing(browser)
        }
    }

    @Test("they are read by GET, so that no page with answers holds a code in what the browser keeps of it")
    func byGet() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let code = try await Self.code(browser)
            let answers = try await Self.look(browser, code, isShared: false)
            #expect(answers.path == "/mijn-antwoorden/bekijken?taal=nl")
            #expect(answers.html.contains("class=\"answers\""))
            let english = try await browser.get("/mijn-antwoorden/bekijken?taal=en")
            #expect(english.html.contains("lang=\"en\"") && english.html.contains("class=\"answers\""))
            let cookie = browser.cookieHeader
            #expect(!cookie.isEmpty && !cookie.contains(code) && !cookie.contains(code.replacing("-", with: "")))
        }
    }

    @Test("on a shared device they hide after ten idle minutes, and the server shows them no longer")
    func shared() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let code = try await Self.code(browser)
            let answers = try await Self.look(browser, code, isShared: true)
            #expect(answers.html.contains("data-idle=\"600\""))
            for _ in 0..<3 {
                site.clock.advance(seconds: 590)
                let again = try await browser.get("/mijn-antwoorden/bekijken")
                #expect(again.html.contains("class=\"answers\""))
            }
            let token = site.office.token(for: .resultMine)
            let result = try await browser.post("/mijn-antwoorden/uitkomst", [("token", token), ("code", code)])
            #expect(result.html.contains("data-idle=\"600\"") && result.html.contains("<td>8,0"))
            site.clock.advance(seconds: 640)
            try await Self.expectNothing(browser)
        }
    }

    @Test("a result from the last page of a shared device hides too")
    func sharedResult() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let start = try await browser.get("/v/kanten")
            let pause = try await browser.submit(start, [("toestemming", "ja"), ("gedeeld", "ja")])
            let page = try await browser.get(
                try #require(Browser.first(#"<a class="button" href="([^"]*)""#, in: pause.html)))
            let check = try await browser.submit(
                page, page.fields.dropFirst().prefix(9).map { ($0, "8") }, press: "verder")
            let code = try #require(try await browser.submit(check, []).code)
            let token = site.office.token(for: .resultMine)
            let result = try await browser.post("/mijn-antwoorden/uitkomst", [("token", token), ("code", code)])
            #expect(result.html.contains("data-idle=\"600\"") && result.html.contains("<td>8,0"))
        }
    }

    @Test("on a device of one's own they stay as they are, and are shown anew for a quarter of an hour")
    func own() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let answers = try await Self.look(browser, try await Self.code(browser), isShared: false)
            #expect(!answers.html.contains("data-idle"))
            site.clock.advance(seconds: 880)
            let again = try await browser.get("/mijn-antwoorden/bekijken")
            #expect(again.html.contains("class=\"answers\""))
            site.clock.advance(seconds: 901)
            try await Self.expectNothing(browser)
        }
    }

    @Test("closing, by the button or of itself, takes the pass", arguments: [false, true])
    func closes(byScript: Bool) async throws {
        let site = try Self.site()
        try await site.visit { browser in
            _ = try await Self.look(browser, try await Self.code(browser), isShared: true)
            let left = try await browser.postOnly(
                "/mijn-antwoorden/sluiten?taal=nl", byScript ? [("doe", "weg"), ("via", "script")] : [])
            #expect(left.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(byScript ? left.html == "/mijn-antwoorden?taal=nl" : left.headers[.location] == "/?taal=nl")
            try await Self.expectNothing(browser)
        }
    }

    @Test("withdrawing takes the pass; a wrong code keeps the tick that others use the device")
    func withdraws() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let code = try await Self.code(browser)
            _ = try await Self.look(browser, code, isShared: true)
            let token = site.office.token(for: .withdrawMine)
            let gone = try await browser.post("/mijn-antwoorden/intrekken", [("token", token), ("code", code)])
            #expect(gone.status == 200 && browser.cookieHeader.isEmpty)
            try await Self.expectNothing(browser)
            let wrong = try await Self.look(browser, code, isShared: true)
            #expect(wrong.status == 422 && wrong.html.contains("name=\"gedeeld\" value=\"ja\" checked=\"checked\""))
        }
    }
}
