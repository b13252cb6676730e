import Programme
import Records
import Stories

extension Story {
    /// The story back under review: a yes was to its words as they were.
    var again: Story {
        var again = self
        again.state = .reviewing
        again.about.approvals = []
        return again
    }
}

extension StoryDesk {
    /// Opens a story for review with proposals, or makes both anew after its masks changed.
    func open(
        _ story: Story, _ words: StoryWords, _ visit: StaffVisit, _ note: AuditNote,
        numbered numbers: PassageNumbers = .same, telling work: StoryWork? = nil
    ) async throws -> StoryOutcome {
        var chance = SystemRandomNumberGenerator()
        let passages = words.plan.passages.indices.map { number in
            let role = words.plan.passages[number].role
            return StoryPassage(
                number: number, text: words.plan.masked(number, of: words.text),
                about: .init(role: role, isBlind: role == .teller && BlindDraw.isDrawn(using: &chance)))
        }
        // Cues and stems are there for two languages; in another, people code alone.
        let coded = story.about.isForeign ? [] : passages.filter(\.isCoded)
        let found = try await tools.propose(coded.map(\.text), telling: work)
        let week = staff.office.clock.week.number
        let proposals = zip(coded, found.all).flatMap { passage, proposal in
            StoryTag.tags(of: proposal, ofPassage: passage.number, by: found.identity, week: week)
        }
        return try await store.open(
            story, words, passages, numbered: numbers, proposals: proposals, in: visit.scope, noting: note)
    }
}

/// Which passages are coded before proposals are shown: each with a chance of one in five.
enum BlindDraw {
    static let oneIn = 5

    static func isDrawn(using chance: inout some RandomNumberGenerator) -> Bool {
        Int.random(in: 0..<oneIn, using: &chance) == 0
    }
}
