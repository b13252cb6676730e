import Foundation
import Programme
import Records
import RecordsSQLite
import Testing
import XForms

@testable import RecordsSQLite
@testable import Site

@Suite("A questionnaire that ends with nothing kept")
struct EndingTests {
    private static func site(_ access: Access = .both) throws -> SiteUnderTest {
        try SiteUnderTest(TestForms.collection("oud", access: access, questionnaire: "leeftijd"))
    }

    private static func drafts(_ site: SiteUnderTest) throws -> [[UInt8]] {
        try site.store.engine.read { connection throws(StoreFailure) in
            try connection.all("SELECT sealed FROM draft") { row in row.blob(0) }
        }
    }

    /// All bytes of the database, its log and its index.
    private static func bytes(_ site: SiteUnderTest) throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
            .filter { $0.hasPrefix(StoreOptions.databaseName) }.sorted()
            .reduce(into: Data()) { $0 += try Data(contentsOf: site.folder.appending(path: $1)) }
    }

    @Test("Who goes on to the ending page has no draft and no cookie any more; the page is there after a reload too")
    func gone() async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            let sealed = try #require(try Self.drafts(site).first)
            let pieces = stride(from: 0, to: sealed.count - 24, by: 24).map { Data(sealed[$0..<($0 + 24)]) }
            let before = try Self.bytes(site)
            #expect(pieces.allSatisfy { before.range(of: $0) != nil }, "else the search below proves nothing")
            let end = try await browser.submit(first, [(first.field("oud", 0), "nee")], press: "verder")
            #expect(end.status == 200)
            #expect(end.html.contains("U bent nog te jong."))
            #expect(!browser.cookieHeader.contains("oud"))
            #expect(try Self.drafts(site).isEmpty)
            try await site.store.truncateLog()
            let after = try Self.bytes(site)
            #expect(pieces.allSatisfy { after.range(of: $0) == nil })
            #expect(try await browser.get(end.path).html.contains("U bent nog te jong."))
            #expect(try await browser.another().get(end.path).html.contains("U bent nog te jong."), "it knows nobody")
            #expect(try await browser.get("/v/oud/controle").status == 410)
            #expect(try await site.store.verify().responses == 0)
        }
        #expect(!site.logged.contains("/einde/jong"), "the log holds the template of an address, never the page")
    }

    @Test("A slip can be put right: Back leads to a page from which one begins again, and so does the ending page")
    func slip() async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            let end = try await browser.submit(first, [(first.field("oud", 0), "nee")], press: "verder")
            let back = try await browser.get(first.path)
            #expect(back.status == 410)
            for page in [back, end] {
                let start = try #require(Browser.first(#"href="(/v/oud\?taal=nl)""#, in: page.html))
                let begin = try await browser.get(start)
                var screen = try await browser.submit(begin, [("toestemming", "ja")])
                #expect(!screen.html.contains("checked"), "nothing of the first time is there")
                screen = try await browser.submit(screen, [(screen.field("oud", 0), "ja")], press: "verder")
                #expect(screen.path.hasSuffix("/meer"))
                _ = try await browser.get("/v/oud/weg")
            }
        }
    }

    @Test("The letter's code still works after the ending page, and is used up only by sending")
    func letter() async throws {
        let site = try Self.site(.letter)
        try await site.visit { browser async throws in
            let batch = try await site.store.issueLetters(
                collection: "oud", neighbourhood: "noord", count: 1, keys: site.keys)
            let code = try #require(site.keys.letterCode(batch.firstSerial, in: batch))
            for age in ["nee", "ja"] {
                let start = try await browser.submit(try await browser.get("/code"), [("code", code.printed)])
                #expect(start.path.hasPrefix("/v/oud"))
                let first = try await browser.submit(start, [("toestemming", "ja")])
                var screen = try await browser.submit(first, [(first.field("oud", 0), age)], press: "verder")
                guard age == "ja" else {
                    #expect(screen.html.contains("U bent nog te jong."))
                    #expect(screen.html.contains("href=\"/code?taal=nl\""))
                    #expect(!screen.html.contains("href=\"/v/oud?"), "one begins by the letter only")
                    #expect(try Self.drafts(site).isEmpty)
                    continue
                }
                screen = try await browser.submit(screen, [(screen.field("meer", 0), "x")])
                #expect(try await browser.submit(screen, []).code != nil)
            }
            #expect(try await site.store.verify().responses == 1)
        }
    }

    @Test("A draft that a code brought back ends too, and the browser it was begun in shows nothing of it")
    func resumed() async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            let code = try #require(try await browser.submit(first, [], press: "pauze").code)
            let other = browser.another()
            let again = try await other.submit(try await other.get("/code"), [("code", code)])
            let end = try await other.submit(again, [(again.field("oud", 0), "nee")], press: "verder")
            #expect(end.html.contains("U bent nog te jong."))
            #expect(try Self.drafts(site).isEmpty)
            #expect(try await browser.get(first.path).status == 410)
            #expect(try await other.submit(try await other.get("/code"), [("code", code)]).status == 422)
        }
    }

    @Test(
        "An answer that leads to the ending is not written while somebody may still change it",
        arguments: [
            "bewaar", "terug", "ververs",
        ])
    func unwritten(button: String) async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            let field = first.field("oud", 0)
            let before = try Self.drafts(site)
            let screen = try await browser.submit(first, [(field, "nee")], press: button)
            #expect(try Self.drafts(site) == before)
            switch button {
            case "bewaar": #expect(screen.status == 202, "the script says nothing of having saved")
            case "ververs": #expect(screen.html.contains("value=\"nee\" checked"), "what was chosen stays on the page")
            default: break
            }
            // From the same page, as it stood open: the slip is put right.
            let next = try await browser.submit(first, [(field, "ja")], press: "verder")
            #expect(next.path.hasSuffix("/meer"))
            #expect(!next.html.contains("class=\"elsewhere\""))
            let page = try await browser.get(first.path)
            #expect(page.html.contains("value=\"ja\" checked"))
        }
    }

    @Test(
        "Another language keeps the draft as it was; pausing, leaving and the check page end it",
        arguments: [
            ("taal:nl", 1), ("pauze", 0), ("weg", 0), ("controle", 0),
        ])
    func others(button: String, kept: Int) async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            _ = try await browser.submit(first, [(first.field("oud", 0), "nee")], press: button)
            #expect(try Self.drafts(site).count == kept)
            #expect(browser.cookieHeader.contains("oud") == (kept == 1))
            if kept == 1 { #expect(try await !browser.get(first.path).html.contains("checked")) }
        }
    }

    @Test(
        "A draft that an older program kept at an ending goes as soon as its owner comes back",
        arguments: [
            "", "/controle",
        ])
    func older(address: String) async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            let code = try #require(try await browser.submit(first, [], press: "pauze").code)
            var draft = try #require(try await site.office.desk.open(try Code(reading: code)))
            let served = try #require(site.office.collections["oud"])
            var answers = try Answers(
                restoring: draft.contents.answers, of: served.form, environment: site.office.environment)
            let page = try #require(answers.page(key: first.page))
            answers.set([("nee", answers.questions(on: page)[0].key)])
            draft.contents.answers = answers.draft()
            #expect(try await site.office.desk.save(draft, today: site.office.clock.day) != .gone)
            let end = try await browser.get(address.isEmpty ? first.path : "/v/oud" + address)
            #expect(end.html.contains("U bent nog te jong."))
            #expect(try Self.drafts(site).isEmpty)
            #expect(!browser.cookieHeader.contains("oud"))
        }
    }

    @Test("Nothing else is shown at the address of an ending")
    func unknown() async throws {
        let site = try Self.site()
        try await site.visit { browser async throws in
            for address in ["/v/oud/einde/meer", "/v/oud/einde/oud", "/v/weg/einde/jong"] {
                #expect(try await browser.get(address).status == 404)
            }
        }
    }

    @Test("A disk that refuses keeps the page, and says so")
    func refused() async throws {
        let (site, store) = try SiteUnderTest.failing(TestForms.collection("oud", questionnaire: "leeftijd"))
        try await site.visit { browser async throws in
            let first = try await browser.begin("oud")
            store.fail(.readOnly)
            let page = try await browser.submit(first, [(first.field("oud", 0), "nee")], press: "verder")
            #expect(page.status == 503)
            #expect(page.html.contains("value=\"nee\" checked"))
            store.fail(nil)
            let end = try await browser.submit(first, [(first.field("oud", 0), "nee")], press: "verder")
            #expect(end.html.contains("U bent nog te jong."))
        }
    }
}
