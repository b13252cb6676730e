import Foundation
import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("A helper hands the device over")
struct HandoverTests {
    static let form = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms"
            xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa">
          <h:head><h:title>Samen</h:title><model>
            <instance><d id="samen" version="1"><wijze/><een/><twee/><drie/><vier/>
              <orx:meta><orx:instanceID/></orx:meta></d></instance>
            <bind nodeset="/d" bs:purpose="Proef" bs:notice="Proef" bs:consent="Ja" bs:consent-version="1"
                bs:contact="Bel de coördinator." bs:retention="24"/>
            <bind nodeset="/d/wijze" type="string" bs:part="mode"/>
            <bind nodeset="/d/drie" type="int"/>
            <bind nodeset="/d/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
          </model></h:head>
          <h:body>
            <select1 ref="/d/wijze"><label>Wie vult in?</label>
              <item><label>Zelf</label><value>zelf</value></item>
              <item><label>Met hulp</label><value>met-hulp</value></item>
              <item><label>Voor iemand anders</label><value>namens</value></item></select1>
            <input ref="/d/een"><label>Vraag een</label></input>
            <input ref="/d/twee"><label>Vraag twee</label></input>
            <input ref="/d/drie"><label>Vraag drie</label></input>
            <input ref="/d/vier"><label>Vraag vier</label></input>
          </h:body>
        </h:html>
        """

    private static func site() throws -> SiteUnderTest {
        try SiteUnderTest(
            forms: ["samen": form], collections: [TestForms.collection("samen", questionnaire: "samen")])
    }

    private static func answer(
        _ browser: Browser, _ screen: Browser.Screen, _ text: String, press: String = "verder"
    ) async throws -> Browser.Screen {
        try await browser.submit(screen, [(screen.field("antwoord", 0), text)], press: press)
    }

    /// With help, up to the page that follows the hand-over: the own code, and that page.
    private static func handOver(_ browser: Browser) async throws -> (code: String, page: Browser.Screen) {
        var screen = try await browser.begin("samen")
        screen = try await answer(browser, screen, "met-hulp")
        #expect(screen.html.contains("value=\"overdracht\""))
        let given = try await answer(browser, screen, "samen gezegd", press: "overdracht")
        #expect(given.path == "/v/samen/overdracht")
        // The helper still holds the device: no code is on the screen, however often it is looked at.
        let looked = try await browser.get("/v/samen/overdracht")
        #expect(given.code == nil && looked.code == nil)
        let shown = try await browser.submit(given, [])
        let code = try #require(shown.code)
        return (code, try await browser.submit(shown, []))
    }

    @Test(
        "Who fills in is a value of the response",
        arguments: [("zelf", ResponseMode.oneself), ("met-hulp", .withHelp), ("namens", .onBehalf)])
    func mode(answer: String, mode: ResponseMode) async throws {
        let site = try Self.site()
        try await site.visit { browser in
            var screen = try await browser.begin("samen")
            screen = try await Self.answer(browser, screen, answer)
            #expect(screen.html.contains("value=\"overdracht\"") == (mode == .withHelp))
            while screen.page != "controle" { screen = try await browser.submit(screen, [], press: "verder") }
            let end = try await browser.submit(screen, [])
            let code = try Code(reading: try #require(end.code))
            let stored = try await site.store.response(ownCode: site.keys.ownCodeIndexes(code))
            #expect(stored?.facts.mode == mode)
        }
    }

    @Test("After giving back, no address, no button and no code of the helper shows what the person filled in")
    func closed() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, two) = try await Self.handOver(browser)
            #expect(two.heading.contains("Vraag twee"))
            #expect(two.html.contains("value=\"teruggeven\""))
            let three = try await Self.answer(browser, two, "kanarie")
            #expect(three.heading.contains("Vraag drie"))
            // While it is with the person, Back shows one's own answers.
            let own = try await browser.get(two.path)
            #expect(own.html.contains("kanarie"))
            let four = try await Self.answer(browser, three, "77", press: "teruggeven")
            #expect(four.heading.contains("Vraag vier"))
            #expect(four.html.contains("Het deel van de ander is nu gesloten"))
            // The helper, in this browser: every address there is, and the buttons.
            for path in [two.path, three.path, two.path + "?van=controle", "/v/samen/pauze", "/v/samen/overdracht"] {
                let screen = try await browser.get(path)
                #expect(!screen.html.contains("kanarie") && !screen.html.contains("value=\"77\""), "\(path)")
                #expect(!screen.html.contains(code))
            }
            let back = try await Self.answer(browser, four, "", press: "terug")
            #expect(back.heading.contains("Vraag een"))
            let on = try await browser.submit(back, [], press: "verder")
            #expect(on.heading.contains("Vraag vier"))
            // An old page of the helper changes nothing that is closed, and shows nothing.
            let stale = try await Self.answer(browser, two, "door de helper", press: "verder")
            #expect(!stale.html.contains("kanarie"))
            let live = try await browser.submit(two, [(two.field("antwoord", 0), "x")], press: "bewaar")
            #expect(!live.html.contains("kanarie"))
            let check = try await Self.answer(browser, on, "slot")
            #expect(check.path == "/v/samen/controle")
            #expect(!check.html.contains("kanarie") && !check.html.contains("<dd>77</dd>"))
            #expect(check.html.contains("samen gezegd") && check.html.contains("slot"))
            #expect(Browser.all("Dit is gesloten", in: check.html).count == 2)
            // The code that opens the draft on another device opens no more of it.
            let pause = try await browser.get("/v/samen/pauze")
            let opening = try #require(pause.code)
            #expect(opening != code)
            #expect(pause.html.contains("De code om verder te gaan") && !pause.html.contains("Uw eigen code"))
            let other = browser.another()
            let resumed = try await other.submit(try await other.get("/code"), [("code", opening)])
            #expect(resumed.status == 200)
            for path in [two.path, "/v/samen/controle"] {
                let screen = try await other.get(path)
                #expect(!screen.html.contains("kanarie"), "\(path)")
            }
            // Sent by the helper: no code on the last page, and the code the helper saw opens nothing.
            let end = try await browser.submit(try await browser.get("/v/samen/controle"), [])
            #expect(end.path == "/v/samen/klaar")
            #expect(end.code == nil && !end.html.contains("uitkomst"))
            let box = try await browser.get("/mijn-antwoorden")
            let helper = try await browser.submit(box, [("code", opening)])
            #expect(helper.status == 422)
            // The person sees all of it.
            let person = try await browser.submit(box, [("code", code)])
            #expect(person.html.contains("kanarie") && person.html.contains("77"))
            #expect(!person.html.contains("door de helper"))
        }
    }

    @Test("Only the own code opens the part again, and a pause closes it")
    func reopened() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, two) = try await Self.handOver(browser)
            _ = try await Self.answer(browser, two, "kanarie", press: "pauze")
            let pause = try await browser.get("/v/samen/pauze")
            let opening = try #require(pause.code)
            let other = browser.another()
            _ = try await other.submit(try await other.get("/code"), [("code", opening)])
            let shut = try await other.get(two.path)
            #expect(!shut.html.contains("kanarie"))
            let ask = try await other.get("/v/samen/overdracht")
            #expect(ask.code == nil)
            for wrong in ["", opening, Code.random().printed] {
                let no = try await other.submit(ask, [("code", wrong)])
                #expect(no.status == 422)
                #expect(!no.html.contains("kanarie"))
            }
            _ = try await other.submit(ask, [("code", code.lowercased())])
            let seen = try await other.get(two.path)
            #expect(seen.html.contains("kanarie"))
        }
    }

    @Test("The helper's browser sees nothing of what is opened again elsewhere")
    func staleBrowser() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, two) = try await Self.handOver(browser)
            let before = browser.tab()
            let three = try await Self.answer(browser, two, "kanarie", press: "teruggeven")
            #expect(three.heading.contains("Vraag drie"))
            let pause = try await browser.get("/v/samen/pauze")
            let opening = try #require(pause.code)
            // The person opens the part on an own device.
            let person = browser.another()
            _ = try await person.submit(try await person.get("/code"), [("code", opening)])
            _ = try await person.submit(try await person.get("/v/samen/overdracht"), [("code", code)])
            let own = try await person.get(two.path)
            #expect(own.html.contains("kanarie"))
            for helper in [browser, before] {
                let screen = try await helper.get(two.path)
                #expect(!screen.html.contains("kanarie"))
                let check = try await helper.get("/v/samen/controle")
                #expect(!check.html.contains("kanarie"))
            }
        }
    }

    @Test("The own code is shown once, and the person may finish and send alone")
    func alone() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (code, two) = try await Self.handOver(browser)
            let again = try await browser.get("/v/samen/overdracht")
            #expect(again.code == nil)
            var screen = try await Self.answer(browser, two, "kanarie")
            while screen.page != "controle" { screen = try await browser.submit(screen, [], press: "verder") }
            #expect(screen.html.contains("kanarie"))
            let end = try await browser.submit(screen, [])
            #expect(end.code == code)
        }
    }

    @Test("Giving back waits until what is wrong is right, and nobody but a helper is asked to hand over")
    func faults() async throws {
        let site = try Self.site()
        try await site.visit { browser in
            let (_, two) = try await Self.handOver(browser)
            let three = try await Self.answer(browser, two, "kanarie")
            let wrong = try await Self.answer(browser, three, "veel", press: "teruggeven")
            #expect(wrong.status == 422)
            let still = try await browser.get(two.path)
            #expect(still.html.contains("kanarie"))
            let alone = browser.another()
            var screen = try await alone.begin("samen")
            screen = try await Self.answer(alone, screen, "zelf")
            let refused = try await Self.answer(alone, screen, "x", press: "overdracht")
            #expect(refused.code == nil)
            #expect(refused.path.hasPrefix("/v/samen/p/"))
        }
    }
}
