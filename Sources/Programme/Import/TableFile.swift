import Tables
import XForms

/// A column of a table that is handed in.
package struct TableColumn: Sendable, Hashable {
    /// As the template names it.
    package let name: String
    /// What else it may be called.
    package let others: [String]
    package let isDemanded: Bool

    package init(_ name: String, or others: [String] = [], isDemanded: Bool = false) {
        self.name = name
        self.others = others
        self.isDemanded = isDemanded
    }
}

/// A row by its columns' names; a column that the file lacks reads as empty.
package struct TableRow: Sendable {
    package let line: Int
    private let cells: [String: String]

    init(line: Int, cells: [String: String]) {
        self.line = line
        self.cells = cells
    }

    package subscript(_ column: String) -> String { cells[column] ?? "" }
}

/// A CSV file with a header, as spreadsheets save it; nothing of it is guessed.
package enum TableFile {
    /// Most rows of one file.
    package static let mostRows = 20_000

    /// The rows that have the right form, what is wrong with the others, and what of the file is passed over.
    /// - Throws: what is wrong with the file as a whole.
    package static func read(
        _ bytes: [UInt8], columns: [TableColumn]
    ) throws(RowFault) -> (rows: [TableRow], faults: [RowFault], remarks: TableRemarks) {
        var records = try records(bytes)
        var first = try next(&records)
        while let line = first, line.fields.allSatisfy(\.isEmpty) { first = try next(&records) }
        guard let header = first else { throw .empty }
        let names = try self.names(header, columns)
        var remarks = TableRemarks()
        var isFilled = header.fields.map { !trimmed($0).isEmpty }
        var rows: [TableRow] = []
        var faults: [RowFault] = []
        while let (line, cells) = try next(&records) {
            if cells.allSatisfy(\.isEmpty) { continue }
            guard rows.count + faults.count < mostRows else { throw .tooMany(line, most: mostRows) }
            if cells.dropFirst(names.count).contains(where: { !$0.isEmpty }) {
                faults.append(.tooWide(line, cells.count, names.count))
                continue
            }
            if header.fields.dropFirst(cells.count).contains(where: { !trimmed($0).isEmpty }) {
                remarks.short.append(line)
            }
            for (number, cell) in cells.prefix(names.count).enumerated() where !cell.isEmpty { isFilled[number] = true }
            let pairs = zip(names, cells).compactMap { name, cell in name.map { ($0, trimmed(cell)) } }
            rows.append(TableRow(line: line, cells: Dictionary(pairs) { first, _ in first }))
        }
        remarks.unknown = unknown(header.fields, names, columns).enumerated().compactMap { number, unknown in
            isFilled[number] ? unknown : nil
        }
        return (rows, faults, remarks)
    }

    /// The columns of a template as its header, for a spreadsheet in Dutch.
    package static func template(_ columns: [TableColumn], _ rows: [[String]]) -> [UInt8] {
        CSVText.write([columns.map(\.name)] + rows)
    }

    /// A table to take along, for a spreadsheet in Dutch; no text of it is a formula.
    package static func write(_ columns: [String], _ rows: [[String]]) -> [UInt8] { CSVText.write([columns] + rows) }

    /// The file's text, however it was saved; empty when it is no text.
    package static func text(_ bytes: [UInt8]) -> String {
        do throws(CSVFault) { return try FileText.decode(bytes) } catch { return "" }
    }

    private static func records(_ bytes: [UInt8]) throws(RowFault) -> CSVRecords {
        do throws(CSVFault) { return try CSVRecords(bytes) } catch { throw RowFault(error) }
    }

    private static func next(_ records: inout CSVRecords) throws(RowFault) -> (line: Int, fields: [String])? {
        do throws(CSVFault) { return try records.next() } catch { throw RowFault(error) }
    }

    /// For each column of the file: what it may have been meant for, if it is not ours.
    private static func unknown(
        _ header: [String], _ names: [String?], _ columns: [TableColumn]
    ) -> [TableRemarks.Unknown?] {
        let missing = columns.filter { !names.contains($0.name) }
        return zip(header, names).map { cell, name in
            guard name == nil else { return nil }
            let word = trimmed(cell)
            return TableRemarks.Unknown(name: word, meant: TableColumn.meant(by: word, among: missing)?.name)
        }
    }

    /// The names of our columns in the order of the file; nil for a column that is not ours.
    private static func names(
        _ header: (line: Int, fields: [String]), _ columns: [TableColumn]
    ) throws(RowFault) -> [String?] {
        let names = header.fields.map { cell in
            let word = trimmed(cell).lowercased()
            return columns.first { $0.name == word || $0.others.contains(word) }?.name
        }
        for column in columns {
            let count = names.count { $0 == column.name }
            if count > 1 {
                throw RowFault(
                    line: header.line, column: column.name,
                    Bilingual(dutch: "deze kolom staat er twee keer", english: "this column is there twice"),
                    repair: Bilingual(dutch: "haal er één weg", english: "take one away"))
            }
            if count == 0, column.isDemanded {
                let near = unknown(header.fields, names, columns).compactMap(\.self).first { $0.meant == column.name }
                if let near { throw .misnamed(column.name, written: near.name, line: header.line) }
                throw RowFault(
                    line: header.line, column: column.name,
                    Bilingual(dutch: "deze kolom ontbreekt", english: "this column is missing"),
                    repair: Bilingual(
                        dutch: "zet in de eerste regel de namen van de kolommen, zoals in het voorbeeldbestand",
                        english: "put the names of the columns in the first line, as in the template"))
            }
        }
        return names
    }

    static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
