import Records
import Stories

/// Words that somebody looks for in one story.
struct StoryFind {
    let typed: String
    private let words: [String]

    init(_ visit: StaffVisit) {
        typed = visit.visit.parameter("zoek") ?? ""
        words = StoryQuery.words(in: typed)
    }

    var isAsked: Bool { !words.isEmpty }

    /// Whether a passage has a word that begins with each of them.
    func isIn(_ passage: StoryPassage) -> Bool {
        let text = StoryText(kept: passage.text)
        return words.allSatisfy { !text.places(of: $0).isEmpty }
    }

    func places(in passage: StoryPassage) -> [Range<Int>] {
        let text = StoryText(kept: passage.text)
        return words.flatMap { text.places(of: $0) }
    }
}
