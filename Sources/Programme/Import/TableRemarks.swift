import Tables
import XForms

/// What of a file is passed over or read as empty. Nothing of it is wrong, but who handed it in may have meant it otherwise.
package struct TableRemarks: Sendable, Hashable {
    /// A column that is not ours.
    package struct Unknown: Sendable, Hashable {
        /// As the file names it; empty for a column without a name in which something stands.
        package let name: String
        /// The column of ours that was probably meant, which the file lacks.
        package let meant: String?
    }

    /// In the order of the file.
    package var unknown: [Unknown] = []
    /// Lines that end before the last column that has a name.
    package var short: [Int] = []

    package var isEmpty: Bool { unknown.isEmpty && short.isEmpty }
}

extension TableColumn {
    /// The one of `columns` that somebody probably meant by a name that is none of theirs.
    ///
    /// By the same letters and digits, the same numbers (`65 en ouder` for `65+`), a name within it (`naam van de buurt`), or
    /// a slip of the pen; nil where none or more than one fits.
    static func meant(by written: String, among columns: [TableColumn]) -> TableColumn? {
        let rules: [(TableColumn) -> Bool] = [
            { $0.names.contains { CSVRows.plain($0) == CSVRows.plain(written) } },
            { $0.isOfWomen == isOfWomen(written) && !numbers(written).isEmpty && numbers($0.name) == numbers(written) },
            { column in
                let words = written.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
                return words.count > 1 && column.names.contains(where: words.contains)
            },
        ]
        for rule in rules {
            let fitting = columns.filter(rule)
            if fitting.count == 1 { return fitting[0] }
        }
        guard numbers(written).isEmpty else { return nil }
        let near = Spelling.nearest(written, in: columns.flatMap(\.names))
        return near.flatMap { near in columns.first { $0.names.contains(near) } }
    }

    private var names: [String] { [name] + others }
    private var isOfWomen: Bool { Self.isOfWomen(name) }

    private static func isOfWomen(_ name: String) -> Bool {
        ["vrouw", "women", "female"].contains { name.lowercased().contains($0) }
    }

    private static func numbers(_ name: String) -> [String] {
        name.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    }
}
