/// One piece of work on releases, handed to a process of its own.
package struct ReleaseOrder: Sendable, Hashable, Codable {
    package enum Work: Sendable, Hashable, Codable {
        /// What a questionnaire gives to choose from, of all that was answered in some neighbourhoods.
        case outline(questionnaire: String, neighbourhoods: [String])
        /// What would be changed and hidden; nothing is made. Means of these questions are compared.
        case preview(ReleasePlan, comparing: [String])
        case make(ReleasePlan)
        /// One of the ledger, bit by bit.
        case remake(Int)
    }

    package var work: Work
    /// Where the ZIP goes; nil where there is none.
    package var output: String?
    /// Who asked, as ``AuditActor/text`` has it, and the roles of that moment.
    package var actor: String
    package var roles: [String]
    /// Seconds since 1970: the time of making.
    package var at: Int64

    package init(work: Work, output: String? = nil, by actor: AuditActor, roles: [Role], at: Int64) {
        self.work = work
        self.output = output
        self.actor = actor.text
        self.roles = roles.map(\.rawValue)
        self.at = at
    }

    /// The row of the audit log for it.
    package func note(_ action: AuditAction) -> AuditNote {
        AuditNote(
            at: at, actor: AuditActor(text: actor) ?? .unknown, roles: roles.compactMap(Role.init(rawValue:)),
            action: action)
    }
}

/// How far a piece of work on releases is.
package struct ReleaseProgress: Sendable, Hashable, Codable {
    package enum Stage: String, Sendable, Hashable, Codable, CaseIterable {
        /// Another one comes first.
        case waiting
        /// Answers are read, coarsened and held against earlier releases.
        case protecting
        case writing
    }

    package var stage: Stage
    /// From 0 to 1; of writing alone.
    package var part: Double

    package init(_ stage: Stage, part: Double = 0) {
        self.stage = stage
        self.part = part
    }
}

/// What came of a piece of work on releases.
package enum ReleaseAnswer: Sendable, Hashable, Codable {
    case outline(ReleaseOutline)
    case preview(ReleasePreview)
    /// The release of this number lies where the order said.
    case made(Int)
    case refused([ReleaseObstacle])
}

/// One thing that stands in a release's way. Never holds an answer.
package struct ReleaseObstacle: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The plan itself.
        case plan
        case tooFewPeople = "too-few-people"
        case tooMuchLost = "too-much-lost"
        case unlinked
        case earlier
        case answersAlike = "answers-alike"
        case levels
        case groupLoses = "group-loses"
        case column
        case tables
        case stories
        case weights
        case nobodyAnswered = "nobody-answered"
        case changed
        case unknown
        case withdrawn
        case differs
        case store
        case other
    }

    package let kind: Kind
    /// In English, with figures and names of columns, for whoever looks closer.
    package let sentence: String
    /// The same in Dutch; nil where the kind says enough, or nobody at a screen hears of it.
    package let dutch: String?
    /// The group that loses too much, by the name with which somebody says yes to it.
    package let group: String?

    package init(_ kind: Kind, _ sentence: String, nl dutch: String? = nil, group: String? = nil) {
        self.kind = kind
        self.group = group
        self.sentence = sentence
        self.dutch = dutch
    }
}
