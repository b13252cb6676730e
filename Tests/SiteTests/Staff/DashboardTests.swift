import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("The dashboard reads released tables, and nothing else")
struct DashboardTests {
    private static let header = [
        "bs_ronde", "bs_wijze", "bs_buurt", "leeftijd", "measure", "question", "answer", "people", "percent", "mean",
        "low", "high",
    ]

    /// As the ledger keeps tables: -98 is hidden.
    private static let lines: [[String]] = [
        ["T0", "zelf", "oost", "*", "people", "", "", "40", "", "", "", ""],
        ["T1", "zelf", "oost", "*", "people", "", "", "50", "", "", "", ""],
        ["T0", "met-hulp", "oost", "*", "people", "", "", "-98", "", "", "", ""],
        ["T0", "zelf", "west", "*", "people", "", "", "77", "", "", "", ""],
        ["T0", "zelf", "*", "*", "people", "", "", "117", "", "", "", ""],
        ["T0", "zelf", "oost", "80+", "people", "", "", "-98", "", "", "", ""],
        ["T0", "zelf", "oost", "*", "distribution", "mening", "ja", "30", "75", "", "", ""],
        ["T1", "zelf", "oost", "*", "distribution", "mening", "ja", "20", "40", "", "", ""],
        ["T0", "zelf", "oost", "*", "distribution", "mening", "nee", "-98", "-98", "", "", ""],
        ["T1", "zelf", "oost", "*", "distribution", "mening", "nee", "30", "60", "", "", ""],
        ["T0", "zelf", "west", "*", "distribution", "mening", "ja", "66", "86", "", "", ""],
        ["T0", "zelf", "oost", "*", "mean", "cijfer", "", "", "", "7.10", "6.60", "7.60"],
        ["T1", "zelf", "oost", "*", "mean", "cijfer", "", "", "", "-98", "-98", "-98"],
    ]

    private static func release(_ site: SiteUnderTest, _ lines: [[String]] = lines) async throws {
        let outcome = ReleaseOutcome(
            responses: 90, rows: 90, suppressed: 0, heldBack: 0, k: nil, jointK: nil, columns: [], digest: "00",
            bytes: 2, through: [:], program: "2")
        let new = NewRelease(
            made: 1, plan: try ReleaseScene.plan(in: ["oost", "west"]), outcome: outcome,
            selection: ResponseSelection(
                through: ["wijk": site.office.clock.week], neighbourhoods: ["oost", "west"]),
            tables: Array(try JSONEncoder().encode([header] + lines)), after: try await site.store.newestRelease())
        let recorded = try await site.store.record(
            new, noting: AuditNote(at: 1, actor: .service, action: .releaseMade))
        guard case .recorded = recorded else { throw CancellationError() }
    }

    private static func tables(_ screen: Browser.Screen) -> [String] {
        Browser.all("<td>(.*?)</td>", in: screen.main.html).map { $0[0] }
    }

    private static func visit(
        _ scope: Scope = .neighbourhoods(["oost"]), _ body: @escaping @Sendable (Browser) async throws -> Void
    ) async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["oost", "west"]), workshop: ReadyWorkshop())
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await Self.release(site)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("cor", [.coordinator], scope: scope), browser)
            try await body(browser)
        }
    }

    @Test("figures with intervals and change; what is hidden stays so, also in the change and in the file")
    func figures() async throws {
        try await Self.visit { browser in
            let page = try await browser.get("/medewerkers/overzicht/oost")
            let cells = Self.tables(page)
            #expect(cells.contains("40") && cells.contains("50"))
            // 30 of 40, and 20 of 50: Wilson; the change by Newcombe.
            #expect(cells.contains("75 % (60 % tot 86 %)"), "\(cells)")
            #expect(cells.contains("40 % (28 % tot 54 %)"))
            #expect(cells.contains("−35 (−51 tot −14)"), "\(cells)")
            // Of who said no in T0 there is no figure, so there is no change either.
            #expect(cells.count { $0 == "geen cijfer" } >= 2)
            #expect(page.html.contains("minder dan tien mensen"))
            #expect(!page.mainWithoutTokens.contains("77") && !page.mainWithoutTokens.contains("66"))
            var files: [Browser.Screen] = []
            for number in 1...3 { files.append(try await browser.get("/medewerkers/overzicht/oost?csv=\(number)")) }
            #expect(files.contains { $0.html.contains("geen cijfer") })
            #expect(files.allSatisfy { !$0.html.contains("-98") && !$0.html.contains("77") })
            #expect(try await browser.get("/medewerkers/overzicht/oost?csv=99").status == 404)
        }
    }

    @Test("no combination of what an address can say shows more than was released")
    func drilling() async throws {
        try await Self.visit { browser in
            let modes = ["", "zelf", "met-hulp", "namens", "papier", "*", "x"]
            let forms = ["", "wijk", "mening", "*", "elders"]
            let more = ["", "&leeftijd=80", "&ronde=T0", "&bs_buurt=west", "&buurt=west", "&sorteer=mensen", "&k=1"]
            var seen: Set<String> = []
            for mode in modes {
                for form in forms {
                    for extra in more {
                        for end in ["", "/gesprek"] {
                            let page = try await browser.get(
                                "/medewerkers/overzicht/oost\(end)?vragenlijst=\(form)&wijze=\(mode)\(extra)")
                            #expect(page.status == 200)
                            seen.formUnion(Self.tables(page))
                        }
                    }
                }
            }
            let plain = try await browser.get("/medewerkers/overzicht/oost")
            let helped = try await browser.get("/medewerkers/overzicht/oost?wijze=met-hulp")
            #expect(seen == Set(Self.tables(plain) + Self.tables(helped)))
            // Nothing of fewer than ten people: with help there is no figure at all.
            #expect(Set(Self.tables(helped)) == ["geen cijfer"])
            for elsewhere in ["west", "zuid"] {
                #expect(try await browser.get("/medewerkers/overzicht/\(elsewhere)").status == 404)
            }
        }
    }

    @Test("the newest release of a figure counts, and the sheet has room to write")
    func newest() async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: ["oost", "west"]), workshop: ReadyWorkshop())
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await Self.release(site)
            try await Self.release(site, [["T0", "zelf", "oost", "*", "people", "", "", "60", "", "", "", ""]])
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("eva", [.evaluator]), browser)
            let cells = Self.tables(try await browser.get("/medewerkers/overzicht/oost"))
            #expect(cells.contains("60") && !cells.contains("40"))
            let sheet = try await browser.get("/medewerkers/overzicht/oost/gesprek")
            #expect(sheet.html.contains("Wat zien we?") && sheet.html.contains("Wat doen we ermee?"))
            let list = try await browser.get("/medewerkers/overzicht")
            #expect(list.status == 200 && !list.mainWithoutTokens.contains("60"))
        }
    }
}
