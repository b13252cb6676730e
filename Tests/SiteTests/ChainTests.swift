import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Taking part again in a later round: only one's own code joins the answers.
@Suite("Following up by one's own code")
struct ChainTests {
    /// The same questionnaire in two rounds, and another one.
    private func site() throws -> SiteUnderTest {
        let first = TestForms.collection()
        let second = Collection(
            id: "wijk-t1", questionnaire: "wijk", round: "T1", neighbourhoods: first.neighbourhoods, access: .both)
        return try SiteUnderTest(
            forms: TestForms.forms,
            collections: [first, second, TestForms.collection("leeftijd", questionnaire: "leeftijd")])
    }

    private func chain(of code: String?, _ site: SiteUnderTest) async throws -> Chain? {
        let code = try Code(reading: try #require(code))
        return try await site.store.response(ownCode: site.keys.ownCodeIndexes(code))?.content.chain
    }

    /// Goes through the second round after typing something into the field for the earlier code: the own code given.
    private func again(_ browser: Browser, typing earlier: String) async throws -> String? {
        let start = try await browser.get("/v/wijk-t1")
        var screen = try await browser.submit(start, [("toestemming", "ja"), ("eerder", earlier)])
        guard screen.status == 200 else { return nil }
        screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
        while screen.page != "controle" { screen = try await browser.submit(screen, []) }
        return try await browser.submit(screen, []).code
    }

    @Test("without the earlier code nothing joins two rounds; with it, typed in any way, both are on one chain")
    func joins() async throws {
        let site = try site()
        try await site.visit { browser in
            let first = try await browser.sendAll().code
            let before = try #require(try await self.chain(of: first, site))
            let forgotten = try await self.again(browser.another(), typing: "")
            #expect(try await self.chain(of: forgotten, site) != before, "a forgotten code begins a new chain")
            let typed = try #require(first).lowercased().replacing("-", with: " ")
            let second = try await self.again(browser.another(), typing: typed)
            #expect(second != first)
            #expect(try await self.chain(of: second, site) == before)
            // The answers are shown back as ever, and each code withdraws its own.
            #expect(try await self.chain(of: first, site) == before)
        }
    }

    @Test("a code that is wrong, or of another questionnaire, gives the start page again, with what was typed")
    func refuses() async throws {
        let site = try site()
        try await site.visit { browser in
            let other = browser.another()
            var screen = try await other.begin("leeftijd")
            screen = try await other.submit(screen, [(screen.field("oud", 0), "ja")])
            while screen.page != "controle" { screen = try await other.submit(screen, []) }
            let foreign = try #require(try await other.submit(screen, []).code)
            for typed in [Code.random().printed, foreign, "geen idee"] {
                let start = try await browser.get("/v/wijk-t1")
                let again = try await browser.submit(start, [("toestemming", "ja"), ("eerder", typed)])
                #expect(again.status == 422, "\(typed)")
                #expect(again.html.contains("href=\"#eerder\""), "the summary leads to the field")
                #expect(again.html.contains("value=\"\(typed)\""))
            }
            #expect(try await site.store.verify().responses == 1)
        }
    }

    @Test("a questionnaire of one round, and a tool for a conversation, ask for no earlier code")
    func asks() async throws {
        let site = try site()
        try await site.visit { browser in
            let (later, only) = (try await browser.get("/v/wijk-t1"), try await browser.get("/v/leeftijd"))
            #expect(later.html.contains("name=\"eerder\""))
            #expect(!only.html.contains("name=\"eerder\""))
        }
        let talk = TestForms.wijk.replacing(
            "bs:retention=\"24\"", with: "bs:retention=\"24\" bs:allowed-use=\"conversation\"")
        let rounds = ["T0", "T1"].map { round in
            Collection(
                id: "w-\(round.lowercased())", questionnaire: "wijk", round: round,
                neighbourhoods: [Neighbourhood(id: "noord", name: "Noord")], access: .both)
        }
        let tool = try SiteUnderTest(forms: ["wijk": talk], collections: rounds)
        try await tool.visit { browser in
            let start = try await browser.get("/v/w-t1")
            #expect(!start.html.contains("name=\"eerder\""))
        }
    }

    @Test("what is sealed holds the chain, and what was stored before there were chains still opens")
    func reads() {
        let content = ResponseContent(chain: .random(), apart: 2, canonical: Array("wijk\t3\n".utf8))
        #expect(ResponseContent(bytes: content.bytes) == content)
        let old = ResponseContent(bytes: content.canonical)
        #expect(old.chain == nil && old.canonical == content.canonical, "what was stored before still opens")
        let whole = ResponseContent(bytes: [1] + content.bytes[1..<17] + content.canonical)
        #expect(whole.chain == content.chain && whole.apart == nil && whole.canonical == content.canonical)
        #expect(ResponseContent(bytes: whole.bytes) == whole)
    }
}
