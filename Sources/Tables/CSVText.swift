/// Writes tables that people open in a spreadsheet.
package enum CSVText {
    /// A table as UTF-8 with a byte order mark, which older spreadsheets need, and CR LF at each line's end.
    ///
    /// A field that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
    package static func write(_ rows: [[String]], separator: Character = ";") -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in rows {
            bytes.append(contentsOf: row.map { field($0, separator) }.joined(separator: String(separator)).utf8)
            bytes.append(contentsOf: [13, 10])
        }
        return bytes
    }

    private static func field(_ text: String, _ separator: Character) -> String {
        let isFormula = text.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard
            safe.unicodeScalars.contains(where: { $0 == "\"" || $0 == "\n" || $0 == "\r" || Character($0) == separator }
            )
        else { return safe }
        var quoted = "\""
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
