import Disclosure

/// Tables in which only one neighbourhood has people: there everybody is its people, and is called by its name, so that each
/// release that tells of the neighbourhood counts the same cells.
struct SinglePlace {
    static let column = "bs_buurt"

    let id: String

    /// - Returns: nil where tables tell no neighbourhoods apart, or several have people.
    init?(_ table: Table, by groupings: [[String]]) {
        guard groupings.joined().contains(Self.column), let places = table[Self.column]?.values, places.count == 1
        else { return nil }
        id = places[0]
    }

    /// What earlier tables told of the neighbourhood, as of everybody.
    func here(_ table: Table) -> Table {
        guard let places = table[Self.column] else { return table }
        let rows = (0..<table.rowCount).filter { places.text($0) == id }
        let columns = table.columns.map { column in
            CodedColumn(
                name: column.name,
                rows: rows.map { column.name == Self.column ? CountDimension.all : column.text($0) })
        }
        return Table(columns: columns, rowCount: rows.count, source: table.source)
    }

    /// Calls everybody by the neighbourhood's name.
    func name(_ release: inout TableRelease) {
        guard let place = release.groupColumns.firstIndex(of: Self.column) else { return }
        for line in release.lines.indices where release.lines[line].group[place] == CountDimension.all {
            release.lines[line].group[place] = id
        }
    }
}
