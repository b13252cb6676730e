import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

/// Results of a neighbourhood with everything on them, and what they are made of, in the store of a site under test.
enum GiveBackScene {
    static let results = GiveBack(
        release: 2,
        sections: [
            GiveBack.Section(
                title: ["nl": "Buurt en gezondheid"], mode: "zelf", rounds: ["2026-05-03", "T1"], people: [40, nil],
                questions: [
                    GiveBack.Question(
                        words: ["nl": "Hoe vaak voelde u zich eenzaam?", "ar": "كم مرة؟"], scale: nil,
                        rows: [
                            .init(words: ["nl": "Nooit"], figures: [75, nil]),
                            .init(words: ["nl": "Elke dag"], figures: [nil, nil]),
                        ]),
                    GiveBack.Question(
                        words: ["nl": "Welk cijfer geeft u?"], scale: [0, 10],
                        rows: [.init(words: [:], figures: [71, 68])]),
                ])
        ],
        stories: [
            GiveBack.Stories(
                round: "2026-05-03", tellers: 23,
                themes: [.init(theme: "zorgzame-buurt", helps: 12, hinders: nil)])
        ],
        deeds: [
            StoryFigures.Deed(
                title: "Samen koken", theme: "preventie", starts: Day(number: 20_000), ends: nil, reached: 25)
        ], quotes: [], published: Day(number: 20_600))

    static let quotes = [
        ReleasedQuote(
            place: QuotePlace(story: .random(), passage: 0), text: "Wij koken samen met [persoon-1].", language: "nl",
            teller: .carer, codes: ["zorgzame-buurt"], valence: .helps)
    ]

    static let agreed = StoryConsent(keeps: true, quotes: true)

    /// An approved story in which a person decided that this passage is of these codes.
    @discardableResult
    static func story(
        _ site: SiteUnderTest, in place: String = "oost", saying text: String, codes: [String],
        valence: Valence = .helps, consent: StoryConsent = agreed
    ) async throws -> StoryID {
        let week = site.office.clock.week
        let note = AuditNote(at: 1, actor: .service, action: .storyEntered)
        let words = StoryText(cleaning: "R: " + text)
        let story = Story(
            id: .random(), neighbourhood: place, round: nil, week: week, author: .random(),
            about: StoryAbout(origin: .interview, teller: .resident, language: "nl", consent: consent))
        let told = StoryWords(text: words, plan: StoryPlan(dividing: words))
        #expect(try await site.store.enter(story, told, in: .everywhere, noting: note) == .done)
        var opened = try #require(try await site.store.story(story.id, in: .everywhere))
        opened.state = .approved
        opened.about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        opened.about.approvals = [.init(account: AccountID.random().text, week: week.number)]
        let source = StoryTag.Source(week: week.number, codebook: "b 1")
        let tags =
            codes.map { StoryTag(passage: 0, code: $0, voice: .coder, coder: "c", value: 1, source: source) } + [
                StoryTag(
                    passage: 0, code: StoryTag.valence, voice: .coder, coder: "c",
                    value: StoryTag.value(valence), source: source)
            ]
        #expect(
            try await site.store.open(
                opened, told, [StoryPassage(number: 0, text: text, about: .init(role: .teller))], proposals: tags,
                in: .everywhere, noting: note) == .done)
        return story.id
    }

    static func published(_ results: GiveBack?, _ site: SiteUnderTest, of place: String = "oost") async throws {
        let note = AuditNote(at: 1, actor: .service, action: .resultsPublished)
        #expect(try await site.store.publish(results, of: place, in: .everywhere, noting: note))
        try await site.office.renewOffer()
    }
}
