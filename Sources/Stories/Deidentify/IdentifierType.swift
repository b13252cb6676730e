/// What kind of thing could lead to a person; the raw values are those of the exchange format.
package enum IdentifierType: String, Codable, CaseIterable, Sendable {
    case person, location, address, postcode, phone, email
    case idNumber = "id_number"
    case date
    case ageOver89 = "age_over_89"
    case institution, other

    /// The word in a placeholder: `[persoon-1]`.
    package var placeholderWord: String {
        switch self {
        case .person: "persoon"
        case .location: "plaats"
        case .address: "adres"
        case .postcode: "postcode"
        case .phone: "telefoon"
        case .email: "e-mail"
        case .idNumber: "nummer"
        case .date: "datum"
        case .ageOver89: "leeftijd"
        case .institution: "instelling"
        case .other: "overig"
        }
    }

    /// Types whose escape is counted as a leak: they lead to one person or one household.
    package static let critical: Set<IdentifierType> = [.person, .phone, .idNumber, .postcode, .address]
}
