import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Accountability, on screen")
struct AccountabilityTests {
    static func send(
        _ count: Int, from place: String, _ collection: String, _ site: SiteUnderTest, code: Code = .random(),
        value: String = "<d/>"
    ) async throws {
        for number in 0..<count {
            let facts = ResponseFacts(
                id: .random(), neighbourhood: place, collection: collection,
                definition: [UInt8](repeating: 7, count: 32), formID: "wijk", formVersion: "3",
                week: site.office.clock.week, mode: .oneself, consentVersion: "1")
            let response = NewResponse(
                facts: facts, ownCodes: site.keys.ownCodeIndexes(number == 0 ? code : .random()),
                value: Array(value.utf8))
            #expect(try await site.store.submit(response, consuming: nil, closing: nil) == .stored)
        }
    }

    /// Cells of the rows that a word heads.
    private static func rows(_ screen: Browser.Screen, _ head: String) -> [[String]] {
        Browser.all("<tr><th scope=\"row\">\(head)</th>(.*?)</tr>", in: screen.html).map { row in
            Browser.all("<td>(.*?)</td>", in: row[0]).map { $0[0] }
        }
    }

    /// What stands beside a term.
    private static func fact(_ screen: Browser.Screen, _ term: String) -> [String] {
        Browser.all("<dt>\(term)</dt><dd>(.*?)</dd>", in: screen.html).map { $0[0] }
    }

    @Test("the register says of each round what AVG art. 30 asks, and every table that there is; nobody else sees it")
    func register() async throws {
        var settings = SiteSettings()
        settings.organisation = .init(
            name: "Stichting <Buurt>", address: "Plein 1", email: "post@example.org", privacyContact: "Femke, FG")
        settings.needsTwoLooks = true
        let site = try SiteUnderTest(settings: settings)
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await scene.round("t0", in: ["oost"], isOpen: true)
            // Two that left the list: answers of one are still held.
            try await site.store.synchronise(
                ["oud", "leeg"].map {
                    Collection(
                        id: $0, questionnaire: "vroeger-\($0)", round: "T0",
                        neighbourhoods: [Neighbourhood(id: "oost", name: "Oost")], access: .open)
                })
            try await Self.send(1, from: "oost", "oud", site)
            try await site.office.renewOffer()
            let staff = StaffUnderTest(site: site)
            for (login, role) in [("ada", Role.coordinator), ("bert", .administrator), ("eva", .evaluator)] {
                let other = browser.another()
                try await staff.logIn(try await staff.person(login, [role]), other)
                for path in ["verwerkingen", "geraakt"] {
                    #expect(try await other.get("/medewerkers/\(path)").status == 403)
                }
            }
            try await staff.logIn(try await staff.person("fg", [.privacyOfficer]), browser)
            let page = try await browser.get("/medewerkers/verwerkingen")
            #expect(page.status == 200)
            #expect(Self.fact(page, "Organisatie") == ["Stichting &lt;Buurt&gt;"])
            #expect(Self.fact(page, "Functionaris gegevensbescherming") == ["Femke, FG"])
            #expect(Self.fact(page, "Verantwoordelijken").contains("Stichting Buurt"))
            #expect(
                Self.fact(page, "DPIA").contains("DPIA-1") && Self.fact(page, "Ethische toetsing").contains("nWMO-1"))
            #expect(Self.fact(page, "Hoe lang").contains { $0.contains("uiterlijk tot 1 maart 2027") })
            #expect(page.html.contains("doen twee mensen samen") && page.html.contains("geen beveiligd openbaar adres"))
            #expect(page.html.contains("vroeger-oud (T0)") && page.html.contains("Staat niet meer open."))
            #expect(!page.html.contains("vroeger-leeg"))
            for table in try site.store.tables() {
                #expect(page.html.contains("<td>\(table.name)</td>"), "\(table.name)")
            }
            let english = try await browser.get("/medewerkers/verwerkingen?taal=en")
            #expect(english.html.contains("Register of processing") && !english.html.contains("Hoe lang"))
            // One who sees the west alone reads nothing of a round in the east.
            let west = browser.another()
            try await staff.logIn(
                try await staff.person("wim", [.privacyOfficer], scope: .neighbourhoods(["west"])), west)
            #expect(!(try await west.get("/medewerkers/verwerkingen")).html.contains("DPIA-1"))
        }
        #expect(try await StaffUnderTest(site: site).log().contains { $0.action == .registerSeen })
    }

    @Test("who could be affected: tens by questionnaire and neighbourhood, kinds of data, active staff; never a person")
    func affected() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost", "west"], isOpen: true)
            try await site.office.renewOffer()
            let collection = round.questionnaires[0].collection
            try await Self.send(48, from: "oost", collection, site)
            try await Self.send(3, from: "west", collection, site)
            try await site.store.drawResponse(on: site.office.clock.day)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("fg", [.privacyOfficer]), browser)
            let empty = try await browser.get("/medewerkers/geraakt")
            #expect(empty.status == 200 && !empty.html.contains("<table"))
            for wrong in ["van=x&tot=2026-11-21", "van=2026-11-21&tot=", "van=2026-11-22&tot=2026-11-21"] {
                let page = try await browser.get("/medewerkers/geraakt?\(wrong)")
                #expect(page.status == 422 && page.html.contains("<title>Fout"))
            }
            let page = try await browser.get("/medewerkers/geraakt?van=2026-11-20&tot=2026-11-22")
            #expect(page.status == 200)
            let all = try #require(Self.rows(page, "De wijk \\(T-t0\\)").first)
            #expect(all.prefix(2) == ["50", "nog niets"] && all[2].contains("vra"))
            #expect(Self.rows(page, "Oost").contains { $0.contains("40") })
            #expect(Self.rows(page, "West").contains { $0.contains("minder dan 10") })
            for hidden in [">48<", ">51<", ">3<"] { #expect(!page.main.html.contains(hidden)) }
            #expect(Self.rows(page, "Naam van fg") == [["privacyfunctionaris", "2"]])
            // Before the round opened there was nothing of it.
            let before = try await browser.get("/medewerkers/geraakt?van=2026-10-01&tot=2026-10-02")
            #expect(Self.rows(before, "De wijk \\(T-t0\\)").isEmpty && before.html.contains("Niemand."))
        }
        let rows = try await StaffUnderTest(site: site).log().filter { $0.action == .affectedSeen }
        #expect(rows.map(\.object?.id) == ["2026-11-20/2026-11-22", "2026-10-01/2026-10-02"])
    }

    @Test("a month before, the list says what will be erased; on its day it goes, and both pages and the log say so")
    func retention() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost"], isOpen: true)
            try await site.office.renewOffer()
            let collection = round.questionnaires[0].collection
            try await Self.send(24, from: "oost", collection, site)
            let retained = try #require(round.accountability.retained)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("ada", [.coordinator]), browser)
            #expect(try await browser.get("/medewerkers/bewaren").html.contains("Nog niet. De dienst kijkt"))

            func run(_ day: Int) async throws {
                let today = Day(number: retained.number + day)
                _ = try await site.store.eraseOver(on: today)
                try await site.store.noteErased(at: site.office.clock.seconds)
                try await site.store.drawRetention(on: today)
            }
            try await run(-40)
            #expect(try await browser.get("/medewerkers/bewaren").html.contains("<p>Niets.</p>"))
            try await run(-20)
            let soon = try await browser.get("/medewerkers/bewaren")
            let words = "1 maart 2027"
            #expect(Self.rows(soon, "De wijk \\(T-t0\\)").contains([words, "20"]))
            #expect(Self.fact(soon, "Overgeslagen dagen").first?.hasPrefix("19 dagen; wat toen") == true)
            #expect(try await site.store.verify().responses == 24)
            let part = browser.another()
            try await staff.logIn(try await staff.person("wim", [.coordinator], scope: .neighbourhoods(["oost"])), part)
            let own = Self.rows(try await part.get("/medewerkers/bewaren"), "De wijk \\(T-t0\\)")
            #expect(!own.isEmpty && own.allSatisfy { !$0.contains("20") })
            let foreign = browser.another()
            try await staff.logIn(
                try await staff.person("wes", [.coordinator], scope: .neighbourhoods(["west"])), foreign)
            #expect(!(try await foreign.get("/medewerkers/bewaren")).html.contains("T-t0"))
            try await run(2)
            let gone = try await browser.get("/medewerkers/bewaren")
            #expect(try await site.store.verify().responses == 0)
            #expect(Self.rows(gone, "De wijk \\(T-t0\\)").contains(["3 maart 2027", "20"]))
            let log = try await staff.log().filter { $0.action == .timeOverErased }
            #expect(log.map(\.object) == [AuditObject(.collection, collection)] && log.map(\.actor) == [.service])
            try await site.store.noteErased(at: site.office.clock.seconds)
            #expect(try await staff.log().count { $0.action == .timeOverErased } == 1)
        }
    }

    @Test("days on which nothing was looked at stay on the page when the next day was looked at, and are noted once")
    func missed() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("fg", [.privacyOfficer]), browser)
            let today = site.office.clock.day
            func run(_ days: Int...) async throws {
                for day in days {
                    let on = Day(number: today.number + day)
                    _ = try await site.store.eraseOver(on: on)
                    try await site.store.noteErased(at: site.office.clock.seconds)
                }
            }
            try await run(0, 1)
            #expect(!(try await browser.get("/medewerkers/bewaren")).html.contains("Ingehaald op"))
            try await run(6, 6, 7, 8)
            let page = try await browser.get("/medewerkers/bewaren")
            #expect(Self.fact(page, "Overgeslagen dagen").first == "geen", "the last two runs follow each other")
            #expect(Self.rows(page, "23 november 2026") == [["26 november 2026", "27 november 2026"]])
            // A jump that is not believed at once is a gap too, when it is.
            try await run(60)
            #expect(Self.rows(try await browser.get("/medewerkers/bewaren"), "30 november 2026").isEmpty)
            try await run(61, 62, 63)
            let later = try await browser.get("/medewerkers/bewaren?taal=en")
            #expect(later.html.contains("Caught up on") && later.html.contains("23 November 2026"))
            #expect(try await site.store.retentionPicture(since: today).gaps.count == 2)
            let ended = try await site.store.retentionPicture(since: Day(number: today.number + 7)).gaps
            #expect(ended.map(\.first) == [Day(number: today.number + 9)])
        }
        let rows = try await StaffUnderTest(site: site).log().filter { $0.action == .erasingMissed }
        #expect(rows.count == 2 && rows.first?.actor == .service)
        #expect(rows.first?.object?.id == "2026-11-23/2026-11-26")
    }
}
