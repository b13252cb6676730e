import Foundation
import Programme
import Testing

@testable import Site

@Suite("What residents must be told stands on paper too")
struct PaperNoticeTests {
    /// What the first page tells: the paragraphs and lists of its sections.
    private static func sentences(_ html: String) -> [String] {
        Browser.all(#"<section[^>]*>(.*?)</section>"#, in: html).map { $0[0] }.flatMap { section in
            Browser.all(#"<(p|li)(?: [^>]*)?>(.*?)</\1>"#, in: section).map { plain($0[1]) }
        }
    }

    private static func plain(_ html: String) -> String {
        html.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "").replacing(/<[^>]*>/, with: "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(
        "every fact of the first page on the web stands on the sheet, in every language, in large print too",
        arguments: ["nl", "en"], ["", "?groot=1"])
    func everyFact(_ language: String, _ size: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            try await RoundsTests.coordinator(site, browser)
            let opened = try await browser.submit(
                try await browser.get("/medewerkers/rondes/nieuw").main,
                RoundsTests.filled(
                    scene, ["tekst-nl": "Samen met de gemeente.\nOok op school.", "tekst-en": "With the town."])
            )
            #expect(opened.heading == "T0", "\(opened.main.html)")
            let collection = "t0-\(scene.published.form)"
            let start = try await browser.another().get("/v/\(collection)?taal=\(language)").main.html
            let told = Self.sentences(start)
            // What the law asks for is there to be found: nothing passes because the first page said less.
            for fact in [
                "Stichting Buurt &amp; Zorg", "Ada, 010 123", "24", "Hiermee leert de buurt.", "Bel de coördinator.",
                language == "nl" ? "voor uw zorg verandert er niets" : "your care",
                language == "nl" ? "Ook op school." : "With the town.",
            ] {
                #expect(told.contains { $0.contains(fact) }, "\(fact) in \(told)")
            }
            let sheet = try await browser.get("/medewerkers/papier/\(collection)/vel/\(language)\(size)")
            #expect(sheet.status == 200 && sheet.html.contains("paper large") == !size.isEmpty)
            let paper = Self.plain(sheet.html)
            for sentence in told { #expect(paper.contains(sentence), "\(sentence)") }
            #expect(paper.contains("/privacy"))
            // The version that is kept with the answers stands above the box, and who keys in is told to look for it.
            let version = try #require(site.office.collections[collection]).consentVersion
            #expect(version.hasPrefix("2026-1+"))
            let parts = sheet.html.components(separatedBy: "class=\"consent\"")
            #expect(parts.count == 2 && parts[0].contains(version) && parts[0].contains("24"))
            #expect(try await browser.get("/medewerkers/papier/\(collection)/invoer").html.contains(version))
        }
    }

    @Test("a guide tells nothing of it: the questionnaire on the screen does")
    func guide() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            try await RoundsTests.coordinator(site, browser)
            let guide = try await browser.get("/medewerkers/papier/wijk/gids/nl")
            #expect(guide.status == 200 && !guide.html.contains("Versie van wat hierboven staat"))
        }
    }
}
