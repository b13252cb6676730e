package import Disclosure

/// Rows that the disclosure check gives back: a table of the same columns whose values were recoded, so that the same
/// writers make the bundle of a research file.
package struct RecodedRows: RowSource {
    package let dataset: Dataset
    private let columns: [RecodedColumn]
    private let rowCount: Int

    package var expectedCount: Int? { rowCount }

    /// - Parameters:
    ///   - table: the responses after protection, one text a cell as in the CSV with codes.
    ///   - original: the set of data that it was made of; columns that the table lacks do not go out.
    ///   - number: which of its tables was protected.
    ///   - groups: of columns that were made coarser all labels above their values, in the order of their hierarchies.
    /// - Throws: `DatasetFault` for a column that the original does not have.
    package init(
        _ table: Table, of original: Dataset, table number: Int = 0, tier: Dataset.Tier,
        groups: [String: [String]] = [:]
    ) throws(DatasetFault) {
        var made: [RecodedColumn] = []
        for recoded in table.columns {
            guard let column = original.tables[number].columns.first(where: { $0.name == recoded.name }) else {
                throw DatasetFault(
                    recoded.name, "the set of data has no such column", repair: "give the table of this questionnaire")
            }
            made.append(RecodedColumn(column, recoded, groups: groups[column.name] ?? []))
        }
        columns = made
        rowCount = table.rowCount
        var dataset = original
        dataset.tier = tier
        var responses = original.tables[number]
        responses.columns = made.map(\.described)
        responses.keys = responses.keys.filter { key in made.contains { $0.described.name == key } }
        // Repeats and persons would join single responses again: they are no part of a protected table.
        dataset.tables = [responses]
        self.dataset = dataset
    }

    package func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws {
        var row = DatasetRow()
        for number in 0..<rowCount {
            row.clear()
            for column in columns {
                switch column.cells[Int(column.codes[number])] {
                case .text: row.cells.append(row.text(column.texts[Int(column.codes[number])].utf8))
                case let cell: row.cells.append(cell)
                }
            }
            try body(0, row)
        }
    }
}

/// A column after protection: what each of its distinct values is now.
private struct RecodedColumn {
    let described: DatasetColumn
    let codes: [UInt32]
    let texts: [String]
    /// Per distinct value.
    let cells: [Cell]

    init(_ original: DatasetColumn, _ recoded: CodedColumn, groups: [String]) {
        var column = original
        (codes, texts) = (recoded.codes, recoded.values)
        let reasons = recoded.values.map { value in
            original.kind == .text || original.kind == .key ? nil : Int(value).flatMap(MissingReason.init(rawValue:))
        }
        let values = zip(recoded.values, reasons).compactMap { $1 == nil ? $0 : nil }
        // Numbers that became bands are codes now.
        let isStillNumber =
            original.kind == .integer && values.allSatisfy { Int64($0) != nil }
            || original.kind == .decimal && values.allSatisfy { Double($0) != nil }
            || original.kind == .date && values.allSatisfy { Self.day($0) != nil }
        if !isStillNumber, original.kind != .text, original.kind != .key {
            column.kind = .code
            column.labels = Self.labels(values, original, groups)
        }
        let all = Set(original.missing).union(reasons.compactMap(\.self))
        column.missing = MissingReason.allCases.filter(all.contains)
        cells = zip(recoded.values, reasons).map { value, reason in
            if let reason { return .missing(reason) }
            switch column.kind {
            case .code: return .code(Int32(column.labels.firstIndex { $0.value == value } ?? 0))
            case .integer: return .integer(Int64(value) ?? 0)
            case .decimal: return .number(Double(value) ?? 0)
            case .date: return .day(Self.day(value) ?? 0)
            case .text, .key: return .text(start: 0, count: 0)
            }
        }
        described = column
    }

    /// A day and nothing behind it: a band may begin with one.
    private static func day(_ text: String) -> Int32? {
        text.utf8.count == 10 ? Array(text.utf8).withUnsafeBufferPointer(ValueReading.day) : nil
    }

    /// The labels that are left, and a label for each group that recoding made. A group has one number in every file: its
    /// place in the hierarchy, whichever groups occur.
    private static func labels(
        _ values: [String], _ original: DatasetColumn, _ groups: [String]
    ) -> [ValueLabel] {
        let kept = original.labels.filter { values.contains($0.value) }
        let fresh = values.filter { value in !original.labels.contains { $0.value == value } }
        return kept
            + fresh.enumerated().map { offset, value in
                let number: Int
                if value == protected {
                    number = protectedNumber
                } else if let place = groups.firstIndex(of: value) {
                    number = firstGroup + place
                } else if original.labels.isEmpty, let own = Int(value), (0..<firstGroup).contains(own) {
                    number = own
                } else {
                    number = firstOther + offset
                }
                let words =
                    value == protected
                    ? Words(nl: "Niet gegeven, ter bescherming", en: "Not given, to protect") : Words([("nl", value)])
                return ValueLabel(value: value, number: number, label: words)
            }
    }

    private static let protected = "*"
    private static let protectedNumber = 9_999
    private static let firstGroup = 1_001
    private static let firstOther = 5_001
}
