import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What was said wrong about a round is put right, and what was made by mistake is removed")
struct MendingTests {
    private static let mended = [
        ("contact", "Bea, 010 999"), ("assessment", "DPIA-2"), ("ethics", "nWMO-2"),
        ("why", "Ada werkt hier niet meer"),
    ]

    @Test("the contact of an open round is put right with a reason; residents read it at once, on the web and on paper")
    func contact() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost"], isOpen: true)
            try await site.office.renewOffer()
            try await RoundsTests.coordinator(site, browser)
            let resident = browser.another()
            #expect(try await resident.get("/v/t0-wijk").html.contains("Ada, 010 123"))
            #expect(try await browser.get("/medewerkers/rondes/t0").html.contains("/medewerkers/rondes/t0/gegevens"))

            let form = try await browser.get("/medewerkers/rondes/t0/gegevens").main
            #expect(form.html.contains("value=\"Ada, 010 123\"") && form.html.contains("value=\"DPIA-1\""))
            for missing in ["contact", "assessment", "ethics", "why"] {
                let fields = Self.mended.map { ($0.0, $0.0 == missing ? "  " : $0.1) }
                let refused = try await browser.submit(form, fields)
                #expect(refused.status == 422 && refused.html.contains("href=\"#\(missing)\""), "\(missing)")
            }
            // What people agreed to cannot be changed here, whatever is sent.
            let more = [("controllers", "Een ander"), ("retained", "2040-01-01"), ("tekst-nl", "Iets anders")]
            let done = try await browser.submit(form, Self.mended + more)
            #expect(done.path.hasPrefix("/medewerkers/rondes/t0?"), "\(done.status)")
            let start = try await resident.get("/v/t0-wijk").html
            #expect(start.contains("Bea, 010 999") && !start.contains("Ada, 010 123"))
            let sheet = try await browser.get("/medewerkers/papier/t0-wijk/vel/nl").html
            #expect(sheet.contains("Bea, 010 999") && !sheet.contains("Ada, 010 123"))

            let now = try #require(try await site.store.round("t0", in: .everywhere))
            var expected = round.accountability
            (expected.contact, expected.assessment, expected.ethics) = ("Bea, 010 999", "DPIA-2", "nWMO-2")
            #expect(now.accountability == expected && now.closes == round.closes && now.state == .opened)
        }
        let row = try #require(try await StaffUnderTest(site: site).log().last { $0.action == .roundMended })
        #expect(row.reason == "Ada werkt hier niet meer" && row.object == AuditObject(.round, "t0"))
    }

    @Test("a round that is prepared, or lies partly elsewhere, is not put right there; an open one is not removed")
    func states() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await scene.round("voor", in: ["oost"])
            try await scene.round("open", in: ["oost"], isOpen: true)
            try await scene.round("beide", in: ["oost", "west"], isOpen: true)
            try await scene.round("beidevoor", in: ["oost", "west"])
            try await RoundsTests.coordinator(site, browser, scope: .neighbourhoods(["oost"]))
            for (page, status) in [
                ("voor/gegevens", 404), ("open/gegevens", 200), ("beide/gegevens", 404), ("voor/weghalen", 200),
                ("open/weghalen", 404), ("beidevoor/weghalen", 404),
            ] {
                #expect(try await browser.get("/medewerkers/rondes/\(page)").status == status, "\(page)")
            }
            let oost = Scope.neighbourhoods(["oost"])
            let note = RoundScene.note(.roundRemoved)
            #expect(try await site.store.remove(round: "open", in: .everywhere, noting: note) == .wrongState)
            #expect(try await site.store.remove(round: "beidevoor", in: oost, noting: note) == .notWhole)
            let mending = RoundMending(contact: "B", assessment: "B", ethics: "B")
            #expect(try await site.store.mend(mending, of: "voor", in: oost, noting: note) == .wrongState)
            #expect(try await site.store.mend(mending, of: "beide", in: oost, noting: note) == .notWhole)
        }
    }

    @Test("a round that was only prepared goes with a reason, and its name is free again")
    func round() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await scene.round("t0", in: ["oost"])
            try await RoundsTests.coordinator(site, browser)
            #expect(try await browser.get("/medewerkers/rondes/t0").html.contains("/medewerkers/rondes/t0/weghalen"))
            let form = try await browser.get("/medewerkers/rondes/t0/weghalen").main
            #expect(try await browser.submit(form, [("why", " ")]).status == 422)
            let done = try await browser.submit(form, [("why", "Dubbel gemaakt")])
            #expect(done.path.hasPrefix("/medewerkers/rondes?") && !done.html.contains("T-t0"))
            #expect(try await browser.get("/medewerkers/rondes/t0").status == 404)
            #expect(try await site.store.outlines(in: .everywhere).isEmpty)
            try await scene.round("t0", in: ["west"], isOpen: true)
        }
        let row = try #require(try await StaffUnderTest(site: site).log().last { $0.action == .roundRemoved })
        #expect(row.reason == "Dubbel gemaakt" && row.object?.id == "t0" && row.neighbourhood == "oost")
    }

    @Test("a neighbourhood that nothing refers to goes, with all that is known of it; who sees a part cannot do it")
    func neighbourhood() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site, neighbourhoods: ["oost", "fout"])
            let names = NeighbourhoodNames(streets: ["Foutstraat"], institutions: [])
            #expect(
                try await site.store.setNames(names, of: "fout", in: .everywhere, noting: RoundScene.note()) == true)
            let part = browser.another()
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(
                try await staff.person("deel", [.coordinator], scope: .neighbourhoods(["oost"])), part)
            #expect(try await part.get("/medewerkers/buurten/oost/weghalen").status == 404)
            #expect(!(try await part.get("/medewerkers/buurten/oost")).html.contains("weghalen"))

            try await RoundsTests.coordinator(site, browser)
            #expect(
                try await browser.get("/medewerkers/buurten/fout").html.contains("/medewerkers/buurten/fout/weghalen"))
            let form = try await browser.get("/medewerkers/buurten/fout/weghalen").main
            #expect(try await browser.submit(form, [("why", "")]).status == 422)
            let done = try await browser.submit(form, [("why", "Verkeerde code")])
            #expect(done.path.hasPrefix("/medewerkers/buurten?") && !done.html.contains("Fout"))
            #expect(try await site.store.neighbourhoods(in: .everywhere).map(\.id) == ["oost"])
        }
        let row = try #require(try await StaffUnderTest(site: site).log().last { $0.action == .neighbourhoodRemoved })
        #expect(row.reason == "Verkeerde code" && row.neighbourhood == "fout")
    }

    /// What can refer to a neighbourhood.
    enum Reference: String, CaseIterable, Sendable { case prepared, opened, listed, account, story, published }

    @Test("a neighbourhood that something refers to stays, and the page says so", arguments: Reference.allCases)
    func inUse(_ reference: Reference) async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: [reference == .listed ? "fout" : "noord"]))
        try await site.visit { browser in
            let scene = try await RoundScene(site, neighbourhoods: ["oost", "fout"])
            let staff = StaffUnderTest(site: site)
            try await RoundsTests.coordinator(site, browser)
            switch reference {
            case .prepared: try await scene.round("t0", in: ["fout"])
            case .opened: try await scene.round("t0", in: ["fout"], isOpen: true)
            case .listed: break
            case .account: _ = try await staff.person("ina", [.interviewer], scope: .neighbourhoods(["fout"]))
            case .story:
                let ina = try await staff.person("ina", [.interviewer])
                _ = try await StoryScene.story(site, in: "fout", by: ina, .entered)
            case .published: _ = try await ReleaseScene.release(site, in: ["fout"])
            }
            let form = try await browser.get("/medewerkers/buurten/fout/weghalen").main
            let refused = try await browser.submit(form, [("why", "Verkeerde code")])
            #expect(refused.status == 422 && refused.html.contains("verwijst nog iets naar"), "\(refused.status)")
            #expect(try await site.store.neighbourhood("fout", in: .everywhere) != nil)
            #expect(try await !staff.log().contains { $0.action == .neighbourhoodRemoved })
        }
    }
}
