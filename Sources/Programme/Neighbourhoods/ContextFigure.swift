/// A figure about a neighbourhood from elsewhere, such as Statistics Netherlands: for the story behind our own.
package struct ContextFigure: Sendable, Hashable, Codable {
    /// The year or time it is of, as its source writes it.
    package let period: String
    package let indicator: String
    /// As its source writes them, with the decimals it gives; nil for no value.
    package let value: String
    package let national: String?
    package let source: String

    package init(period: String, indicator: String, value: String, national: String?, source: String) {
        self.period = period
        self.indicator = indicator
        self.value = value
        self.national = national
        self.source = source
    }

    /// Whether the other is the same figure, so that it takes this one's place.
    package func isSame(as other: ContextFigure) -> Bool {
        period == other.period && indicator == other.indicator && source == other.source
    }
}

// MARK: - The file that is handed in

extension NeighbourhoodImport {
    package static let contextColumns = [
        TableColumn("buurt", or: ["code", "neighbourhood"], isDemanded: true),
        TableColumn("periode", or: ["period", "jaar", "year"], isDemanded: true),
        TableColumn("indicator", or: ["onderwerp"], isDemanded: true),
        TableColumn("waarde", or: ["value"], isDemanded: true),
        TableColumn("landelijk", or: ["national", "national value", "nederland"]),
        TableColumn("bron", or: ["source"], isDemanded: true),
    ]

    package static let contextTemplate = TableFile.template(
        contextColumns, [["voorbeeldbuurt", "2025", "Voelt zich eenzaam (%)", "48,5", "46,1", "Gezondheidsmonitor"]])

    package struct PlacedFigure: Sendable, Hashable {
        package let neighbourhood: String
        package let figure: ContextFigure

        package init(neighbourhood: String, figure: ContextFigure) {
            self.neighbourhood = neighbourhood
            self.figure = figure
        }
    }

    /// Figures from elsewhere; one that is there already is changed.
    package func figures(_ bytes: [UInt8]) -> TableImport<PlacedFigure> {
        var lines: [String: Int] = [:]
        return .read(bytes, columns: Self.contextColumns) { reading in
            let neighbourhood = reading.take(self.neighbourhood)
            let period = reading.take { row throws(RowFault) in try row.text("periode", most: 40, isDemanded: true) }
            let indicator = reading.take { row throws(RowFault) in
                try row.text("indicator", most: 120, isDemanded: true)
            }
            let source = reading.take { row throws(RowFault) in try row.text("bron", most: 120, isDemanded: true) }
            let value = reading.take { row throws(RowFault) in
                guard let value = try row.figure("waarde") else { throw row.empty("waarde") }
                return value
            }
            let national = reading.take { row throws(RowFault) in try row.figure("landelijk") }
            guard let neighbourhood, let period, let indicator, let source else { return nil }
            let row = reading.row
            let key = [neighbourhood, period, indicator, source].joined(separator: "\n")
            if let first = lines.updateValue(row.line, forKey: key) {
                reading.refuse(
                    row.fault(
                        "indicator", "dit cijfer staat ook op regel \(first)", "this figure is on line \(first) too",
                        "haal één van de twee weg", "take one of the two away"))
            }
            guard let value, let national else { return nil }
            return PlacedFigure(
                neighbourhood: neighbourhood,
                figure: ContextFigure(
                    period: period, indicator: indicator, value: value, national: national, source: source))
        }
    }
}

extension TableRow {
    /// A number as it stands there, `1.250`, `48,5` and `-3.2` among them; nil when the cell is empty.
    fileprivate func figure(_ column: String) throws(RowFault) -> String? {
        let text = self[column]
        guard !text.isEmpty else { return nil }
        let body = text.drop { $0 == "-" || $0 == "−" || $0 == "+" }
        let parts = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let isNumber =
            text.count - body.count <= 1 && body.count <= 20
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
            }
        guard isNumber else {
            throw fault(
                column, "'\(text.prefix(40))' is geen getal", "'\(text.prefix(40))' is not a number",
                "schrijf alleen een getal, zoals 48,5; zet het teken % bij de indicator",
                "write a number alone, such as 48.5; put the sign % in the indicator")
        }
        return text
    }
}
