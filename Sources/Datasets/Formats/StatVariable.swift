import CLibReadStat

/// A column as ReadStat has it: its type, width, labels and missing codes declared.
struct StatVariable {
    let pointer: UnsafeMutablePointer<readstat_variable_t>
    /// The number of each label.
    let numbers: [Double]
    /// Stata's `strL`.
    let isLong: Bool
    private let isString: Bool
    private let isStata: Bool

    init(
        _ column: DatasetColumn, width: Int, program: StatProgram, language: String, table: String,
        writer: UnsafeMutablePointer<readstat_writer_t>
    ) throws(DatasetFault) {
        isStata = program == .stata
        isString = column.kind == .text || column.kind == .key
        isLong = isString && isStata && width > program.widest
        guard !isString || isLong || width <= program.widest else {
            throw DatasetFault(
                "\(table), column \(column.name)",
                "a text of \(width) bytes is longer than the \(program.widest) that \(program.ending) holds",
                repair: "leave \(program.ending) out with --formats; nothing is cut")
        }
        numbers = column.labels.map { Double($0.number) }
        let type = isLong ? READSTAT_TYPE_STRING_REF : isString ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE
        guard let variable = readstat_add_variable(writer, column.name, type, isString && !isLong ? max(1, width) : 0)
        else {
            throw DatasetFault("\(table), column \(column.name)", "it could not be declared", repair: "try again")
        }
        pointer = variable
        readstat_variable_set_label(variable, program.variableLabel(column.label.text(in: language)))
        guard !isString else { return }
        readstat_variable_set_measure(
            variable, column.kind == .code ? READSTAT_MEASURE_NOMINAL : READSTAT_MEASURE_SCALE)
        if column.kind == .date { readstat_variable_set_format(variable, program.dateFormat) }
        if !isStata { readstat_variable_add_missing_double_range(variable, -98, -91) }
        Self.addLabels(column, program, language, writer, variable)
    }

    private static func addLabels(
        _ column: DatasetColumn, _ program: StatProgram, _ language: String,
        _ writer: UnsafeMutablePointer<readstat_writer_t>, _ variable: UnsafeMutablePointer<readstat_variable_t>
    ) {
        guard !column.labels.isEmpty || !column.missing.isEmpty,
            let set = readstat_add_label_set(
                writer, program == .stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE, column.name)
        else { return }
        for label in column.labels {
            let text = program.valueLabel(label.label.text(in: language))
            if program == .stata {
                readstat_label_int32_value(set, Int32(label.number), text)
            } else {
                readstat_label_double_value(set, Double(label.number), text)
            }
        }
        for reason in column.missing {
            let text = program.valueLabel(reason.label.text(in: language))
            if program == .stata {
                readstat_label_tagged_value(set, CChar(bitPattern: reason.stataLetter.asciiValue ?? 0), text)
            } else {
                readstat_label_double_value(set, Double(reason.rawValue), text)
            }
        }
        readstat_variable_set_label_set(variable, set)
    }

    func insert(_ value: Double, _ writer: UnsafeMutablePointer<readstat_writer_t>) -> readstat_error_t {
        readstat_insert_double_value(writer, pointer, value)
    }

    /// A missing text is empty: the column beside it says why.
    func insert(_ reason: MissingReason, _ writer: UnsafeMutablePointer<readstat_writer_t>) -> readstat_error_t {
        if isLong { return readstat_insert_string_ref(writer, pointer, nil) }
        if isString { return readstat_insert_string_value(writer, pointer, "") }
        guard isStata else { return readstat_insert_double_value(writer, pointer, Double(reason.rawValue)) }
        return readstat_insert_tagged_missing_value(
            writer, pointer, CChar(bitPattern: reason.stataLetter.asciiValue ?? 0))
    }
}
