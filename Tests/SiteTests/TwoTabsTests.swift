import Foundation
import Testing
import XForms

@testable import Site

@Suite("One page in two tabs or on two devices")
struct TwoTabsTests {
    private static func site() throws -> SiteUnderTest {
        try SiteUnderTest(
            forms: TestForms.forms.merging(["kanten": TestForms.kanten]) { $1 },
            collections: [TestForms.collection(), TestForms.collection("kanten", questionnaire: "kanten")])
    }

    /// The page with the story, shown in this tab and in another one.
    private static func story(_ browser: Browser) async throws -> (
        here: Browser.Screen, other: Browser, there: Browser.Screen
    ) {
        _ = try await browser.fillIn(story: "Zoals het was")
        let link = try await browser.get("/v/wijk/controle")
        let page = try #require(Browser.all(#"href="(/v/wijk/p/[^"?]*)\?van=controle"#, in: link.html).last?[0])
        let other = browser.tab()
        return (try await browser.get(page), other, try await other.get(page))
    }

    @Test("Two texts for one answer are both shown, and nothing is lost whichever is chosen", arguments: [true, false])
    func bothTexts(keepsTyped: Bool) async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (here, other, there) = try await Self.story(browser)
            let field = here.field("verhaal", 0)
            try await other.submit(there, [(field, "Elders <geschreven>")], press: "terug")
            let shown = try await browser.submit(here, [(field, "Hier geschreven")], press: "verder")
            #expect(shown.status == 409)
            #expect(shown.html.contains("id=\"melding\""))
            #expect(shown.html.contains(">\nHier geschreven</textarea>"))
            #expect(shown.html.contains("<strong>Elders &lt;geschreven&gt;</strong>"))
            #expect(shown.html.contains("aria-describedby=\"\(field)-elders\""))
            // Sent once more by the browser itself, as the script does to show the page: still both.
            let again = try await browser.submit(here, [(field, "Hier geschreven")], press: "verder")
            #expect(again.status == 409)
            // What was there first is still kept.
            let kept = try await browser.get("/v/wijk/controle")
            #expect(kept.html.contains("Elders &lt;geschreven&gt;"))
            #expect(!kept.html.contains("Hier geschreven"))
            let last = try await browser.submit(
                shown, [(field, keepsTyped ? "Hier geschreven" : "Elders <geschreven>")], press: "verder")
            #expect(last.path == "/v/wijk/controle")
            #expect(last.html.contains(keepsTyped ? "Hier geschreven" : "Elders &lt;geschreven&gt;"))
        }
    }

    @Test("The same text in both, or a page that was not touched, is no conflict and undoes nothing")
    func noConflict() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (here, other, there) = try await Self.story(browser)
            let field = here.field("verhaal", 0)
            let left = try await browser.get(here.path)
            try await other.submit(there, [(field, "Nieuw")], press: "terug")
            let same = try await browser.submit(here, [(field, "Nieuw")], press: "verder")
            #expect(same.path == "/v/wijk/controle")
            let untouched = try await browser.submit(left, [(field, "Zoals het was")], press: "verder")
            #expect(untouched.path == "/v/wijk/controle")
            #expect(untouched.html.contains("Nieuw"))
        }
    }

    @Test("Two tabs that change different questions of a page keep both changes")
    func merges() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let here = try await browser.begin("kanten")
            let other = browser.tab()
            let there = try await other.get(here.path)
            let fields = here.fields
            let blank = fields.map { ($0, "") }
            func with(_ changes: [Int: String]) -> [(String, String)] {
                blank.enumerated().map { ($0.element.0, changes[$0.offset] ?? "") }
            }
            try await other.submit(there, with([0: "Elders", 3: "4"]), press: "bewaar")
            let check = try await browser.submit(here, with([1: "7"]), press: "verder")
            #expect(check.path == "/v/kanten/controle")
            for answer in ["<dd dir=\"auto\">Elders</dd>", "<dd>7</dd>", "<dd>4</dd>"] {
                #expect(check.html.contains(answer))
            }
        }
    }

    @Test("A tab never conflicts with what it saved itself, even when it did not hear that it was saved")
    func ownSaves() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (here, other, _) = try await Self.story(browser)
            let field = here.field("verhaal", 0)
            for text in ["A", "A b", "A b c"] {
                let answer = try await browser.submit(here, [(field, text)], press: "bewaar")
                #expect(answer.status == 200)
            }
            let check = try await browser.submit(here, [(field, "A b c d")], press: "verder")
            #expect(check.html.contains("A b c d"))
            // Another tab saved between: the stamp of the last save tells what this tab has seen.
            let again = try await browser.get(here.path)
            let saved = try await browser.submit(again, [(field, "Eigen")], press: "bewaar")
            let there = try await other.get(here.path)
            try await other.submit(there, [(field, "Eigen")], press: "terug")
            let stamp = try #require(Browser.first(#"name="stand" value="([^"]*)""#, in: saved.html))
            let fields = again.hidden.filter { $0.0 != "stand" } + [("stand", stamp), (field, "Eigen, en meer")]
            let last = try await browser.post(again.action, fields + [("doe", "verder")])
            #expect(last.path == "/v/wijk/controle")
            #expect(last.html.contains("Eigen, en meer"))
        }
    }

    @Test("A stamp knows the answers it was made of, and no other text passes for one")
    func stamp() throws {
        var form = try FormUnderTest(shipped: "alle-vraagsoorten")
        let page = try form.page()
        let stamp = try #require(PageStamp(PageStamp.text(of: form.answers.questions(on: page))))
        let question = try #require(form.answers.questions(on: page).first)
        #expect(stamp.holds(question.value, at: question.key))
        #expect(!stamp.holds(question.value + "x", at: question.key))
        #expect(!stamp.holds(question.value, at: NodeKey(node: 9_999)))
        form.answers.set([("x", question.key)])
        #expect(PageStamp("") == nil && PageStamp("abc") == nil && PageStamp("abcé") == nil && PageStamp(nil) == nil)
    }
}
