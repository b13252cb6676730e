package import Programme

extension StoryReview {
    /// What the machine proposes for a passage that nobody decided about, to be taken over as it is: codes that are on, and
    /// the valence. Nil where a person must look at the passage by itself: where it was drawn to be coded blind, where
    /// somebody doubts or chose something, and where the machine names a code and no valence.
    ///
    /// - Parameter codes: those of the codebook; of another nothing is taken over.
    package func proposed(_ passage: StoryPassage, among codes: Set<String>) -> [String: Int]? {
        guard passage.isCoded, !passage.about.isBlind, passage.about.doubt == nil,
            tags(passage.number, .coder).isEmpty
        else { return nil }
        let machine = tags(passage.number, .machine)
        let on = machine.filter { $0.value == 1 && codes.contains($0.code) }
        guard !on.isEmpty, let valence = machine.first(where: { $0.code == StoryTag.valence }) else { return nil }
        return Dictionary(on.map { ($0.code, 1) } + [(StoryTag.valence, valence.value)]) { first, _ in first }
    }

    /// How many of this coder's last decisions one press of a button made; 1 for one that stands by itself, 0 for none.
    package func lastSweep(of coder: AccountID) -> Int {
        let acts = story.about.acts.filter { $0.account == coder.text }
        guard let last = acts.last else { return 0 }
        guard let sweep = last.sweep else { return 1 }
        return acts.reversed().prefix { $0.sweep == sweep }.count
    }
}
