import Foundation
import Programme
import Records
import RecordsSQLite
import Stories

/// Stories that nobody told: the invented passages which the tagger learned from, one invented person a story, taken the way
/// of every story: entered, names out, tags proposed, coded (some of it blind), and a person's yes. The last few wait.
struct DemoStories {
    let store: SQLiteStore
    let deidentifier: Deidentifier
    let tagger: Tagger
    let identity: ModelIdentity
    let codebook: String
    /// The passages of each invented person.
    let people: [[CodedPassage]]

    private let interviewer = AccountID.random()
    private let coder = AccountID.random()

    private static let mostPassages = 4
    /// So many of the last stories are left for somebody to finish.
    private static let waiting = 3
    private static let questions = [
        "Hoe gaat het met u?", "Kunt u daar iets meer over vertellen?", "En hoe is dat nu?", "Wat zou u nog willen?",
    ]

    /// - Parameters:
    ///   - folder: of the codebook, with the model in use.
    ///   - lists: names to look for.
    init(store: SQLiteStore, codebook folder: URL, lists: NameLists) throws {
        self.store = store
        deidentifier = Deidentifier(lists: lists)
        let (model, identity) = try ModelShelf(folder: folder).current()
        (tagger, self.identity) = (try Tagger(model), identity)
        let book = try CodebookFolder.codebook(in: folder)
        codebook = "\(book.id) \(book.version)"
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.lastPathComponent.wholeMatch(of: /passages-[0-9]+\.jsonl/) != nil
        }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        let passages = try files.flatMap { try CodedPassage.read(file: $0, codebook: book) }
        let spoken = passages.filter { $0.language == "nl" && $0.register != "report" && $0.persona != nil }
        people = Dictionary(grouping: spoken, by: \.tellerKey).sorted { $0.key < $1.key }.map(\.value).filter {
            // A story is about something.
            $0.count > 1 && $0.contains { !$0.codes.isEmpty }
        }
    }

    /// - Parameter rounds: the collections whose weeks they are told in.
    /// - Returns: how many there are.
    func fill(_ count: Int, in rounds: [Collection], seed: UInt64) async throws -> Int {
        var dice = DemoDice(state: seed)
        let count = min(count, people.count)
        for number in 0..<count {
            let round = rounds[number % rounds.count]
            let place = round.neighbourhoods[Int(dice.next() % UInt64(round.neighbourhoods.count))].id
            let opens = (round.opens ?? Day(number: 0)).number
            let tellers: [Teller] = [.resident, .resident, .carer]
            var about = StoryAbout(
                origin: .interview, teller: tellers[Int(dice.next() % 3)], language: "nl",
                consent: StoryConsent(keeps: true, quotes: dice.next() % 4 > 0, isSpoken: true))
            about.recordingDeleted = Day(number: opens + 29)
            let story = Story(
                id: .random(), neighbourhood: place, round: nil, week: Week(of: Day(number: opens + number % 28)),
                author: interviewer, about: about)
            try await tell(
                story, Array(people[number].prefix(Self.mostPassages)), isDone: number < count - Self.waiting, &dice)
        }
        return count
    }

    private func tell(
        _ story: Story, _ told: [CodedPassage], isDone: Bool, _ dice: inout DemoDice
    ) async throws {
        let lines = told.enumerated().flatMap { number, passage in
            ["I: " + Self.questions[number % Self.questions.count], "R: " + passage.text]
        }
        let text = StoryText(cleaning: lines.joined(separator: "\n"))
        var words = StoryWords(text: text, plan: StoryPlan(dividing: text))
        try await require(
            store.enter(story, words, in: .everywhere, noting: .command(.storyEntered)), "entered")
        words.plan.mask(text, known: words.known, with: deidentifier)
        var opened = try await current(story.id)
        opened.state = .reviewing
        opened.about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        let passages = words.plan.passages.indices.map { number in
            let role = words.plan.passages[number].role
            return StoryPassage(
                number: number, text: words.plan.masked(number, of: text),
                about: .init(role: role, isBlind: role == .teller && dice.next() % 5 == 0))
        }
        let coded = passages.filter(\.isCoded)
        let proposals = try coded.flatMap { passage in
            StoryTag.tags(
                of: try tagger.propose(passage.text), ofPassage: passage.number, by: identity, week: story.week.number)
        }
        try await require(
            store.open(
                opened, words, passages, proposals: proposals, in: .everywhere, noting: .command(.storyNamesOut)),
            "opened")
        guard isDone else { return }
        for (passage, meant) in zip(coded, told) { try await decide(passage, meant, proposals, of: story, &dice) }
        let review = StoryReview(
            story: try await current(story.id), passages: try await store.passages(of: story.id, in: .everywhere),
            tags: try await store.tags(of: story.id, in: .everywhere))
        guard let approved = review.approved(by: coder, in: story.week, roundWantsTwo: false) else {
            throw Refusal("the story \(story.id.text) is not ready for its yes")
        }
        try await require(
            store.save(approved, in: .everywhere, noting: .command(.storyApproved)), "approved")
    }

    /// Decides about a passage as it was meant; where it is coded blind, first without seeing proposals, and then not always
    /// the same.
    private func decide(
        _ passage: StoryPassage, _ meant: CodedPassage, _ proposals: [StoryTag], of story: Story, _ dice: inout DemoDice
    ) async throws {
        let codes = Dictionary(uniqueKeysWithValues: meant.codes.map { ($0, 1) })
        let proposed = proposals.filter { $0.passage == passage.number && $0.code != StoryTag.valence }.map {
            ($0.code, 0)
        }
        var values = codes.merging(proposed) { chosen, _ in chosen }
        values[StoryTag.valence] = StoryTag.value(meant.codes.isEmpty ? .none : meant.valence)
        var revision = passage.about.revision
        for isBlind in passage.about.isBlind ? [true, false] : [false] {
            var chosen = values
            if isBlind, dice.next() % 4 == 0, let code = meant.codes.sorted().first { chosen[code] = 0 }
            let decision = PassageDecision(
                passage: passage.number, revision: revision, coder: coder, isBlind: isBlind, values: chosen,
                isDoubtful: false, week: story.week, codebook: codebook)
            try await require(
                store.decide(decision, of: story.id, in: .everywhere, noting: .command(.storyCoded)), "coded")
            revision += 1
        }
    }

    private func current(_ id: StoryID) async throws -> Story {
        guard let story = try await store.story(id, in: .everywhere) else {
            throw Refusal("the story \(id.text) is not there any more")
        }
        return story
    }

    private func require(_ outcome: StoryOutcome, _ what: String) throws {
        guard outcome == .done else { throw Refusal("an invented story cannot be \(what): \(outcome)") }
    }
}
