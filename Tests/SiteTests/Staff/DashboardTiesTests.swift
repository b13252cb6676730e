import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("The picture of ties on the dashboard")
struct DashboardTiesTests {
    private static let form = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms">
          <h:head><h:title>Banden</h:title><model>
            <instance><d id="banden" version="1"><buurt/><groep/><nu/></d></instance>
            <instance id="org"><root>
              <item><buurt>oost</buurt><name>arts</name><label>Huisarts</label></item>
              <item><buurt>oost</buurt><name>club</name><label>Sportclub &amp; co</label></item>
              <item><buurt>west</buurt><name>wonen</name><label>Woningcorporatie</label></item>
              <item><buurt>overal</buurt><name>geen</name><label>Met geen van deze</label></item>
            </root></instance>
            <bind nodeset="/d" bs:purpose="Proef" bs:notice="Proef" bs:consent="Ja" bs:consent-version="1"
                bs:contact="Bel de coördinator." bs:retention="24"/>
            <bind nodeset="/d/buurt" bs:part="neighbourhood" bs:disclosure="plain"/>
            <bind nodeset="/d/groep" bs:tie="from" bs:disclosure="quasi"/>
            <bind nodeset="/d/nu" bs:tie="to" bs:tie-none="geen" bs:disclosure="quasi"/>
          </model></h:head>
          <h:body>
            <select1 ref="/d/groep"><label>Wat doet u?</label>
              <item><label>Zorg</label><value>zorg</value></item><item><label>Welzijn</label><value>sociaal</value></item></select1>
            <select ref="/d/nu"><label>Met wie?</label>
              <itemset nodeset="instance('org')/root/item[buurt = /d/buurt or buurt = 'overal']">
                <value ref="name"/><label ref="label"/></itemset></select>
          </h:body>
        </h:html>
        """

    private static let header = [
        "bs_ronde", "bs_wijze", "bs_buurt", "groep", "measure", "question", "answer", "people", "percent", "mean",
        "low", "high",
    ]

    private static func line(
        _ place: String, _ group: String, _ question: String, _ answer: String, _ people: Int?, round: String = "T0"
    ) -> [String] {
        [
            round, "zelf", place, group, question.isEmpty ? "people" : "distribution", question, answer,
            people.map(String.init) ?? "-98", "", "", "", "",
        ]
    }

    /// As the ledger keeps them: 40 in the east, of whom 24 name the doctor, 11 of them newly; 3 name the club.
    private static let lines: [[String]] =
        [
            line("oost", "*", "", "", 40), line("oost", "zorg", "", "", 26), line("oost", "sociaal", "", "", 14),
            line("oost", "*", "nu:arts", "geen", 16), line("oost", "*", "nu:arts", "wel", 24),
            line("oost", "*", "nu:arts", "wel-nieuw", 11), line("oost", "*", "nu:arts", "wel-langer", 13),
            line("oost", "zorg", "nu:arts", "wel", 14), line("oost", "zorg", "nu:arts", "wel-nieuw", nil),
            line("oost", "sociaal", "nu:arts", "wel", nil), line("oost", "*", "nu:club", "wel", nil),
            line("oost", "*", "nu:club", "geen", nil), line("west", "*", "", "", 77),
            line("west", "*", "nu:wonen", "wel", 66),
        ]

    private static func visit(
        _ lines: [[String]] = lines, _ body: @escaping @Sendable (Browser) async throws -> Void
    ) async throws {
        let places = ["oost", "west"].map { Neighbourhood(id: $0, name: $0) }
        let collection = Collection(
            id: "banden", questionnaire: "banden", round: "T0", neighbourhoods: places, access: .open)
        let site = try SiteUnderTest(
            forms: TestForms.forms.merging(["banden": form]) { first, _ in first },
            collections: [TestForms.collection(neighbourhoods: ["oost", "west"]), collection],
            workshop: ReadyWorkshop())
        try await site.visit { browser in
            _ = try await RoundScene(site)
            guard let everybody = Recipient(name: "Iedereen", kind: .everybody) else { throw CancellationError() }
            let plan = ReleasePlan(
                questionnaire: "banden", rounds: ["T0"], neighbourhoods: ["oost", "west"], tier: .tables,
                recipient: everybody, purpose: "Rondkijken in de banden")
            let outcome = ReleaseOutcome(
                responses: 90, rows: 90, suppressed: 0, heldBack: 0, k: nil, jointK: nil, columns: [], digest: "00",
                bytes: 2, through: [:], program: "2")
            let new = NewRelease(
                made: 1, plan: plan, outcome: outcome,
                selection: ResponseSelection(
                    through: ["banden": site.office.clock.week], neighbourhoods: ["oost", "west"]),
                tables: Array(try JSONEncoder().encode([header] + lines)), after: try await site.store.newestRelease())
            guard
                case .recorded = try await site.store.record(
                    new, noting: AuditNote(at: 1, actor: .service, action: .releaseMade))
            else { throw CancellationError() }
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(
                try await staff.person("cor", [.coordinator], scope: .neighbourhoods(["oost"])), browser)
            try await body(browser)
        }
    }

    @Test("no circle of the picture is cut off")
    func whole() async throws {
        try await Self.visit { browser in
            let page = try await browser.get("/medewerkers/overzicht/oost")
            let picture = try #require(Browser.all("<svg viewBox=\"([^\"]*)\".*?</svg>", in: page.html).last)
            let box = picture[0].split(separator: " ").compactMap { Double($0) }
            let circles = Browser.all("cx=\"([^\"]*)\" cy=\"([^\"]*)\" r=\"17\"", in: page.html)
            #expect(circles.count == 4)
            for circle in circles.map({ $0.compactMap(Double.init) }) {
                #expect(circle[0] - 18 >= box[0] && circle[0] + 18 <= box[0] + box[2])
                #expect(circle[1] - 18 >= box[1] && circle[1] + 18 <= box[1] + box[3], "\(circle) of \(box)")
            }
        }
    }

    @Test("a tie has its figure, what is new of it, and a line; what is hidden has neither; words come from the list")
    func picture() async throws {
        try await Self.visit { browser in
            let page = try await browser.get("/medewerkers/overzicht/oost")
            #expect(page.html.contains("Banden tussen organisaties, T0"))
            let cells = Browser.all("<td>(.*?)</td>", in: page.main.html).map { $0[0] }
            #expect(cells.contains("24 (60 %)") && cells.contains("11") && cells.contains("14"), "\(cells)")
            #expect(cells.contains("geen cijfer") && !cells.contains("geen") && !cells.contains("wel-nieuw"))
            #expect(page.html.contains("1. Huisarts") && page.html.contains("2. Sportclub &amp; co"))
            // Nobody here can name what only the west has, and nobody reads its figures.
            #expect(!page.main.html.contains("Woningcorporatie") && !page.mainWithoutTokens.contains("66"))
            // From those in care one line: how much of it is new is hidden, and from the others there is none.
            #expect(page.html.components(separatedBy: "class=\"tie\"").count == 2)
            #expect(!page.html.contains("class=\"tie-new\""))
            #expect(page.html.contains("A. Zorg") && page.html.contains("B. Welzijn"))
            #expect(page.html.components(separatedBy: "class=\"loose\"").count == 3)
            // As ordinary answers they stand nowhere.
            #expect(!page.html.contains("nu:arts"))
            let file = try await browser.get("/medewerkers/overzicht/oost?csv=2")
            #expect(file.html.contains("Huisarts") && file.html.contains("24 (60 %)"))
            let sheet = try await browser.get("/medewerkers/overzicht/oost/gesprek")
            #expect(sheet.html.contains("class=\"tie\"") && sheet.html.contains("Wat doen we ermee?"))
        }
    }

    @Test("where nothing may be told of any tie, there is no picture and no table, and the reason")
    func few() async throws {
        let hidden = Self.lines.map { cells in
            cells[5].isEmpty ? cells : Array(cells[..<7]) + ["-98"] + Array(cells[8...])
        }
        try await Self.visit(hidden) { browser in
            for page in ["/medewerkers/overzicht/oost", "/medewerkers/overzicht/oost?wijze=zelf&groep=zorg&buurt=west"]
            {
                let seen = try await browser.get(page)
                #expect(seen.html.contains("tien mensen of meer een band noemen"))
                #expect(!seen.html.contains("class=\"tie\"") && !seen.main.html.contains("Huisarts"))
            }
        }
    }
}
