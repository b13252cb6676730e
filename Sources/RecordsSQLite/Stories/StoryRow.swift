import Programme
import Records
import Stories

/// A story as it lies in its table.
struct StoryRow {
    static let query = "SELECT slot, neighbourhood, round, week, state, revision, author, about FROM story"

    let story: Story

    init(_ row: SQLRow) throws(StoreFailure) {
        guard let id = StoryID(number: Int64(row.int(0))), let state = StoryState(rawValue: row.int(4)) else {
            throw .damaged(what: "a story")
        }
        story = Story(
            id: id, neighbourhood: row.text(1), round: row.optionalText(2), week: Week(number: row.int(3)),
            state: state, revision: row.int(5), author: row.optionalText(6).flatMap { AccountID(text: $0) },
            about: try StoredJSON.read(row.text(7), what: "the story \(id.text)"))
    }
}

/// The original of a story, made ready for its two places: the words among the other originals, the plan beside the story.
struct SealedStory: Sendable {
    /// Stands where originals of answers name their collection.
    static let collection = "(stories)"

    let original: OriginalRow
    let plan: [UInt8]

    init(_ words: StoryWords, of story: Story, keys: KeyRing) throws(StoreFailure) {
        original = OriginalRow(
            Original(story: words, language: story.about.language), at: story.id.number,
            neighbourhood: story.neighbourhood, collection: Self.collection, week: story.week, keys: keys)
        plan = try Self.seal(words.plan, of: story.id, keys: keys)
    }

    static func seal(_ plan: StoryPlan, of id: StoryID, keys: KeyRing) throws(StoreFailure) -> [UInt8] {
        keys.sealOriginal(Array(try StoredJSON.text(plan).utf8), binding: binding(id), step: 512)
    }

    static func plan(_ sealed: [UInt8], of id: StoryID, keys: KeyRing) throws(StoreFailure) -> StoryPlan {
        guard let bytes = try? keys.openOriginal(sealed, binding: binding(id)) else {
            throw .damaged(what: "the plan of the story \(id.text)")
        }
        return try StoredJSON.read(String(decoding: bytes, as: UTF8.self), what: "the plan of the story \(id.text)")
    }

    private static func binding(_ id: StoryID) -> [UInt8] { Array("story plan \(id.text)".utf8) }
}

extension Original {
    /// Names given at entry travel as what the teller says of a text does.
    private static let parts: [(name: String, place: any WritableKeyPath<KnownNames, [String]> & Sendable)] = [
        ("known-person", \.persons), ("known-street", \.streets), ("known-place", \.places),
        ("known-institution", \.institutions), ("known-other", \.others),
    ]

    init(story words: StoryWords, language: String) {
        self.init(
            definition: [], mode: .withHelp, language: language, question: "", part: "story",
            tags: Self.parts.flatMap { part in words.known[keyPath: part.place].map { Tag(part: part.name, value: $0) }
            },
            text: words.text.string)
    }

    /// The names among what is said of the text.
    var known: KnownNames {
        var known = KnownNames()
        for part in Self.parts { known[keyPath: part.place] = tags.filter { $0.part == part.name }.map(\.value) }
        return known
    }
}
