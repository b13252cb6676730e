/// What somebody asks of a release: everything that decides its bytes, so that it can be made again.
package struct ReleasePlan: Sendable, Hashable, Codable {
    /// A row for each response, or one for each person over rounds.
    package enum Shape: String, Sendable, Hashable, Codable, CaseIterable {
        case responses
        case persons
    }

    /// The form id of the questionnaire, in all versions that were answered.
    package var questionnaire: String
    /// Names of rounds, in order.
    package var rounds: [String]
    /// Ids of neighbourhoods.
    package var neighbourhoods: [String]
    package var tier: ReleaseTier
    package var recipient: Recipient
    package var purpose: String
    /// The last day on which the recipient may have it; tables have none.
    package var expires: Day?
    /// When the recipient accepted the conditions.
    package var accepted: Day?
    package var shape = Shape.responses
    package var protection = ReleaseProtection()
    /// Why the answers to single items of a scale are needed; nil: their rounded mean goes out.
    package var itemReason: String?
    /// Columns that stay out though their role would let them go.
    package var leftOut: [String] = []
    package var tables = ReleaseTables()
    /// Which stories go along; nil: none.
    package var stories: ReleaseStories?
    /// By what people who answered are weighted; nil: everybody counts for one.
    package var weights: ReleaseWeights?
    /// What was known of the neighbourhoods when it was made, so that it can be made again after they changed; nil before
    /// that, and of releases of earlier programs.
    package var places: [ReleasePlace]?

    /// Pseudonymised data have words, and a column for each choice, of lists that depend on answers too. Nil: by a program
    /// that did not.
    package var listsByChoice: Bool? = true

    /// Neighbourhoods, and groups that recoding made, have names beside their codes in single rows. Nil: by a program that
    /// gave none.
    package var namesGroups: Bool? = true

    package init(
        questionnaire: String, rounds: [String], neighbourhoods: [String], tier: ReleaseTier, recipient: Recipient,
        purpose: String
    ) {
        self.questionnaire = questionnaire
        self.rounds = rounds
        self.neighbourhoods = neighbourhoods
        self.tier = tier
        self.recipient = recipient
        self.purpose = purpose
    }

    /// Whether what one person holds is a row of it.
    package var hasRows: Bool { tier != .tables }

    /// Whether it stays with people of the programme, who are the only ones whom tellers told that they read whole stories.
    package var staysInside: Bool { recipient.kind == .programme }
}

/// Which stories go along with single rows, of the same rounds and neighbourhoods. The words are stored.
package enum ReleaseStories: String, Sendable, Hashable, Codable {
    /// Those that were reviewed and may go to the recipient, with their tags and quotes.
    case reviewed
}

/// Weights that make those who answered stand for the residents of 15 years and older. The words are stored.
package enum ReleaseWeights: String, Sendable, Hashable, Codable {
    /// By neighbourhood and age, and by sex where its figures are known.
    case residents
}

/// What people are weighted by; the words are those of the columns in a release.
package enum ReleaseStratum: String, Sendable, Hashable, Codable, CaseIterable {
    case neighbourhood = "buurt"
    case age = "leeftijd"
    case sex = "geslacht"
}

/// What a release takes from a neighbourhood's picture.
package struct ReleasePlace: Sendable, Hashable, Codable {
    package let id: String
    package let name: String
    package let municipality: String
    package let district: String?
    package let residents: Residents

    package init(_ profile: NeighbourhoodProfile) {
        (id, name, municipality) = (profile.id, profile.name, profile.municipality)
        (district, residents) = (profile.district, profile.residents)
    }

    /// As the neighbourhood was then, by its id.
    package var profile: NeighbourhoodProfile {
        NeighbourhoodProfile(
            neighbourhood: Neighbourhood(id: id, name: name), municipality: municipality, district: district,
            residents: residents)
    }
}

/// How people are protected in a research file.
package struct ReleaseProtection: Sendable, Hashable, Codable {
    package enum Recoding: String, Sendable, Hashable, Codable, CaseIterable {
        case local, global
    }

    /// k: how many people must look alike at least.
    package var minimum = 10
    package var recoding = Recoding.local
    /// The largest share of people that may be left out, from 0 to 1.
    package var suppressionLimit = 0.05
    /// Columns that stay at one level of their hierarchy.
    package var pins: [String: Int] = [:]
    /// Columns that go no higher than one level.
    package var ceilings: [String: Int] = [:]
    /// Groups whose large loss somebody said yes to, as `column=label`.
    package var acceptedLosses: [String] = []
    /// Each sensitive column has at least so many different answers in each class.
    package var leastL: Int? = 2
    /// No class is further from all than this in a sensitive column, from 0 to 1.
    package var mostT: Double? = 0.6
    /// Columns that miss these figures are left out; otherwise the release is refused.
    package var leavesOutFailing = false

    package init() {}

    /// Nobody may ask for less: who holds several releases relies on it.
    package static let least = 10
}

/// Which tables are made.
package struct ReleaseTables: Sendable, Hashable, Codable {
    /// The groupings: for each the columns that are crossed.
    package var by: [[String]] = [["bs_buurt"]]
    package var distributions: [String] = []
    package var means: [String] = []
    /// Means of which the change is given for those who took part in two rounds.
    package var linkedChanges: [String] = []
    /// How tables are made. Nil: by a program before 2, whose tables have a group for each value of a hierarchy, whether
    /// somebody can be in it or not, and one word for no answer and not asked.
    package var edition: Int? = 2
    /// Whether they are audited together with what earlier tables told of the same people by other groupings. Nil: by a
    /// program that did not.
    package var auditsEarlier: Bool? = true

    package init() {}
}

/// What is wrong with a plan; each stands at the field that mends it.
package enum ReleaseFault: String, Sendable, Hashable, CaseIterable, Error {
    case questionnaire, rounds, neighbourhoods, purpose, recipient, tier, expires, expiresTooLate, conditions
    case minimum, itemReason, shape, mode, tables, answers, stories, weights
}

extension ReleasePlan {
    package static let longestPurpose = 500
    /// Years after which a research file must be asked for anew.
    package static let mostYears = 5
    /// The conditions that a recipient accepts, as docs/releases.md has them.
    package static let conditions = "2026-1"

    /// The level up to which who filled in may be recoded: what people answered, alone, with help or on paper, never stands
    /// together with what somebody else answered for them.
    package static let highestMode = 1

    /// Whether answers on behalf of somebody stay apart, whatever was wished.
    private var keepsBehalfApart: Bool {
        func isMode(_ column: String) -> Bool { column == "bs_wijze" || column.hasSuffix("_bs_wijze") }
        let levels = protection.pins.merging(protection.ceilings) { max($0, $1) }
        return !leftOut.contains(where: isMode) && levels.allSatisfy { !isMode($0) || $1 <= Self.highestMode }
    }

    /// Whether there is something to weight: means in tables that are asked for in no other way, or single responses.
    private var fitsWeights: Bool {
        switch tier {
        case .tables:
            !tables.means.isEmpty && tables.linkedChanges.isEmpty
                && Set(tables.means).isDisjoint(with: tables.distributions)
        case .researchFile: shape == .responses
        case .pseudonymised: false
        }
    }

    /// What must be right before anything is read.
    package func faults(on today: Day) -> [ReleaseFault] {
        var faults: [ReleaseFault] = []
        func demand(_ isRight: Bool, _ fault: ReleaseFault) { if !isRight { faults.append(fault) } }
        demand(!questionnaire.isEmpty, .questionnaire)
        demand(!rounds.isEmpty && Set(rounds).count == rounds.count, .rounds)
        demand(!neighbourhoods.isEmpty, .neighbourhoods)
        demand((10...Self.longestPurpose).contains(purpose.count), .purpose)
        demand(recipient.kind.tiers.contains(tier), .tier)
        demand(protection.minimum >= ReleaseProtection.least, .minimum)
        demand(itemReason.map { $0.count >= 10 } ?? true, .itemReason)
        demand(hasRows || stories == nil, .stories)
        demand(weights == nil || fitsWeights, .weights)
        if hasRows {
            demand(expires.map { $0 > today } ?? false, .expires)
            demand(expires.map { $0.number <= today.number + 366 * Self.mostYears } ?? true, .expiresTooLate)
            demand(accepted.map { $0 <= today } ?? false, .conditions)
            demand(shape == .responses || rounds.count > 1, .shape)
            demand(keepsBehalfApart, .mode)
        } else {
            demand(!tables.by.isEmpty && tables.by.allSatisfy { !$0.isEmpty }, .tables)
            demand(tables.distributions.count + tables.means.count + tables.linkedChanges.count > 0, .answers)
        }
        return faults
    }
}

extension ReleaseFault {
    /// What is wrong and how to mend it, for whoever sits at the terminal.
    package var sentence: String {
        switch self {
        case .questionnaire: "no questionnaire is named; give its form id"
        case .rounds: "no round is named, or one twice; name each round once, in order"
        case .neighbourhoods: "no neighbourhood is named"
        case .purpose: "the purpose has fewer than 10 or more than 500 characters; say what the data are for"
        case .recipient: "the recipient has no usable name; write 1 to 80 characters"
        case .tier:
            "this recipient may not get this kind of release; insurers, care teams and the public get tables only, "
                + "pseudonymised data stay inside the programme"
        case .expires: "a last day is missing or has passed; say until when the recipient may have the data"
        case .expiresTooLate: "the last day is more than five years away; choose an earlier one"
        case .conditions: "it is not said when the recipient accepted the conditions (docs/releases.md)"
        case .minimum: "k is below 10; choose 10 or more"
        case .itemReason: "the reason for item scores has fewer than 10 characters; say why means will not do"
        case .shape: "one row for each person takes at least two rounds"
        case .mode:
            "answers on behalf of somebody would stand among people's own; leave bs_wijze in, at level 0 or 1"
        case .tables: "no grouping is named"
        case .answers: "no question is named whose answers are counted or averaged"
        case .weights:
            "weights go with means in tables, of questions whose answers are not counted and whose change is not asked for, "
                + "or with single responses of a research file; leave out the weights, or what does not go with them"
        case .stories: "stories go along with single rows, never with tables; leave them out"
        }
    }
}
