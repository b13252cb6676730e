/// Whose story it is. The words are stored.
package enum Teller: String, Sendable, Hashable, Codable, CaseIterable {
    case resident, carer, professional, volunteer
}

/// How a story came in. The words are stored.
package enum StoryOrigin: String, Sendable, Hashable, Codable, CaseIterable {
    /// Entered by an interviewer.
    case interview
    /// Written by its teller in a questionnaire for stories.
    case ownStory = "own-story"
    /// What somebody wrote at another open question.
    case openAnswer = "open-answer"
}

/// What the teller agreed to.
package struct StoryConsent: Sendable, Hashable, Codable {
    /// That the story is kept and read by people of the programme.
    package var keeps: Bool
    /// That pieces are shown to others.
    package var quotes: Bool
    /// It was said, not signed.
    package var isSpoken: Bool
    /// A parent or guardian agreed too; asked for whoever is under sixteen.
    package var hasParent: Bool

    package init(keeps: Bool = false, quotes: Bool = false, isSpoken: Bool = false, hasParent: Bool = false) {
        self.keeps = keeps
        self.quotes = quotes
        self.isSpoken = isSpoken
        self.hasParent = hasParent
    }
}

/// What a reviewer looks for before anything else: by what somebody could be recognised without a name.
package enum ReviewQuestion: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    /// A role or an event that only one person can have had.
    case uniqueRole = "unique-role"
    case othersHealth = "others-health"
    case accusedProfessional = "accused-professional"
    case tellingDialect = "telling-dialect"
}

/// All that is known of a story beside its words. No word of it is in here.
package struct StoryAbout: Sendable, Hashable, Codable {
    package var origin: StoryOrigin
    package var teller: Teller
    /// Code of the language its words stand in.
    package var language: String
    /// Code of the language it was told in, where somebody put its words into another; nil: the same.
    package var toldIn: String?
    package var consent: StoryConsent
    package var isUnder16: Bool
    /// Nil: not yet, or there was none.
    package var recordingDeleted: Day?
    /// What the reviewer found; empty before.
    package var answers: [ReviewQuestion: Bool]
    /// The account that is to review it; nil: whoever comes.
    package var reviewer: String?
    /// Who said yes to it, in order.
    package var approvals: [Approval]
    /// The account that asks to erase it; somebody else confirms. Nil: nobody asks.
    package var erasing: String?
    /// What coders did last, the latest at the end, so that they can take it back.
    package var acts: [Act]

    /// Somebody's yes.
    package struct Approval: Sendable, Hashable, Codable {
        package let account: String
        package let week: Int

        package init(account: String, week: Int) {
            self.account = account
            self.week = week
        }
    }

    /// A coder's decisions on one passage, as they were before and after.
    package struct Act: Sendable, Hashable, Codable {
        package let account: String
        package let passage: Int
        package let before: [String: Int]
        package let after: [String: Int]
        /// Who doubted before; nil: nobody.
        package let doubt: String?
        /// Whose what was before is, by code; nil in acts of earlier versions.
        package let whose: [String: Voice]?
        /// The same number in all acts of one press of a button: they are taken back together. Nil: it stands by itself.
        package let sweep: Int?

        /// Who decided about a code, and when.
        package struct Voice: Sendable, Hashable, Codable {
            package let account: String
            package let week: Int
            package let codebook: String

            package init(account: String, week: Int, codebook: String) {
                self.account = account
                self.week = week
                self.codebook = codebook
            }
        }

        package init(
            account: String, passage: Int, before: [String: Int], after: [String: Int], doubt: String? = nil,
            whose: [String: Voice]? = nil, sweep: Int? = nil
        ) {
            self.account = account
            self.passage = passage
            self.before = before
            self.after = after
            self.doubt = doubt
            self.whose = whose
            self.sweep = sweep
        }

        /// The same of a passage that has another number now.
        package func numbered(_ passage: Int) -> Act {
            Act(
                account: account, passage: passage, before: before, after: after, doubt: doubt, whose: whose,
                sweep: sweep)
        }
    }

    package init(
        origin: StoryOrigin, teller: Teller, language: String, toldIn: String? = nil, consent: StoryConsent,
        isUnder16: Bool = false, recordingDeleted: Day? = nil
    ) {
        self.origin = origin
        self.teller = teller
        self.language = language
        self.toldIn = toldIn
        self.consent = consent
        self.isUnder16 = isUnder16
        self.recordingDeleted = recordingDeleted
        answers = [:]
        approvals = []
        acts = []
    }

    /// How many acts can be taken back.
    package static let mostActs = 50

    /// Whether it may be taken in at all: with consent, and under sixteen only through an interviewer and with a parent's.
    package var mayBeKept: Bool {
        consent.keeps && (!isUnder16 || consent.hasParent && origin == .interview)
    }

    /// Whether somebody could be recognised by something that is no name.
    package var hasRisk: Bool { answers.values.contains(true) }
}

/// How far a story has come. The numbers are stored.
package enum StoryState: Int, Sendable, Hashable, CaseIterable {
    /// Its words are being typed and divided.
    case entered = 0
    /// A person looks whether names are out.
    case naming = 1
    /// Names are out; tags are decided.
    case reviewing = 2
    /// Somebody said yes; somebody else must too.
    case second = 3
    /// May be used.
    case approved = 4
    /// May not be used.
    case refused = 5

    /// Whether its passages without names can be read and searched.
    package var isOpen: Bool { self == .reviewing || self == .second || self == .approved }
}

/// A story without its words.
package struct Story: Sendable, Hashable {
    package let id: StoryID
    package let neighbourhood: String
    /// The round it belongs to; nil for none.
    package let round: String?
    package let week: Week
    package var state: StoryState
    /// Grows with each change, so that nobody changes what another has changed meanwhile.
    package let revision: Int
    /// Who entered it; nil when its teller wrote it.
    package let author: AccountID?
    package var about: StoryAbout

    package init(
        id: StoryID, neighbourhood: String, round: String?, week: Week, state: StoryState = .entered,
        revision: Int = 1, author: AccountID?, about: StoryAbout
    ) {
        self.id = id
        self.neighbourhood = neighbourhood
        self.round = round
        self.week = week
        self.state = state
        self.revision = revision
        self.author = author
        self.about = about
    }
}
