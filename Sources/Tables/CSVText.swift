/// Writes tables that people open in a spreadsheet.
package enum CSVText {
    /// A table as UTF-8 with a byte order mark, which older spreadsheets need, and CR LF at each line's end.
    ///
    /// No field is a formula (``SpreadsheetSafe``). A field in which a spreadsheet may see the end of a cell stands in quotes,
    /// also where it expects another separator than this one.
    package static func write(_ rows: [[String]], separator: Character = ";") -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in rows {
            bytes.append(contentsOf: row.map { field($0, separator) }.joined(separator: String(separator)).utf8)
            bytes.append(contentsOf: [13, 10])
        }
        return bytes
    }

    private static func field(_ text: String, _ separator: Character) -> String {
        // A tab or carriage return in front also begins a formula (OWASP, "CSV Injection").
        let leads = text.unicodeScalars.first.map { $0 == "\t" || $0 == "\r" } ?? false
        let safe = (leads ? "'" : "") + SpreadsheetSafe.text(text)
        guard safe.unicodeScalars.contains(where: { ends.contains($0) || Character($0) == separator }) else {
            return safe
        }
        var quoted = "\""
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// What ends a field, or begins another one, for some spreadsheet.
    private static let ends: Set<Unicode.Scalar> = ["\"", "\n", "\r", "\t", ";", ","]
}
