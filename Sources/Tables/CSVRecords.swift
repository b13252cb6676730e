/// The records of a CSV file one after the other: nothing is known yet of columns.
///
/// RFC 4180 with what spreadsheets add: `;` or tab between fields, LF, CR or CR LF, a byte order mark, UTF-16, and the
/// Windows-1252 of an older Excel.
package struct CSVRecords {
    /// What stands between fields.
    package let separator: Character
    private let scalars: String.UnicodeScalarView
    private let end: Unicode.Scalar
    private var at: String.UnicodeScalarView.Index
    private var line = 1

    package init(_ bytes: [UInt8]) throws(CSVFault) {
        let text = try FileText.decode(bytes)
        end = Self.separator(of: text)
        separator = Character(end)
        scalars = text.unicodeScalars
        at = scalars.startIndex
    }

    /// The next record with the line on which it begins, counted from 1, its fields without spaces around them; nil at the end.
    package mutating func next() throws(CSVFault) -> (line: Int, fields: [String])? {
        guard at < scalars.endIndex else { return nil }
        let first = line
        var fields: [String] = []
        while true {
            fields.append(trimmed(try field()))
            guard at < scalars.endIndex else { return (first, fields) }
            let found = scalars[at]
            at = scalars.index(after: at)
            if found == end { continue }
            if found == "\r", at < scalars.endIndex, scalars[at] == "\n" { at = scalars.index(after: at) }
            line += 1
            return (first, fields)
        }
    }

    /// Up to the separator or the end of the line, which is not taken.
    private mutating func field() throws(CSVFault) -> Substring.UnicodeScalarView {
        let start = at
        var begin = at
        while begin < scalars.endIndex, scalars[begin] == " " { begin = scalars.index(after: begin) }
        if begin < scalars.endIndex, scalars[begin] == "\"" {
            at = scalars.index(after: begin)
            return try quoted()
        }
        while at < scalars.endIndex, !isEnd(scalars[at]) { at = scalars.index(after: at) }
        return Substring(scalars[start..<at]).unicodeScalars
    }

    private mutating func quoted() throws(CSVFault) -> Substring.UnicodeScalarView {
        let first = line
        var field = String.UnicodeScalarView()
        while at < scalars.endIndex {
            let scalar = scalars[at]
            at = scalars.index(after: at)
            if scalar == "\"" {
                guard at < scalars.endIndex, scalars[at] == "\"" else {
                    while at < scalars.endIndex, scalars[at] == " " { at = scalars.index(after: at) }
                    guard at == scalars.endIndex || isEnd(scalars[at]) else {
                        throw CSVFault(line: line, .afterQuote)
                    }
                    return Substring(String(field)).unicodeScalars
                }
                at = scalars.index(after: at)
            } else if scalar == "\n" || (scalar == "\r" && !(at < scalars.endIndex && scalars[at] == "\n")) {
                line += 1
            }
            field.append(scalar)
        }
        throw CSVFault(line: first, .quoteOpen)
    }

    private func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == end || scalar == "\n" || scalar == "\r"
    }

    private func trimmed(_ field: Substring.UnicodeScalarView) -> String {
        var field = field
        while let first = field.first, first.properties.isWhitespace { field.removeFirst() }
        while let last = field.last, last.properties.isWhitespace { field.removeLast() }
        return String(field)
    }

    /// The candidate that stands most often in the first line, outside quotes.
    private static func separator(of text: String) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [:]
        var (isQuoted, isBegun) = (false, false)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if scalar == "\n" || scalar == "\r" {
                guard isBegun else { continue }
                break
            }
            isBegun = isBegun || !scalar.properties.isWhitespace
            if [",", ";", "\t"].contains(scalar) { counts[scalar, default: 0] += 1 }
        }
        return [";", "\t", ","].max { counts[$0, default: 0] <= counts[$1, default: 0] } ?? ","
    }
}
