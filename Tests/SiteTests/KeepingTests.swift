import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite
@testable import Site

@Suite("What is kept of a person, and until when")
struct KeepingTests {
    /// All bytes of the database, its log and its index.
    private static func bytes(_ site: SiteUnderTest) throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
            .filter { $0.hasPrefix(StoreOptions.databaseName) }.sorted()
            .reduce(into: Data()) { $0 += try Data(contentsOf: site.folder.appending(path: $1)) }
    }

    @Test("Withdrawn on the page, no byte of an answer is left in database, log and index; the code opens nothing")
    func withdrawn() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            for _ in 0..<20 { _ = try await browser.another().sendAll() }
            let end = try await browser.sendAll(story: String(repeating: "kanarie ", count: 700))
            let code = try #require(end.code)
            let index = site.keys.ownCodeIndex(try Code(reading: code))
            for _ in 0..<20 { _ = try await browser.another().sendAll() }
            let stored = try site.store.engine.read { connection throws(StoreFailure) in
                try connection.all(
                    "SELECT sealed, id, own_code, digest FROM response WHERE slot = ?", .int(index.slot)
                ) { row in (0..<4).map { row.blob($0) } }
            }[0]
            // Of the one whose text is long, for the others wrote one sentence.
            let original = try site.store.engine.read { connection throws(StoreFailure) in
                try connection.all("SELECT sealed, digest FROM original ORDER BY length(sealed) DESC LIMIT 1") {
                    row in (0..<2).map { row.blob($0) }
                }
            }[0]
            #expect(original[0].count > 4_096, "it is spread over several pages")
            let pieces = [stored[0], original[0]].flatMap { sealed in
                stride(from: 0, to: sealed.count - 24, by: 24).map { Data(sealed[$0..<($0 + 24)]) }
                    + [Data(sealed.suffix(24))]
            }
            let traces = (stored[1...] + original[1...]).map { Data($0) }
            let before = try Self.bytes(site)
            #expect(pieces.filter { before.range(of: $0) != nil }.count > pieces.count * 9 / 10)
            #expect(traces.allSatisfy { before.range(of: $0) != nil })
            #expect(before.range(of: Data("kanarie".utf8)) == nil)
            let box = try await browser.get("/mijn-antwoorden")
            let seen = try await browser.submit(box, [("code", code)])
            #expect(seen.html.contains("kanarie"))
            let form = try #require(
                Browser.first(#"(<form[^>]*action="/mijn-antwoorden/intrekken[^"]*".*?</form>)"#, in: seen.html))
            let hidden = Browser.all(#"name="([^"]*)" value="([^"]*)""#, in: form).map { ($0[0], $0[1]) }
            let gone = try await browser.post("/mijn-antwoorden/intrekken", hidden)
            #expect(gone.heading.contains("weggehaald"))
            try await site.store.truncateLog()
            let after = try Self.bytes(site)
            #expect(pieces.allSatisfy { after.range(of: $0) == nil })
            #expect(traces.allSatisfy { after.range(of: $0) == nil })
            let again = try await browser.submit(try await browser.get("/mijn-antwoorden"), [("code", code)])
            #expect(again.status == 422)
            let report = try await site.store.verify()
            #expect(report == VerifyReport(responses: 40, originals: 40, damage: []))
        }
    }

    @Test("A draft is gone thirty days after it was last saved, and not before the week that the pages name is over")
    func drafts() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let page = try await browser.begin()
            let next = try await browser.submit(page, [(page.field("vervoer", 0), "fiets")], press: "verder")
            let pause = try await browser.submit(next, [], press: "pauze")
            let code = try #require(pause.code)
            // Saved on Saturday 21 November 2026; thirty days later is Monday 21 December, when the week before is over.
            #expect(pause.html.contains("tot en met 20 december 2026"))
            site.clock.advance(seconds: 23 * 86_400)
            #expect(try await site.store.expireDrafts(before: site.office.clock.week) == 0)
            let resumed = try await browser.another().submit(try await browser.get("/code"), [("code", code)])
            #expect(resumed.path.contains("/p/"))
            site.clock.advance(seconds: 6 * 86_400)
            #expect(try await site.store.expireDrafts(before: site.office.clock.week) == 0)
            site.clock.advance(seconds: 86_400)
            #expect(try await site.store.expireDrafts(before: site.office.clock.week) == 1)
            site.office.forgetCachedDrafts()
            let late = try await browser.another().submit(try await browser.get("/code"), [("code", code)])
            #expect(late.status == 422)
            let privacy = try await browser.get("/privacy")
            #expect(privacy.html.contains("30 dagen"))
            let kept = try await browser.get("/wat-wij-bewaren")
            #expect(kept.html.contains("30 dagen"))
        }
    }

    @Test("Without the code nothing links two rounds: taking part again gives another code and another place")
    func newChain() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let first = try await browser.sendAll()
            let second = try await browser.another().sendAll()
            #expect(first.code != second.code)
            let own = try await browser.get("/mijn-antwoorden")
            #expect(own.html.contains("begint u met een nieuwe code"))
            let shared = try site.store.engine.read { connection throws(StoreFailure) in
                try connection.first(
                    "SELECT count(DISTINCT own_code), count(DISTINCT id), count(DISTINCT slot) FROM response"
                ) { row in [row.int(0), row.int(1), row.int(2)] }
            }
            #expect(shared == [2, 2, 2])
        }
    }
}
