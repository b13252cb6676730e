package import Disclosure

/// Gathers rows as the table that the disclosure check reads: one text a cell, as in the CSV with codes.
package enum TableOfRows {
    /// - Parameters:
    ///   - number: which table of the dataset.
    ///   - names: the columns wanted.
    package static func gather(
        _ rows: any RowSource, of dataset: Dataset, table number: Int, columns names: [String]
    ) throws -> Table {
        let described = dataset.tables[number].columns
        let places = described.indices.filter { names.contains(described[$0].name) }
        var gathered = places.map { ColumnOfCells(described[$0]) }
        var count = 0
        try rows.read { table, row in
            guard table == number else { return }
            count += 1
            for (index, place) in places.enumerated() { gathered[index].add(row.cells[place], of: row) }
        }
        let made = gathered.map { $0.coded() }
        let columns = names.compactMap { name in made.first { $0.name == name } }
        return Table(columns: columns, rowCount: count, source: dataset.id)
    }
}

/// The cells of one column, each kept once.
private struct ColumnOfCells {
    let column: DatasetColumn
    private var numbers: [Cell: UInt32] = [:]
    private var textNumbers: [String: UInt32] = [:]
    private var texts: [String] = []
    private var codes: [UInt32] = []

    init(_ column: DatasetColumn) { self.column = column }

    mutating func add(_ cell: Cell, of row: DatasetRow) {
        if case .text(let start, let count) = cell {
            let text = row.string(start, count)
            let number = textNumbers[text] ?? UInt32(texts.count)
            if number == texts.count {
                texts.append(text)
                textNumbers[text] = number
            }
            codes.append(number)
        } else if let number = numbers[cell] {
            codes.append(number)
        } else {
            numbers[cell] = UInt32(texts.count)
            codes.append(UInt32(texts.count))
            texts.append(text(cell))
        }
    }

    private func text(_ cell: Cell) -> String {
        switch cell {
        case .missing(let reason): column.kind == .text || column.kind == .key ? "" : String(reason.rawValue)
        case .code(let index): column.labels[Int(index)].value
        case .integer(let number): String(number)
        case .number(let number): "\(number)"
        case .day(let day): ValueReading.date(day)
        case .text: ""
        }
    }

    /// With the values in byte order, so that nothing depends on the order of the rows.
    func coded() -> CodedColumn {
        let values = Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
        let ranks = texts.map { places[$0, default: 0] }
        return CodedColumn(name: column.name, values: values, codes: codes.map { ranks[Int($0)] })
    }
}
