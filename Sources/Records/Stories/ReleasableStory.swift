package import Programme
package import Stories

/// A story as it may leave: without names, after a person's yes, kept with its teller's consent. Nothing else of it is here.
package struct ReleasableStory: Sendable, Hashable {
    /// For a pseudonym; never to be shown.
    package let id: StoryID
    package let neighbourhood: String
    /// Nil for none.
    package let round: String?
    package let week: Week
    /// Grows with each change of the story.
    package let revision: Int
    package let teller: Teller
    /// Two letters: what the story is told in.
    package let language: String
    /// An answer to an open question counts as nobody's story: the same person may have written a story too.
    package let origin: StoryOrigin
    package let passages: [Passage]
    /// What the teller said the whole story is about; nil when nothing was asked.
    package let tellersCoding: Coding?

    /// One turn or paragraph.
    package struct Passage: Sendable, Hashable {
        package let text: String
        package let role: SpeakerRole
        /// What people decided; nil when nobody had to. What a machine alone proposed does not leave.
        package let coding: Coding?
        /// The teller spoke it, and agreed that pieces are shown to others.
        package let mayBeQuoted: Bool

        package init(text: String, role: SpeakerRole, coding: Coding?, mayBeQuoted: Bool) {
            self.text = text
            self.role = role
            self.coding = coding
            self.mayBeQuoted = mayBeQuoted
        }
    }

    package struct Coding: Sendable, Hashable {
        /// Themes and dimensions, in order.
        package let codes: [String]
        /// Nil when nobody said.
        package let valence: Valence?

        package init(codes: [String], valence: Valence?) {
            self.codes = codes
            self.valence = valence
        }
    }
}

extension ReleasableStory {
    /// The story as it may leave; nil when it may not: without a person's yes, or kept without consent.
    package init?(_ story: Story, passages: [StoryPassage], tags: [StoryTag]) {
        let about = story.about
        guard story.state == .approved, !about.approvals.isEmpty, about.mayBeKept else { return nil }
        let coded = Dictionary(grouping: tags.filter { $0.voice == .coder }, by: \.passage).mapValues(Coding.init)
        let told = tags.filter { $0.voice == .teller && $0.passage < 0 }
        id = story.id
        neighbourhood = story.neighbourhood
        round = story.round
        week = story.week
        revision = story.revision
        teller = about.teller
        language = about.language
        origin = about.origin
        self.passages = passages.sorted { $0.number < $1.number }.map { passage in
            Passage(
                text: passage.text, role: passage.about.role, coding: coded[passage.number],
                mayBeQuoted: about.consent.quotes && passage.isCoded)
        }
        tellersCoding = told.isEmpty ? nil : Coding(told)
    }
}

extension ReleasableStory.Coding {
    fileprivate init(_ tags: [StoryTag]) {
        self.init(
            codes: tags.filter { $0.code != StoryTag.valence && $0.value == 1 }.map(\.code).sorted(),
            valence: tags.first { $0.code == StoryTag.valence }.map { StoryTag.valence($0.value) })
    }
}
