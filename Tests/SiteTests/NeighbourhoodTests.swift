import Programme
import Records
import RecordsSQLite
import Testing
import XForms

@testable import Site

@Suite("What a neighbourhood and the owner of questions decide")
struct NeighbourhoodTests {
    /// The test form with a hidden place, a question for one neighbourhood alone, and somebody's instrument.
    private static let form = TestForms.wijk
        .replacing("<leeftijd/><jong/>", with: "<buurt/><park/><leeftijd/><jong/>")
        .replacing(
            "<bind nodeset=\"/wijk/leeftijd\"",
            with: """
                <bind nodeset="/wijk/buurt" type="string" bs:part="neighbourhood"/>
                <bind nodeset="/wijk/park" type="string" relevant="/wijk/buurt = 'zuid'"/>
                <bind nodeset="/wijk/leeftijd"
                """
        )
        .replacing(
            "<input ref=\"/wijk/leeftijd\">",
            with: "<input ref=\"/wijk/park\"><label>Komt u in het park?</label></input><input ref=\"/wijk/leeftijd\">")

    private func site(_ form: String, neighbourhoods: [String] = ["noord", "zuid"]) throws -> SiteUnderTest {
        try SiteUnderTest(
            forms: ["wijk": form], collections: [TestForms.collection(neighbourhoods: neighbourhoods)])
    }

    @Test("the place chosen at the start decides what is asked", arguments: [("noord", false), ("zuid", true)])
    func chosen(place: String, isAsked: Bool) async throws {
        try await site(Self.form).visit { browser in
            let start = try await browser.get("/v/wijk")
            var screen = try await browser.submit(start, [("toestemming", "ja"), ("buurt", place)])
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            #expect(screen.html.contains("Komt u in het park?") == isAsked)
            #expect(!screen.html.contains("name=\"buurt\""), "nobody is asked for it again")
        }
    }

    @Test("the place of a letter counts, and one cannot be posted as an answer")
    func letter() async throws {
        let site = try SiteUnderTest(
            forms: ["wijk": Self.form],
            collections: [TestForms.collection(access: .letter, neighbourhoods: ["noord", "zuid"])])
        try await site.visit { browser in
            let batch = try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "noord", count: 1, keys: site.keys)
            let code = try #require(site.keys.letterCode(batch.firstSerial, in: batch)).printed
            let start = try await browser.submit(try await browser.get("/code"), [("code", code)])
            var screen = try await browser.submit(start, [("toestemming", "ja"), ("buurt", "zuid")])
            let buurt = site.office.collections["wijk"]?.form.nodes.firstIndex { $0.name == "buurt" } ?? 0
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets"), ("n\(buurt)", "zuid")])
            #expect(!screen.html.contains("Komt u in het park?"))
        }
    }

    @Test("a collection that is not listed opens by its link and stands not on the front page")
    func unlisted() async throws {
        let hidden = Collection(
            id: "stil", questionnaire: "wijk", round: "T0", neighbourhoods: [Neighbourhood(id: "noord", name: "Noord")],
            access: .both, isListed: false)
        let site = try SiteUnderTest(forms: TestForms.forms, collections: [TestForms.collection(), hidden])
        try await site.visit { browser in
            let home = try await browser.get("/")
            #expect(home.html.contains("/v/wijk") && !home.html.contains("/v/stil"))
            #expect(try await browser.get("/v/stil").status == 200)
        }
    }

    // MARK: Instruments

    private static func owned(_ wording: String, feedback: String = "yes") -> String {
        TestForms.wijk.replacing(
            "<bind nodeset=\"/wijk/reis/vervoer\"",
            with: """
                <bind nodeset="/wijk/reis" bs:instrument="Reisschaal" bs:owner="Stichting Onderweg" bs:licence="MIT"
                    bs:allowed-use="learning" bs:feedback="\(feedback)" bs:instrument-wording="\(wording)"/>
                <bind nodeset="/wijk/reis/vervoer"
                """)
    }

    @Test("answers to an instrument without feedback are not shown back, are said to be left out, and can be withdrawn")
    func feedback() async throws {
        for (feedback, isShown) in [("yes", true), ("no", false)] {
            try await site(Self.owned(String(repeating: "0", count: 64), feedback: feedback), neighbourhoods: ["noord"])
                .visit { browser in
                    let end = try await browser.sendAll()
                    let code = try #require(end.code)
                    let mine = try await browser.submit(try await browser.get("/mijn-antwoorden"), [("code", code)])
                    #expect(mine.html.contains("Hoe gaat u op pad?") == isShown)
                    #expect(mine.html.contains("Met de fiets") == isShown)
                    #expect(mine.html.contains("Sommige antwoorden laten wij hier niet zien.") == !isShown)
                    #expect(mine.html.contains("Het is hier fijn."), "the rest is shown")
                    let gone = try await browser.submit(mine, [])
                    #expect(gone.status == 200 && !gone.html.contains("Met de fiets"))
                }
        }
    }

    @Test("the start page names an instrument and its owner only while the wording is the fixed one")
    func name() async throws {
        let wrong = Self.owned(String(repeating: "0", count: 64))
        let served = try site(wrong, neighbourhoods: ["noord"])
        try await served.visit { browser in
            let start = try await browser.get("/v/wijk")
            #expect(!start.html.contains("Reisschaal"))
        }
        let report = FormCheckUnderTest.wording(of: wrong)
        try await site(Self.owned(try #require(report)), neighbourhoods: ["noord"]).visit { browser in
            let start = try await browser.get("/v/wijk")
            #expect(start.html.contains("De vragen ‘Reisschaal’ zijn van Stichting Onderweg."))
        }
    }
}
