/// A column as numbers into its distinct values.
package struct CodedColumn: Sendable, Equatable {
    package var name: String
    /// The distinct values, in byte order of their text, so that nothing depends on the order of the rows.
    package var values: [String]
    /// For each row the index of its value.
    package var codes: [UInt32]
    /// For each value the line of the file on which it was first seen; empty when it comes from no file.
    package var firstLines: [Int]

    package init(name: String, values: [String], codes: [UInt32], firstLines: [Int] = []) {
        self.name = name
        self.values = values
        self.codes = codes
        self.firstLines = firstLines
    }

    /// A column from the text of each row.
    package init(name: String, rows: [String]) {
        let values = Set(rows).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        // The set holds every row's text once, so no key comes twice.
        let codes = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, UInt32($0)) })
        self.init(name: name, values: values, codes: rows.map { codes[$0, default: 0] })
    }

    /// The text of a row.
    package func text(_ row: Int) -> String { values[Int(codes[row])] }
}

/// Columns of one length, by name.
package struct Table: Sendable {
    package var columns: [CodedColumn]
    package let rowCount: Int
    /// What the table is called in messages: its file.
    package let source: String

    package init(columns: [CodedColumn], rowCount: Int, source: String) {
        self.columns = columns
        self.rowCount = rowCount
        self.source = source
    }

    package subscript(name: String) -> CodedColumn? { columns.first { $0.name == name } }
}
