/// How far a release may go. The words are stored.
package enum ReleaseTier: String, Sendable, Hashable, Codable, CaseIterable {
    /// Counts and means of groups; the only ones that may be called anonymous.
    case tables
    /// One row for each response or person, k-anonymous, for one recipient under conditions.
    case researchFile = "research-file"
    /// One row for each response or person as it is, for use inside the programme.
    case pseudonymised
}

/// Who gets a release. The words are stored.
package enum RecipientKind: String, Sendable, Hashable, Codable, CaseIterable {
    case everybody = "public"
    case programme
    case researcher
    case municipality
    case insurer
    case careTeam = "care-team"

    /// What may go there. Whoever pays for or gives care must not be able to look for single people.
    package var tiers: Set<ReleaseTier> {
        switch self {
        case .programme: [.tables, .researchFile, .pseudonymised]
        case .researcher, .municipality: [.tables, .researchFile]
        case .everybody, .insurer, .careTeam: [.tables]
        }
    }
}

/// Somebody who gets releases. All that go to one recipient share pseudonyms and the order of rows.
package struct Recipient: Sendable, Hashable, Codable {
    /// Made of the name: lower-case letters, digits and hyphens.
    package let id: String
    package let name: String
    package let kind: RecipientKind

    package static let longestName = 80

    /// - Returns: nil for a name without letters or digits, or one that is too long.
    package init?(name: String, kind: RecipientKind) {
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.count <= Self.longestName, let id = NeighbourhoodProfile.id(from: name) else { return nil }
        (self.id, self.name, self.kind) = (id, name, kind)
    }
}
