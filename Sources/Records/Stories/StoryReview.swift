package import Programme
import Stories

/// A story under review: what is decided of it, what is still open, and for whom proposals are still hidden.
package struct StoryReview: Sendable {
    package let story: Story
    package let passages: [StoryPassage]
    private let byPassage: [Int: [StoryTag]]

    package init(story: Story, passages: [StoryPassage], tags: [StoryTag]) {
        self.story = story
        self.passages = passages
        byPassage = Dictionary(grouping: tags, by: \.passage)
    }

    package func tags(_ passage: Int, _ voice: TagVoice) -> [StoryTag] {
        (byPassage[passage] ?? []).filter { $0.voice == voice }
    }

    /// What the teller says of the whole story; nothing to who must still code some of it blind.
    package func tellersTags(for coder: AccountID) -> [StoryTag] {
        passages.contains { isBlind($0, for: coder) } ? [] : tags(-1, .teller)
    }

    /// Whether this coder must still code a passage without seeing what anybody else made of it.
    package func isBlind(_ passage: StoryPassage, for coder: AccountID) -> Bool {
        passage.isCoded && passage.about.isBlind
            && !tags(passage.number, .blind).contains { $0.coder == coder.text }
    }

    /// Whether a person decided about a passage.
    package func isDecided(_ passage: StoryPassage) -> Bool {
        tags(passage.number, .coder).contains { $0.code == StoryTag.valence }
    }

    /// Whether a passage needs a decision before the story can be used: where the machine proposes something, where it is
    /// coded blind, where somebody doubts.
    package func isOpen(_ passage: StoryPassage, for coder: AccountID) -> Bool {
        guard passage.isCoded else { return false }
        if isBlind(passage, for: coder) || passage.about.doubt != nil { return true }
        let hasProposal = tags(passage.number, .machine).contains { $0.code != StoryTag.valence && $0.value == 1 }
        return (hasProposal || passage.about.isBlind) && !isDecided(passage)
    }

    /// Passages that this coder still has to look at, in order.
    package func open(for coder: AccountID) -> [StoryPassage] { passages.filter { isOpen($0, for: coder) } }

    /// Whether two people must say yes: the round wants it, or somebody could be recognised.
    package func needsTwo(roundWantsTwo: Bool) -> Bool { roundWantsTwo || story.about.hasRisk }

    /// The story after somebody's yes; nil when that person may not say it now.
    package func approved(by coder: AccountID, in week: Week, roundWantsTwo: Bool) -> Story? {
        guard story.state == .reviewing || story.state == .second, !story.about.answers.isEmpty,
            open(for: coder).isEmpty, !story.about.approvals.contains(where: { $0.account == coder.text })
        else { return nil }
        var approved = story
        approved.about.approvals.append(.init(account: coder.text, week: week.number))
        let isEnough = approved.about.approvals.count > 1 || !needsTwo(roundWantsTwo: roundWantsTwo)
        approved.state = isEnough ? .approved : .second
        return approved
    }
}
