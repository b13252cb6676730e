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
            #expect(
                report.html.contains("<td>noord-b</td><td>Noord &lt;b&gt;</td><td>Ergens</td><td>–</td>")
                    && report.html.contains("<td>1250</td>"))
            #expect(!report.html.contains("Deze kolommen lezen wij niet"))
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

    @Test(
        "A column that is not read is named with what it may have been, a short row too, above the values that come in")
    func remarks() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await Self.coordinator(site, browser)
            func report(_ page: String, _ text: String) async throws -> String {
                let form = try await browser.get("/medewerkers/inlezen/\(page)").main
                return try await browser.submit(form, [("tabel", text)]).main.html
            }
            let places = try await report(
                "buurten", "naam;45-64;65 en ouder;wijkteam <b>\nZuid;20;900;ja\nkort;5\n")
            #expect(places.contains("‘65 en ouder’: bedoelt u ‘65+’?") && places.contains("‘wijkteam &lt;b&gt;’"))
            #expect(places.contains("Deze regels zijn korter dan de eerste regel") && places.contains("<li>3</li>"))
            let (heading, row) = (places.range(of: "lezen wij niet"), places.range(of: "<td>Zuid</td>"))
            #expect(try #require(heading).lowerBound < (try #require(row)).lowerBound)
            #expect(places.contains("<td>20</td><td>–</td>"), "the people of 65 years are not known")
            let activities = try await report(
                "activiteiten", "buurt;activiteit;thema;begin;eind;bereik\noost;Soep;preventie;1-3-2026;1-6-2026;25\n")
            #expect(activities.contains("‘eind’: bedoelt u ‘einde’?"))
            #expect(activities.contains("<td>Soep</td><td>Preventie als mindset</td><td>1 maart 2026</td><td>–</td>"))
            let names = try await report("namen", "buurt;soort;naam\noost;straat;Kade\n")
            #expect(names.contains("<td>oost</td><td>straat</td><td>Kade</td>") && !names.contains("lezen wij niet"))
            let figures = try await report(
                "cijfers", "buurt;periode;indicator;waarde;bron\noost;2025;Eenzaam (%);48,5;Monitor\n")
            #expect(figures.contains("<td>Eenzaam (%)</td><td>48,5</td><td>–</td><td>Monitor</td>"))
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

    @Test(
        "Women counted in a file stay when the neighbourhood is changed by hand, but never more than there are people")
    func womenStay() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let counted = NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: "hoek", name: "Hoek"), municipality: "Stad",
                residents: Residents(
                    byAge: [.to44: 90, .to64: 80, .older: 300], women: [.to44: 50, .to64: 41, .older: 160]))
            let note = AuditNote(at: 1, actor: .service, action: .neighbourhoodsChanged)
            #expect(try await site.store.save([counted], in: .everywhere, noting: note))
            let form = try await browser.get("/medewerkers/buurten/hoek").main
            _ = try await browser.submit(
                form, [("name", "De Hoek"), ("age-25", "95"), ("age-45", "80"), ("age-65", "100")])
            let kept = try #require(try await site.store.neighbourhood("hoek", in: .everywhere))
            #expect(kept.name == "De Hoek" && kept.residents.byAge == [.to44: 95, .to64: 80, .older: 100])
            #expect(kept.residents.women == [.to44: 50, .to64: 41])
        }
    }
}
