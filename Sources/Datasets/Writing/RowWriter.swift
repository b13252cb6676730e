import Archives
import Tables

/// A format that takes the rows of one or more tables as they pass.
protocol RowWriter: AnyObject {
    /// - Throws: `DatasetFault` when the format cannot hold a value: it is never cut.
    func write(_ row: DatasetRow, of table: Int) throws(DatasetFault)
    /// - Returns: the files, whole.
    func finish() throws(DatasetFault) -> [BundleFile]
}

/// A file on its way into a bundle.
struct BundleFile {
    let name: String
    let content: ArchiveMember.Content
    /// How many rows of data it holds; nil when it holds none.
    var rows: Int?
    /// For the manifest and the README.
    let about: Words
    /// Packed already, as XLSX is.
    var isPacked = false
}

extension BundleFile {
    /// A file of a few bytes that were made in memory.
    init(_ name: String, _ bytes: [UInt8], nl: String, en: String) {
        self.init(name: name, content: .bytes(bytes), about: Words(nl: nl, en: en))
    }
}

/// What must be known of a table before a format can be written that fixes its widths at the beginning.
struct TableFacts {
    var rowCount = 0
    /// Per column: the longest text in bytes of UTF-8.
    var widths: [Int]

    init(columns: Int) {
        widths = Array(repeating: 0, count: columns)
    }

    mutating func see(_ row: DatasetRow) {
        rowCount += 1
        for (column, cell) in row.cells.enumerated() {
            if case .text(_, let count) = cell, count > widths[column] { widths[column] = Int(count) }
        }
    }
}
