import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("The response to a round, on screen")
struct ResponseTests {
    private static func send(_ count: Int, from place: String, _ collection: String, _ site: SiteUnderTest) async throws
    {
        for _ in 0..<count {
            let facts = ResponseFacts(
                id: .random(), neighbourhood: place, collection: collection,
                definition: [UInt8](repeating: 7, count: 32),
                formID: "wijk", formVersion: "3", week: site.office.clock.week, mode: .oneself, consentVersion: "1")
            let response = NewResponse(
                facts: facts, ownCodes: site.keys.ownCodeIndexes(.random()), value: Array("<d/>".utf8))
            #expect(try await site.store.submit(response, consuming: nil, closing: nil) == .stored)
        }
    }

    /// Cells of the rows of a page's tables, by what heads them.
    private static func rows(_ screen: Browser.Screen, _ head: String) -> [[String]] {
        Browser.all("<tr><th scope=\"row\">\(head)</th>(.*?)</tr>", in: screen.html).map { row in
            Browser.all("<td>(.*?)</td>", in: row[0]).map { $0[0] }
        }
    }

    @Test("who has another role or another neighbourhood is told what somebody is told who asks for nothing")
    func refused() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await scene.round("t0", in: ["oost"], isOpen: true)
            try await site.store.drawResponse(on: site.office.clock.day)
            let staff = StaffUnderTest(site: site)
            for (login, role) in [("ida", Role.interviewer), ("eva", .evaluator), ("bert", .administrator)] {
                let other = browser.another()
                try await staff.logIn(try await staff.person(login, [role]), other)
                #expect(try await other.get("/medewerkers/rondes/t0/respons").status == 403)
            }
            let foreign = browser.another()
            try await staff.logIn(
                try await staff.person("wim", [.coordinator], scope: .neighbourhoods(["west"])), foreign)
            let there = try await foreign.get("/medewerkers/rondes/t0/respons")
            let nowhere = try await foreign.get("/medewerkers/rondes/t9/respons")
            #expect(there.status == 404 && there.html == nowhere.html)
        }
    }

    @Test("a coordinator sees tens, a chart with its table, and nothing finer; who begins counts from the next day")
    func figures() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost", "west"], isOpen: true)
            try await site.office.renewOffer()
            let collection = round.questionnaires[0].collection
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            let path = "/medewerkers/rondes/t0/respons"
            #expect(try await browser.get(path).html.contains("Er zijn nog geen cijfers"))

            try await Self.send(48, from: "oost", collection, site)
            try await Self.send(3, from: "west", collection, site)
            let resident = browser.another()
            let start = try await resident.get("/v/\(collection)")
            #expect(try await resident.submit(start, [("toestemming", "ja"), ("buurt", "oost")]).path.contains("/p/"))
            try await site.office.starts.hand { counts in
                #expect(counts == [LetterPlace(collection: collection, neighbourhood: "oost"): 1])
                try await site.store.addStarted(counts)
            }
            try await site.store.drawResponse(on: site.office.clock.day)
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.html.contains("Cijfers van 21 november 2026"))
            // 40 of 1,000 residents from 15 years.
            #expect(Self.rows(page, "Oost") == [["0", "40", "40", "4 %"]])
            #expect(Self.rows(page, "West") == [["0", "minder dan 10", "minder dan 10", "minder dan 10"]])
            #expect(Self.rows(page, "De wijk") == [["0", "50", "50", "2 %"]])
            #expect(page.html.contains("<svg") && Self.rows(page, "16 november 2026") == [["50"]])
            for hidden in ["48", "49", ">51<"] { #expect(!page.main.html.contains(hidden), "\(hidden)") }

            try await Self.send(30, from: "oost", collection, site)
            #expect(try await browser.get(path).main.html == page.main.html, "nothing moves before the next day")
            let english = try await browser.get(path + "?taal=en")
            #expect(english.html.contains("fewer than 10") && english.html.contains("Figures of"))

            let part = browser.another()
            try await staff.logIn(
                try await staff.person("wim", [.coordinator], scope: .neighbourhoods(["west"])), part)
            let own = try await part.get(path)
            #expect(own.status == 200 && !own.html.contains("Oost") && !own.html.contains("<svg class=\"chart"))
            #expect(Self.rows(own, "De wijk").isEmpty && !own.html.contains("<figure class=\"chart\""))
        }
        #expect(try await StaffUnderTest(site: site).log().contains { $0.action == .responseSeen })
    }

    @Test("who sends on screen and who is keyed in from paper count by the age they gave, each once")
    func ages() async throws {
        let form = TestForms.wijk.replacing(
            "<bind nodeset=\"/wijk/leeftijd\"", with: "<bind nodeset=\"/wijk/leeftijd\" bs:part=\"age-check\"")
        let site = try SiteUnderTest(forms: ["wijk": form], collections: [TestForms.collection()])
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ina", [.interviewer]), browser)
            _ = try await browser.another().sendAll()
            let paper = try await browser.get("/medewerkers/papier/wijk/invoer").main
            let typed = [("akkoord", "ja"), ("buurt", "noord"), ("v1", "1"), ("v3", "71"), ("v9", "Fijn.")]
            for _ in 0..<2 {
                #expect(try await browser.submit(paper, typed).heading == "Opgeslagen")
            }
            // Somebody who gives no age is in no group.
            let ageless = typed.map { $0.0 == "v3" ? ("v3", "") : $0 } + [("zo", "ja")]
            _ = try await browser.submit(try await browser.get("/medewerkers/papier/wijk/invoer").main, ageless)
            #expect(try await site.store.verify().responses == 3)
            await site.office.ages.hand { counts in
                #expect(
                    counts == [
                        AgePlace(collection: "wijk", age: .to44): 1, AgePlace(collection: "wijk", age: .older): 1,
                    ])
            }
        }
    }

    @Test("the page has figures by age beside the residents of that age, in tens, and only for the whole")
    func agesOnThePage() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost", "west"], isOpen: true)
            try await site.office.renewOffer()
            let collection = round.questionnaires[0].collection
            try await Self.send(84, from: "oost", collection, site)
            try await Self.send(43, from: "west", collection, site)
            try await site.store.addAges([
                AgePlace(collection: collection, age: .to44): 63, AgePlace(collection: collection, age: .older): 57,
            ])
            try await site.store.drawResponse(on: site.office.clock.day)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            let page = try await browser.get("/medewerkers/rondes/t0/respons")
            // 800 and 200 in each of two neighbourhoods.
            #expect(Self.rows(page, "25-44 jaar") == [["60", "1600", "3 %"]], "\(page.main.html)")
            #expect(Self.rows(page, "65\\+ jaar") == [["50", "400", "12 %"]])
            #expect(Self.rows(page, "15-24 jaar").first?.first == "minder dan 10")
            let part = browser.another()
            try await staff.logIn(
                try await staff.person("wim", [.coordinator], scope: .neighbourhoods(["west"])), part)
            #expect(Self.rows(try await part.get("/medewerkers/rondes/t0/respons"), "25-44 jaar").isEmpty)
        }
    }

    @Test("with more neighbourhoods than fit on a page each is on one of them")
    func pages() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let names = (100..<161).map { "buurt\($0)" }
            let scene = try await RoundScene(site, neighbourhoods: names)
            try await scene.round("t0", in: names, isOpen: true)
            try await site.store.drawResponse(on: site.office.clock.day)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            var seen: [String] = []
            for page in ["", "&bladzijde=2", "&bladzijde=x", "&bladzijde=99"] {
                let screen = try await browser.get("/medewerkers/rondes/t0/respons?taal=nl\(page)")
                let here = Browser.all(#"<th scope="row">(Buurt[0-9]+)</th>"#, in: screen.html).map { $0[0] }
                if seen.count < names.count {
                    seen += here
                } else {
                    #expect(here == Array(seen.prefix(50)) || here == Array(seen.suffix(11)))
                }
            }
            #expect(seen == names.map(\.capitalized))
        }
    }
}
