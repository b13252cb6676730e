/// The files that somebody may download, fill in and hand in again: a header and an example.
extension NeighbourhoodImport {
    package static let profileTemplate = TableFile.template(
        profileColumns,
        [
            ["voorbeeldbuurt", "Voorbeeldbuurt", "Voorbeeldstad", "BU00000000", "610", "480", "1250", "1100", "760"]
                + ["300", "235", "630", "550", "410"]
        ])

    package static let nameTemplate = TableFile.template(
        nameColumns, [["voorbeeldbuurt", "straat", "Dorpsstraat"], ["voorbeeldbuurt", "instelling", "De Linde"]])

    package static let activityTemplate = TableFile.template(
        activityColumns,
        [["voorbeeldbuurt", "Samen koken", "preventie", "1-3-2026", "30-6-2026", "jong en oud", "25"]])

    /// The rows of neighbourhoods as the template has them, to take along, change and hand in again.
    package static func file(_ profiles: [NeighbourhoodProfile]) -> [UInt8] {
        TableFile.template(profileColumns, profiles.map(cells))
    }

    /// A neighbourhood as a row of the template, empty where something is not known.
    package static func cells(_ profile: NeighbourhoodProfile) -> [String] {
        [profile.id, profile.name, profile.municipality, profile.district ?? ""]
            + [profile.residents.byAge, profile.residents.women].flatMap { known in
                AgeGroup.allCases.map { known[$0].map(String.init) ?? "" }
            }
    }
}

extension NeighbourhoodProfile {
    /// The one in the templates.
    package static let example = NeighbourhoodProfile(
        neighbourhood: Neighbourhood(id: "voorbeeldbuurt", name: "Voorbeeldbuurt"), municipality: "Voorbeeldstad")
}
