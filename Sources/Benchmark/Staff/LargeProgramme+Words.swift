import Foundation
import Programme
import Records
import RecordsSQLite
import Stories

/// Stories and released tables of a large programme.
extension LargeProgramme {
    private static let words = """
        I: Hoe gaat het met u?

        R: Samen koken helpt mij. Elke dinsdag eten we in het buurthuis, dan hoor ik hoe het met iedereen gaat.

        I: En als er niets is?

        R: Dan zit ik binnen. Ik slaap slecht en mijn knie doet pijn, maar de buurvrouw brengt soep en blijft even praten.

        I: Wat zou u anders willen?

        R: Meer bankjes op weg naar de winkel, en iemand die meegaat naar de dokter als ik het niet begrijp.
        """

    /// - Returns: one that the first visitor entered, in each state it may be in.
    func makeStories() async throws -> [StoryState: StoryID] {
        let (own, week) = (visitors[0].id, Week(of: today))
        var found: [StoryState: StoryID] = [:]
        for state in [StoryState.entered, .naming, .reviewing, .approved] {
            found[state] = try await makeStory(in: places[0], by: own, state, week: week)
        }
        let programme = self
        try await Crowd.tasks { number in
            for story in stride(from: number, to: Self.told, by: Loads.crowd) {
                // Most are done; some wait for somebody.
                let state: StoryState = story % 10 == 0 ? .naming : story % 10 < 3 ? .reviewing : .approved
                _ = try await programme.makeStory(
                    in: programme.places[story % Self.toldIn * 2],
                    by: programme.accounts[story % programme.accounts.count], state,
                    week: Week(number: week.number - story % 50))
            }
        }
        return found
    }

    private func makeStory(
        in place: String, by author: AccountID, _ state: StoryState, week: Week
    ) async throws -> StoryID {
        let text = StoryText(cleaning: Self.words)
        var about = StoryAbout(
            origin: .interview, teller: .resident, language: "nl", consent: StoryConsent(keeps: true))
        if state.isOpen {
            about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        }
        let story = Story(
            id: .random(), neighbourhood: place, round: Self.open, week: week, state: state.isOpen ? .naming : state,
            author: author, about: about)
        let words = StoryWords(text: text, plan: StoryPlan(dividing: text))
        guard try await store.enter(story, words, in: .everywhere, noting: note(.storyEntered)) == .done else {
            throw BenchmarkError("a story was not kept")
        }
        guard state.isOpen, var opened = try await store.story(story.id, in: .everywhere) else { return story.id }
        opened.state = state
        let passages = words.plan.passages.indices.map {
            StoryPassage(
                number: $0, text: words.plan.masked($0, of: text), about: .init(role: words.plan.passages[$0].role))
        }
        let tags = passages.filter(\.isCoded).flatMap { passage in
            Self.codes.flatMap { code in
                // Every fifth passage was coded before proposals were shown.
                let blind = passage.number % 5 == 1 ? [(TagVoice.blind, author.text)] : []
                return ([(TagVoice.machine, ""), (.coder, author.text)] + blind).map { voice, coder in
                    StoryTag(
                        passage: passage.number, code: code, voice: voice, coder: coder, value: 1,
                        source: .init(week: week.number, codebook: "1"))
                }
            }
        }
        let outcome = try await store.open(
            opened, words, passages, proposals: tags, in: .everywhere,
            noting: note(.storyNamesOut))
        guard outcome == .done else { throw BenchmarkError("a story was not opened") }
        return story.id
    }

    private static let codes = ["meedoen", "mentaal-welbevinden"]

    /// Tables of an evaluation each: fifty questions in a dozen neighbourhoods, over two rounds.
    func makeReleases() async throws {
        let header = [
            "bs_ronde", "bs_wijze", "bs_buurt", "measure", "question", "answer", "people", "percent", "mean", "low",
            "high",
        ]
        for number in 0..<Self.releases {
            let own = Array(places[(number * 12)..<(number * 12 + 12)])
            var lines = [header]
            for round in [Self.before, Self.open] {
                for place in own {
                    lines.append([round, "zelf", place, "people", "", "", "60", "", "", "", ""])
                    for question in 0..<50 {
                        for answer in ["ja", "nee", "weet-niet"] {
                            lines.append(
                                [round, "zelf", place, "distribution", "vraag\(question)", answer, "20", "33"]
                                    + ["", "", ""])
                        }
                    }
                }
            }
            guard let recipient = Recipient(name: "Gemeente", kind: .researcher) else { return }
            let release = NewRelease(
                made: now,
                plan: ReleasePlan(
                    questionnaire: asked[number % 2].form, rounds: [Self.before, Self.open], neighbourhoods: own,
                    tier: .tables, recipient: recipient, purpose: "Bespreken in de buurt"),
                outcome: ReleaseOutcome(
                    responses: 720, rows: 720, suppressed: 0, heldBack: 0, k: nil, jointK: nil, columns: [],
                    digest: "00", bytes: 2, through: [:], program: "1"),
                selection: ResponseSelection(
                    through: [Round.collection(round: Self.open, form: asked[number % 2].form): Week(of: today)],
                    neighbourhoods: own),
                tables: Array(try JSONEncoder().encode(lines)), after: try await store.newestRelease())
            guard case .recorded = try await store.record(release, noting: note(.releaseMade)) else {
                throw BenchmarkError("a release was not recorded")
            }
        }
    }
}
