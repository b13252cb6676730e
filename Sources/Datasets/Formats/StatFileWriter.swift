import Archives
import CLibReadStat
import Tables

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A table for SPSS (`.sav`) or Stata (`.dta`, version 118), with labels of variables and values and the missing codes.
///
/// SPSS: the codes -98 to -91 are declared missing. Stata: they are the extended missing values `.a` to `.h`.
final class StatFileWriter: RowWriter {
    private let table: DatasetTable
    private let number: Int
    private let program: StatProgram
    private let sink: ByteSink
    // Freed in `deinit`, and only there.
    private let writer: OpaqueWriter
    private var variables: [StatVariable] = []
    private var rowCount = 0
    private var fault: DatasetFault?
    private let longTexts: LongTexts?

    /// - Parameter longTexts: for Stata, the texts longer than a fixed width takes, in the order of the rows.
    init(
        _ table: DatasetTable, number: Int, program: StatProgram, title: String, language: String, facts: TableFacts,
        longTexts: LongTexts?, file: SpoolFile
    ) throws(DatasetFault) {
        (self.table, self.number, self.program, self.longTexts) = (table, number, program, longTexts)
        sink = ByteSink(file)
        guard let writer = readstat_writer_init() else {
            throw DatasetFault("memory", "there is none", repair: "try again")
        }
        self.writer = OpaqueWriter(pointer: writer)
        readstat_writer_set_file_label(writer, program.label(title))
        readstat_writer_set_file_timestamp(writer, Self.fixedTime())
        readstat_writer_set_file_format_version(writer, program.formatVersion)
        if program == .spss { readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS) }
        readstat_set_data_writer(writer) { data, count, state in
            guard let data, let state else { return -1 }
            // The writer outlives every call that hands out bytes: both end in this class.
            return Unmanaged<StatFileWriter>.fromOpaque(state).takeUnretainedValue().take(data, count)
        }
        for (column, described) in table.columns.enumerated() {
            variables.append(
                try StatVariable(
                    described, width: facts.widths[column], program: program, language: language, table: table.name,
                    writer: writer))
        }
        for text in longTexts?.texts ?? [] { readstat_add_string_ref(writer, text) }
        let state = Unmanaged.passUnretained(self).toOpaque()
        let begun =
            switch program {
            case .spss: readstat_begin_writing_sav(writer, state, facts.rowCount)
            case .stata: readstat_begin_writing_dta(writer, state, facts.rowCount)
            }
        try check(begun)
    }

    private func take(_ data: UnsafeRawPointer, _ count: Int) -> Int {
        do throws(DatasetFault) {
            try sink.append(UnsafeBufferPointer(start: data.assumingMemoryBound(to: UInt8.self), count: count))
        } catch {
            fault = error
            return -1
        }
        return count
    }

    func write(_ row: DatasetRow, of table: Int) throws(DatasetFault) {
        guard table == number else { return }
        rowCount += 1
        try check(readstat_begin_row(writer.pointer))
        for (column, cell) in row.cells.enumerated() {
            try check(insert(cell, of: row, variables[column]))
        }
        try check(readstat_end_row(writer.pointer))
    }

    private func insert(_ cell: Cell, of row: DatasetRow, _ variable: StatVariable) -> readstat_error_t {
        switch cell {
        case .code(let index): variable.insert(variable.numbers[Int(index)], writer.pointer)
        case .integer(let value):
            Int64(exactly: Double(value)) == value
                ? variable.insert(Double(value), writer.pointer) : READSTAT_ERROR_NUMERIC_VALUE_IS_OUT_OF_RANGE
        case .number(let value): variable.insert(value, writer.pointer)
        case .day(let day): variable.insert(program.date(day), writer.pointer)
        case .missing(let reason): variable.insert(reason, writer.pointer)
        case .text(let start, let count):
            if variable.isLong {
                readstat_insert_string_ref(
                    writer.pointer, variable.pointer,
                    count > 0 ? longTexts.flatMap { readstat_get_string_ref(writer.pointer, Int32($0.next())) } : nil)
            } else {
                readstat_insert_string_value(writer.pointer, variable.pointer, row.string(start, count))
            }
        }
    }

    func finish() throws(DatasetFault) -> [BundleFile] {
        try check(readstat_end_writing(writer.pointer))
        try sink.flush()
        return [
            BundleFile(
                name: "\(program.folder)/\(table.name).\(program.ending)", content: .file(sink.file), rows: rowCount,
                about: program.about)
        ]
    }

    private func check(_ result: readstat_error_t) throws(DatasetFault) {
        if let fault { throw fault }
        guard result == READSTAT_OK else {
            let why = readstat_error_message(result).map { String(cString: $0) } ?? "unknown"
            throw DatasetFault(
                "\(program.folder)/\(table.name).\(program.ending)", "it cannot be written (\(why))",
                repair: "leave \(program.ending) out with --formats")
        }
    }

    /// 1980-01-01 00:00 as the machine's own clock shows it: the library writes local time, and this is the same everywhere.
    private static func fixedTime() -> time_t {
        var moment = tm()
        (moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_isdst) = (80, 0, 1, -1)
        return mktime(&moment)
    }
}

/// Owns a ReadStat writer; freed once.
private final class OpaqueWriter {
    let pointer: UnsafeMutablePointer<readstat_writer_t>

    init(pointer: UnsafeMutablePointer<readstat_writer_t>) {
        self.pointer = pointer
    }

    deinit { readstat_writer_free(pointer) }
}
