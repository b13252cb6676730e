import Foundation
import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing
import XForms

@testable import Site

@Suite("Questionnaires on staff's pages")
struct QuestionnairesTests {
    private static func coordinator(
        _ site: SiteUnderTest, _ browser: Browser, _ login: String = "ada", scope: Scope = .everywhere
    ) async throws {
        let staff = StaffUnderTest(site: site)
        _ = try await staff.logIn(try await staff.person(login, [.coordinator], scope: scope), browser)
    }

    private static func handIn(_ xml: String, _ browser: Browser) async throws -> Browser.Screen {
        let form = try await browser.get("/medewerkers/vragenlijsten/nieuw").main
        return try await browser.upload(form.action, form.hidden, files: [("bestand", "vragen.xml", xml)]).main
    }

    @Test("Handed in, looked at, published; a round can have it only then")
    func publishing() async throws {
        let site = try SiteUnderTest(TestForms.collection("leeftijd", questionnaire: "leeftijd"))
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let page = try await Self.handIn(TestForms.wijk, browser)
            #expect(page.status == 200 && page.html.contains("Geef vrij"), "\(page.html.prefix(1_500))")
            #expect(try await !browser.get("/medewerkers/rondes/nieuw").html.contains("name=\"v-"))
            _ = try await browser.submit(page, [])
            #expect(try await site.store.questionnaires(in: .everywhere).map(\.state) == [.published])
            #expect(try await browser.get("/medewerkers/rondes/nieuw").html.contains("name=\"v-"))
            let retire = try await browser.get(String(page.path.prefix { $0 != "?" }) + "/weg").main
            let silent = try await browser.submit(retire, [("why", " ")])
            #expect(silent.status == 422 && silent.html.contains("Schrijf op waarom"))
            _ = try await browser.submit(retire, [("why", "Vraag 3 is te moeilijk")])
            #expect(try await site.store.questionnaires(in: .everywhere).map(\.state) == [.retired])
            #expect(try await !browser.get("/medewerkers/rondes/nieuw").html.contains("name=\"v-"))
            let row = try await StaffUnderTest(site: site).log().last { $0.action == .questionnaireRetired }
            #expect(row?.reason == "Vraag 3 is te moeilijk" && row?.object?.id == "wijk 3")
            // A slip costs no new version: handed in again it is the same, and published again.
            let again = try await Self.handIn(TestForms.wijk, browser)
            #expect(again.html.contains("Geef weer vrij"))
            _ = try await browser.submit(again, [])
            #expect(try await site.store.questionnaires(in: .everywhere).map(\.state) == [.published])
            #expect(try await browser.get("/medewerkers/rondes/nieuw").html.contains("name=\"v-"))
        }
    }

    @Test("A changed file that is not served, because of the answers there are, is named with the reason")
    func held() async throws {
        let before = try #require(FormDefinition.load(Array(TestForms.wijk.utf8)).definition)
        let other = TestForms.wijk.replacing("/wijk/leeftijd\" type=\"int\"", with: "/wijk/leeftijd\" type=\"string\"")
        let after = try #require(FormDefinition.load(Array(other.utf8)).definition)
        let changes = FormComparison(from: before, to: after).changes(.recoded)
        let site = try SiteUnderTest(
            forms: ["wijk": TestForms.wijk], collections: [TestForms.collection()],
            holding: [
                HeldQuestionnaire(name: "proef", version: "3", served: "2", reason: .recoded(changes + changes)),
                HeldQuestionnaire(name: "andere", version: "8", served: "7", reason: .needsTwo),
            ])
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let page = try await browser.get("/medewerkers/vragenlijsten").main.html
            #expect(page.contains("Niet in gebruik: proef, versie 3.") && page.contains("blijft versie 2 in gebruik"))
            #expect(page.contains("Het gaat om: Hoe oud bent u?."))
            #expect(page.contains("blijft versie 7 in gebruik tot twee mensen hebben gekeken"))
        }
    }

    @Test("What cannot be used is not kept: the page says line, fault and repair")
    func refused() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            for xml in [
                "geen xml", TestForms.wijk.replacing("</h:body>", with: "<input ref=\"/data/niets\"/></h:body>"),
            ] {
                let page = try await Self.handIn(xml, browser)
                #expect(page.status == 422 && page.html.contains("kan nog niet"))
                #expect(page.html.contains("<th scope=\"row\">"))
            }
            #expect(try await Self.handIn("", browser).status == 422)
            #expect(try await site.store.questionnaires(in: .everywhere).isEmpty)
        }
    }

    @Test("A questionnaire with more than one file beside it is handed in with all of them at once")
    func companions() async throws {
        let site = try SiteUnderTest()
        let folder = SiteUnderTest.root.appending(path: "Questionnaires/samenwerken")
        @Sendable func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        let form = try text("samenwerken.xml")
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let page = try await browser.get("/medewerkers/vragenlijsten/nieuw").main
            let field = try #require(Browser.first("(<input [^>]*name=\"bijlage\"[^>]*>)", in: page.html))
            #expect(field.contains("multiple=\"multiple\""))
            #expect(Browser.all("(multiple=)", in: page.html).count == 1)
            var signatures = TranslationSignatures()
            signatures.sign("en", reader: "Kanarie Lezer", date: "2026-01-02", texts: "andere")
            let signed = String(decoding: try signatures.json(), as: UTF8.self)
            let done = try await browser.upload(
                page.action, page.hidden,
                files: [
                    ("bestand", "samenwerken.xml", form), ("bijlage", "organisaties.csv", try text("organisaties.csv")),
                    ("bijlage", "translations.json", signed),
                ])
            #expect(done.status == 200 && done.html.contains("Geef vrij"), "\(done.main.html.prefix(1_500))")
            #expect(done.html.contains("Kanarie Lezer"))
            let version = try #require(try await site.store.questionnaires(in: .everywhere).first)
            let kept = try #require(try await site.store.definition(hash: version.definition))
            #expect(kept.attachments["organisaties.csv"] == Array(try text("organisaties.csv").utf8))
        }
    }

    @Test("A new version beside an older one shows what is different; one that recodes is refused")
    func versions() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let scene = try await RoundScene(site)
            let draft = try await browser.get("/medewerkers/vragenlijsten/\(scene.draft.id)").main
            #expect(draft.html.contains("zijn hetzelfde") && draft.html.contains("Geef vrij"))

            // Two choices change places: the words of one code become those of another.
            let xml = RoundScene.version("100", of: TestForms.wijk)
            let swapped = xml.replacing("<value>fiets</value>", with: "<value>~</value>")
                .replacing("<value>auto</value>", with: "<value>fiets</value>")
                .replacing("<value>~</value>", with: "<value>auto</value>")
            let page = try await Self.handIn(swapped, browser)
            #expect(page.html.contains("andere betekenis"), "\(page.html.suffix(3_000))")
            #expect(!page.html.contains("Geef vrij"))
            let route = try #require(Route(path: page.path.prefix { $0 != "?" }))
            let token = try #require(site.token(for: route, browser))
            let forced = try await browser.post(page.path, [("token", token)])
            #expect(forced.status == 422)
            #expect(try await site.store.questionnaires(in: .everywhere).count { $0.state == .published } == 1)
        }
    }

    @Test("A value that is given out and worked out otherwise is refused; whom a section is asked of is told")
    func workedOut() async throws {
        let site = try SiteUnderTest(TestForms.collection("leeftijd", questionnaire: "leeftijd"))
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let formula = "calculate=\"if(/wijk/leeftijd &lt; 30, 'ja', 'nee')\""
            let first = TestForms.wijk.replacing(formula, with: formula + " bs:disclosure=\"quasi\"")
            _ = try await browser.submit(try await Self.handIn(first, browser), [])
            #expect(try await site.store.questionnaires(in: .everywhere).map(\.state) == [.published])

            let other = RoundScene.version("4", of: first).replacing("&lt; 30, 'ja'", with: "&lt; 40, 'ja'")
            let page = try await Self.handIn(other, browser)
            #expect(page.html.contains("andere betekenis") && page.html.contains("/wijk/jong"), "\(page.main.html)")
            #expect(!page.html.contains("zijn hetzelfde") && !page.html.contains("Geef vrij"))
            let route = try #require(Route(path: page.path.prefix { $0 != "?" }))
            let token = try #require(site.token(for: route, browser))
            #expect(try await browser.post(page.path, [("token", token)]).status == 422)
            #expect(try await site.store.questionnaires(in: .everywhere).count { $0.state == .published } == 1)

            let narrowed = RoundScene.version("5", of: first).replacing(
                "<bind nodeset=\"/wijk/huis/kind/naam\"",
                with: "<bind nodeset=\"/wijk/huis\" relevant=\"/wijk/leeftijd &gt; 18\"/>"
                    + "<bind nodeset=\"/wijk/huis/kind/naam\"")
            let told = try await Self.handIn(narrowed, browser)
            #expect(told.html.contains("voorwaarden") && told.html.contains("(/wijk/huis)"), "\(told.main.html)")
            #expect(told.html.contains("Geef vrij"))
        }
    }

    @Test("An indicator that people can answer, or answered, keeps its words: other words under its name are refused")
    func reworded() async throws {
        let site = try SiteUnderTest(TestForms.collection("leeftijd", questionnaire: "leeftijd"))
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let first = TestForms.wijk.replacing(
                #"<bind nodeset="/wijk/leeftijd""#, with: #"<bind nodeset="/wijk/leeftijd" bs:indicator="leeftijd""#)
            _ = try await browser.submit(try await Self.handIn(first, browser), [])
            #expect(try await site.store.questionnaires(in: .everywhere).map(\.state) == [.published])

            // No code and no answer changes, only what is asked.
            let other = RoundScene.version("4", of: first).replacing(
                "<input ref=\"/wijk/leeftijd\"><label>", with: "<input ref=\"/wijk/leeftijd\"><label>Zeg eens: ")
            let page = try await Self.handIn(other, browser)
            #expect(page.html.contains("andere woorden") && !page.html.contains("Geef vrij"), "\(page.html)")
            #expect(page.html.contains("leeftijd-2"), "the repair")
            let route = try #require(Route(path: page.path.prefix { $0 != "?" }))
            let token = try #require(site.token(for: route, browser))
            #expect(try await browser.post(page.path, [("token", token)]).status == 422)
            #expect(try await site.store.questionnaires(in: .everywhere).count { $0.state == .published } == 1)

            // With another name, or with the words of before, it is welcome.
            let named = RoundScene.version("5", of: other).replacing(
                "indicator=\"leeftijd\"", with: "indicator=\"oud\"")
            #expect(try await Self.handIn(named, browser).html.contains("Geef vrij"))
            #expect(try await Self.handIn(RoundScene.version("6", of: first), browser).html.contains("Geef vrij"))
        }
    }

    @Test("Where two must look, its author cannot publish it; somebody else can")
    func twoLooks() async throws {
        var settings = SiteSettings()
        settings.needsTwoLooks = true
        let site = try SiteUnderTest(
            TestForms.collection("leeftijd", questionnaire: "leeftijd"), settings: settings)
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let page = try await Self.handIn(TestForms.wijk, browser)
            #expect(try await browser.submit(page, []).html.contains("moet een ander hem vrijgeven"))
            let other = browser.another()
            try await Self.coordinator(site, other, "bo")
            let seen = try await other.get(page.path).main
            #expect(try await other.submit(seen, []).status == 200)
            func states() async throws -> [QuestionnaireState] {
                try await site.store.questionnaires(in: .everywhere).map(\.state)
            }
            #expect(try await states() == [.published])

            let address = String(page.path.prefix { $0 != "?" })
            func retire(_ who: Browser) async throws -> Browser.Screen {
                try await who.submit(try await who.get(address + "/weg").main, [("why", "Te lang")])
            }
            #expect(try await retire(browser).status == 200)
            #expect(try await states() == [.retiring])
            #expect(try await browser.get("/medewerkers/rondes/nieuw").html.contains("name=\"v-"))
            #expect(try await retire(browser).html.contains("U hebt dit zelf al gevraagd"))
            #expect(try await states() == [.retiring])
            #expect(try await other.get(address).html.contains("Iemand heeft gevraagd"))
            #expect(try await retire(other).status == 200)
            #expect(try await states() == [.retired])
            let back = try await other.submit(try await other.get(address).main, [])
            #expect(back.status == 422 && back.html.contains("U haalde deze versie zelf weg"))
            #expect(try await browser.submit(try await browser.get(address).main, []).status == 200)
            #expect(try await states() == [.published])
            // Who asked may think better of it, and so may anybody.
            _ = try await retire(browser)
            _ = try await browser.submit(try await browser.get(address).main, [])
            #expect(try await states() == [.published])
        }
        let rows = try await StaffUnderTest(site: site).log()
        #expect(rows.filter { $0.action == .questionnaireRetirementAsked }.map(\.reason) == ["Te lang", "Te lang"])
        #expect(rows.filter { $0.action == .questionnaireRetired }.map(\.reason) == ["Te lang"])
    }

    @Test(
        "The preview asks as residents are asked, judges what is typed, stores nothing, and stands in our own frame alone"
    )
    func preview() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await Self.coordinator(site, browser)
            let scene = try await RoundScene(site)
            let frames = try await browser.get("/medewerkers/vragenlijsten/\(scene.published.id)/voorbeeld")
            #expect(
                frames.html.contains("<iframe")
                    && frames.headers[.contentSecurityPolicy]?.contains("frame-src 'self'") == true)
            let address = "/medewerkers/vragenlijsten/\(scene.published.id)/voorbeeld/bladzijde"
            let before = try await site.store.verify().responses
            var page = try await browser.get(address)
            #expect(page.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'self'") == true)
            #expect(
                try await browser.get("/medewerkers").headers[.contentSecurityPolicy]?.contains(
                    "frame-ancestors 'none'") == true)
            let first = page.html
            // The first page, with what one agrees to; who does not agree stays on it.
            #expect(first.contains("name=\"toestemming\""))
            let refused = try await browser.submit(page, [])
            #expect(refused.status == 422 && refused.html.contains("name=\"toestemming\""))
            page = try await browser.submit(refused, [("toestemming", "ja")])
            #expect(!page.html.contains("name=\"toestemming\""))
            // What the script saves in the background is kept nowhere; the page goes on with what stands in it all the same.
            let field = page.field("vervoer", 0)
            let saved = try await browser.submit(page, [(field, "fiets")], press: "bewaar")
            let stand = try #require(Browser.first(#"name="stand" value="([^"]*)""#, in: saved.html))
            let others = page.hidden.filter { $0.0 != "stand" && $0.0 != field }
            let next = try await browser.post(
                address, others + [("stand", stand), (field, "fiets"), ("doe", "verder")])
            #expect(next.status == 200 && next.html.contains("Hoe oud bent u?"))
            let checked = try await browser.submit(next, [], press: "controle")
            #expect(checked.html.contains("Met de fiets"), "\(checked.html.prefix(1_500))")
            // A page that demands an answer is shown again; "Terug" and the check page work as they do for residents.
            page = try await browser.submit(page, [], press: "controle")
            #expect(page.html.contains("Controleer uw antwoorden"), "\(page.html.prefix(800))")
            page = try await browser.submit(page, [])
            // The last page, whose code opens nothing, and which leads back to the beginning.
            let code = try Code(reading: try #require(page.code))
            #expect(try await site.store.response(ownCode: site.keys.ownCodeIndexes(code)) == nil)
            #expect(try await browser.submit(page, []).html.contains("name=\"toestemming\""))
            // Of another session, or made up: it begins anew.
            let again = try await browser.post(address, [("token", "verzonnen"), ("doe", "controle")])
            #expect(again.status == 200 && again.heading == Browser.first(#"<h1[^>]*>(.*?)</h1>"#, in: first) ?? "")
            #expect(try await site.store.verify().responses == before)
            #expect(site.office.collections["voorbeeld"] == nil)
        }
    }
}
