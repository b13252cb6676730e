import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Releases, on screen")
struct ReleasesTests {
    private static func site(_ workshop: any ReleaseWorkshop) throws -> SiteUnderTest {
        try SiteUnderTest(TestForms.collection(neighbourhoods: ["oost", "west"]), workshop: workshop)
    }

    @Test("work of somebody else is not there, and neither is its file")
    func foreignWork() async throws {
        let site = try Self.site(ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let eva = try await staff.person("eva", [.evaluator])
            _ = try await ReleaseScene.release(site, in: ["oost"])
            let id = try await ReleaseScene.work(site, by: eva)
            try await staff.logIn(eva, browser)
            let path = "/medewerkers/uitgiften/werk/\(id)"
            #expect(try await browser.get(path).status == 200)
            let file = try await browser.get(path + "/bestand")
            #expect(file.status == 200 && file.html == "PK")
            let other = browser.another()
            try await staff.logIn(try await staff.person("otto", [.evaluator]), other)
            #expect(try await other.get(path).status == 404)
            #expect(try await other.get(path + "/bestand").status == 404)
        }
        let taken = try await StaffUnderTest(site: site).log().filter { $0.action == .releaseTaken }
        #expect(taken.map(\.object) == [AuditObject(.release, "1")])
    }

    @Test("a release says when it was made and of what, in words")
    func words() async throws {
        let site = try Self.site(ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("eva", [.evaluator]), browser)
            _ = try await ReleaseScene.release(site, in: ["oost"], rounds: [""])
            for path in ["/medewerkers/uitgiften", "/medewerkers/uitgiften/1"] {
                let page = try await browser.get(path).main.html
                #expect(page.contains("<dt>Gemaakt</dt>") && !page.contains("gegevens uitgegeven"))
                #expect(!page.contains(",</dd>"))
            }
        }
    }

    @Test("stopping leaves no file, and says so in the audit log")
    func stopping() async throws {
        let folder = NSTemporaryDirectory() + "uitgiften-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let workshop = EndlessWorkshop(folder: folder)
        let site = try Self.site(workshop)
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let eva = try await staff.person("eva", [.evaluator])
            try await staff.logIn(eva, browser)
            let id = try await ReleaseScene.work(site, by: eva, waits: false)
            let path = "/medewerkers/uitgiften/werk/\(id)"
            while try await browser.get(path + "?stand=ja").html == "0" {
                try await Task.sleep(for: .milliseconds(5))
            }
            let page = try await browser.get(path)
            #expect(page.html.contains("<progress"))
            #expect(try await browser.submit(page.main, [("doe", "stop")]).path.contains("/medewerkers/uitgiften"))
            var stops = workshop.stopped.stream.makeAsyncIterator()
            #expect(await stops.next() != nil)
            #expect(try await browser.get(path).status == 404)
        }
        while try !FileManager.default.contentsOfDirectory(atPath: folder).isEmpty {
            try await Task.sleep(for: .milliseconds(5))
        }
        let log = try await StaffUnderTest(site: site).log()
        #expect(log.contains { $0.action == .releaseStopped })
    }

    @Test("insurers and care teams are refused anything but tables, before anything is read")
    func tiers() async throws {
        let site = try Self.site(ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("eva", [.evaluator]), browser)
            for kind in ["insurer", "care-team", "public"] {
                let page = try await browser.get("/medewerkers/uitgiften/nieuw")
                let sent = try await browser.submit(
                    page.main,
                    [
                        ("vragenlijst", "wijk"), ("soort", "research-file"), ("ontvangersoort", kind),
                        ("ontvanger", "Iemand"), ("doel", "Om er iets mee te doen"), ("tot", "2027-01-01"),
                        ("aanvaard", "2026-01-01"),
                    ])
                #expect(sent.status == 422)
                #expect(sent.html.contains("Deze soort ontvanger mag dit niet krijgen"))
            }
        }
    }

    @Test("a release with a neighbourhood outside the scope is not there; that the data are gone is noted once")
    func notes() async throws {
        let site = try Self.site(ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let own = try await ReleaseScene.release(site, in: ["oost"], tier: .researchFile)
            let both = try await ReleaseScene.release(site, in: ["oost", "west"], tier: .researchFile)
            let eva = try await staff.person("eva", [.evaluator], scope: .neighbourhoods(["oost"]))
            try await staff.logIn(eva, browser)
            let list = try await browser.get("/medewerkers/uitgiften")
            #expect(list.html.contains("1 uitgifte") && !list.html.contains("uitgiften/\(both)"))
            let page = try await browser.get("/medewerkers/uitgiften/\(own)")
            let done = try await browser.submit(page.main, [("wat", "weg")])
            #expect(done.html.contains("Vernietigd, zei de ontvanger op"))
            #expect(!done.html.contains("value=\"weg\""))
        }
        #expect(try await StaffUnderTest(site: site).log().count { $0.action == .releaseDeleted } == 1)
    }

    @Test("a release whose last day has passed waits on the first page and above the list, until it is said to be gone")
    func waiting() async throws {
        let site = try Self.site(ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            _ = try await ReleaseScene.release(site, in: ["oost"], tier: .researchFile)
            let over = try await ReleaseScene.release(site, in: ["oost"], tier: .researchFile, lasting: -1)
            let foreign = try await ReleaseScene.release(site, in: ["west"], tier: .researchFile, lasting: -1)
            let asks = "Bij 1 uitgifte moet u de ontvanger iets vragen of vertellen"
            for (name, roles) in [("cor", Set<Role>([.coordinator])), ("eva", [.evaluator])] {
                let visitor = browser.another()
                let person = try await staff.person(name, roles, scope: .neighbourhoods(["oost"]))
                try await staff.logIn(person, visitor)
                #expect(try await visitor.get("/medewerkers").html.contains(asks) == (name == "eva"))
                guard name == "eva" else { continue }
                let list = try await visitor.get("/medewerkers/uitgiften").main.html
                let box = try #require(list.split(separator: "<p>").first)
                #expect(box.contains("uitgiften/\(over)") && !list.contains("uitgiften/\(foreign)"))
                #expect(!box.contains("uitgiften/1"))
                let page = try await visitor.get("/medewerkers/uitgiften/\(over)")
                _ = try await visitor.submit(page.main, [("wat", "weg")])
                #expect(try await !visitor.get("/medewerkers").html.contains("uitgifte moet u"))
                #expect(try await !visitor.get("/medewerkers/uitgiften").html.contains("Er staat nog iets"))
            }
        }
    }

    @Test("tables are asked of the neighbourhoods that the last ones were about; a file of rows of all")
    func placesBefore() async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["oost", "west", "leeg"]), workshop: RefusingWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(try await staff.person("eva", [.evaluator]), browser)
            func second(_ tier: String) async throws -> String {
                let page = try await browser.get("/medewerkers/uitgiften/nieuw")
                let day = site.office.clock.day
                return try await browser.submit(
                    page.main,
                    [
                        ("vragenlijst", "wijk"), ("soort", tier), ("ontvangersoort", "researcher"),
                        ("ontvanger", "Universiteit"), ("doel", "Om er iets mee te doen"),
                        ("tot", "\(Day(number: day.number + 30))"), ("aanvaard", "\(day)"),
                    ]
                ).html
            }
            func ticked(_ html: String) -> [String] {
                ["oost", "west", "leeg"].filter { html.contains(try! Regex("value=\"\($0)\"[^>]* checked")) }
            }
            #expect(try await ticked(second("tables")) == ["oost", "west", "leeg"])
            _ = try await ReleaseScene.release(site, in: ["oost", "west"])
            _ = try await ReleaseScene.release(site, in: ["west"])
            let tables = try await second("tables")
            #expect(ticked(tables) == ["oost", "west"])
            #expect(tables.contains("Aangevinkt zijn de buurten van uitgifte 1."))
            let file = try await second("research-file")
            #expect(ticked(file) == ["oost", "west", "leeg"] && !file.contains("Aangevinkt zijn"))
        }
    }

    @Test("privacy officers see every release that holds somebody of their neighbourhoods, and make none again")
    func overseen() async throws {
        let site = try Self.site(ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let both = try await ReleaseScene.release(site, in: ["oost", "west"], tier: .researchFile)
            let foreign = try await ReleaseScene.release(site, in: ["west"], tier: .researchFile)
            let pien = try await staff.person("pien", [.privacyOfficer], scope: .neighbourhoods(["oost"]))
            try await staff.logIn(pien, browser)
            let list = try await browser.get("/medewerkers/uitgiften")
            #expect(list.html.contains("1 uitgifte") && list.html.contains("uitgiften/\(both)"))
            #expect(try await browser.get("/medewerkers/uitgiften/\(foreign)").status == 404)
            let page = try await browser.get("/medewerkers/uitgiften/\(both)")
            #expect(!page.html.contains("value=\"opnieuw\""))
            let done = try await browser.submit(page.main, [("wat", "weg")])
            #expect(done.html.contains("Vernietigd, zei de ontvanger op"))
        }
    }

    @Test("the same can be asked of another questionnaire: who it is for, rounds and neighbourhoods stay")
    func again() async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["oost", "west"]),
            TestForms.collection("leeftijd", neighbourhoods: ["oost", "west"], questionnaire: "leeftijd"),
            workshop: ReadyWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let eva = try await staff.person("eva", [.evaluator])
            let id = try await ReleaseScene.work(
                site, by: eva,
                typed: [
                    ("vragenlijst", "wijk"), ("soort", "tables"), ("ontvangersoort", "municipality"),
                    ("ontvanger", "Gemeente Proefstad"), ("doel", "Om te zien waar mensen wonen"), ("rondes", "T0"),
                    ("buurten", "west"), ("geteld", "vervoer"), ("tweede", "ja"),
                ])
            try await staff.logIn(eva, browser)
            let done = try await browser.get("/medewerkers/uitgiften/werk/\(id)")
            #expect(done.html.contains("Maak hetzelfde van een andere vragenlijst"))
            let page = try await browser.get("/medewerkers/uitgiften/nieuw?taal=nl&van=\(id)&ander=ja")
            #expect(page.html.contains("Gemeente Proefstad") && page.html.contains("Om te zien waar mensen wonen"))
            #expect(page.html.contains("value=\"leeftijd\"") && !page.html.contains("value=\"wijk\" checked"))
            let carried = page.main.hidden.filter { ["rondes", "buurten", "geteld", "tweede"].contains($0.0) }
            #expect(carried.map(\.0) == ["rondes", "buurten"] && carried.map(\.1) == ["T0", "west"])
        }
    }

    @Test("a group that loses too much is named, and somebody can say yes to it by name")
    func losses() async throws {
        let site = try Self.site(RefusingWorkshop())
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let eva = try await staff.person("eva", [.evaluator])
            let how = [("rondes", "T0"), ("buurten", "oost"), ("k", "10"), ("rij", "responses")]
            let last = Day(number: site.office.clock.day.number + 30)
            let id = try await ReleaseScene.work(
                site, by: eva,
                typed: [
                    ("vragenlijst", "wijk"), ("soort", "research-file"), ("ontvangersoort", "researcher"),
                    ("ontvanger", "Universiteit"), ("doel", "Om er iets mee te doen"), ("tot", "\(last)"),
                    ("aanvaard", "2026-01-01"), ("tweede", "ja"),
                ] + how)
            try await staff.logIn(eva, browser)
            let refused = try await browser.get("/medewerkers/uitgiften/werk/\(id)")
            #expect(refused.html.contains("zeg ja tegen deze groep"))
            let page = try await browser.get("/medewerkers/uitgiften/nieuw?taal=nl&van=\(id)")
            #expect(page.html.contains("Groepen die grotendeels mogen wegvallen"))
            let sent = try await browser.submit(page.main, how + [("verlies", "leeftijd=100+")])
            let path = sent.path.prefix { $0 != "?" }
            let again = try #require(path.split(separator: "/").last.flatMap { ReleaseWorkID(text: String($0)) })
            let work = try #require(await site.office.releases.work(again, of: eva.account.id))
            guard case .preview(let plan, _) = work.order.work else {
                Issue.record("\(work.order.work)")
                return
            }
            #expect(plan.protection.acceptedLosses == ["leeftijd=100+"])
        }
    }
}
