import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Rounds, from preparing to answers")
struct RoundsTests {
    /// Everything that one page asks, for the questionnaire of the scene.
    static func filled(_ scene: RoundScene, _ changes: [String: String] = [:], without missing: String? = nil)
        -> [(String, String)]
    {
        let today = scene.site.office.clock.day
        let key = scene.published.id.prefix(16)
        var fields: [(String, String)] = [
            ("name", "T0"), ("opens", today.description), ("closes", Day(number: today.number + 10).description),
            ("grace", "3"), ("wished", "300"), ("expected", "25"), ("buurten", "oost"), ("buurten", "west"),
            ("v-\(key)", "both"), ("g-\(key)", "consent"), ("controllers", "Stichting Buurt & Zorg"),
            ("contact", "Ada, 010 123"), ("assessment", "DPIA-1"), ("ethics", "nWMO-1"),
            ("retained", Day(number: today.number + 100).description), ("verklaring", "consent"),
            ("verklaring", "care"), ("verklaring", "caregivers"), ("wat", "open"),
        ]
        for (name, value) in changes {
            fields.removeAll { $0.0 == name }
            fields.append((name, value))
        }
        fields.removeAll { $0.0 == missing }
        return fields
    }

    static func coordinator(
        _ site: SiteUnderTest, _ browser: Browser, scope: Scope = .everywhere
    ) async throws {
        let staff = StaffUnderTest(site: site)
        _ = try await staff.logIn(try await staff.person("ada", [.coordinator], scope: scope), browser)
    }

    @Test("One page opens a round; a resident answers in it, finishes in the days of grace, and not after them")
    func whole() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await Self.coordinator(site, browser)
            let resident = browser.another()
            let collection = Round.collection(round: "t0", form: scene.published.form)
            #expect(try await resident.get("/v/\(collection)").status == 404)

            let form = try await browser.get("/medewerkers/rondes/nieuw").main
            #expect(form.status == 200)
            let opened = try await browser.submit(form, Self.filled(scene))
            #expect(opened.heading == "T0", "\(opened.status) \(opened.main.html)")
            #expect(opened.html.contains("2000 brieven in totaal"), "1200 each, and 1000 people to write to")

            let start = try await resident.get("/v/\(collection)")
            #expect(start.status == 200)
            for words in [
                "Stichting Buurt &amp; Zorg", "Ada, 010 123", "voor uw zorg verandert er niets", "wissen wij",
            ] {
                #expect(start.html.contains(words), "\(words)")
            }
            let day = site.office.clock.day.number + 100
            let kept = try await resident.get("/wat-wij-bewaren").html
            let language = site.office.screens.pages.languages.first
            #expect(kept.contains("uiterlijk op \(language.words(for: Day(number: day))) wissen wij alle antwoorden"))
            let first = try await resident.submit(
                start, [("toestemming", "ja"), ("buurt", "west")])
            #expect(first.path.contains("/p/"), "\(first.path)")
            let late = browser.another()

            site.clock.advance(seconds: 86_400 * 12)
            let closed = try await late.get("/v/\(collection)")
            #expect(closed.status == 403 && closed.html.contains("Was u al begonnen?"))
            #expect(try await resident.get(first.path).status == 200, "who had begun goes on")
            site.clock.advance(seconds: 86_400 * 2)
            #expect(try await resident.get(first.path).status == 403, "grace is over")
            #expect(try await late.get("/v/\(collection)").html.contains("Met uw eigen code"))
        }
        let actions = try await StaffUnderTest(site: site).log().map(\.action)
        #expect(actions.contains(.roundPrepared) && actions.contains(.roundOpened))
    }

    @Test(
        "A round does not open before everything is said; what was typed stays, and each fault leads to its field",
        arguments: [
            ("controllers", "controllers"), ("contact", "contact"), ("assessment", "assessment"), ("ethics", "ethics"),
            ("retained", "retained"), ("verklaring", "verklaring"), ("buurten", "buurten"), ("name", "name"),
            ("opens", "opens"), ("closes", "closes"),
        ])
    func demands(missing: String, anchor: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/rondes/nieuw").main
            let again = try await browser.submit(form, Self.filled(scene, without: missing)).main
            #expect(again.status == 422)
            #expect(again.html.contains("href=\"#\(anchor)\""), "\(again.html.prefix(900))")
            if missing != "contact" { #expect(again.html.contains("Ada, 010 123")) }
            #expect(try await site.store.outlines(in: .everywhere).isEmpty)
        }
    }

    @Test("An empty form that is to open a round names everything that opening needs at once")
    func allDemands() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/rondes/nieuw").main
            let questionnaire = "v-\(scene.published.id.prefix(16))"
            func anchors(_ fields: [(String, String)]) async throws -> [String] {
                let screen = try await browser.submit(form, fields)
                #expect(screen.status == 422)
                let summary = screen.main.html.components(separatedBy: "<form ")[0]
                return Browser.all("href=\"#([^\"]+)\"", in: summary).map { $0[0] }
            }
            let kept = ["name", "opens", "closes", "grace", "wished", "expected", "buurten", questionnaire]
            let before = ["controllers", "contact", "assessment", "ethics", "retained", "verklaring"]
            #expect(try await anchors([("wat", "open")]) == kept + before)
            #expect(try await anchors([("wat", "keep")]) == kept)
            // A day of erasing that comes before the end is named although the first day is missing.
            let early = Self.filled(scene, ["retained": site.office.clock.day.description], without: "opens")
            #expect(try await anchors(early) == ["opens", "retained"])
            #expect(try await anchors(Self.filled(scene, ["retained": "2020-01-01"], without: "closes")) == ["closes"])
        }
    }

    @Test("Two versions of one questionnaire: every field of the form has a label of its own", arguments: ["nl", "en"])
    func twoVersions(language: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await RoundScene.publish(RoundScene.version("4", of: TestForms.wijk), site)
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/rondes/nieuw?taal=\(language)").main.html
            let labels = Browser.all(#"<label for="[^"]*">(.*?)</label>"#, in: form).map { $0[0] }
            #expect(labels.count { $0.contains("(wijk 3)") } == 2 && labels.count { $0.contains("(wijk 4)") } == 2)
            #expect(Set(labels).count == labels.count, "\(labels)")
        }
    }

    @Test("A round that is kept can be changed until it opens; then only its end can")
    func keeping() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/rondes/nieuw").main
            let kept = try await browser.submit(form, Self.filled(scene, ["wat": "keep"], without: "ethics"))
            #expect(kept.html.contains("In voorbereiding") && kept.html.contains("nog niet ingevuld"))
            #expect(site.office.collections["t0-\(scene.published.form)"] == nil)

            let change = try await browser.get("/medewerkers/rondes/t0/aanpassen").main
            #expect(change.html.contains("value=\"Ada, 010 123\""))
            let opened = try await browser.submit(change, Self.filled(scene))
            #expect(opened.path.hasPrefix("/medewerkers/rondes/t0?"))
            #expect(site.office.collections["t0-\(scene.published.form)"] != nil)
            #expect(try await browser.get("/medewerkers/rondes/t0/aanpassen").status == 404)

            let end = try await browser.get("/medewerkers/rondes/t0/einde").main
            let today = site.office.clock.day
            let early = [("closes", Day(number: today.number - 2).description), ("grace", "3")]
            #expect(try await browser.submit(end, early).status == 422)
            // Erased on day 100: nobody may be able to finish on that day or later.
            for (day, grace, status) in [(73, 28, 422), (97, 3, 422), (96, 3, 200), (10, 3, 200)] {
                let last = [("closes", Day(number: today.number + day).description), ("grace", "\(grace)")]
                #expect(try await browser.submit(end, last).status == status, "day \(day), grace \(grace)")
            }
            let now = [("closes", Day(number: today.number - 1).description), ("grace", "3"), ("why", "Te veel")]
            #expect(try await browser.submit(end, now).html.contains("Gesloten voor nieuwe mensen"))
            #expect(try await browser.another().get("/v/t0-\(scene.published.form)").status == 403)
        }
    }

    @Test("A round that is ended before its first day is closed, not to come")
    func endedBefore() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await Self.coordinator(site, browser)
            let today = site.office.clock.day
            let form = try await browser.get("/medewerkers/rondes/nieuw").main
            let opens = ["opens": Day(number: today.number + 5).description]
            _ = try await browser.submit(form, Self.filled(scene, opens))
            let resident = browser.another()
            #expect(try await resident.get("/v/t0-wijk").html.contains("nog niet"))
            let end = try await browser.get("/medewerkers/rondes/t0/einde").main
            let between = [("closes", Day(number: today.number + 3).description), ("grace", "0")]
            #expect(try await browser.submit(end, between).status == 422)
            let now = [("closes", Day(number: today.number - 1).description), ("grace", "0")]
            #expect(try await browser.submit(end, now).status == 200)
            #expect(try await resident.get("/v/t0-wijk").html.contains("gesloten"))
        }
    }

    @Test("Where neighbourhoods are named in a box, one that is named twice counts once")
    func namedTwice() throws {
        let places = (1...70).map { number in
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: "buurt-\(number)", name: "Buurt \(number)"), municipality: "Ergens")
        }
        let typed = UrlencodedForm(encoded: Array("buurten=buurt-3%0D%0ABuurt+3%0D%0Abuurt-4%0D%0Aniets".utf8))
        let form = RoundForm(
            try #require(typed), offered: places, questionnaires: [], spoken: try Root.pages().languages.all,
            today: Day(number: 1), in: try #require(Root.pages().languages.named("nl")))
        #expect(form.chosen.neighbourhoods.map(\.id) == ["buurt-3", "buurt-4"])
        #expect(form.chosen.unknown == ["niets"])
    }

    @Test("Who works for one neighbourhood sees of a round that part alone, opens none elsewhere, and changes none")
    func scope() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await scene.round("samen", in: ["oost", "west"])
            try await scene.round("elders", in: ["west"])
            try await Self.coordinator(site, browser, scope: .neighbourhoods(["oost"]))
            let list = try await browser.get("/medewerkers/rondes").main
            #expect(list.html.contains("T-samen") && !list.html.contains("T-elders"))
            let seen = try await browser.get("/medewerkers/rondes/samen").main
            #expect(seen.html.contains("Oost") && !seen.html.contains("West"))
            #expect(try await browser.get("/medewerkers/rondes/samen/aanpassen").status == 404)
            let none = try await browser.get("/medewerkers/rondes/bestaat-niet")
            let foreign = try await browser.get("/medewerkers/rondes/elders")
            #expect(none.status == 404 && none.html == foreign.html)

            let form = try await browser.get("/medewerkers/rondes/nieuw").main
            #expect(!form.html.contains("West"))
            let made = try await browser.submit(form, Self.filled(scene, ["name": "Elders"]))
            #expect(made.heading == "Elders")
            let round = try #require(try await site.store.round("elders-2", in: .everywhere))
            #expect(round.neighbourhoods.map(\.id) == ["oost"], "west was sent along, and is not there")
        }
    }

    @Test("An open round is served again after a restart, as it was opened")
    func restart() async throws {
        let site = try SiteUnderTest()
        try await site.prepare()
        let scene = try await RoundScene(site)
        let round = try await scene.round("t0", in: ["oost"], isOpen: true)
        let later = try SiteUnderTest(after: site, forms: TestForms.forms)
        #expect(later.office.collections[round.questionnaires[0].collection] == nil)
        try await later.office.renewOffer()
        let served = try #require(later.office.collections[round.questionnaires[0].collection])
        #expect(served.collection == round.with(state: .opened).collections[0])
        #expect(served.accountability == round.accountability)
        // What did not change stays the same, with the pages that were made for it.
        try await later.office.renewOffer()
        #expect(later.office.collections[round.questionnaires[0].collection] === served)
    }

    @Test("The own words of a round stand on its first page with their version, which each response keeps")
    func ownWords() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let round = try await scene.round("t0", in: ["oost"])
            try await Self.coordinator(site, browser)
            let form = try await browser.get("/medewerkers/rondes/t0/aanpassen").main
            func fields(_ more: [(String, String)], opens: Bool) -> [(String, String)] {
                let typed = RoundForm.typed(round).fields.map { ($0.name, $0.value) }
                return typed.filter { !$0.0.hasPrefix("wat") } + more + [("wat", opens ? "open" : "keep")]
            }
            let wrong = try await browser.submit(form, fields([("tekst-en", "English only")], opens: false))
            #expect(wrong.status == 422 && wrong.html.contains("in elk geval ook in het Nederlands"))
            let words = [
                ("tekst-nl", "Wij vragen dit met <de gemeente>.\n\nU krijgt er niets voor."),
                ("tekst-en", "With the town."),
            ]
            let opened = try await browser.submit(form, fields(words, opens: true))
            #expect(opened.status == 200, "\(opened.main.html)")
            let given = try #require(try await site.store.round("t0", in: .everywhere)?.accountability)
            let version = try #require(given.wordsVersion)
            #expect(opened.html.contains(version))
            let resident = browser.another()
            let start = try await resident.get("/v/t0-wijk")
            #expect(start.html.contains("Wij vragen dit met &lt;de gemeente&gt;."))
            #expect(start.html.contains("Versie van deze tekst: \(version)"))
            #expect(try await resident.get("/v/t0-wijk?taal=en").html.contains("With the town."))
            // Not translated: the first language's, named as such.
            let turkish = try await resident.get("/v/t0-wijk?taal=tr").html
            #expect(turkish.contains("<div lang=\"nl\" dir=\"ltr\">\n<p>Wij vragen dit met"))
            #expect(try await browser.get("/medewerkers/rondes/t0/aanpassen").status == 404, "opened words stay")
            #expect(site.office.collections["t0-wijk"]?.consentVersion.hasSuffix("+\(version)") == true)
            var other = given
            other.words?["nl"] = "Iets anders."
            #expect(other.wordsVersion != version)
        }
    }
}
