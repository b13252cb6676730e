import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("All proposals of a page taken over at once")
struct StorySweepTests {
    private static let text = (0..<6).map { "R: Samen koken helpt mij, keer \($0)." }.joined(separator: "\n\n")

    /// Six passages: proposals at all but the last, the second drawn to be coded blind, the third in doubt, the fourth without
    /// a valence.
    private static func scene(_ site: SiteUnderTest) async throws -> StoryID {
        let id = try await StoryScene.story(site, in: "oost", by: nil, .naming, text: text)
        var story = try #require(try await site.store.story(id, in: .everywhere))
        let words = try #require(try await site.store.words(of: id, in: .everywhere))
        story.about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        story.state = .reviewing
        let passages = words.plan.passages.indices.map {
            StoryPassage(
                number: $0, text: words.plan.masked($0, of: words.text),
                about: .init(role: .teller, isBlind: $0 == 1, doubt: $0 == 2 ? "somebody" : nil))
        }
        #expect(passages.count == 6)
        let source = StoryTag.Source(week: 1, codebook: "x", model: "m", probability: 0.9)
        let proposals = (0..<5).flatMap { number in
            [StoryTag(passage: number, code: "zorgzame-buurt", voice: .machine, value: 1, source: source)]
                + (number == 3
                    ? []
                    : [
                        StoryTag(
                            passage: number, code: StoryTag.valence, voice: .machine,
                            value: StoryTag.value(.helps), source: source)
                    ])
        }
        let note = AuditNote(at: 1, actor: .service, action: .storyNamesOut)
        #expect(
            try await site.store.open(story, words, passages, proposals: proposals, in: .everywhere, noting: note)
                == .done)
        return id
    }

    private static func with(
        _ body: @Sendable (SiteUnderTest, Browser, StoryID) async throws -> Void
    ) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(
                try await staff.person("cor", [.coder], scope: .neighbourhoods(["oost"])), browser)
            try await body(site, browser, try await scene(site))
        }
    }

    private static func decided(_ site: SiteUnderTest, _ id: StoryID) async throws -> [Int: [String: Int]] {
        let tags = try await site.store.tags(of: id, in: .everywhere).filter { $0.voice == .coder }
        return Dictionary(grouping: tags, by: \.passage).mapValues { tags in
            Dictionary(uniqueKeysWithValues: tags.map { ($0.code, $0.value) })
        }
    }

    @Test("One press decides what nobody decided, never what is blind or in doubt; one press takes it back")
    func sweep() async throws {
        try await Self.with { site, browser, id in
            let address = "/medewerkers/verhalen/\(id.text)/nakijken"
            let page = try await browser.get(address).main
            #expect(page.html.contains("Bij 2 stukken op deze bladzijde"))
            let after = try await browser.submit(page.box("alles-hier"), [], press: "alles-hier").main
            #expect(after.status == 200 && !after.html.contains("value=\"alles-hier\""))
            let wanted = ["zorgzame-buurt": 1, StoryTag.valence: StoryTag.value(.helps)]
            #expect(try await Self.decided(site, id) == [0: wanted, 4: wanted])
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.count { $0.action == .storyCoded && $0.object?.id == id.text } == 2, "a row for each")
            #expect(after.html.contains("nam de voorstellen bij 2 stukken in één keer aan"))
            let back = try await browser.submit(after.box("terug"), [], press: "terug").main
            #expect(back.status == 200 && back.html.contains("value=\"alles-hier\""))
            #expect(try await Self.decided(site, id).isEmpty)
        }
    }

    @Test("What somebody decided since the page was made is left as it is, and what was not on it stays open")
    func changedMeanwhile() async throws {
        try await Self.with { site, browser, id in
            let address = "/medewerkers/verhalen/\(id.text)/nakijken"
            let page = try await browser.get(address).main
            let one = try await browser.get(address + "/1").main
            _ = try await browser.submit(one.box("bewaar"), [("voorstel-zorgzame-buurt", "nee")], press: "bewaar")
            _ = try await browser.submit(page.box("alles-hier"), [], press: "alles-hier")
            let decided = try await Self.decided(site, id)
            #expect(decided[0]?["zorgzame-buurt"] == 0 && decided[4]?["zorgzame-buurt"] == 1)
            let again = try await browser.submit(page.box("alles-hier"), [], press: "alles-hier")
            #expect(again.status == 422, "nothing of it is left")
            let review = try await browser.get(address).main
            #expect(review.html.contains("Uw laatste keuze was bij stuk 5."))
            _ = try await browser.submit(review.box("terug"), [], press: "terug")
            #expect(try await Self.decided(site, id).keys.sorted() == [0], "the one decided by itself stays")
        }
    }
}
