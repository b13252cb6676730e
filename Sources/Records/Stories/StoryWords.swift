package import Stories

/// The words of a story as they were told, and how they are divided and masked. Lies sealed, apart from everything else.
package struct StoryWords: Sendable, Equatable {
    package var text: StoryText
    /// Names given at entry.
    package var known: KnownNames
    package var plan: StoryPlan
    /// False: these are the passages without names that are left when the words as they were told are destroyed.
    package private(set) var isAsTold = true

    package init(text: StoryText, known: KnownNames = .none, plan: StoryPlan = StoryPlan()) {
        self.text = text
        self.known = known
        self.plan = plan
    }

    /// What is left when the words as they were told are destroyed: each placeholder is a mask that stands for itself.
    package init(kept passages: [StoryPassage]) {
        let (text, plan) = StoryPlan.keeping(passages.map { (text: $0.text, role: $0.about.role) })
        self.init(text: text, plan: plan)
        isAsTold = false
    }
}

/// A passage without names, as search, tags and exports see it.
package struct StoryPassage: Sendable, Hashable {
    package let number: Int
    package let text: String
    package var about: About

    package struct About: Sendable, Hashable, Codable {
        package var role: SpeakerRole
        /// Coded by each coder before proposals are shown.
        package var isBlind: Bool
        /// Who asks for a second opinion; nil: nobody, or somebody gave it.
        package var doubt: String?
        /// Grows with each change of its tags.
        package var revision: Int

        package init(role: SpeakerRole, isBlind: Bool = false, doubt: String? = nil, revision: Int = 1) {
            self.role = role
            self.isBlind = isBlind
            self.doubt = doubt
            self.revision = revision
        }
    }

    package init(number: Int, text: String, about: About) {
        self.number = number
        self.text = text
        self.about = about
    }

    /// Only what a teller says gets tags.
    package var isCoded: Bool { about.role == .teller }
}

/// Whose a tag is. The numbers are stored.
package enum TagVoice: Int, Sendable, Hashable, CaseIterable {
    case teller = 0
    case machine = 1
    case coder = 2
    /// A coder's, before proposals were shown.
    case blind = 3
}

/// One tag on one passage: a code that is on or off, or the valence.
package struct StoryTag: Sendable, Hashable {
    /// Number of the passage; -1: the whole story.
    package let passage: Int
    /// A code of the codebook, or ``valence``.
    package let code: String
    package let voice: TagVoice
    /// The account that decided; empty for teller and machine.
    package let coder: String
    /// 1 on, 0 off; for the valence its place in `Valence.allCases`.
    package let value: Int
    package let source: Source

    /// Where it comes from.
    package struct Source: Sendable, Hashable, Codable {
        package var week: Int
        package var codebook: String
        /// Machine: which model, how sure, and the words that led to it as places in the passage without names.
        package var model: String?
        package var probability: Double?
        package var evidence: [Place]?

        package struct Place: Sendable, Hashable, Codable {
            package let start: Int
            package let end: Int

            package init(start: Int, end: Int) {
                self.start = start
                self.end = end
            }
        }

        package init(
            week: Int, codebook: String, model: String? = nil, probability: Double? = nil, evidence: [Place]? = nil
        ) {
            self.week = week
            self.codebook = codebook
            self.model = model
            self.probability = probability
            self.evidence = evidence
        }
    }

    /// The code under which the valence is kept.
    package static let valence = "valence"

    package init(passage: Int, code: String, voice: TagVoice, coder: String = "", value: Int, source: Source) {
        self.passage = passage
        self.code = code
        self.voice = voice
        self.coder = coder
        self.value = value
        self.source = source
    }
}

extension StoryTag {
    /// The valence of a value that was stored.
    package static func valence(_ value: Int) -> Valence {
        Valence.allCases.indices.contains(value) ? Valence.allCases[value] : .none
    }

    package static func value(_ valence: Valence) -> Int { Valence.allCases.firstIndex(of: valence) ?? 0 }
}
