package import Programme
package import Stories

/// A piece that its teller agreed to be shown to others, in the teller's own words without names.
package struct ReleasedQuote: Sendable, Hashable {
    package let place: QuotePlace
    package let text: String
    /// Code of the language it is told in.
    package let language: String
    package let teller: Teller
    /// Themes and dimensions that people decided on.
    package let codes: [String]
    package let valence: Valence?

    package init(
        place: QuotePlace, text: String, language: String, teller: Teller, codes: [String], valence: Valence?
    ) {
        self.place = place
        self.text = text
        self.language = language
        self.teller = teller
        self.codes = codes
        self.valence = valence
    }

    /// Longer pieces are not offered: a page has room for some, and none is ever cut.
    package static let longest = 500
}

/// Keeps which pieces were released. Their words stay where they are: a piece whose story goes, whose teller takes the yes
/// back, or in which another word is taken out, is not there any more from that moment on.
package protocol QuoteStore: Sendable {
    /// Pieces of approved stories of a neighbourhood that may be released; none outside the scope.
    func quotable(in neighbourhood: String, scope: Scope) async throws(StoreFailure) -> [ReleasedQuote]

    /// Puts these in place of what was released of the neighbourhood; what may not be is left out.
    func release(
        _ quotes: [QuotePlace], in neighbourhood: String, scope: Scope
    ) async throws(StoreFailure)

    /// Those released that still stand, and only while ten tellers stand for the neighbourhood; `among` limits them.
    func releasedQuotes(
        in neighbourhood: String, among places: [QuotePlace]?
    ) async throws(StoreFailure) -> [ReleasedQuote]
}

extension ReleasedQuote {
    /// The pieces of a story that may be shown; none where its teller did not agree, or nobody said yes to it.
    package static func all(of story: Story, passages: [StoryPassage], tags: [StoryTag]) -> [ReleasedQuote] {
        guard let releasable = ReleasableStory(story, passages: passages, tags: tags) else { return [] }
        let numbered = passages.sorted { $0.number < $1.number }
        return zip(numbered, releasable.passages).compactMap { passage, piece in
            guard piece.mayBeQuoted, let coding = piece.coding, piece.text.count <= longest else { return nil }
            return ReleasedQuote(
                place: QuotePlace(story: story.id, passage: passage.number), text: piece.text,
                language: story.about.language, teller: story.about.teller, codes: coding.codes,
                valence: coding.valence)
        }
    }
}
