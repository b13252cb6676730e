import Foundation
import HTTPTypes
import Programme
import Testing
import XForms

@testable import Site

@Suite("The sides of one's own health, shown back")
struct ResultTests {
    static let dimensions = [
        "lichaamsfuncties", "mentaal-welbevinden", "zingeving", "kwaliteit-van-leven", "meedoen",
        "dagelijks-functioneren",
    ]

    private static func site(_ change: (String) -> String = { $0 }) throws -> SiteUnderTest {
        try SiteUnderTest(
            forms: TestForms.forms.merging(["kanten": change(TestForms.kanten)]) { $1 },
            collections: [TestForms.collection("kanten", questionnaire: "kanten"), TestForms.collection()])
    }

    /// Fills in three sides of three items, and sends: the end page.
    private static func send(_ browser: Browser, _ figures: [String], talk: [String] = []) async throws
        -> Browser.Screen
    {
        let page = try await browser.begin("kanten")
        let fields = page.fields
        var posted = zip(fields.dropFirst(), figures).map { ($0, $1) }
        posted += talk.map { (fields[10], $0) }
        let check = try await browser.submit(page, posted, press: "verder")
        return try await browser.submit(check, [])
    }

    /// Presses the button to the result on the end page or the page with one's answers.
    private static func result(_ browser: Browser, from screen: Browser.Screen) async throws -> Browser.Screen {
        let form = try #require(
            Browser.first(#"(<form[^>]*action="/mijn-antwoorden/uitkomst[^"]*".*?</form>)"#, in: screen.html))
        let hidden = Browser.all(#"name="([^"]*)" value="([^"]*)""#, in: form).map { ($0[0], $0[1]) }
        return try await browser.post("/mijn-antwoorden/uitkomst", hidden)
    }

    /// The figures of the table, row by row.
    private static func table(_ screen: Browser.Screen) -> [[String]] {
        Browser.all(#"<tr><th scope="row">.*?</th>(.*?)</tr>"#, in: screen.html).map { row in
            Browser.all("<td>(.*?)</td>", in: row[0]).map { $0[0] }
        }
    }

    @Test("Means follow the rule for missing answers, turn a question whose low figure is good, and make no total")
    func means() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            // a: two of three, one may miss: 6,5. b: one misses, none may. c: 4, 6 and 10 - 3 = 7: 5,666… is 5,7.
            let end = try await Self.send(
                browser, ["6", "7", "weet-niet", "8", "8", "", "4", "6", "3"], talk: ["lichaamsfuncties", "meedoen"])
            let page = try await Self.result(browser, from: end)
            #expect(page.status == 200)
            #expect(Self.table(page) == [["6,5"], ["Te weinig ingevuld"], ["5,7"]])
            for words in ["Uw lichaam", "Wat uw leven zin geeft", "Meedoen met anderen", "Mijn lichaam"] {
                #expect(page.html.contains(words))
            }
            #expect(Browser.all("class=\"wish\"", in: page.html).count == 2)
            // Two of three axes have a value: one side between neighbours, no closed shape over the axis without.
            let outline = try #require(Browser.first(#"<path class="now" d="([^"]*)""#, in: page.html))
            #expect(!outline.contains("Z") && outline.filter { $0 == "M" }.count == 1)
            #expect(Browser.all("class=\"dot\"", in: page.html).count == 2)
            let own = try await browser.get("/mijn-antwoorden")
            let seen = try await browser.submit(own, [("code", try #require(end.code))])
            #expect(Self.table(try await Self.result(browser, from: seen)) == Self.table(page))
        }
    }

    @Test("An earlier result stands beside it when its code is typed, and nothing links the two afterwards")
    func earlier() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let old = try await Self.send(browser, ["2", "2", "2", "3", "3", "3", "4", "4", "6"])
            site.clock.advance(seconds: 60 * 86_400)
            let new = try await Self.send(browser.another(), ["6", "6", "6", "7", "7", "7", "8", "8", "2"])
            let page = try await Self.result(browser, from: new)
            #expect(Self.table(page) == [["6,0"], ["7,0"], ["8,0"]])
            let before = try FileManager.default.contentsOfDirectory(atPath: site.folder.path).sorted()
            let both = try await browser.submit(page, [("eerder", try #require(old.code).lowercased())])
            #expect(both.status == 200)
            #expect(Self.table(both) == [["6,0", "2,0"], ["7,0", "3,0"], ["8,0", "4,0"]])
            #expect(both.html.contains("Week van 16 november 2026") && both.html.contains("Week van 18 januari 2027"))
            // What keeps them together for some minutes is sealed, in this browser alone.
            #expect(!(both.headers[.setCookie] ?? "").contains(try #require(old.code).replacing("-", with: "")))
            try await browser.post("/mijn-antwoorden/sluiten", [])
            #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder.path).sorted() == before)
            let again = try await Self.result(browser, from: new)
            #expect(Self.table(again).allSatisfy { $0.count == 1 })
        }
    }

    @Test("An earlier code that fits nothing says why, and shows nothing of anybody")
    func wrongEarlier() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let mine = try await Self.send(browser, Array(repeating: "5", count: 9))
            let story = try await browser.another().sendAll()
            let page = try await Self.result(browser, from: mine)
            for (typed, words) in [
                ("ABCD", "Deze code klopt niet"), (Code.random().printed, "Deze code klopt niet"),
                (try #require(mine.code), "Dit is de code van deze antwoorden zelf"),
                (try #require(story.code), "Deze code klopt niet"),
            ] {
                let screen = try await browser.submit(page, [("eerder", typed)])
                #expect(screen.status == 422)
                #expect(screen.html.contains(words), "\(typed)")
                #expect(screen.html.contains("<title>Fout:"))
                #expect(Self.table(screen) == [["5,0"], ["5,0"], ["5,0"]])
            }
        }
    }

    @Test(
        "What may not be shown back never is, whoever asks",
        arguments: [
            ("bs:feedback=\"yes\"", "bs:feedback=\"no\""), (" bs:feedback=\"yes\"", ""),
            ("bs:allowed-use=\"conversation\"", "bs:allowed-use=\"monitoring\""),
        ])
    func refused(_ from: String, _ to: String) async throws {
        let site = try Self.site { $0.replacing(from, with: to) }
        try await site.visit { browser in
            let end = try await Self.send(browser, Array(repeating: "5", count: 9))
            #expect(end.path == "/v/kanten/klaar")
            #expect(!end.html.contains("uitkomst"))
            let own = try await browser.get("/mijn-antwoorden")
            let seen = try await browser.submit(own, [("code", try #require(end.code))])
            #expect(!seen.html.contains("uitkomst"))
            let token = site.office.token(for: .resultMine)
            let asked = try await browser.postOnly(
                "/mijn-antwoorden/uitkomst", [("token", token), ("code", try #require(end.code))])
            #expect(asked.status == 303)
            #expect(asked.headers[.location] == "/mijn-antwoorden")
            #expect(!asked.html.contains("5,0"))
        }
    }

    @Test("One question that may not be shown back does not count in what is shown")
    func refusedQuestion() async throws {
        let site = try Self.site {
            $0.replacing("<bind nodeset=\"/d/c/z\"", with: "<bind nodeset=\"/d/c/z\" bs:feedback=\"no\"")
        }
        try await site.visit { browser in
            let end = try await Self.send(browser, ["5", "5", "5", "5", "5", "5", "4", "6", "0"])
            #expect(Self.table(try await Self.result(browser, from: end))[2] == ["5,0"])
        }
    }

    @Test("Without a right token or code there is no result")
    func forbidden() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let end = try await Self.send(browser, Array(repeating: "5", count: 9))
            let code = try #require(end.code)
            let token = site.office.token(for: .resultMine)
            for fields in [
                [("code", code)], [("token", "x"), ("code", code)], [("token", token)],
                [("token", token), ("code", Code.random().printed)],
                [("token", site.office.token(for: .viewMine)), ("code", code)],
            ] {
                let screen = try await browser.postOnly("/mijn-antwoorden/uitkomst", fields)
                #expect(screen.status == 303)
                #expect(screen.headers[.location] == "/mijn-antwoorden")
                #expect(screen.headers[.setCookie] == nil)
            }
        }
    }

    @Test("The six sides of zes-kanten are found with their seven questions each")
    func shipped() throws {
        let form = try FormUnderTest(shipped: "zes-kanten")
        let scales = SideScale.scales(of: form.definition)
        #expect(scales.map(\.dimension) == Self.dimensions)
        #expect(scales.allSatisfy { $0.items.count == 7 && $0.mostMissing == 3 })
        #expect(scales.flatMap(\.items).allSatisfy { $0.lowest == 0 && $0.highest == 10 })
        for name in ["mijn-verhaal", "alle-vraagsoorten"] {
            #expect(SideScale.scales(of: try FormUnderTest(shipped: name).definition).isEmpty)
        }
    }
}

/// A result with something in every part of the page.
enum SampleResult {
    static func make(_ pages: Pages) throws -> SidesResult {
        var form = try FormUnderTest(shipped: "zes-kanten")
        let scales = SideScale.scales(of: form.definition)
        let talk = form.definition.questions.filter { $0.isTalk(in: form.definition) }.prefix(1)
        form.answers.set(
            scales.dropLast().flatMap(\.items).map { ("7", NodeKey(node: $0.node)) }
                + talk.map { ("meedoen zingeving", NodeKey(node: $0.node)) })
        return try #require(SidesResult(form.answers, rows: try form.pages.rows(of: form.answers)))
    }
}

extension QuestionDefinition {
    fileprivate func isTalk(in form: FormDefinition) -> Bool {
        form.nodes[node].attributes.value("part") == "talk"
    }
}
