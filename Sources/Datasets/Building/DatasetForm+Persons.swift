extension DatasetForm {
    static let persons = "personen"

    /// The table with one row per person: what each round's response says, beside each other.
    func personsTable(rounds: [String]) -> DatasetTable {
        let person = OwnColumns.key(
            OwnColumns.person, Words(nl: "Pseudoniem van de persoon", en: "Pseudonym of the person"))
        var names = VariableNames(reserving: [person.name])
        var columns = [person]
        for round in rounds {
            for column in dataset.tables[0].columns where !Self.isOfRound(column.name) {
                var own = column
                own.name = names.name(of: ["\(round)_\(column.name)"])
                own.ownName = column.name
                own.label = Words(column.label.texts.map { ($0.language, "\(round): \($0.text)") })
                if own.kind != .key, !own.missing.contains(.notAsked) { own.missing.insert(.notAsked, at: 0) }
                columns.append(own)
            }
        }
        return DatasetTable(
            name: Self.persons, title: Words(nl: "Personen over rondes", en: "Persons over rounds"), columns: columns,
            keys: [person.name])
    }

    /// Columns that a person has once, or that the name of the others tells.
    static func isOfRound(_ name: String) -> Bool { name == OwnColumns.person || name == OwnColumns.round }
}
