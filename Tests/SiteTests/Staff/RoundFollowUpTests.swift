import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What a questionnaire asks of the rounds that ask it")
struct RoundFollowUpTests {
    /// Opens a round from its page, some days from now.
    private func open(
        _ browser: Browser, _ scene: RoundScene, name: String, from first: Int, to last: Int,
        _ more: [String: String] = [:]
    ) async throws -> Browser.Screen {
        let today = scene.site.office.clock.day.number
        let days = [
            "name": name, "opens": Day(number: today + first).description,
            "closes": Day(number: today + last).description, "retained": Day(number: today + 300).description,
        ]
        let form = try await browser.get("/medewerkers/rondes/nieuw").main
        return try await browser.submit(form, RoundsTests.filled(scene, days.merging(more) { $1 }))
    }

    /// Fills in a round's questionnaire: the own code.
    private func answer(_ browser: Browser, _ collection: String, earlier: String? = nil) async throws -> String {
        let start = try await browser.get("/v/\(collection)")
        #expect(start.html.contains("name=\"eerder\"") == (earlier != nil), "\(collection)")
        let typed = earlier.map { [("eerder", $0)] } ?? []
        var screen = try await browser.submit(start, [("toestemming", "ja"), ("buurt", "west")] + typed)
        #expect(screen.status == 200, "\(screen.main.html)")
        screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "auto")])
        while screen.page != "controle" { screen = try await browser.submit(screen, []) }
        return try #require(try await browser.submit(screen, []).code)
    }

    private func chain(of code: String, _ site: SiteUnderTest) async throws -> Chain? {
        try await site.store.response(ownCode: site.keys.ownCodeIndexes(try Code(reading: code)))?.content.chain
    }

    @Test("A later round made on screen asks for the earlier code, whatever it is called; a first one does not")
    func screenRounds() async throws {
        // Nothing of the list asks the same.
        let site = try SiteUnderTest(
            forms: TestForms.forms, collections: [TestForms.collection("leeftijd", questionnaire: "leeftijd")])
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await RoundsTests.coordinator(site, browser)
            #expect(try await open(browser, scene, name: "Meting", from: 0, to: 10).heading == "Meting")
            // Planned ahead while the first one runs, under the same name.
            #expect(try await open(browser, scene, name: "Meting", from: 20, to: 30).heading == "Meting")
            let form = scene.published.form
            let (first, second) = (
                Round.collection(round: "meting", form: form), Round.collection(round: "meting-2", form: form)
            )
            let code = try await answer(browser.another(), first)
            site.clock.advance(seconds: 86_400 * 21)
            let later = try await answer(browser.another(), second, earlier: code.lowercased())
            let forgotten = try await answer(browser.another(), second, earlier: "")
            let began = try #require(try await chain(of: code, site))
            #expect(try await chain(of: later, site) == began)
            #expect(try await chain(of: forgotten, site) != began)
        }
    }

    @Test("An instrument that needs a licence number does not open from the round's page without it, and does with it")
    func licence() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let bound = TestForms.wijk.replacing("id=\"wijk\" version=\"3\"", with: "id=\"schaal\" version=\"1\"")
                .replacing(
                    "bs:retention=\"24\"", with: "bs:retention=\"24\" bs:licence-number=\"needed\"")
            let version = try await RoundScene.publish(bound, site)
            try await RoundsTests.coordinator(site, browser)
            let (key, wijk) = (version.id.prefix(16), scene.published.id.prefix(16))
            let chosen = ["v-\(key)": "both", "g-\(key)": "consent", "v-\(wijk)": ""]
            let collection = Round.collection(round: "t0", form: "schaal")
            for number in ["", "  "] {
                let refused = try await open(
                    browser, scene, name: "T0", from: 0, to: 10, chosen.merging(["l-\(key)": number]) { $1 })
                #expect(refused.status == 422 && refused.html.contains("mogen alleen met een nummer van de eigenaar"))
                #expect(try await site.store.round("t0", in: .everywhere) == nil)
                #expect(try await browser.another().get("/v/\(collection)").status == 404)
            }
            let opened = try await open(
                browser, scene, name: "T0", from: 0, to: 10, chosen.merging(["l-\(key)": "L-2026/7"]) { $1 })
            #expect(opened.heading == "T0" && opened.html.contains("L-2026/7"), "\(opened.main.html)")
            #expect(try await browser.another().get("/v/\(collection)").status == 200)
        }
    }
}
