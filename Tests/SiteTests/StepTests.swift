import Testing

@testable import Site

@Suite("Step text")
struct StepTests {
    /// Three pages: a field list of two questions, one choice, one text.
    private static let steps = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms">
          <h:head><h:title>Stappen</h:title><model>
            <instance><d id="stappen" version="1"><samen><a/><b/></samen><keuze/><slot/></d></instance>
            <bind nodeset="/d" bs:purpose="Proef" bs:notice="Proef" bs:consent="Ja" bs:consent-version="1"
                bs:contact="Bel de coördinator." bs:retention="24"/>
            <bind nodeset="/d/samen/b" relevant="/d/samen/a = 'x'"/>
          </model></h:head>
          <h:body>
            <group ref="/d/samen" appearance="field-list"><label>Samen</label>
              <input ref="/d/samen/a"><label>A</label></input><input ref="/d/samen/b"><label>B</label></input></group>
            <select1 ref="/d/keuze"><label>Keuze</label><item><label>Ja</label><value>ja</value></item></select1>
            <input ref="/d/slot"><label>Slot</label></input>
          </h:body>
        </h:html>
        """

    private static let bind = "<bind nodeset=\"/d/samen/b\""

    private static func site(_ form: String) throws -> SiteUnderTest {
        try SiteUnderTest(
            forms: ["stappen": form], collections: [TestForms.collection("stappen", questionnaire: "stappen")])
    }

    @Test("is there where every respondent gets the same pages, above the heading and in the title")
    func certain() async throws {
        let site = try Self.site(Self.steps)
        try await site.visit { browser in
            var screen = try await browser.begin("stappen")
            for number in 1...3 {
                let words = "Stap \(number) van 3"
                let step = try #require(screen.html.firstRange(of: "<p class=\"step\">\(words)</p>"), "\(screen.path)")
                let heading = try #require(screen.html.firstRange(of: "<h1"))
                #expect(step.lowerBound < heading.lowerBound)
                #expect(Browser.first("<title>(.*?)</title>", in: screen.html)?.contains(words) == true)
                screen = try await browser.submit(screen, [], press: "verder")
            }
            #expect(screen.page == "controle")
        }
    }

    @Test(
        "is not there where the number of pages is not certain: a page that hangs on an answer, a group that does, a repeat",
        arguments: [
            (bind, "<bind nodeset=\"/d/slot\" relevant=\"/d/keuze = 'ja'\"/>" + bind),
            (bind, "<bind nodeset=\"/d/samen\" relevant=\"/d/keuze = ''\"/>" + bind),
            (
                "<input ref=\"/d/slot\"><label>Slot</label></input>",
                """
                <group ref="/d/slot"><repeat nodeset="/d/slot"><input ref="/d/slot/naam"><label>Naam</label></input>
                </repeat></group>
                """
            ),
        ])
    func uncertain(_ from: String, _ to: String) async throws {
        let form = Self.steps.replacing(from, with: to).replacing(
            "<slot/>", with: to.contains("repeat") ? "<slot><naam/></slot>" : "<slot/>")
        let site = try Self.site(form)
        try await site.visit { browser in
            let screen = try await browser.begin("stappen")
            #expect(screen.status == 200 && screen.html.contains("<h1"))
            #expect(!screen.html.contains("class=\"step\""))
        }
    }
}
