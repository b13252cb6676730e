import Foundation
import Programme
import Records
import RecordsSQLite
import Stories

/// A story as somebody told it, with what people made of it.
struct Told {
    var place = "oosterveld"
    var week = Week(of: Village.first.opens ?? Day(number: 0))
    var teller = Teller.resident
    var origin = StoryOrigin.interview
    var consent = StoryConsent(keeps: true, quotes: true)
    var language = "nl"
    var toldIn: String?
    /// The second is the interviewer's.
    var texts = ["Samen eten doet mij goed.", "En verder?", "Verder niets."]
    var state = StoryState.approved
}

extension Village {
    /// Takes a story in, has the machine propose and a coder decide about its first passage, and gives it its yes.
    @discardableResult
    func tell(_ told: Told) async throws -> StoryID {
        let coder = AccountID.random()
        let story = Story(
            id: .random(), neighbourhood: told.place, round: nil, week: told.week, author: coder,
            about: StoryAbout(
                origin: told.origin, teller: told.teller, language: told.language, toldIn: told.toldIn,
                consent: told.consent))
        let text = StoryText(cleaning: told.texts.joined(separator: "\n\n"))
        let words = StoryWords(text: text, plan: StoryPlan(dividing: text))
        let entered = note(.storyEntered)
        guard try await store.enter(story, words, in: .everywhere, noting: entered) == .done,
            var opened = try await store.story(story.id, in: .everywhere)
        else { throw CocoaError(.coderInvalidValue) }
        opened.state = .reviewing
        opened.about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        let passages = told.texts.enumerated().map {
            StoryPassage(number: $0, text: $1, about: .init(role: $0 == 1 ? .interviewer : .teller))
        }
        let machine = [0, 2].filter { $0 < told.texts.count }.map {
            StoryTag(
                passage: $0, code: "preventie", voice: .machine, value: 1,
                source: .init(week: told.week.number, codebook: "b 1", model: "m"))
        }
        _ = try await store.open(
            opened, words, passages, proposals: machine, in: .everywhere, noting: note(.storyNamesOut))
        let decision = PassageDecision(
            passage: 0, revision: 1, coder: coder, isBlind: false,
            values: ["meedoen": 1, StoryTag.valence: StoryTag.value(.helps)], isDoubtful: false, week: told.week,
            codebook: "b 1")
        _ = try await store.decide(decision, of: story.id, in: .everywhere, noting: note(.storyCoded))
        try await change(story.id) { last in
            last.state = told.state
            last.about.approvals = [.init(account: coder.text, week: told.week.number)]
        }
        return story.id
    }

    func change(_ id: StoryID, _ body: (inout Story) -> Void) async throws {
        guard var story = try await store.story(id, in: .everywhere) else { throw CocoaError(.coderValueNotFound) }
        body(&story)
        guard try await store.save(story, in: .everywhere, noting: note(.storyChanged)) == .done else {
            throw CocoaError(.coderInvalidValue)
        }
    }
}
