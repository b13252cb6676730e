/// What the server knows of a story before it is read: given at entry, or of its neighbourhood.
package struct KnownNames: Codable, Sendable, Equatable {
    /// Names of the teller, family, interviewer, doctor: as they are written in full.
    package var persons: [String]
    package var streets: [String]
    package var places: [String]
    package var institutions: [String]
    /// Anything else that must not be seen: a telephone number, a nickname of a house.
    package var others: [String]

    package init(
        persons: [String] = [], streets: [String] = [], places: [String] = [], institutions: [String] = [],
        others: [String] = []
    ) {
        self.persons = persons
        self.streets = streets
        self.places = places
        self.institutions = institutions
        self.others = others
    }

    package static let none = KnownNames()

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        persons = try values.decodeIfPresent([String].self, forKey: .persons) ?? []
        streets = try values.decodeIfPresent([String].self, forKey: .streets) ?? []
        places = try values.decodeIfPresent([String].self, forKey: .places) ?? []
        institutions = try values.decodeIfPresent([String].self, forKey: .institutions) ?? []
        others = try values.decodeIfPresent([String].self, forKey: .others) ?? []
    }
}
