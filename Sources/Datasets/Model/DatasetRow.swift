/// One cell. Plain bits: a million rows of them cost no reference counting.
package enum Cell: Sendable, Hashable {
    case missing(MissingReason)
    /// Index into the column's `labels`.
    case code(Int32)
    case integer(Int64)
    case number(Double)
    /// Days since 1970-01-01.
    case day(Int32)
    /// A part of the row's `bytes`, in UTF-8.
    case text(start: Int32, count: Int32)
}

/// One row of a table; the same value is used for row after row.
package struct DatasetRow: Sendable {
    package var cells: [Cell] = []
    package var bytes: [UInt8] = []

    package init() {}

    package mutating func clear() {
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Takes up bytes of a text and gives the cell that refers to them.
    package mutating func text(_ added: some Collection<UInt8>) -> Cell {
        let start = bytes.count
        bytes.append(contentsOf: added)
        return .text(start: Int32(start), count: Int32(bytes.count - start))
    }

    /// The text that a cell refers to.
    package func string(_ start: Int32, _ count: Int32) -> String {
        String(decoding: bytes[Int(start)..<Int(start + count)], as: UTF8.self)
    }
}

/// Where rows come from. It can be asked more than once and gives the same rows in the same order each time.
package protocol RowSource: Sendable {
    /// - Parameter body: gets the number of the table and the row; its error ends the reading.
    func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws
    /// How many responses there are, when that is known beforehand.
    var expectedCount: Int? { get }
}
