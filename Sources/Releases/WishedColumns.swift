import Datasets
import Programme

/// Rows without the columns that somebody chose to leave out.
struct WishedColumns: RowSource {
    let dataset: Dataset
    private let rows: any RowSource
    /// Per table: the numbers of the columns that go out.
    private let kept: [[Int]]

    var expectedCount: Int? { rows.expectedCount }

    /// - Parameter names: of columns in the responses; in a table of persons they go in each round. A key of a table stays,
    ///   because its rows could not be told apart without.
    init(_ rows: any RowSource, of whole: Dataset, without names: [String]) {
        self.rows = rows
        kept = whole.tables.map { table in
            table.columns.indices.filter { number in
                let column = table.columns[number]
                return table.keys.contains(column.name) || !column.isAmong(names)
            }
        }
        var dataset = whole
        for (number, table) in whole.tables.enumerated() {
            dataset.tables[number].columns = kept[number].map { table.columns[$0] }
        }
        self.dataset = dataset
    }

    func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws {
        var made = DatasetRow()
        try rows.read { table, row in
            made.cells.removeAll(keepingCapacity: true)
            for column in kept[table] { made.cells.append(row.cells[column]) }
            made.bytes = row.bytes
            try body(table, made)
        }
    }
}

extension Dataset {
    /// Refuses a wish for a column that there is none of: a slip of the pen would let go out what was to stay.
    func check(wishes plan: ReleasePlan) throws {
        guard plan.hasRows else { return }
        let columns = tables.flatMap(\.columns)
        let unknown = plan.leftOut.filter { name in !columns.contains { $0.isAmong([name]) } }
        guard unknown.isEmpty else {
            throw ReleaseRefusal.protection(
                unknown.map { name in
                    .init(
                        name, "what was asked for has no column of this name to leave out",
                        repair: "name it as the codebook does, or take it off the list",
                        nl: "Wat u vraagt, heeft geen kolom ‘\(name)’ om weg te laten. Haal die van de lijst.")
                })
        }
    }
}

extension DatasetColumn {
    /// Whether it is named, or is part of a question that is.
    func isAmong(_ names: [String]) -> Bool {
        [name, ownName, partOf].contains { $0.map(names.contains) ?? false }
    }
}
