package import Foundation

/// How people get into a collection.
package enum Access: String, Sendable, Codable, Hashable, CaseIterable {
    /// Anybody with the link.
    case open
    /// Only with the code of a letter.
    case letter
    /// Either.
    case both

    /// Whether somebody without a letter may start.
    package var allowsOpenLink: Bool { self != .letter }
    /// Whether letter codes exist.
    package var allowsLetter: Bool { self != .open }
}

/// A neighbourhood as a collection names it.
package struct Neighbourhood: Sendable, Hashable, Codable {
    /// Slug, unique in the programme; leads the keys of everything stored for it.
    package let id: String
    /// As residents know it.
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// One questionnaire version, open in one round for some neighbourhoods.
package struct Collection: Sendable, Hashable {
    /// Slug: lower-case letters, digits and hyphens, at most 40; stands in addresses.
    package let id: String
    /// The questionnaire's form id, which is its file name under `Questionnaires/`.
    package let questionnaire: String
    /// The version it must have; nil takes the version that lies there.
    package let version: String?
    /// The round it belongs to, such as `T0`.
    package let round: String
    /// Where it is open; at least one.
    package let neighbourhoods: [Neighbourhood]
    /// First day; nil: open from the start.
    package let opens: Day?
    /// Last day, which still counts; nil: no end.
    package let closes: Day?
    package let access: Access
    /// Whether it stands on the front page; else only those who know the link find it. Said by the list of collections
    /// at each start, not kept in the store.
    package let isListed: Bool
    /// The number under which the owner of the instrument in it allows its use; as `isListed`, not kept in the store.
    package let licenceNumber: String?
    /// The round of the programme that opened it; nil for one of the list of collections.
    package let roundID: String?
    /// SHA-256 of the definition it is held to; for one of the list: that it was last served with, nil where that is not known.
    package var definition: [UInt8]?
    /// Days after the last one on which what was begun may still be finished.
    package let graceDays: Int

    /// Days of grace where nothing else is said: nobody loses at midnight what was half written.
    package static let usualGraceDays = 1

    /// Whether somebody may have taken part in this one before `other`, of the same questionnaire: it belongs to another
    /// round, and did not begin later. Where a first day is not told, it may have been before. A round that was made on
    /// screen is known by its id, one of the list by its name.
    package func mayPrecede(_ other: Collection) -> Bool {
        let isSameRound = roundID == other.roundID && (roundID != nil || round == other.round)
        guard id != other.id, !isSameRound else { return false }
        guard let opens, let later = other.opens else { return true }
        return opens <= later
    }

    package init(
        id: String, questionnaire: String, version: String? = nil, round: String, neighbourhoods: [Neighbourhood],
        opens: Day? = nil, closes: Day? = nil, access: Access, isListed: Bool = true, licenceNumber: String? = nil,
        roundID: String? = nil, definition: [UInt8]? = nil, graceDays: Int = Collection.usualGraceDays
    ) {
        self.id = id
        self.questionnaire = questionnaire
        self.version = version
        self.round = round
        self.neighbourhoods = neighbourhoods
        self.opens = opens
        self.closes = closes
        self.access = access
        self.isListed = isListed
        self.licenceNumber = licenceNumber
        self.roundID = roundID
        self.definition = definition
        self.graceDays = graceDays
    }

    /// The neighbourhood with this id, if the collection is open there.
    package func neighbourhood(_ id: String) -> Neighbourhood? { neighbourhoods.first { $0.id == id } }
}

/// Where a collection stands on a day.
package enum CollectionState: Sendable, Hashable {
    /// Opens on this day.
    case notYetOpen(from: Day)
    case open
    /// Its last day was this one.
    case closed(since: Day)
}

extension Collection {
    /// Its state on `day` (of the programme's time zone).
    package func state(on day: Day) -> CollectionState {
        // One that was ended before it opened is closed.
        if let closes, day > closes { return .closed(since: closes) }
        if let opens, day < opens { return .notYetOpen(from: opens) }
        return .open
    }

    /// Whether what was begun may be finished on `day`.
    package func mayFinish(on day: Day) -> Bool {
        switch state(on: day) {
        case .open: true
        case .notYetOpen: false
        case .closed(let last): day.number <= last.number + graceDays
        }
    }

    /// Its state at `date`, days being those of `zone`.
    package func state(at date: Date, in zone: TimeZone) -> CollectionState { state(on: Day(of: date, in: zone)) }
}
