import Programme
import Records

/// The stories that a plan asks for: of its neighbourhoods and rounds, reviewed, with consent that reaches its recipient.
struct StorySource {
    /// A story, and the round it counts to.
    struct Found {
        let story: ReleasableStory
        let round: String
    }

    let found: [Found]
    /// The newest class of each story, also of others, in research files before this release.
    let earlier: [StoryID: ClassOrigin]
    let isRemade: Bool

    /// - Parameter remade: the number of a release that is made again: then it is what that one held.
    static func gather(
        _ plan: ReleasePlan, stores: ReleaseStores, before number: Int, remade: Bool
    ) async throws -> StorySource {
        let calendar = StoryCalendar(try await stores.collections.collections())
        let all = try await stores.stories.releasableStories(in: .neighbourhoods(Set(plan.neighbourhoods)))
        var found = all.compactMap { story -> Found? in
            guard Self.mayGo(story, plan), let round = calendar.round(of: story), plan.rounds.contains(round) else {
                return nil
            }
            return Found(story: story, round: round)
        }
        if remade {
            let held = try await stores.ledger.stories(found.map(\.story.id), in: number)
            found.removeAll { !held.contains($0.story.id) }
        }
        return StorySource(
            found: found.sorted { $0.story.id.text < $1.story.id.text },
            earlier: try await stores.ledger.earlierStories(before: number), isRemade: remade)
    }

    /// Tellers agreed that people of the programme read their story; whoever is outside gets nothing but pieces, of those who
    /// agreed that others read pieces. An answer to another open question has no teller who can be counted: it stays inside.
    private static func mayGo(_ story: ReleasableStory, _ plan: ReleasePlan) -> Bool {
        if plan.tier == .researchFile, story.origin == .openAnswer { return false }
        return plan.staysInside || story.passages.contains(where: \.mayBeQuoted)
    }
}

/// Which round a story counts to.
struct StoryCalendar {
    private let names: [String: String]
    private let listed: [Collection]

    init(_ collections: [Collection]) {
        names = Dictionary(collections.compactMap { one in one.roundID.map { ($0, one.round) } }) { first, _ in first }
        listed = collections.filter { $0.roundID == nil }.sorted {
            ($0.opens?.number ?? 0, $0.id) < ($1.opens?.number ?? 0, $1.id)
        }
    }

    /// The round it was entered for; where that is none of the programme's own, the newest of the list that was open in its
    /// week and neighbourhood.
    func round(of story: ReleasableStory) -> String? {
        if let id = story.round { return names[id] }
        return listed.last { one in
            one.neighbourhoods.contains { $0.id == story.neighbourhood }
                && one.opens.map { Week(of: $0) <= story.week } ?? true
                && one.closes.map { Week(of: Day(number: $0.number + one.graceDays)) >= story.week } ?? true
        }?.round
    }
}
