import Foundation
import HTTPTypes
import Programme

@testable import Site

/// A small questionnaire in two languages with everything the site must handle: a required choice, a question that
/// depends on it, a rule, a repeat, a story.
enum TestForms {
    static let wijk = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
            xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:bs="urn:buurtstem:xforms">
          <h:head><h:title>De wijk</h:title><model>
            <itext>
              <translation lang="Nederlands (nl)" default="true()">
                <text id="toestemming"><value>Ik wil meedoen.</value></text>
                <text id="vervoer"><value>Hoe gaat u op pad?</value></text>
                <text id="verhaal"><value>Vertel over uw wijk</value></text>
              </translation>
              <translation lang="English (en)">
                <text id="toestemming"><value>I want to take part.</value></text>
                <text id="vervoer"><value>How do you travel?</value></text>
                <text id="verhaal"><value>Tell about your neighbourhood</value></text>
              </translation>
            </itext>
            <instance><wijk id="wijk" version="3">
              <reis><vervoer/><anders/></reis><leeftijd/><jong/><huis><kind jr:template=""><naam/></kind></huis><verhaal/>
              <orx:meta><orx:instanceID/></orx:meta>
            </wijk></instance>
            <bind nodeset="/wijk" bs:purpose="Hiermee leert de buurt." bs:notice="Zonder uw naam."
                bs:consent="jr:itext('toestemming')" bs:consent-version="2026-1"
                bs:contact="Bel de coördinator." bs:retention="24"/>
            <bind nodeset="/wijk/reis/vervoer" type="string" required="true()"/>
            <bind nodeset="/wijk/reis/anders" type="string" relevant="../vervoer = 'anders'" required="true()"/>
            <bind nodeset="/wijk/leeftijd" type="int" constraint=". &gt;= 16 and . &lt;= 120"/>
            <bind nodeset="/wijk/jong" type="string" calculate="if(/wijk/leeftijd &lt; 30, 'ja', 'nee')"/>
            <bind nodeset="/wijk/huis/kind/naam" type="string"/>
            <bind nodeset="/wijk/verhaal" type="string"/>
            <bind nodeset="/wijk/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
          </model></h:head>
          <h:body>
            <group ref="/wijk/reis" appearance="field-list"><label>Op pad</label>
              <select1 ref="/wijk/reis/vervoer"><label ref="jr:itext('vervoer')"/>
                <item><label>Met de fiets</label><value>fiets</value></item>
                <item><label>Met de auto</label><value>auto</value></item>
                <item><label>Anders</label><value>anders</value></item>
              </select1>
              <input ref="/wijk/reis/anders"><label>Hoe dan?</label></input>
            </group>
            <input ref="/wijk/leeftijd"><label>Hoe oud bent u?</label></input>
            <group ref="/wijk/huis/kind"><label>Kind</label>
              <repeat nodeset="/wijk/huis/kind"><input ref="/wijk/huis/kind/naam"><label>Naam van het kind</label></input></repeat>
            </group>
            <input ref="/wijk/verhaal" appearance="multiline"><label ref="jr:itext('verhaal')"/></input>
          </h:body>
        </h:html>
        """

    /// A questionnaire that ends, with nothing kept, for somebody who is too young.
    static let leeftijd = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms">
          <h:head><h:title>Leeftijd</h:title><model>
            <instance><d id="leeftijd" version="1"><oud/><jong/><meer/></d></instance>
            <bind nodeset="/d" bs:purpose="Proef" bs:notice="Proef" bs:consent="Ja" bs:consent-version="1"
                bs:contact="Bel de coördinator." bs:retention="24"/>
            <bind nodeset="/d/jong" readonly="true()" relevant="/d/oud = 'nee'" bs:ending="nothing-kept"/>
            <bind nodeset="/d/meer" relevant="/d/oud = 'ja'"/>
          </model></h:head>
          <h:body>
            <select1 ref="/d/oud"><label>Bent u 16 jaar of ouder?</label>
              <item><label>Ja</label><value>ja</value></item><item><label>Nee</label><value>nee</value></item></select1>
            <input ref="/d/jong"><label>U bent nog te jong.</label></input>
            <input ref="/d/meer"><label>Meer</label></input>
          </h:body>
        </h:html>
        """

    static let forms = ["wijk": wijk, "leeftijd": leeftijd]

    static func collection(
        _ id: String = "wijk", opens: String? = nil, closes: String? = nil, access: Access = .both,
        neighbourhoods: [String] = ["noord"], questionnaire: String = "wijk"
    ) -> Collection {
        Collection(
            id: id, questionnaire: questionnaire, round: "T0",
            neighbourhoods: neighbourhoods.map { Neighbourhood(id: $0, name: $0.capitalized) },
            opens: opens.flatMap { Day($0) }, closes: closes.flatMap { Day($0) }, access: access)
    }
}

extension SiteUnderTest {
    /// The site with one open collection.
    convenience init(
        _ collections: Collection..., settings: SiteSettings = SiteSettings(),
        workshop: (any ReleaseWorkshop)? = nil
    ) throws {
        try self.init(
            forms: TestForms.forms, collections: collections.isEmpty ? [TestForms.collection()] : collections,
            settings: settings, workshop: workshop)
    }
}

extension Browser {
    /// Agrees and begins: the first page.
    func begin(_ collection: String = "wijk") async throws -> Screen {
        let start = try await get("/v/\(collection)")
        return try await submit(start, [("toestemming", "ja")])
    }

    /// Fills in the whole test form: the check page.
    func fillIn(_ collection: String = "wijk", story: String = "Het is hier fijn.") async throws -> Screen {
        var screen = try await begin(collection)
        screen = try await submit(screen, [(screen.field("vervoer", 0), "fiets")])
        screen = try await submit(screen, [(screen.field("leeftijd", 0), "44")])
        while screen.page.contains("kind") { screen = try await submit(screen, []) }
        screen = try await submit(screen, [(screen.field("verhaal", 0), story)])
        return screen
    }

    /// Fills in and sends: the end page.
    func sendAll(_ collection: String = "wijk", story: String = "Het is hier fijn.") async throws -> Screen {
        let check = try await fillIn(collection, story: story)
        return try await submit(check, [])
    }
}

extension Browser.Screen {
    /// The names of the fields one can fill in, in order, each once.
    var fields: [String] {
        var seen: Set<String> = []
        return Browser.all(#"name="(n[0-9][^"]*)""#, in: html).map { $0[0] }.filter { seen.insert($0).inserted }
    }

    /// The n-th field of the page; the word only tells the reader of a test which one is meant.
    func field(_ meaning: String, _ number: Int) -> String {
        fields.indices.contains(number) ? fields[number] : meaning
    }

    /// A code as printed, if the page shows one.
    var code: String? {
        let plain = html.replacing(/<[^>]*>/, with: "")
        return plain.firstMatch(of: /[0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{5}/).map { String($0.output) }
    }
}
