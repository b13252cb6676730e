package import Programme

/// What somebody wrote in own words in a questionnaire, and that is no story yet. Its words stay where they lie.
package struct StoryArrival: Sendable, Hashable {
    package let id: StoryID
    package let neighbourhood: String
    /// Nil for a collection of the list.
    package let round: String?
    package let week: Week
    package let original: Original

    package init(id: StoryID, neighbourhood: String, round: String?, week: Week, original: Original) {
        self.id = id
        self.neighbourhood = neighbourhood
        self.round = round
        self.week = week
        self.original = original
    }
}

extension StoryArrival {
    /// The story of it. Whoever sent it was sixteen or older and agreed that it is read: the questionnaire keeps nothing of
    /// others.
    package var story: Story {
        func said(_ part: String) -> [String] { original.tags.filter { $0.part == part }.map(\.value) }
        let whom = said("about-whom")
        let teller: Teller = whom.contains("naaste") ? .carer : whom.contains("werk") ? .professional : .resident
        let about = StoryAbout(
            origin: original.part == "story" ? .ownStory : .openAnswer, teller: teller,
            language: original.language.isEmpty ? "nl" : original.language,
            consent: StoryConsent(keeps: true, quotes: said("quote").contains("ja")))
        return Story(
            id: id, neighbourhood: neighbourhood, round: round, week: week, state: .naming, author: nil, about: about)
    }

    /// The teller's own tags: themes and dimensions, and for "what helped" and "what stood in the way" the valence.
    /// - Parameter valences: the codebook's values by name.
    package func tags(codes: Set<String>, valences: [String: Int], codebook: String) -> [StoryTag] {
        let source = StoryTag.Source(week: week.number, codebook: codebook)
        let chosen = original.tags.filter { ($0.part == "theme" || $0.part == "dimension") && codes.contains($0.value) }
        let valence = valences[original.part].map { (StoryTag.valence, $0) }
        return (Set(chosen.map(\.value)).sorted().map { ($0, 1) } + [valence].compactMap(\.self)).map {
            StoryTag(passage: -1, code: $0.0, voice: .teller, value: $0.1, source: source)
        }
    }
}
