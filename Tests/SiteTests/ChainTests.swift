import Programme
import Records
import RecordsSQLite
import Synchronization
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

    @Test(
        "the first round may have left the list: the next one asks for its code, and its answers are still shown and withdrawn"
    )
    func left() async throws {
        let first = try SiteUnderTest(forms: TestForms.forms, collections: [TestForms.collection()])
        let code = Mutex("")
        try await first.visit { browser in
            let sent = try #require(try await browser.sendAll().code)
            code.withLock { $0 = sent }
        }
        let earlier = code.withLock { $0 }
        let site = try SiteUnderTest(
            forms: TestForms.forms,
            collections: [
                Collection(
                    id: "wijk-t1", questionnaire: "wijk", round: "T1",
                    neighbourhoods: [Neighbourhood(id: "noord", name: "Noord")], access: .both)
            ], on: first)
        try await site.visit { browser in
            try await site.office.renewOffer()
            let second = try await self.again(browser, typing: earlier)
            #expect(try await self.chain(of: second, site) == self.chain(of: earlier, site))
            let box = try await browser.another().get("/mijn-antwoorden")
            let seen = try await browser.another().submit(box, [("code", earlier)])
            #expect(seen.html.contains("Met de fiets"), "its definition is kept as long as its answers are")
            let form = try #require(
                Browser.first(#"(<form[^>]*action="/mijn-antwoorden/intrekken[^"]*".*?</form>)"#, in: seen.html))
            let hidden = Browser.all(#"name="([^"]*)" value="([^"]*)""#, in: form).map { ($0[0], $0[1]) }
            #expect(try await browser.post("/mijn-antwoorden/intrekken", hidden).heading.contains("weggehaald"))
            #expect(try await self.chain(of: earlier, site) == nil)
            #expect(try await self.chain(of: second, site) != nil)
        }
    }

    @Test(
        "one round may precede another when it is another, and did not begin later",
        arguments: [
            ("T0", nil, nil, "T1", nil, nil, true), ("T0", nil, nil, "T0", nil, nil, false),
            ("T0", nil, 5, "T1", nil, 9, true), ("T0", nil, 9, "T1", nil, 5, false), ("T0", nil, 5, "T1", nil, 5, true),
            ("T0", nil, 9, "T1", nil, nil, true), ("M", "m", 5, "M", "m-2", 9, true), ("M", "m", 5, "M", "m", 9, false),
            ("M", "m", 9, "M", "m-2", 5, false), ("M", nil, 5, "M", "m", 9, true),
        ] as [(String, String?, Int?, String, String?, Int?, Bool)])
    func precedes(
        name: String, id: String?, opens: Int?, other: String, otherID: String?, otherOpens: Int?, expected: Bool
    ) {
        func collection(_ id: String, _ name: String, _ round: String?, _ opens: Int?) -> Collection {
            Collection(
                id: id, questionnaire: "wijk", round: name, neighbourhoods: [], opens: opens.map { Day(number: $0) },
                access: .both, roundID: round)
        }
        let (one, two) = (collection("a", name, id, opens), collection("b", other, otherID, otherOpens))
        #expect(one.mayPrecede(two) == expected && !one.mayPrecede(one))
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
