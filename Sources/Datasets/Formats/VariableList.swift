/// The columns and their values as plain lists, for formats that show them as tables.
enum VariableList {
    static func variables(of dataset: Dataset, language: String) -> [[String]] {
        let head = [
            "tabel", "variabele", "label", "soort", "rol", "vraag", "keuze", "hiërarchie", "schaal", "indicator",
            "versies",
        ]
        return [head]
            + dataset.tables.flatMap { table in
                table.columns.map { column in
                    [
                        table.name, column.name, column.label.text(in: language), kind(column), column.role.rawValue,
                        column.source ?? "", column.choice ?? "", column.hierarchy ?? "", column.facts["scale"] ?? "",
                        column.facts["indicator"] ?? "", versions(column.versions, dataset),
                    ]
                }
            }
    }

    static func values(of dataset: Dataset, language: String) -> [[String]] {
        var lines = [["tabel", "variabele", "waarde", "nummer", "label", "ontbreekt", "versies"]]
        for table in dataset.tables {
            for column in table.columns {
                for label in column.labels {
                    lines.append([
                        table.name, column.name, label.value, column.number(of: label),
                        label.label.text(in: language), "", versions(label.versions, dataset),
                    ])
                }
                guard column.kind != .text, column.kind != .key else { continue }
                for reason in column.missing {
                    lines.append([
                        table.name, column.name, String(reason.rawValue), String(reason.rawValue),
                        reason.label.text(in: language), "ja", "",
                    ])
                }
            }
        }
        return lines
    }

    static func versions(_ numbers: [Int], _ dataset: Dataset) -> String {
        Set(numbers).sorted().compactMap { number in
            dataset.versions.first { $0.number == number }.map { $0.version.isEmpty ? String($0.number) : $0.version }
        }.joined(separator: ", ")
    }

    private static func kind(_ column: DatasetColumn) -> String {
        switch column.kind {
        case .code: column.choice == nil ? "code" : "keuze"
        case .integer: "geheel getal"
        case .decimal: "getal"
        case .date: "datum"
        case .text: "tekst"
        case .key: "sleutel"
        }
    }
}
