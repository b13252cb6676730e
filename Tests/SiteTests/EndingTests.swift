import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("A questionnaire that ends at once")
struct EndingTests {
    /// The test form with a note that ends it at the age of 16.
    private static let form = TestForms.wijk
        .replacing("<jong/>", with: "<stop/><jong/>")
        .replacing(
            "<bind nodeset=\"/wijk/jong\"",
            with: """
                <bind nodeset="/wijk/stop" type="string" readonly="true()" relevant="../leeftijd = 16" bs:ending="nothing-kept"/>
                <bind nodeset="/wijk/jong"
                """
        )
        .replacing(
            "<group ref=\"/wijk/huis/kind\">",
            with:
                "<input ref=\"/wijk/stop\"><label>Dit is voor grote mensen.</label></input><group ref=\"/wijk/huis/kind\">"
        )

    private func responses(age: String) async throws -> Int {
        let site = try SiteUnderTest(forms: ["wijk": Self.form], collections: [TestForms.collection()])
        try await site.visit { browser in
            var screen = try await browser.begin()
            screen = try await browser.submit(screen, [(screen.field("vervoer", 0), "fiets")])
            screen = try await browser.submit(screen, [(screen.field("leeftijd", 0), age)])
            while !screen.path.hasSuffix("/controle"), screen.path != "/" {
                screen = try await browser.submit(screen, [])
            }
            guard age == "16" else {
                #expect(try await browser.submit(screen, []).code != nil)
                return
            }
            #expect(screen.path == "/", "after the note comes the front page, not the check page")
            #expect(try await browser.get("/v/wijk/controle").status == 410, "the draft is gone")
        }
        return try await site.store.verify().responses
    }

    @Test("where the author's note says that nothing is kept, going on keeps nothing and the draft is gone")
    func ends() async throws { #expect(try await responses(age: "16") == 0) }

    @Test("anybody else's answers are stored as ever")
    func goesOn() async throws { #expect(try await responses(age: "44") == 1) }
}
