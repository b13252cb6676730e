/// The columns that are ours: they begin with `bs_`, which no question's name may.
enum OwnColumns {
    static let response = "bs_respons"
    static let person = "bs_persoon"
    static let round = "bs_ronde"
    static let neighbourhood = "bs_buurt"
    static let version = "bs_versie"
    static let mode = "bs_wijze"

    /// The order of the first cells of each row of responses.
    static func responses(versions: [Dataset.Version]) -> [DatasetColumn] {
        var version = DatasetColumn(
            name: Self.version, label: Words(nl: "Versie van de vragenlijst", en: "Version of the questionnaire"),
            kind: .code, role: .key)
        version.labels = versions.map {
            ValueLabel(
                value: $0.version.isEmpty ? String($0.number) : $0.version, number: $0.number,
                label: Words(nl: "Versie \($0.version)", en: "Version \($0.version)"))
        }
        var mode = DatasetColumn(
            name: Self.mode, label: Words(nl: "Wie invulde", en: "Who filled in"), kind: .code, role: .key)
        mode.labels = modes.enumerated().map { ValueLabel(value: $1.value, number: $0 + 1, label: $1.label) }
        mode.missing = [.skipped]
        var place = key(neighbourhood, Words(nl: "Buurt", en: "Neighbourhood"))
        (place.role, place.hierarchy) = (.quasi, "buurt")
        return [
            key(response, Words(nl: "Pseudoniem van de respons", en: "Pseudonym of the response")),
            key(
                person,
                Words(
                    nl: "Pseudoniem van de persoon over rondes; leeg zonder eigen code van een eerdere ronde",
                    en: "Pseudonym of the person over rounds; empty without an own code of an earlier round")),
            key(round, Words(nl: "Meetronde", en: "Round")), place, version, mode,
        ]
    }

    /// The keys of a repeat's table: the response, and the position in each repeat from the outside inwards.
    static func positions(depth: Int) -> [DatasetColumn] {
        let response = key(response, Words(nl: "Pseudoniem van de respons", en: "Pseudonym of the response"))
        return [response]
            + (1...max(1, depth)).map { level in
                DatasetColumn(
                    name: "bs_rij_\(level)",
                    label: Words(
                        nl: "Plaats in de herhaling (niveau \(level))", en: "Place in the repeat (level \(level))"),
                    kind: .integer, role: .key)
            }
    }

    static func key(_ name: String, _ label: Words) -> DatasetColumn {
        DatasetColumn(name: name, label: label, kind: .key, role: .key)
    }

    static let modes: [(value: String, label: Words)] = [
        ("zelf", Words(nl: "Zelf ingevuld", en: "Filled in oneself")),
        ("met-hulp", Words(nl: "Ingevuld met hulp", en: "Filled in with help")),
        ("namens", Words(nl: "Ingevuld namens iemand", en: "Filled in on behalf of somebody")),
        ("papier", Words(nl: "Overgenomen van papier", en: "Entered from paper")),
    ]
}
