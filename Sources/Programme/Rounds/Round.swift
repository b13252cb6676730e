import Crypto

/// Whether a round may be answered; when it is open follows from its days. The numbers are stored.
package enum RoundState: Int, Sendable, Hashable, CaseIterable {
    /// Being prepared: no resident sees anything of it.
    case prepared = 0
    case opened = 1
}

/// A questionnaire in a round.
package struct RoundQuestionnaire: Sendable, Hashable, Codable {
    /// SHA-256 of the published definition.
    package let definition: [UInt8]
    /// Its form id and version, as the definition says.
    package let form: String
    package let version: String
    /// Id of the collection that the round opens for it; stands in addresses.
    package let collection: String
    package let basis: LegalBasis
    package let access: Access
    /// The number under which the owner of an instrument in it allows its use.
    package let licenceNumber: String?

    package init(
        definition: [UInt8], form: String, version: String, collection: String, basis: LegalBasis, access: Access,
        licenceNumber: String? = nil
    ) {
        self.definition = definition
        self.form = form
        self.version = version
        self.collection = collection
        self.basis = basis
        self.access = access
        self.licenceNumber = licenceNumber
    }
}

/// One period of asking: some questionnaires, in some neighbourhoods, between two days.
package struct Round: Sendable, Hashable {
    /// Slug, unique in the programme.
    package let id: String
    /// As the programme speaks of it: `T0`.
    package let name: String
    /// First and last day on which somebody may begin.
    package let opens: Day
    package let closes: Day
    /// Days after the last one on which what was begun may be finished.
    package let graceDays: Int
    /// How many answers are wished for in each neighbourhood.
    package let wished: Int
    /// How many of a hundred letters are expected to be answered.
    package let expectedPercent: Int
    /// Those within the scope it was read in.
    package let neighbourhoods: [NeighbourhoodProfile]
    /// Whether all of its neighbourhoods are in it.
    package let isWhole: Bool
    package let questionnaires: [RoundQuestionnaire]
    package let accountability: Accountability
    /// Whether two people must say yes to each of its stories.
    package let hasFourEyes: Bool
    package let state: RoundState
    /// Whether answers from paper are keyed in by two, and compared.
    package let entersTwice: Bool
    /// Whether one person may do both.
    package let mayEnterTwiceAlone: Bool

    package init(
        id: String, name: String, opens: Day, closes: Day, graceDays: Int, wished: Int, expectedPercent: Int,
        neighbourhoods: [NeighbourhoodProfile], isWhole: Bool = true, questionnaires: [RoundQuestionnaire],
        accountability: Accountability, hasFourEyes: Bool = false, state: RoundState = .prepared,
        entersTwice: Bool = false, mayEnterTwiceAlone: Bool = false
    ) {
        self.mayEnterTwiceAlone = mayEnterTwiceAlone
        self.id = id
        self.name = name
        self.opens = opens
        self.closes = closes
        self.graceDays = graceDays
        self.wished = wished
        self.expectedPercent = expectedPercent
        self.neighbourhoods = neighbourhoods
        self.isWhole = isWhole
        self.questionnaires = questionnaires
        self.accountability = accountability
        self.hasFourEyes = hasFourEyes
        self.state = state
        self.entersTwice = entersTwice
    }

    /// Most days of grace: a draft is kept about that long.
    package static let mostGraceDays = 28

    /// The id of the collection for a questionnaire: both slugs; too long together, they are cut and told apart by six
    /// digits of their hash.
    package static func collection(round: String, form: String) -> String {
        let whole = round + "-" + (NeighbourhoodProfile.id(from: form) ?? "vragenlijst")
        guard whole.utf8.count > 40 else { return whole }
        let hash = SHA256.hash(data: Array(whole.utf8)).prefix(3).map { String(256 + Int($0), radix: 16).dropFirst() }
        return whole.prefix(33).split(separator: "-").joined(separator: "-") + "-" + hash.joined()
    }
}

/// Where a round stands on a day.
package enum RoundPhase: Sendable, Hashable {
    case prepared
    /// Opens on this day.
    case planned(from: Day)
    case open
    /// Nobody may begin any more; what was begun may be finished until this day.
    case grace(until: Day)
    /// Its last day, grace included, was this one.
    case closed(since: Day)
}

extension Round {
    /// The last day on which anything can be sent.
    package var lastDay: Day { Day(number: closes.number + graceDays) }

    package func phase(on day: Day) -> RoundPhase {
        let last = lastDay
        if state == .prepared { return .prepared }
        if day > last { return .closed(since: last) }
        if day > closes { return .grace(until: last) }
        return day < opens ? .planned(from: opens) : .open
    }

    /// The collections that residents fill in; none while it is being prepared.
    package var collections: [Collection] {
        guard state == .opened, !neighbourhoods.isEmpty else { return [] }
        return questionnaires.map { one in
            Collection(
                id: one.collection, questionnaire: one.form, version: one.version, round: name,
                neighbourhoods: neighbourhoods.map(\.neighbourhood), opens: opens, closes: closes, access: one.access,
                licenceNumber: one.licenceNumber, roundID: id, definition: one.definition, graceDays: graceDays)
        }
    }

    /// How many letters a neighbourhood needs for the answers that are wished for.
    package func letters(for neighbourhood: NeighbourhoodProfile) -> LettersNeeded {
        LettersNeeded(wished: wished, expectedPercent: expectedPercent, residents: neighbourhood.residents)
    }

    /// Whether letters go out for it.
    package var hasLetters: Bool { questionnaires.contains { $0.access.allowsLetter } }

    /// The same round, otherwise.
    package func with(
        state: RoundState? = nil, closes: Day? = nil, graceDays: Int? = nil, accountability: Accountability? = nil
    ) -> Round {
        Round(
            id: id, name: name, opens: opens, closes: closes ?? self.closes, graceDays: graceDays ?? self.graceDays,
            wished: wished, expectedPercent: expectedPercent, neighbourhoods: neighbourhoods, isWhole: isWhole,
            questionnaires: questionnaires, accountability: accountability ?? self.accountability,
            hasFourEyes: hasFourEyes,
            state: state ?? self.state, entersTwice: entersTwice, mayEnterTwiceAlone: mayEnterTwiceAlone)
    }
}
