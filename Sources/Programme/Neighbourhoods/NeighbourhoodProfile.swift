import Foundation

/// The age groups of a neighbourhood's picture. The numbers are stored.
package enum AgeGroup: Int, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable, Comparable {
    case to14 = 0
    case to24 = 15
    case to44 = 25
    case to64 = 45
    case older = 65

    /// As it stands above a column: `15-24`.
    package var column: String {
        switch self {
        case .to14: "0-14"
        case .to24: "15-24"
        case .to44: "25-44"
        case .to64: "45-64"
        case .older: "65+"
        }
    }

    /// The group of an age, or of a band of ages that lies within one: `37`, `65-79`, `80-plus`; nil for anything else.
    package init?(answer: String) {
        let parts = answer.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap({ Int($0) }), (0...130).contains(first), parts.count <= 2,
            let group = AgeGroup.allCases.last(where: { $0.rawValue <= first })
        else { return nil }
        if let end = parts.dropFirst().first, end != "plus" {
            guard let last = Int(end), AgeGroup.allCases.last(where: { $0.rawValue <= last }) == group else {
                return nil
            }
        } else if parts.count == 2, group != .older {
            return nil
        }
        self = group
    }

    /// As the women of the group stand above a column: `15-24 vrouw`.
    package var womenColumn: String { column + " vrouw" }

    package static func < (left: AgeGroup, right: AgeGroup) -> Bool { left.rawValue < right.rawValue }
}

/// A neighbourhood with what the programme knows of the place: for response, weights and letters.
package struct NeighbourhoodProfile: Sendable, Hashable {
    package let neighbourhood: Neighbourhood
    /// Empty when it is not known.
    package let municipality: String
    /// Statistics Netherlands' code of the neighbourhood (`BU` and eight digits) or district (`WK` and six); nil when not
    /// known.
    package let district: String?
    package let residents: Residents

    package init(
        neighbourhood: Neighbourhood, municipality: String, district: String? = nil, residents: Residents = Residents()
    ) {
        self.neighbourhood = neighbourhood
        self.municipality = municipality
        self.district = district
        self.residents = residents
    }

    package var id: String { neighbourhood.id }
    package var name: String { neighbourhood.name }

    /// Most characters of a name.
    package static let longestName = 80

    /// Whether `text` is a code of Statistics Netherlands for a neighbourhood or a district.
    package static func isDistrict(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst(2)
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return false }
        return text.hasPrefix("BU") && digits.count == 8 || text.hasPrefix("WK") && digits.count == 6
    }

    /// An id made of a name: `De Hoek (Noord)` gives `de-hoek-noord`; nil when nothing is left of it.
    package static func id(from name: String) -> String? {
        let folded = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
        let words = folded.utf8.split { !(48...57).contains($0) && !(97...122).contains($0) }
        let slug = words.map { String(Substring($0)) }.joined(separator: "-").prefix(40)
        let trimmed = String(slug.reversed().drop { $0 == "-" }.reversed())
        return Collection.isSlug(trimmed) ? trimmed : nil
    }
}

/// Names that belong to a place and give it away in a story: they are taken out of texts.
package struct NeighbourhoodNames: Sendable, Hashable, Codable {
    package var streets: [String]
    package var institutions: [String]

    package init(streets: [String] = [], institutions: [String] = []) {
        self.streets = streets
        self.institutions = institutions
    }
}
