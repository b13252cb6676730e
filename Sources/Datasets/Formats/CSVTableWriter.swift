import Archives
import Tables

/// A table as RFC 4180: commas, CRLF, quotes where they are needed, UTF-8.
final class CSVTableWriter: RowWriter {
    enum Content: String, CaseIterable {
        /// The questionnaire's own values, and numbers for what is missing.
        case codes
        /// The words of each value.
        case labels
        /// The words, none of which a spreadsheet takes for a formula; with a byte order mark, as Excel wants it.
        case safeLabels
    }

    private let table: DatasetTable
    private let number: Int
    private let content: Content
    private let sink: ByteSink
    /// Every text of codes that can occur, ready to be written, one behind the other.
    private let flat: [UInt8]
    /// Where each text begins in `flat`.
    private let starts: [Int]
    /// Per column: the place of its first label in `starts`; its missing reasons follow.
    private let first: [Int]
    private let labelCounts: [Int]
    /// Per column: what values of a key are called, ready to be written.
    private let names: [[String: [UInt8]]]
    private var rowCount = 0

    init(
        _ table: DatasetTable, number: Int, content: Content, language: String, file: SpoolFile
    ) throws(DatasetFault) {
        (self.table, self.number, self.content) = (table, number, content)
        sink = ByteSink(file)
        var (flat, starts, first): ([UInt8], [Int], [Int]) = ([], [], [])
        for column in table.columns {
            first.append(starts.count)
            for label in column.labels {
                starts.append(flat.count)
                flat += Self.field(content == .codes ? label.value : label.label.text(in: language), content)
            }
            for reason in MissingReason.allCases {
                starts.append(flat.count)
                flat += Self.missing(reason, in: column, content, language)
            }
        }
        starts.append(flat.count)
        (self.flat, self.starts, self.first) = (flat, starts, first)
        labelCounts = table.columns.map(\.labels.count)
        names = table.columns.map { column in
            content == .codes ? [:] : column.names(in: language).mapValues { Self.field($0, content) }
        }
        if content == .safeLabels { try sink.append([0xEF, 0xBB, 0xBF]) }
        try sink.append(Array(table.columns.map(\.name).joined(separator: ",").utf8) + [0x0D, 0x0A])
    }

    func write(_ row: DatasetRow, of table: Int) throws(DatasetFault) {
        guard table == number else { return }
        rowCount += 1
        let (sink, flat, starts, first, labelCounts) = (sink, flat, starts, first, labelCounts)
        // One place for all texts of codes, so that a cell costs no counting of references.
        func known(_ place: Int) throws(DatasetFault) {
            let fault = flat.withUnsafeBufferPointer { flat -> DatasetFault? in
                do throws(DatasetFault) {
                    try sink.append(UnsafeBufferPointer(rebasing: flat[starts[place]..<starts[place + 1]]))
                } catch { return error }
                return nil
            }
            if let fault { throw fault }
        }
        for column in row.cells.indices {
            if column > 0 { try sink.append(0x2C) }
            switch row.cells[column] {
            case .code(let index): try known(first[column] + Int(index))
            case .missing(let reason): try known(first[column] + labelCounts[column] - 91 - reason.rawValue)
            case .integer(let number): try sink.append(number: number)
            case .number(let number): try sink.append(Array("\(number)".utf8))
            case .day(let day): try sink.append(Array(ValueReading.date(day).utf8))
            case .text(let start, let count):
                if !names[column].isEmpty, let name = names[column][row.string(start, count)] {
                    try sink.append(name)
                } else {
                    try text(row, start, count)
                }
            }
        }
        try sink.append(0x0D)
        try sink.append(0x0A)
    }

    func finish() throws(DatasetFault) -> [BundleFile] {
        try sink.flush()
        let (folder, tail, about) = Self.words[content] ?? ("csv", "", Words(nl: "", en: ""))
        return [
            BundleFile(
                name: "\(folder)/\(table.name)\(tail).csv", content: .file(sink.file), rows: rowCount, about: about)
        ]
    }

    private static let words: [Content: (String, String, Words)] = [
        .codes: ("csv", "-codes", Words(nl: "met codes, voor statistiek", en: "with codes, for statistics")),
        .labels: ("csv", "-labels", Words(nl: "met woorden, voor statistiek", en: "with labels, for statistics")),
        .safeLabels: (
            "rekenblad", "-labels",
            Words(
                nl: "met woorden, veilig te openen in een rekenblad", en: "with labels, safe to open in a spreadsheet")
        ),
    ]

    private func text(_ row: DatasetRow, _ start: Int32, _ count: Int32) throws(DatasetFault) {
        guard count > 0 else { return }
        let bytes = row.bytes[Int(start)..<Int(start + count)]
        if content != .safeLabels, !bytes.contains(where: Self.wantsQuotes) { return try sink.append(Array(bytes)) }
        try sink.append(Self.field(String(decoding: bytes, as: UTF8.self), content))
    }

    /// A text as a field. The safe copy quotes every text, so that no other separator splits it.
    private static func field(_ text: String, _ content: Content) -> [UInt8] {
        let text = content == .safeLabels ? SpreadsheetSafe.text(text) : text
        guard content == .safeLabels || text.utf8.contains(where: wantsQuotes) else { return Array(text.utf8) }
        return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
    }

    private static func wantsQuotes(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
    }

    /// Texts and keys are empty when they are missing: the column beside a text says why.
    private static func missing(
        _ reason: MissingReason, in column: DatasetColumn, _ content: Content, _ language: String
    ) -> [UInt8] {
        if column.kind == .text || column.kind == .key { return [] }
        return content == .codes ? Array(String(reason.rawValue).utf8) : field(reason.label.text(in: language), content)
    }
}
