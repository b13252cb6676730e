import Datasets
import Disclosure
import Programme
import Records
import Stories

/// Stories that go along with a release, with nothing beside them that tells fewer than k tellers apart.
///
/// Of a research file what stands beside a story (neighbourhood, round, who tells) is made coarser until it fits k stories,
/// all of them new or all of one class of the newest file that held them. So each class lies within one class of every
/// earlier file, and whoever holds all of them tells no fewer apart; new stories that are fewer than k wait, and a class of
/// which only a part would go along, or all but a few, stays out. Words cannot be made coarser: that they name nobody is a
/// person's yes.
struct StoriesFile {
    let stories: [CodedStory]
    /// For the ledger.
    let released: [StoryID: ReleasedStory]
    /// Stories that stay out until they are enough.
    let waiting: Int

    var quotes: Int { stories.reduce(0) { $0 + ($1.quotes?.count ?? 0) } }

    private static let columns = ["buurt", "ronde", "wie-vertelt"]
    private static let group = "groep"
    private static let unknown = "*"

    init(_ source: StorySource, plan: ReleasePlan, hierarchies shelf: ReleaseHierarchies) throws {
        let all = source.found
        guard plan.tier == .researchFile else {
            self.init(all, labels: all.map(Self.labels), groups: all.map { _ in nil }, plan: plan, waiting: 0)
            return
        }
        let least = plan.protection.minimum
        let signs = Dictionary(grouping: all.indices) { source.earlier[all[$0].story.id] }
        let kept = signs.flatMap { Self.mayGo($0.value.count, of: $0.key, source, least) ? $0.value : [] }.sorted()
        guard kept.count >= least else {
            throw ReleaseRefusal.protection([
                .init(
                    "stories", "\(kept.count) of \(all.count) stories may go out, fewer than \(least)",
                    repair: "leave the stories out, or wait until more have been reviewed",
                    nl:
                        "Van de \(all.count) verhalen kunnen er \(kept.count) mee; het moeten er minstens \(least) zijn."
                )
            ])
        }
        var labels = Array(repeating: Self.columns.map { _ in Self.unknown }, count: all.count)
        let told = kept.filter { signs[source.earlier[all[$0].story.id], default: []].count >= least }
        if !told.isEmpty { try Self.coarsen(source, told, least, shelf).forEach { labels[$0] = $1 } }
        let classes = Dictionary(grouping: told) { [source.sign($0)] + labels[$0] }.sorted {
            $0.key.lexicographicallyPrecedes($1.key)
        }
        let groups = Dictionary(
            uniqueKeysWithValues: classes.enumerated().flatMap { number, one in one.value.map { ($0, number) } })
        self.init(
            kept.map { all[$0] }, labels: kept.map { labels[$0] }, groups: kept.map { groups[$0] }, plan: plan,
            waiting: all.count - kept.count)
    }

    private init(
        _ found: [StorySource.Found], labels: [[String]], groups: [Int?], plan: ReleasePlan, waiting: Int
    ) {
        let isWhole = plan.staysInside
        stories = zip(found, labels).map { CodedStory($0.story, labels: $1, isWhole: isWhole) }
        released = Dictionary(
            uniqueKeysWithValues: zip(found, groups).map {
                ($0.story.id, ReleasedStory(revision: $0.story.revision, group: $1))
            })
        self.waiting = waiting
    }

    /// Whether so many stories of an earlier class, or new ones (nil), can go along without being told by it.
    private static func mayGo(_ count: Int, of origin: ClassOrigin?, _ source: StorySource, _ least: Int) -> Bool {
        guard !source.isRemade else { return true }
        guard let origin else { return count >= least }
        let absent = source.earlier.values.count { $0 == origin } - count
        return absent == 0 || absent >= least && count >= least
    }

    // MARK: - What stands beside a story

    private static func labels(_ found: StorySource.Found) -> [String] {
        [found.story.neighbourhood, found.round, name(found.story.teller)]
    }

    private static func name(_ teller: Teller) -> String {
        switch teller {
        case .resident: "bewoner"
        case .carer: "naaste"
        case .professional: "professional"
        case .volunteer: "vrijwilliger"
        }
    }

    /// The labels of some stories by local recoding, which leaves nobody out.
    private static func coarsen(
        _ source: StorySource, _ wanted: [Int], _ least: Int, _ shelf: ReleaseHierarchies
    ) throws -> [Int: [String]] {
        let rows = wanted.map { labels(source.found[$0]) + [source.sign($0)] }
        let columns = (Self.columns + [group]).enumerated().map { place, name in
            CodedColumn(name: name, rows: rows.map { $0[place] })
        }
        var hierarchies: [String: Hierarchy] = [:]
        for column in columns {
            let lines = column.name == "buurt" ? column.values.map(shelf.place) : column.values.map { [$0, unknown] }
            hierarchies[column.name] = try Hierarchy(name: column.name, rows: lines, source: column.name)
        }
        var plan = AnonymisationPlan(quasi: Self.columns + [group], sensitive: [])
        plan.minimum = least
        plan.pins[group] = 0
        let done = try Anonymiser.run(
            Table(columns: columns, rowCount: rows.count, source: "stories"), hierarchies: hierarchies, plan: plan)
        guard done.refusals.isEmpty else { throw DisclosureFault(done.refusals) }
        let released = Self.columns.map { name in done.columns.first { $0.name == name } }
        return Dictionary(
            uniqueKeysWithValues: done.rows.enumerated().map { place, row in
                (wanted[Int(row)], released.map { $0?.text(place) ?? unknown })
            })
    }
}

extension StorySource {
    /// What earlier files say of a story.
    fileprivate func sign(_ number: Int) -> String {
        earlier[found[number].story.id].map { "\($0.release) \($0.number)" } ?? "new"
    }
}

extension CodedStory {
    /// - Parameter isWhole: with everything that was said; else with the pieces that may be quoted.
    fileprivate init(_ story: ReleasableStory, labels: [String], isWhole: Bool) {
        var text = ""
        var length = 0
        var (codings, quotes): ([Coding], [Quote]) = ([], [])
        for passage in story.passages where isWhole || passage.mayBeQuoted {
            if length > 0 { (text, length) = (text + "\n\n", length + 2) }
            let words = passage.role == .interviewer ? "– " + passage.text : passage.text
            let end = length + words.unicodeScalars.count
            defer { (text, length) = (text + words, end) }
            guard end > length else { continue }
            if let coding = passage.coding.flatMap({ Coding($0, .coder, length..<end) }) { codings.append(coding) }
            if passage.mayBeQuoted { quotes.append(Quote(start: length, end: end)) }
        }
        if length > 0, let coding = story.tellersCoding.flatMap({ Coding($0, .teller, 0..<length) }) {
            codings.append(coding)
        }
        let known = labels.map { $0 == "*" ? nil : $0 }
        self.init(
            id: story.id.text, neighbourhood: known[0], round: known[1], teller: known[2], text: text,
            codings: codings, quotes: quotes)
    }
}

extension CodedStory.Coding {
    /// Nil where nothing was chosen.
    fileprivate init?(_ coding: ReleasableStory.Coding, _ voice: CodedStory.Voice, _ place: Range<Int>) {
        guard !coding.codes.isEmpty || coding.valence.map({ $0 != .none }) ?? false else { return nil }
        self.init(
            start: place.lowerBound, end: place.upperBound, voice: voice, codes: coding.codes,
            valence: coding.valence?.rawValue)
    }
}
