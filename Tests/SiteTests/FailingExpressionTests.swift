import Testing

@testable import Site

@Suite("Expressions that cannot be worked out, in the log of the service")
struct FailingExpressionTests {
    private static let canary = "KANARIE-7f3a"

    /// The test form with a calculation that is too long for a long story: more than a million bytes.
    private static var form: String {
        let long = "concat(" + Array(repeating: "/wijk/reis/anders", count: 60).joined(separator: ", ") + ")"
        return TestForms.wijk.replacing(
            "<bind nodeset=\"/wijk/jong\" type=\"string\" calculate=\"if(/wijk/leeftijd &lt; 30, 'ja', 'nee')\"/>",
            with: "<bind nodeset=\"/wijk/jong\" type=\"string\" calculate=\"string-length(\(long))\"/>")
    }

    @Test("Two people meet it: the log has one line with its place, and nothing of an answer; both send all the same")
    func once() async throws {
        let form = Self.form
        #expect(form != TestForms.wijk)
        let site = try SiteUnderTest(forms: ["wijk": form], collections: [TestForms.collection()])
        try await site.visit { browser in
            for person in [browser, browser.another()] {
                var screen = try await person.begin()
                screen = try await person.submit(screen, [(screen.field("vervoer", 0), "anders")], press: "verder")
                let long = String(repeating: Self.canary + " ", count: 1_500)
                let fields = screen.fields
                screen = try await person.submit(screen, [(fields[0], "anders"), (fields[1], long)], press: "verder")
                screen = try await person.submit(screen, [(screen.field("leeftijd", 0), "44")])
                while screen.page.contains("kind") { screen = try await person.submit(screen, []) }
                screen = try await person.submit(screen, [(screen.field("verhaal", 0), "Fijn.")])
                screen = try await person.submit(screen, [])
                #expect(screen.path == "/v/wijk/klaar")
            }
        }
        let told = site.logged.split(separator: "\n").filter { $0.contains("/wijk/jong") }
        #expect(told.count == 1)
        let line = told.first ?? ""
        for fact in ["\"questionnaire\": wijk", "\"version\": 3", "\"rule\": calculate", "\"kind\": text-too-long"] {
            #expect(line.contains(fact), "\(line)")
        }
        #expect(!site.logged.contains("KANARIE"))
    }
}
