/// Where letters can be made: each questionnaire with letters, and its neighbourhoods.
struct LettersPage: HTMLPage {
    static let template = "staff/letters"

    struct Place: Sendable {
        let address: String
        let name: String
        let count: String
    }

    struct Group: Sendable {
        let title: String
        let facts: [StaffFact]
        let places: [Place]
        let ways: [StaffLink]
    }

    let title: String
    let lead: String
    let groups: [Group]
    let hasGroups: Bool
    let none: String
}

/// A link that stands on a page as a button, or under it.
struct LetterPlacePage: HTMLPage {
    static let template = "staff/letters-place"
    let title: String
    let lead: String
    let facts: [StaffFact]
    let buttons: [StaffLink]
    let ways: [StaffLink]
}
