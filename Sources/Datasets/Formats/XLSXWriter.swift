import Archives
import CLibXLSXWriter
import Tables

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// All tables as one workbook: a sheet with labels and one with codes for each, then the variables and their values.
///
/// Rows go to disk as they come. Text is always written as text, so that nothing in it can be a formula.
final class XLSXWriter: RowWriter {
    private let dataset: Dataset
    private let file: SpoolFile
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [(labels: UnsafeMutablePointer<lxw_worksheet>, codes: UnsafeMutablePointer<lxw_worksheet>)] = []
    private var rowCounts: [Int]
    private let language: String
    /// Ready for C: per table, column and label.
    private let words: [[ColumnWords]]

    private struct ColumnWords {
        let labels: [String]
        let values: [String]
        let missing: [String]
        /// What values of a key are called.
        let names: [String: String]
        let isText: Bool
        let isNumber: Bool
    }

    /// What Excel holds: 1,048,576 rows, the first with names; 16,384 columns; 32,767 characters a cell.
    private static let mostRows = 1_048_575
    private static let mostColumns = 16_384
    private static let mostCharacters = 32_767

    init(_ dataset: Dataset, language: String, file: SpoolFile, scratch: String) throws(DatasetFault) {
        (self.dataset, self.language, self.file) = (dataset, language, file)
        rowCounts = Array(repeating: 0, count: dataset.tables.count)
        words = dataset.tables.map { table in
            table.columns.map { column in
                ColumnWords(
                    labels: column.labels.map { $0.label.text(in: language) }, values: column.labels.map(\.value),
                    missing: MissingReason.allCases.map { $0.label.text(in: language) },
                    names: column.names(in: language),
                    isText: column.kind == .text || column.kind == .key,
                    isNumber: column.kind == .integer || column.kind == .decimal)
            }
        }
        book = scratch.withCString { folder in
            // The library copies the name of the folder and only reads it.
            var options = lxw_workbook_options(
                constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 1)
            return workbook_new_opt(file.path, &options)
        }
        guard let book else { throw Self.fault("no workbook could be begun") }
        setProperties(of: book)
        var names = SheetNames()
        for table in dataset.tables {
            guard table.columns.count <= Self.mostColumns else {
                throw Self.fault("table \(table.name) has too many columns")
            }
            guard let labels = workbook_add_worksheet(book, names.name(table.name, "")),
                let codes = workbook_add_worksheet(book, names.name(table.name, " codes"))
            else { throw Self.fault("no sheet could be begun") }
            sheets.append((labels, codes))
            for (column, described) in table.columns.enumerated() {
                for sheet in [labels, codes] {
                    worksheet_write_string(sheet, 0, lxw_col_t(column), described.name, nil)
                }
            }
            worksheet_freeze_panes(labels, 1, 0)
            worksheet_freeze_panes(codes, 1, 0)
        }
    }

    deinit {
        // Not finished: the library frees what it holds while it writes to the file without a name.
        if let book { workbook_close(book) }
    }

    private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>) {
        var properties = lxw_doc_properties()
        // 1980-01-01 00:00 UTC: the same bytes on any day.
        properties.created = 315_532_800
        workbook_set_properties(book, &properties)
    }

    func write(_ row: DatasetRow, of table: Int) throws(DatasetFault) {
        rowCounts[table] += 1
        guard rowCounts[table] <= Self.mostRows else {
            throw Self.fault("table \(dataset.tables[table].name) has more than 1,048,575 rows, all that Excel holds")
        }
        let line = lxw_row_t(rowCounts[table])
        for (number, cell) in row.cells.enumerated() {
            let (column, place) = (words[table][number], lxw_col_t(number))
            let (labels, codes) = sheets[table]
            switch cell {
            case .code(let index):
                worksheet_write_string(labels, line, place, column.labels[Int(index)], nil)
                worksheet_write_string(codes, line, place, column.values[Int(index)], nil)
            case .missing(let reason):
                guard !column.isText else { continue }
                worksheet_write_string(labels, line, place, column.missing[-91 - reason.rawValue], nil)
                if column.isNumber {
                    worksheet_write_number(codes, line, place, Double(reason.rawValue), nil)
                } else {
                    worksheet_write_string(codes, line, place, String(reason.rawValue), nil)
                }
            case .integer(let value):
                guard Int64(exactly: Double(value)) == value else {
                    throw Self.fault(
                        "column \(dataset.tables[table].columns[number].name) holds a number of more digits than Excel")
                }
                writeNumber(labels, codes, line, place, Double(value))
            case .number(let value): writeNumber(labels, codes, line, place, value)
            case .day(let day): try text(ValueReading.date(day), labels, codes, line, place, number, table)
            case .text(let start, let count):
                if count > 0 { try text(row.string(start, count), labels, codes, line, place, number, table) }
            }
        }
    }

    private func writeNumber(
        _ labels: UnsafeMutablePointer<lxw_worksheet>, _ codes: UnsafeMutablePointer<lxw_worksheet>, _ line: lxw_row_t,
        _ place: lxw_col_t, _ value: Double
    ) {
        worksheet_write_number(labels, line, place, value, nil)
        worksheet_write_number(codes, line, place, value, nil)
    }

    private func text(
        _ text: String, _ labels: UnsafeMutablePointer<lxw_worksheet>, _ codes: UnsafeMutablePointer<lxw_worksheet>,
        _ line: lxw_row_t, _ place: lxw_col_t, _ column: Int, _ table: Int
    ) throws(DatasetFault) {
        guard text.utf8.count <= Self.mostCharacters || text.utf16.count <= Self.mostCharacters else {
            throw DatasetFault(
                "\(dataset.tables[table].name), column \(dataset.tables[table].columns[column].name)",
                "a text of \(text.utf16.count) characters is longer than the 32,767 that a cell of Excel holds",
                repair: "leave xlsx out with --formats; nothing is cut")
        }
        worksheet_write_string(labels, line, place, words[table][column].names[text] ?? text, nil)
        worksheet_write_string(codes, line, place, text, nil)
    }

    func finish() throws(DatasetFault) -> [BundleFile] {
        guard let book else { return [] }
        describe(book)
        self.book = nil
        guard workbook_close(book) == LXW_NO_ERROR else { throw Self.fault("the workbook could not be written") }
        return [
            BundleFile(
                name: "\(dataset.tables[0].name).xlsx", content: .file(file), rows: rowCounts[0],
                about: Words(nl: "rekenblad met woorden en codes", en: "workbook with labels and codes"), isPacked: true
            )
        ]
    }

    /// The sheets that say what the columns and values are.
    private func describe(_ book: UnsafeMutablePointer<lxw_workbook>) {
        var names = SheetNames(taken: dataset.tables.map(\.name))
        guard let variables = workbook_add_worksheet(book, names.name("variabelen", "")),
            let values = workbook_add_worksheet(book, names.name("waarden", ""))
        else { return }
        lines(VariableList.variables(of: dataset, language: language), to: variables)
        lines(VariableList.values(of: dataset, language: language), to: values)
    }

    private func lines(_ lines: [[String]], to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        for (row, line) in lines.enumerated() {
            for (column, text) in line.enumerated() {
                worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), text, nil)
            }
        }
    }

    private static func fault(_ what: String) -> DatasetFault {
        DatasetFault("xlsx", what, repair: "leave xlsx out with --formats")
    }
}

/// Names of sheets: at most 31 characters, unique without regard to case.
private struct SheetNames {
    private var taken: Set<String>

    init(taken: [String] = []) {
        self.taken = Set(taken.flatMap { [$0.lowercased(), ($0 + " codes").lowercased()] })
    }

    mutating func name(_ stem: String, _ tail: String) -> String {
        var (name, number) = (stem.prefix(31 - tail.count) + tail, 2)
        while !taken.insert(name.lowercased()).inserted {
            let mark = "~\(number)" + tail
            name = stem.prefix(31 - mark.count) + mark
            number += 1
        }
        return String(name)
    }
}
