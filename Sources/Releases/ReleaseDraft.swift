import Datasets
import Disclosure
import Programme
import Records

/// A release before it is written: everything that decides its bytes.
struct ReleaseDraft: Sendable {
    let source: ReleaseSource
    private(set) var dataset: Dataset
    let rows: any RowSource
    let research: ResearchFile?
    let tables: TablesFile?
    var stories: StoriesFile?
    /// For the names of stories: the recipient's own.
    var pseudonyms: Pseudonyms?
    /// What neighbourhoods are called, by their ids.
    var places: [String: String] = [:]

    /// - Parameters:
    ///   - number: the release's own number: only what went out before it counts.
    ///   - through: the weeks of a release that is made again.
    static func make(
        _ plan: ReleasePlan, number: Int, through: [String: Int]?, stores: ReleaseStores, hierarchies folder: String,
        today: Day
    ) async throws -> ReleaseDraft {
        // As they were when it was made.
        let then = plan.places?.map(\.profile)
        let now = try await stores.neighbourhoods.neighbourhoods(in: .everywhere)
        let profiles = then ?? now
        if through == nil { try await TableScopes.check(plan, number: number, ledger: stores.ledger) }
        var draft = try await rows(plan, number, through, stores, folder, profiles, today)
        draft.name(profiles, plan)
        if through == nil {
            try await TierDifference.check(
                draft, plan: plan, number: number, stores: stores,
                shelf: try ReleaseHierarchies(folder: folder, neighbourhoods: profiles), today: today)
        }
        guard plan.stories != nil else { return draft }
        let found = try await StorySource.gather(plan, stores: stores, before: number, remade: through != nil)
        let key = try await stores.ledger.pseudonymKey(of: plan.recipient)
        let file = try await Aside.run {
            try StoriesFile(
                found, plan: plan, hierarchies: try ReleaseHierarchies(folder: folder, neighbourhoods: profiles))
        }
        (draft.stories, draft.pseudonyms) = (file, Pseudonyms(key: key))
        return draft
    }

    /// Gives what stands in single rows its names.
    private mutating func name(_ profiles: [NeighbourhoodProfile], _ plan: ReleasePlan) {
        let asked = profiles.map(\.neighbourhood).filter { plan.neighbourhoods.contains($0.id) }
        places = Dictionary(asked.map { ($0.id, $0.name) }) { first, _ in first }
        guard plan.hasRows, plan.namesGroups == true else { return }
        dataset.name(neighbourhoods: places)
        if research != nil { dataset.name(groups: GroupWords.words) }
    }

    private static func rows(
        _ plan: ReleasePlan, _ number: Int, _ through: [String: Int]?, _ stores: ReleaseStores, _ folder: String,
        _ profiles: [NeighbourhoodProfile], _ today: Day
    ) async throws -> ReleaseDraft {
        let source = try await ReleaseSource.gather(plan, stores: stores, through: through, today: today)
        switch plan.tier {
        case .pseudonymised:
            let rows = WishedColumns(source.rows, of: source.rows.dataset, without: plan.leftOut)
            return ReleaseDraft(source: source, dataset: rows.dataset, rows: rows, research: nil, tables: nil)
        case .researchFile:
            let earlier = try await stores.ledger.earlierClasses(
                questionnaire: plan.questionnaire, before: number, of: source.places.map(\.id))
            return try await Aside.run {
                let file = try ResearchFile(
                    source, plan: plan, earlier: earlier,
                    hierarchies: try ReleaseHierarchies(folder: folder, neighbourhoods: profiles))
                return ReleaseDraft(
                    source: source, dataset: file.rows.dataset, rows: file.rows, research: file, tables: nil)
            }
        case .tables:
            let earlier = try await stores.ledger.earlierTables(questionnaire: plan.questionnaire, before: number)
            return try await Aside.run {
                let file = try TablesFile(
                    source, plan: plan, earlier: earlier,
                    hierarchies: try ReleaseHierarchies(folder: folder, neighbourhoods: profiles))
                return ReleaseDraft(source: source, dataset: file.dataset, rows: file, research: nil, tables: file)
            }
        }
    }

    /// Writes the file and says what it is. Blocks its thread.
    func write(
        _ plan: ReleasePlan, number: Int, on day: Day, to path: String, program: String,
        proceed: @escaping @Sendable (BundleProgress) -> Bool
    ) throws -> ReleaseOutcome {
        var bundle = BundlePlan()
        bundle.unlinkedPersons = plan.tier == .pseudonymised ? source.rows.unlinkedChains : 0
        if let stories, let pseudonyms {
            bundle.stories = StoryBundle(
                stories: stories.stories, pseudonyms: pseudonyms, name: dataset.id)
        }
        bundle.riskSheet = RiskSheet(plan: plan, number: number, made: day, draft: self).html()
        let manifest = try Bundle(dataset, rows: rows, plan: bundle, proceed: proceed).write(to: path)
        let file = try FileDigest(path: path)
        return ReleaseOutcome(
            responses: source.places.count, rows: manifest.rows[dataset.tables[0].name, default: 0],
            suppressed: research?.report.suppressed ?? 0, heldBack: research?.heldBack ?? 0, k: research?.figures.k,
            jointK: research?.jointK,
            columns: dataset.tables.flatMap(\.columns).map(\.name), digest: file.digest, bytes: file.bytes,
            through: source.selection.through.mapValues(\.number), program: program,
            stories: stories.map { stories in
                ReleaseOutcome.Stories(
                    count: stories.stories.count, quotes: stories.quotes,
                    digest: manifest.files.first { $0.name == StoryBundle.project }?.sha256 ?? "")
            })
    }
}
