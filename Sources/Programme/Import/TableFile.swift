package import XForms

/// What is wrong with a row of a file that somebody hands in: where, what, and how to mend it.
package struct RowFault: Error, Sendable, Hashable {
    /// The line of the file, counted from 1, the header included.
    package let line: Int
    /// The column's name; nil for the row or file as a whole.
    package let column: String?
    package let problem: Bilingual
    package let repair: Bilingual

    package init(line: Int, column: String? = nil, _ problem: Bilingual, repair: Bilingual) {
        self.line = line
        self.column = column
        self.problem = problem
        self.repair = repair
    }
}

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

    /// The rows that have the right form, and what is wrong with the others.
    /// - Throws: what is wrong with the file as a whole.
    package static func read(
        _ bytes: [UInt8], columns: [TableColumn]
    ) throws(RowFault) -> (rows: [TableRow], faults: [RowFault]) {
        var text = DelimitedText(asUTF8(bytes))
        guard let header = try next(&text), header.cells.contains(where: { !trimmed($0).isEmpty }) else {
            throw RowFault(
                line: 1, Bilingual(dutch: "het bestand is leeg", english: "the file is empty"),
                repair: Bilingual(
                    dutch: "gebruik het voorbeeldbestand en zet er regels in",
                    english: "use the template and put rows in it"))
        }
        let names = try self.names(header, columns)
        var rows: [TableRow] = []
        var faults: [RowFault] = []
        while let (line, cells) = try next(&text) {
            if cells.allSatisfy({ trimmed($0).isEmpty }) { continue }
            guard rows.count + faults.count < mostRows else { throw tooMany(line) }
            if cells.dropFirst(names.count).contains(where: { !trimmed($0).isEmpty }) {
                faults.append(tooWide(line, cells.count, names.count))
                continue
            }
            let pairs = zip(names, cells).compactMap { name, cell in name.map { ($0, trimmed(cell)) } }
            rows.append(TableRow(line: line, cells: Dictionary(pairs) { first, _ in first }))
        }
        return (rows, faults)
    }

    /// The columns of a template as its header, for a spreadsheet in Dutch.
    package static func template(_ columns: [TableColumn], _ rows: [[String]]) -> [UInt8] {
        let lines = [columns.map(\.name)] + rows
        let text = lines.map { $0.map(quoted).joined(separator: ";") + "\r\n" }.joined()
        return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    }

    private static func quoted(_ cell: String) -> String {
        cell.contains { ";\"\n\r".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }

    private static func next(_ text: inout DelimitedText) throws(RowFault) -> (line: Int, cells: [String])? {
        do throws(DelimitedText.Fault) {
            return try text.next()
        } catch {
            throw RowFault(
                line: error.line, error.why,
                repair: Bilingual(
                    dutch: "bewaar het bestand opnieuw als CSV (UTF-8)", english: "save the file again as CSV (UTF-8)"))
        }
    }

    /// The names of our columns in the order of the file; nil for a column that is not ours.
    private static func names(
        _ header: (line: Int, cells: [String]), _ columns: [TableColumn]
    ) throws(RowFault) -> [String?] {
        let names = header.cells.map { cell in
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

    private static func tooWide(_ line: Int, _ cells: Int, _ columns: Int) -> RowFault {
        RowFault(
            line: line,
            Bilingual(
                dutch: "deze regel heeft \(cells) vakken, de eerste regel heeft er \(columns)",
                english: "this row has \(cells) cells, the first line has \(columns)"),
            repair: Bilingual(
                dutch: "zet een tekst met een puntkomma of komma tussen aanhalingstekens",
                english: "put a text that holds a comma or semicolon between quotation marks"))
    }

    private static func tooMany(_ line: Int) -> RowFault {
        RowFault(
            line: line,
            Bilingual(
                dutch: "er zijn meer dan \(mostRows) regels", english: "there are more than \(mostRows) rows"),
            repair: Bilingual(dutch: "verdeel ze over meer bestanden", english: "spread them over more files"))
    }

    static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The file's text, however it was saved.
    package static func text(_ bytes: [UInt8]) -> String { String(decoding: asUTF8(bytes), as: UTF8.self) }

    /// Older spreadsheets save Windows-1252: what is no UTF-8 is read as that.
    private static func asUTF8(_ bytes: [UInt8]) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        return Array(String(String.UnicodeScalarView(bytes.map { windows1252[$0] ?? Unicode.Scalar($0) })).utf8)
    }

    /// Where Windows-1252 differs from Latin-1 (WHATWG Encoding standard, index windows-1252).
    private static let windows1252: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
        0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•",
        0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]
}
