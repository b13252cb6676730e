/// Several tables of the same people one below the other, with one numbering of values for all.
struct SharedColumns {
    /// For each table the columns, their codes comparable between tables.
    private let tables: [Table]
    /// Columns that all tables have.
    let names: [String]

    /// - Parameter names: The columns asked for; those that a table lacks are left out.
    init(_ tables: [Table], names: [String]) {
        self.tables = tables
        self.names = names.filter { name in tables.allSatisfy { $0[name] != nil } }
    }

    /// For each table and row a number: equal where all of some columns are equal.
    ///
    /// - Parameter names: Shared columns; without any every row of every table has the same number.
    func links(_ names: some Sequence<String>) -> [[UInt32]] {
        let columns = names.map { name in stacked(name) }
        let counts = tables.map(\.rowCount)
        let all =
            columns.isEmpty
            ? [UInt32](repeating: 0, count: counts.reduce(0, +)) : EquivalenceClasses(columns).members
        var (links, start): ([[UInt32]], Int) = ([], 0)
        for count in counts {
            links.append(Array(all[start..<(start + count)]))
            start += count
        }
        return links
    }

    private func stacked(_ name: String) -> CodedColumn {
        let columns = tables.compactMap { $0[name] }
        let values = Set(columns.flatMap(\.values)).sorted()
        let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
        let codes = columns.flatMap { column in
            let own = column.values.map { places[$0, default: 0] }
            return column.codes.map { own[Int($0)] }
        }
        return CodedColumn(name: name, values: values, codes: codes)
    }
}
