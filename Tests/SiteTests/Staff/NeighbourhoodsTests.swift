import Foundation
import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Neighbourhoods on staff's pages")
struct NeighbourhoodsTests {
    private static func coordinator(
        _ site: SiteUnderTest, _ browser: Browser, scope: Scope = .everywhere
    ) async throws {
        let staff = StaffUnderTest(site: site)
        _ = try await staff.logIn(try await staff.person("ada", [.coordinator], scope: scope), browser)
    }

    @Test("A file is shown row by row before anything is kept; what is kept is what was shown")
    func importing() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/inlezen/buurten").main
            let file = "naam;gemeente;65+\r\nNoord <b>;Ergens;1.250\r\nZuid;Ergens;veel\r\n"
            let report = try await browser.upload(
                form.action, form.hidden, files: [("bestand", "buurten.csv", file)]
            ).main
            #expect(report.status == 422)
            #expect(report.html.contains("1 regel komt erin.") && report.html.contains("1 regel komt er niet in."))
            #expect(report.html.contains("Noord &lt;b&gt; (noord-b)"))
            #expect(report.html.contains("geen aantal") && report.html.contains("65+"))
            #expect(try await site.store.neighbourhoods(in: .everywhere).isEmpty, "nothing is kept yet")

            let kept = try await browser.post(report.action, report.hidden.map { ($0.0, Self.plain($0.1)) })
            #expect(kept.path.hasPrefix("/medewerkers/buurten"))
            let all = try await site.store.neighbourhoods(in: .everywhere)
            #expect(all.map(\.name) == ["Noord <b>"] && all[0].residents.byAge == [.older: 1250])

            let pasted = try await browser.submit(form, [("tabel", "code,naam\nnoord-b,Noord\n")]).main
            #expect(pasted.status == 200 && pasted.html.contains("Bewaar alles"))
            _ = try await browser.post(pasted.action, pasted.hidden.map { ($0.0, Self.plain($0.1)) })
            #expect(try await site.store.neighbourhoods(in: .everywhere).map(\.name) == ["Noord"])
            #expect(try await browser.submit(form, []).status == 422)
        }
    }

    @Test("A file as large as may be handed in is kept after its report")
    func large() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/inlezen/buurten").main
            // Above the largest form that is sent without parts.
            let place = String(repeating: "Ergens ver weg ", count: 5)
            let rows = (0..<14_000).map { "buurt-\($0);Buurt \($0);\(place)\r\n" }
            let file = "code;naam;gemeente\r\n" + rows.joined()
            #expect(file.utf8.count > 1 << 20)
            let report = try await browser.upload(form.action, form.hidden, files: [("bestand", "buurten.csv", file)])
            #expect(report.status == 200)
            let kept = report.main
            _ = try await browser.upload(
                kept.action, kept.hidden.map { ($0.0, Self.plain($0.1)) }, files: [])
            #expect(try await site.store.neighbourhoods(in: .everywhere).count == 14_000)
        }
    }

    @Test("An activity that is taken away is the one that was ticked, whatever came in meanwhile")
    func activities() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            func add(_ title: String, _ day: Int) async throws {
                let activity = Activity(
                    title: title, theme: .prevention, starts: Day(number: day), ends: nil, target: "", reached: nil)
                #expect(
                    try await site.store.addActivities(
                        [.init(neighbourhood: "oost", activity: activity)], in: .everywhere, noting: RoundScene.note()))
            }
            try await add("Koken", 20_000)
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/buurten/oost").main
            let values = Browser.all(#"name="remove"[^>]* value="([^"]+)""#, in: form.html)
            let koken = try #require(values.first?.first)
            try await add("Wandelen", 19_000)
            _ = try await browser.submit(form, [("name", "Oost"), ("remove", koken)])
            #expect(try await site.store.activities(of: "oost", in: .everywhere)?.map(\.title) == ["Wandelen"])
        }
    }

    /// What an attribute's value says.
    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&#13;", with: "\r").replacing("&amp;", with: "&")
    }

    @Test("Templates and the present list come as files")
    func downloads() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await Self.coordinator(site, browser, scope: .neighbourhoods(["oost"]))
            for page in ["buurten", "namen", "activiteiten"] {
                let file = try await browser.get("/medewerkers/inlezen/\(page)?voorbeeld=ja")
                #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
                #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            }
            let list = try await browser.get("/medewerkers/inlezen/buurten?lijst=ja").html
            #expect(list.contains("oost;Oost") && !list.contains("west"))
        }
    }

    @Test("A foreign neighbourhood answers as one that does not exist, in pages and in files")
    func scope() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await Self.coordinator(site, browser, scope: .neighbourhoods(["oost"]))
            let list = try await browser.get("/medewerkers/buurten").main
            #expect(list.html.contains("Oost") && !list.html.contains("West"))
            let foreign = try await browser.get("/medewerkers/buurten/west")
            let none = try await browser.get("/medewerkers/buurten/niets")
            #expect(foreign.status == 404 && foreign.html == none.html)
            let form = try await browser.get("/medewerkers/inlezen/namen").main
            let text = "buurt;soort;naam\nwest;straat;A\nniets;straat;A\noost;straat;Dorpsstraat\n"
            let report = try await browser.submit(form, [("tabel", text)]).main
            #expect(
                report.html.contains("u hebt geen buurt &#39;west&#39;")
                    == report.html.contains("u hebt geen buurt &#39;niets&#39;"))
            #expect(report.html.contains("1 regel komt erin.") && report.html.contains("2 regels komen er niet in."))
        }
    }

    @Test("A neighbourhood is added and changed by hand; a wrong figure is named, and what was typed stays")
    func byHand() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/buurten/nieuw").main
            let wrong = try await browser.submit(
                form, [("name", "De Hoek"), ("age-65", "veel"), ("district", "BU1"), ("streets", "Dorpsstraat")]
            ).main
            #expect(
                wrong.status == 422 && wrong.html.contains("href=\"#age-65\"")
                    && wrong.html.contains("href=\"#district\""))
            #expect(wrong.html.contains("Dorpsstraat</textarea>"))
            _ = try await browser.submit(
                form, [("name", "De Hoek"), ("age-65", "300"), ("streets", "Dorpsstraat\r\n\r\nDorpsstraat\r\nKade")])
            let made = try #require(try await site.store.neighbourhood("de-hoek", in: .everywhere))
            #expect(made.residents.byAge == [.older: 300])
            #expect(try await site.store.names(of: "de-hoek", in: .everywhere)?.streets == ["Dorpsstraat", "Kade"])
            #expect(try await browser.submit(form, [("name", "De Hoek")]).status == 422, "the code is taken")
        }
    }
}
