import Foundation
import HTTPTypes
import Testing
import XForms

@testable import Site

@Suite("Saving and showing questions while somebody fills in")
struct LiveTests {
    @Test("A background save stores what is typed, judges nothing, and says which questions are asked now")
    func saves() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let page = try await browser.begin()
            #expect(page.html.contains("data-live"))
            let field = page.field("vervoer", 0)
            let more = try await browser.submit(page, [(field, "anders")], press: "bewaar")
            #expect(more.status == 200)
            #expect(more.html.contains("Hoe dan?"))
            #expect(!more.html.contains("<html"))
            let fewer = try await browser.submit(page, [(field, "fiets")], press: "bewaar")
            #expect(fewer.html.contains("class=\"questions\""))
            #expect(!fewer.html.contains("Hoe dan?"))
            let same = try await browser.submit(page, [(field, "auto")], press: "bewaar")
            #expect(!same.html.contains("class=\"questions\""))
            #expect(same.html.contains("name=\"stand\""))
            let reload = try await browser.get(page.path)
            #expect(reload.html.contains("value=\"auto\" checked"))
            let empty = try await browser.submit(page, [(field, "")], press: "bewaar")
            #expect(empty.status == 200)
        }
    }

    @Test("A page that no answer changes says so, and only its stamp comes back")
    func still() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let first = try await browser.begin()
            let page = try await browser.submit(first, [(first.field("vervoer", 0), "fiets")], press: "verder")
            #expect(!page.html.contains("data-live=\"data-live\""))
            let answer = try await browser.submit(page, [(page.field("leeftijd", 0), "zeventig")], press: "bewaar")
            #expect(answer.status == 200)
            #expect(answer.html.utf8.count < 200)
            let reload = try await browser.get(page.path)
            #expect(reload.html.contains("value=\"zeventig\""))
        }
    }

    @Test("What is typed reaches no log, and a save without a token of ours stores nothing")
    func guarded() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let check = try await browser.fillIn(story: "Eerst")
            let link = try #require(Browser.all(#"href="(/v/wijk/p/[^"?]*)\?van=controle"#, in: check.html).last?[0])
            let page = try await browser.get(link)
            let field = page.field("verhaal", 0)
            let foreign = try await browser.post(
                page.action, [("token", "x"), (field, "kanarie-1"), ("doe", "bewaar"), ("via", "script")])
            #expect(foreign.status == 403)
            let stranger = try await browser.another().submit(page, [(field, "kanarie-2")], press: "bewaar")
            #expect(stranger.status != 200)
            try await browser.submit(page, [(field, "kanarie-3"), ("via", "script")], press: "bewaar")
            let kept = try await browser.get("/v/wijk/controle")
            #expect(kept.html.contains("kanarie-3") && !kept.html.contains("kanarie-1"))
        }
        #expect(!site.logged.contains("kanarie"))
    }

    @Test("The script hears where to go on, and finds there what is wrong")
    func toldWhereToGo() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let page = try await browser.begin()
            let wrong = try await browser.postOnly(page.action, page.hidden + [("doe", "verder"), ("via", "script")])
            #expect(wrong.status == 200)
            #expect(wrong.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(wrong.html == page.path + "?van=fout")
            let shown = try await browser.get(wrong.html)
            #expect(shown.html.contains("<title>Fout:"))
            #expect(shown.html.contains("id=\"fouten\""))
            #expect(!shown.html.contains("name=\"naar\""))
            let field = page.field("vervoer", 0)
            let right = try await browser.postOnly(
                shown.action, shown.hidden + [(field, "fiets"), ("doe", "verder"), ("via", "script")])
            #expect(right.status == 200)
            let next = try await browser.get(right.html)
            #expect(next.heading.contains("Hoe oud bent u?"))
        }
    }

    @Test("Sending by script hands out the same cookie and leads to the same page")
    func sends() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let check = try await browser.fillIn()
            let sent = try await browser.postOnly(check.action, check.hidden + [("via", "script")])
            #expect(sent.html == "/v/wijk/klaar")
            #expect(sent.headers[.setCookie] != nil)
            let end = try await browser.get(sent.html)
            #expect(end.code != nil)
        }
    }

    @Test("A chosen answer can be taken away without script too, where an answer is not required")
    func clears() async throws {
        let site = try SiteUnderTest(
            forms: ["kanten": TestForms.kanten], collections: [TestForms.collection("kanten", questionnaire: "kanten")])
        try await site.visit { browser in
            let page = try await browser.begin("kanten")
            let field = page.fields[1]
            #expect(page.html.contains("value=\"wis:\(field)\""))
            let filled = page.fields.map { ($0, $0 == field ? "7" : "") }
            let cleared = try await browser.submit(page, filled, press: "wis:\(field)")
            #expect(cleared.path.hasPrefix(page.path))
            #expect(!cleared.html.contains("checked=\"checked\""))
        }
        let required = try SiteUnderTest()
        try await required.visit { browser in
            let page = try await browser.begin()
            #expect(!page.html.contains("value=\"wis:"))
        }
    }

    @Test("Pages may ask this site in the background, and no other")
    func policy() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let policy = try await browser.get("/").headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("connect-src 'self';"))
            #expect(policy.contains("default-src 'none'"))
        }
    }
}
