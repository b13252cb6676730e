import Foundation
import Programme
import Records
import Testing
import XForms

@testable import Site

@Suite("Questionnaires on paper")
struct PaperTests {
    /// Questions that part the way: a choice that passes over two, a group for some, a number that decides, an end.
    private static let ways = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms">
          <h:head><h:title>Wegen</h:title><model>
            <instance><d id="wegen" version="1"><tuin/><groot/><soort/><oud/><school/><kleur/><rood/><slot/></d></instance>
            <bind nodeset="/d" bs:purpose="Proef" bs:notice="Proef" bs:consent="Ja" bs:consent-version="1"
                bs:contact="Bel." bs:retention="24"/>
            <bind nodeset="/d/groot" type="int" relevant="/d/tuin = 'ja'"/>
            <bind nodeset="/d/soort" relevant="/d/tuin = 'ja'"/>
            <bind nodeset="/d/oud" type="int"/>
            <bind nodeset="/d/school" relevant="/d/oud &lt; 18"/>
            <bind nodeset="/d/rood" relevant="selected(/d/kleur, 'rood')"/>
            <bind nodeset="/d/slot" relevant="/d/tuin != 'stop'"/>
          </model></h:head>
          <h:body>
            <select1 ref="/d/tuin"><label>Hebt u een tuin?</label>
              <item><label>Ja</label><value>ja</value></item><item><label>Nee</label><value>nee</value></item>
              <item><label>Stop</label><value>stop</value></item></select1>
            <input ref="/d/groot"><label>Hoe groot?</label></input>
            <input ref="/d/soort"><label>Wat groeit er?</label></input>
            <input ref="/d/oud"><label>Hoe oud bent u?</label></input>
            <input ref="/d/school"><label>Welke school?</label></input>
            <select ref="/d/kleur"><label>Welke kleuren?</label>
              <item><label>Rood</label><value>rood</value></item><item><label>Blauw</label><value>blauw</value></item></select>
            <input ref="/d/rood"><label>Waarom rood?</label></input>
            <input ref="/d/slot"><label>Nog iets?</label></input>
          </h:body>
        </h:html>
        """

    private static func form(_ xml: String) throws -> FormDefinition {
        try #require(FormDefinition.load(Array(xml.utf8)).definition)
    }

    private static let world = Environment(
        clock: { 1_795_258_800 }, timeZone: .gmt, randomBytes: { [UInt8](repeating: 4, count: $0) })

    private static func items(_ form: FormDefinition, _ language: InterfaceLanguage) -> [PaperPage.Item] {
        let outline = PaperOutline(form, environment: world, language: form.language(language.code))
        return PaperWriter(outline, words: FormWords(form, language), isGuide: false).items
    }

    @Test("the way stands in words: where a choice leads, who a question is for, and what decides")
    func routing() throws {
        let language = try Root.pages().languages.first
        let items = Self.items(try Self.form(Self.ways), language)
        #expect(items.map(\.number) == (1...8).map(String.init))
        // "Ja" goes on; the others pass over the two questions about the garden.
        #expect(items[0].choices.map(\.goTo) == [nil, "Ga naar vraag 4", "Ga naar vraag 4"])
        #expect(items[1].condition == "Alleen als u bij vraag 1 dit koos: Ja.")
        #expect(items[2].condition == nil, "said once for both")
        #expect(items[3].condition == nil && items[5].condition == nil)
        #expect(items[4].condition == "Of dit bij u past, hangt af van vraag 4.")
        #expect(items[6].condition == "Alleen als u bij vraag 6 dit koos: Rood.")
        #expect(items[7].condition == "Niet als u bij vraag 1 dit koos: Stop.")
        #expect(items[5].choices.allSatisfy { $0.goTo == nil } && items[5].how == "U mag meer kruisjes zetten.")
    }

    @Test(
        "every question of a shipped questionnaire stands on paper once, in every language it has",
        arguments: ShippedFormTests.names)
    func shipped(_ name: String) throws {
        let pages = try Root.pages()
        let form = try FormUnderTest(shipped: name).definition
        let offered = form.questions.filter { question in
            ![.note, .notOffered].contains(Widget(for: question)) && !form.nodes[question.node].isCalculated
                && question.containers.count { if case .repetition = $0 { true } else { false } } < 2
        }
        for language in pages.languages.all where form.languages.count < 2 || form.language(language.code) != nil {
            let outline = PaperOutline(form, environment: Self.world, language: form.language(language.code))
            let asked = outline.items.filter { $0.number != nil }
            #expect(Set(asked.map(\.question)) == Set(offered.map(\.index)))
            let outside = asked.filter { $0.repetition == nil }
            #expect(outside.count == Set(outside.map(\.question)).count)
            #expect(asked.filter { $0.repetition != nil }.allSatisfy { $0.ordinal < PaperOutline.copies })
            let items = Self.items(form, language)
            for item in items where item.isQuestion {
                #expect(!item.label.isEmpty && (item.hasChoices || !item.lines.isEmpty), "\(name): \(item)")
            }
        }
    }

    @Test("what is typed for choices: numbers, on a scale its own; anything else is no answer")
    func choices() throws {
        let form = try Self.form(Self.ways)
        let words = FormWords(form, try Root.pages().languages.first)
        let outline = PaperOutline(form, environment: Self.world, language: nil)
        let one = try #require(PaperChoices(outline.items[0], outline.answers, words))
        #expect(one.value(of: "2") == "nee" && one.value(of: " 3 ") == "stop" && one.value(of: "") == "")
        for wrong in ["4", "0", "ja", "1 2", "1,1", "-1"] { #expect(one.value(of: wrong) == nil, "\(wrong)") }
        let several = try #require(PaperChoices(outline.items[5], outline.answers, words))
        #expect(several.value(of: "2, 1") == "blauw rood" && several.value(of: "1 1") == nil)
        #expect(several.typed("blauw rood") == "2 1")
    }

    @Test("only who helps people answer gets paper and guides; neither holds a code, and both are noted")
    func printed() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            for role in [Role.administrator, .coder, .evaluator, .privacyOfficer] {
                let other = browser.another()
                try await staff.logIn(try await staff.person("x-\(role.rawValue)", [role]), other)
                #expect(try await other.get("/medewerkers/papier/wijk/vel/nl").status == 403)
            }
            try await staff.logIn(try await staff.person("ina", [.interviewer]), browser)
            let list = try await browser.get("/medewerkers/papier")
            #expect(list.html.contains("/medewerkers/papier/wijk/vel/nl") && list.html.contains("groot=1"))
            let sheet = try await browser.get("/medewerkers/papier/wijk/vel/nl")
            #expect(sheet.status == 200 && sheet.html.contains("Hoe gaat u op pad?"))
            #expect(sheet.html.contains("Ik wil meedoen.") && sheet.html.contains("/v/wijk"))
            #expect(sheet.code == nil && !sheet.html.contains("paper large"))
            let large = try await browser.get("/medewerkers/papier/wijk/vel/en?groot=1")
            #expect(large.html.contains("paper large") && large.html.contains("How do you travel?"))
            let guide = try await browser.get("/medewerkers/papier/wijk/gids/nl")
            #expect(guide.html.contains("Gespreksgids") && guide.html.contains("een collega"))
            #expect(try await browser.get("/medewerkers/papier/verhaalgids").html.contains("Wat of wie hielp u"))
        }
        let actions = try await StaffUnderTest(site: site).log().map(\.action)
        #expect(actions.filter { $0 == .paperPrinted }.count == 2 && actions.contains(.guidePrinted))
    }

    @Test("an interview begins when who asks says not to be the person's caregiver; that is noted, without a person")
    func interview() async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: ["oost", "west"]))
        try await site.visit { browser in
            let staff = StaffUnderTest(site: site)
            let ina = try await staff.person("ina", [.interviewer], scope: .neighbourhoods(["oost"]))
            try await staff.logIn(ina, browser)
            let form = try await browser.get("/medewerkers/papier/wijk/gesprek").main
            #expect(!form.html.contains("West"))
            let refused = try await browser.submit(form, [("buurt", "oost")])
            #expect(refused.status == 422 && refused.html.contains("een collega"))
            let foreign = try await browser.submit(form, [("buurt", "west"), ("geen-zorg", "ja")])
            #expect(foreign.status == 422)
            #expect(try await !staff.log().contains { $0.action == .interviewBegun })
            let begun = try await browser.submit(form, [("buurt", "oost"), ("geen-zorg", "ja")])
            #expect(begun.path.hasPrefix("/v/wijk") && begun.html.contains(#"value="oost" checked"#))
            // Whoever is handed the device now finds no door of staff open on it.
            for page in ["/medewerkers", "/medewerkers/papier", "/medewerkers/verhalen"] {
                #expect(try await browser.get(page).path.hasPrefix("/medewerkers/inloggen"), "\(page)")
            }
        }
        let noted = try await StaffUnderTest(site: site).log().filter { $0.action == .interviewBegun }
        #expect(noted.map(\.neighbourhood) == ["oost"] && noted.first?.object?.id == "wijk")
    }
}
