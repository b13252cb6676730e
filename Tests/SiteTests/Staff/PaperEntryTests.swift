import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Keying in from paper")
struct PaperEntryTests {
    private static let path = "/medewerkers/papier/wijk/invoer"
    // De wijk on paper: 1 how one travels, 2 how else, 3 age, 4 to 8 names of children, 9 a story.
    private static let plain = [("akkoord", "ja"), ("v1", "1"), ("v3", "44"), ("v9", "Het is hier fijn.")]
    private static let here = [("buurt", "noord")] + plain
    private static let filled = plain + [("v4", "Bo"), ("v5", "Al")]

    private static func interviewer(_ site: SiteUnderTest, _ browser: Browser) async throws {
        let staff = StaffUnderTest(site: site)
        try await staff.logIn(try await staff.person("ina", [.interviewer]), browser)
    }

    private static func stored(_ screen: Browser.Screen, _ site: SiteUnderTest) async throws -> StoredResponse? {
        guard let code = screen.main.code else { return nil }
        return try await site.store.response(ownCode: site.keys.ownCodeIndexes(try Code(reading: code)))
    }

    @Test("what is typed from paper is the row that the screen stores, but for the way it came; sent twice it is one")
    func same() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.interviewer(site, browser)
            let form = try await browser.get(Self.path).main
            #expect(form.html.contains("1 = Met de fiets · 2 = Met de auto · 3 = Anders"))
            let done = try await browser.submit(form, Self.here)
            let paper = try #require(try await Self.stored(done, site), "\(done.main.html)")
            #expect(paper.facts.mode == .fromPaper && paper.facts.neighbourhood == "noord")
            let again = try await browser.submit(form, Self.here)
            #expect(again.main.code == done.main.code)
            let other = try await browser.submit(form, Self.here.map { $0.0 == "v3" ? ("v3", "45") : $0 })
            #expect(other.main.code == nil && other.heading == "Niet opgeslagen")

            let screen = try await browser.another().sendAll()
            let web = try #require(try await Self.stored(screen, site))
            func plain(_ response: StoredResponse) -> String {
                String(decoding: response.content.canonical, as: UTF8.self)
                    .replacing(response.facts.id.instanceID, with: "id")
            }
            #expect(plain(paper) == plain(web))
            #expect(paper.originals.map { $0?.text } == web.originals.map { $0?.text })
            #expect(paper.facts.consentVersion == web.facts.consentVersion && paper.facts.week == web.facts.week)
        }
        let noted = try await StaffUnderTest(site: site).log().filter { $0.action == .paperKeyedIn }
        #expect(noted.count == 3 && noted.allSatisfy { $0.object?.id == "wijk" && $0.neighbourhood == "noord" })
    }

    @Test(
        "what cannot be is said at its field and stores nothing",
        arguments: [
            ([("akkoord", "")], "akkoord"), ([("v1", "7")], "v1"), ([("v1", "1 2")], "v1"), ([("v3", "12")], "v3"),
            ([("v3", "oud")], "v3"), ([("buurt", "zuid")], "buurt"), ([("code", "7YWH-MFKT-0ZDP4")], "code"),
        ])
    func refused(_ changes: [(String, String)], _ field: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.interviewer(site, browser)
            let form = try await browser.get(Self.path).main
            let fields = ([("buurt", "noord")] + Self.filled).filter { one in !changes.contains { $0.0 == one.0 } }
            let screen = try await browser.submit(form, fields + changes)
            #expect(screen.status == 422 && screen.html.contains("id=\"\(field)-fout\""), "\(screen.main.html)")
            #expect(screen.main.code == nil)
            #expect(screen.value(of: "v4") == "Bo", "what was typed still stands there")
        }
        let counts = try await site.store.verify()
        #expect(counts.responses == 0)
    }

    @Test("what paper has and the screen would not let pass is asked about once, and what is not asked is not kept")
    func odd() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.interviewer(site, browser)
            let form = try await browser.get(Self.path).main
            // Somebody ticked nothing and filled in how else; the age is missing.
            let fields = [("buurt", "noord"), ("akkoord", "ja"), ("v2", "te voet"), ("v9", "Fijn.")]
            let asked = try await browser.submit(form, fields)
            #expect(
                asked.status == 422 && asked.html.contains("id=\"v1-fout\"") && asked.html.contains("id=\"v2-fout\""))
            let done = try await browser.submit(asked.main, fields + [("zo", "ja")])
            let stored = try #require(try await Self.stored(done, site), "\(done.main.html)")
            #expect(!String(decoding: stored.value, as: UTF8.self).contains("te voet"))
        }
    }

    @Test("in a round that wishes it paper counts when it was keyed in twice, and what differs is looked up")
    func twice() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost"], isOpen: true, entersTwice: true)
            try await site.office.renewOffer()
            try await Self.interviewer(site, browser)
            let path = "/medewerkers/papier/\(round.questionnaires[0].collection)/invoer"
            let fields = [("buurt", "oost"), ("blad", "17")] + Self.filled
            let none = try await browser.submit(try await browser.get(path).main, fields.filter { $0.0 != "blad" })
            #expect(none.status == 422 && none.html.contains("id=\"blad-fout\""))
            let first = try await browser.submit(try await browser.get(path).main, fields)
            #expect(first.heading == "De eerste keer is bewaard" && first.main.code == nil)
            #expect(try await site.store.verify().responses == 0)
            let waiting = try await site.store.firstEntry(
                of: "oost 17", collection: round.questionnaires[0].collection, in: .everywhere)
            #expect(waiting?.neighbourhood == "oost")
            let same = try await browser.submit(try await browser.get(path).main, fields)
            #expect(same.status == 422 && same.html.contains("Laat een collega het nu intypen"))
            #expect(try await site.store.verify().responses == 0)

            let browser = browser.another()
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ivo", [.interviewer]), browser)
            let second = try await browser.submit(
                try await browser.get(path).main, fields.map { $0.0 == "v3" ? ("v3", "54") : $0 })
            #expect(second.status == 422 && second.html.contains("id=\"v3-fout\""))
            #expect(!second.mainWithoutTokens.contains("44"), "what a colleague typed is shown to nobody")
            #expect(try await site.store.verify().responses == 0)
            let done = try await browser.submit(second.main, fields.map { $0.0 == "v3" ? ("v3", "54") : $0 })
            let stored = try #require(try await Self.stored(done, site), "\(done.main.html)")
            #expect(String(decoding: stored.value, as: UTF8.self).contains("54"))
            let entry = try await site.store.firstEntry(
                of: "oost 17", collection: round.questionnaires[0].collection, in: .everywhere)
            #expect(entry == nil, "the first entry is gone")
        }
    }

    @Test("who knows nothing of a sheet but its number is told nothing of what was typed, and it is in the log")
    func prying() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost"], isOpen: true, entersTwice: true)
            try await site.office.renewOffer()
            try await Self.interviewer(site, browser)
            let path = "/medewerkers/papier/\(round.questionnaires[0].collection)/invoer"
            let number = [("buurt", "oost"), ("blad", "C9")]
            let first = try await browser.submit(try await browser.get(path).main, number + Self.filled)
            #expect(first.heading == "De eerste keer is bewaard")
            let pryer = browser.another()
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("cor", [.coordinator]), pryer)
            for guess in [[("v1", "2")], [("v1", "1")], [("v1", "1"), ("v3", "44")]] {
                let typed = number + [("akkoord", "ja"), ("zo", "ja"), ("gezien", "ja")] + guess
                let told = try await pryer.submit(try await pryer.get(path).main, typed)
                #expect(told.status == 422 && told.html.contains("id=\"blad-fout\""), "\(told.main.html)")
                for field in ["v1", "v3", "v4", "v5", "v9"] { #expect(!told.html.contains("id=\"\(field)-fout\"")) }
                for word in ["Het is hier fijn.", "value=\"Bo\"", "value=\"Al\""] {
                    #expect(!told.main.html.contains(word))
                }
            }
            #expect(try await site.store.verify().responses == 0)
        }
        let rows = try await StaffUnderTest(site: site).log().filter { $0.action == .paperCompared }
        #expect(rows.count == 3 && rows.allSatisfy { $0.neighbourhood == "oost" && $0.reason == nil })
    }

    @Test("a letter's code tells nothing while anything else is wrong; one that is refused is noted and counted")
    func codes() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter))
        try await site.visit { browser in
            let batch = try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "noord", count: 3, keys: site.keys)
            let codes = try (1...3).map { try #require(site.keys.letterCode($0, in: batch)) }
            try await Self.interviewer(site, browser)
            let form = try await browser.get(Self.path).main
            _ = try await browser.submit(form, Self.here + [("code", codes[0].printed)])
            #expect(try await site.store.verify().responses == 1)
            let blank = try await browser.get(Self.path).main
            // Used, open, and made by nobody: the same page, but for the code that was typed.
            var seen: Set<String> = []
            for code in [codes[0], codes[1], Code.random()] {
                let told = try await browser.submit(blank, [("buurt", "noord"), ("code", code.printed), ("v3", "12")])
                #expect(told.status == 422)
                seen.insert(
                    told.main.html.replacing(code.printed, with: "code")
                        .replacing(/name="token" value="[^"]*"/, with: "token"))
            }
            #expect(seen.count == 1)
            #expect(try await StaffUnderTest(site: site).log().allSatisfy { $0.action != .paperCodeRefused })
            let refused = try await browser.submit(
                try await browser.get(Self.path).main, Self.here + [("code", codes[0].printed)])
            #expect(refused.status == 422 && refused.html.contains("id=\"code-fout\""))
        }
        let rows = try await StaffUnderTest(site: site).log().filter { $0.action == .paperCodeRefused }
        #expect(rows.map(\.object?.id) == ["wijk"] && rows.allSatisfy { $0.reason == nil })
    }

    @Test(
        "what came on paper is keyed in after the last day too, until the week of erasing; nothing waits longer than that"
    )
    func late() async throws {
        let site = try SiteUnderTest()
        let scene = try await RoundScene(site)
        let round = try await scene.round("t0", in: ["oost"], isOpen: true, entersTwice: true)
        try await site.office.renewOffer()
        let collection = round.questionnaires[0].collection
        let erased = try #require(round.accountability.retained)
        let desk = site.office.desk
        let begins = site.office.clock.day
        #expect(desk.lastWeek(of: collection, from: begins) == desk.lastWeek(of: "elders", from: begins))
        #expect(desk.lastWeek(of: collection, from: Day(number: erased.number - 5)) == Week(of: erased) + -1)
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            func inLater(_ days: Int, as name: String) async throws -> Browser {
                let then = begins.number + days
                site.clock.advance(seconds: Double(then - site.office.clock.day.number) * 86_400)
                let browser = browser.another()
                try await staff.logIn(try await staff.person(name, [.interviewer]), browser)
                return browser
            }
            let path = "/medewerkers/papier/\(collection)/"
            let typed = [("buurt", "oost"), ("blad", "17")] + Self.filled
            // Behind the days of grace.
            let ina = try await inLater(20, as: "ina")
            let list = try await ina.get("/medewerkers/papier")
            #expect(list.html.contains("kan nog worden ingetypt") && !list.html.contains("\(collection)/gesprek"))
            #expect(try await ina.get(path + "gesprek").status == 404)
            let first = try await ina.submit(try await ina.get(path + "invoer").main, typed)
            #expect(first.heading == "De eerste keer is bewaard")
            let ivo = try await inLater(70, as: "ivo")
            let second = try await ivo.submit(try await ivo.get(path + "invoer").main, typed)
            #expect(second.heading == "Opgeslagen", "\(second.main.html)")
            let eva = try await inLater(100, as: "eva")
            #expect(try await eva.get(path + "invoer").status == 404)
        }
    }

    @Test("the code of a letter that came with the paper is used up with it")
    func letter() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter))
        try await site.visit { browser in
            let batch = try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "noord", count: 1, keys: site.keys)
            let code = try #require(site.keys.letterCode(1, in: batch))
            try await Self.interviewer(site, browser)
            let form = try await browser.get(Self.path).main
            let without = try await browser.submit(form, Self.here)
            #expect(without.status == 422 && without.html.contains("id=\"code-fout\""))
            let done = try await browser.submit(form, Self.here + [("code", code.printed)])
            #expect(try await Self.stored(done, site)?.facts.mode == .fromPaper, "\(done.main.html)")
            let next = try await browser.submit(
                try await browser.get(Self.path).main, Self.here + [("code", code.printed)])
            #expect(next.status == 422)
        }
    }
}
