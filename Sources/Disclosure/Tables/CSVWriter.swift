/// Writes columns as RFC 4180: CRLF at each line's end, quotes only where they are needed.
enum CSVWriter {
    /// - Parameter columns: Columns of one length.
    static func write(_ columns: [CodedColumn], to file: OutputFile) throws(DisclosureFault) {
        try file.write(line(columns.map { field($0.name) }))
        // A lone empty field stands in quotes: its record would look like an empty line.
        let fields = columns.map { column in
            column.values.map { columns.count == 1 && $0.isEmpty ? [0x22, 0x22] : field($0) }
        }
        var line: [UInt8] = []
        for row in 0..<(columns.first?.codes.count ?? 0) {
            line.removeAll(keepingCapacity: true)
            for (index, column) in columns.enumerated() {
                if index > 0 { line.append(0x2C) }
                line.append(contentsOf: fields[index][Int(column.codes[row])])
            }
            line.append(0x0D)
            line.append(0x0A)
            try file.write(line)
        }
    }

    private static func line(_ fields: [[UInt8]]) -> [UInt8] {
        Array(fields.joined(separator: [0x2C])) + [0x0D, 0x0A]
    }

    /// A field's bytes; one that holds a comma, a quote or a line end stands in quotes.
    static func field(_ text: String) -> [UInt8] {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return Array(text.utf8) }
        return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
    }
}
