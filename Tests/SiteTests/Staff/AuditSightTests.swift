import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What a privacy officer reads in the audit log")
struct AuditSightTests {
    /// The rows of the page, the newest first, each in one line of text.
    private static func rows(_ browser: Browser, _ query: String = "") async throws -> [String] {
        let screen = try await browser.get("/medewerkers/logboek" + query)
        let list = screen.html.components(separatedBy: "<ol class=\"rows log\">").last ?? ""
        return list.components(separatedBy: "</li>").dropLast().map { row in
            row.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    @Test("which rights an account got, and had before, stand in the log, with the reason")
    func rights() async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: ["oost", "west"]))
        let staff = StaffUnderTest(site: site)
        let boss = try await staff.person("baas", [.administrator])
        let officer = try await staff.person("pia", [.privacyOfficer])
        let near = try await staff.person("piet", [.privacyOfficer], scope: .neighbourhoods(["oost"]))
        try await site.visit { browser in
            try await staff.logIn(boss, browser)
            let invite = try await browser.get("/medewerkers/accounts/nieuw")
            _ = try await browser.submit(
                invite.main,
                [("name", "Nieuw"), ("login", "nieuw"), ("roles", "coder"), ("scope", "some"), ("buurten", "west")])
            let made = try #require(try await site.store.accounts(in: .everywhere).first { $0.login.text == "nieuw" })
            let page = try await browser.get(Route.staff(.account, [made.id.text]).path)
            _ = try await browser.submit(
                page.main,
                [
                    ("name", "Nieuw"), ("roles", "coder"), ("roles", "evaluator"), ("scope", "all"),
                    ("why", "gaat meten"),
                ])
            let again = try await browser.get(Route.staff(.account, [made.id.text]).path)
            _ = try await browser.submit(
                again.main, [("name", "Nieuw"), ("roles", "evaluator"), ("scope", "some"), ("buurten", "oost")])

            let reader = browser.another()
            try await staff.logIn(officer, reader)
            let rows = try await Self.rows(reader).filter { $0.contains("Nu:") }
            #expect(rows.count >= 3)
            #expect(rows[2].contains("Nu: codeur · west") && !rows[2].contains("Eerst:"))
            let all = "codeur, evaluator · Alle buurten"
            #expect(rows[1].contains("Eerst: codeur · west") && rows[1].contains("Nu: " + all))
            #expect(rows[1].contains("gaat meten"))
            #expect(rows[0].contains("Eerst: " + all) && rows[0].contains("Nu: evaluator · oost"))
            #expect(!site.databaseBytes.contains(Data("evaluator · ".utf8)))

            // Whoever sees oost alone is not told the names of other neighbourhoods.
            let other = browser.another()
            try await staff.logIn(near, other)
            let part = try await Self.rows(other).filter { $0.contains("Nu:") }
            #expect(part.contains { $0.contains("Eerst: codeur · andere buurten") })
            #expect(!part.contains { $0.contains("west") })
        }
    }

    @Test("the log does not tell whether a login exists that works elsewhere, nor whether it is a login at all")
    func foreignLogin() async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: ["oost", "west"]))
        let staff = StaffUnderTest(site: site)
        let zoe = try await staff.person("zoe", [.coordinator], scope: .neighbourhoods(["west"]))
        let near = try await staff.person("piet", [.privacyOfficer], scope: .neighbourhoods(["oost"]))
        try await site.visit { browser in
            try await staff.logIn(zoe, browser.another())
            try await staff.logIn(near, browser)
            for field in ["wie", "over"] {
                var pages: [String] = []
                for login in ["zoe", "zoex", "geen naam!"] {
                    let encoded = login.replacing(" ", with: "+")
                    let page = try await browser.get("/medewerkers/logboek?\(field)=\(encoded)")
                    #expect(page.status == 200 && page.html.contains("<p>Niets gevonden.</p>"))
                    pages.append(
                        page.main.html.replacing("value=\"\(login)\"", with: "").replacing(
                            /token"?( value)?="[^"]*"/, with: ""))
                }
                #expect(Set(pages).count == 1)
            }
            #expect(try await !Self.rows(browser, "?wie=piet").isEmpty)
        }
        let read = try await staff.log().filter { $0.action == .logRead }
        #expect(read.count == 7, "each question is noted")
    }

    @Test("which letters were made and printed, and as what, stands in the log; never for whom")
    func letters() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter, neighbourhoods: ["noord"]))
        let staff = StaffUnderTest(site: site)
        let cora = try await staff.person("cora", [.coordinator])
        let officer = try await staff.person("pia", [.privacyOfficer])
        try await site.visit { browser in
            try await staff.logIn(cora, browser)
            let here = "/medewerkers/brieven/wijk/in/noord"
            _ = try await browser.submit(try await browser.get(here + "/maken").main, [("aantal", "12")])
            let print = try await browser.get(here + "/afdrukken").main
            _ = try await browser.submit(
                print, [("soort", "reminder"), ("papier", "large"), ("van", "3"), ("tot", "9")])
            _ = try await browser.submit(
                print,
                [("soort", "invitation"), ("papier", "letters"), ("van", "5"), ("tot", "5"), ("address", "Kanarie")])
            _ = try await browser.submit(
                print, [("soort", "invitation"), ("papier", "stickers"), ("van", ""), ("tot", "")])
            let reader = browser.another()
            try await staff.logIn(officer, reader)
            let rows = try await Self.rows(reader).filter { $0.contains("Nummer ") }
            try #require(rows.count == 4)
            let about = try await Self.rows(reader, "?code=noord")
            #expect(about.count { $0.contains("Nummer ") } == 4)
            #expect(!about.contains { $0.contains("logboek gelezen") })
            let nothing = try await reader.get("/medewerkers/logboek?code=noor")
            #expect(nothing.status == 200 && nothing.html.contains("<p>Niets gevonden.</p>"))
            #expect(rows[3].contains("Nummer 1 tot en met 12, samen 12"))
            #expect(rows[2].contains("Nummer 3 tot en met 9, samen 7 · Herinnering · Brieven in grote letters"))
            #expect(rows[1].contains("Nummer 5 tot en met 5, samen 1 · Uitnodiging · Brieven, één per A4"))
            #expect(rows[0].contains("Nummer 1 tot en met 12, samen 12 · Stickers"))
            #expect(!rows.contains { $0.contains("Kanarie") })
        }
    }

    @Test("a privacy officer of some neighbourhoods reads what touches them, and nothing of what lies elsewhere")
    func scoped() async throws {
        let site = try MatrixScene.site()
        try await site.visit { browser in
            let scene = try await MatrixScene(site, [.coordinator])
            let staff = scene.staff
            let everywhere = try await staff.person("overal", [.coordinator])
            let west = try await staff.person("wester", [.coordinator], scope: .neighbourhoods(["west"]))
            let officer = try await staff.person("pia", [.privacyOfficer], scope: .neighbourhoods(["oost"]))
            let whole = try await staff.person("piet", [.privacyOfficer])
            try await site.office.renewOffer()
            // The same is done by three people: of oost, of west, and of the whole programme.
            for (person, round) in [(scene.visitor, "open"), (west, "elders"), (everywhere, "open")] {
                let other = browser.another()
                let first = try await other.get("/medewerkers/inloggen")
                _ = try await other.submit(first, [("login", person.account.login.text), ("password", "verkeerd")])
                try await staff.logIn(person, other)
                #expect(try await other.get("/medewerkers/rondes/\(round)/respons").status == 200)
                #expect(try await other.get("/medewerkers/accounts").status == 403)
                #expect(try await other.get("/medewerkers/papier/\(round)-wijk/vel/nl").status == 200)
                let end = try await other.get("/medewerkers/rondes/\(round)/einde")
                if end.status == 200 {
                    _ = try await other.submit(end.main, [("closes", "2026-12-20"), ("grace", "2")])
                }
            }
            try await staff.logIn(officer, browser)
            _ = try await browser.get("/medewerkers/logboek")
            let screen = try await browser.get("/medewerkers/logboek")
            #expect(screen.html.contains("Andere regels ziet u hier niet"))
            let rows = try await Self.rows(browser)
            func has(_ who: String, _ what: String) -> Bool {
                rows.contains { $0.contains("Naam van \(who)") && $0.contains(what) }
            }
            let oost = "bezoeker"
            #expect(has(oost, "ingelogd") && has(oost, "respons van een ronde bekeken"))
            #expect(has(oost, "einde van een ronde") && has(oost, "vragenlijst op papier afgedrukt"))
            #expect(has(oost, "geweigerd: geen recht"))
            // Nobody is known of who typed a wrong password; whose name it was is.
            #expect(rows.contains { $0.contains("inloggen mislukt") && $0.contains("Naam van bezoeker") })
            #expect(has("pia", "logboek gelezen"))
            // What somebody of the whole programme did to a round here, and nothing else of that person.
            #expect(has("overal", "respons van een ronde bekeken") && !has("overal", "ingelogd"))
            #expect(!has("overal", "geweigerd: geen recht"))
            #expect(rows.contains { $0.contains("ronde voorbereid") && $0.contains("open") })
            #expect(rows.contains { $0.contains("wijk 3") } && !rows.contains { $0.contains("wijk 99") })
            #expect(!rows.contains { $0.contains("wester") || $0.contains("elders") || $0.contains("west") })
            #expect(!rows.contains { $0.contains("piet") })

            let reader = browser.another()
            try await staff.logIn(whole, reader)
            let all = try await reader.get("/medewerkers/logboek")
            #expect(!all.html.contains("Andere regels ziet u hier niet"))
            #expect(try await Self.rows(reader).contains { $0.contains("Naam van wester") })
        }
    }
}
