/// The records of a text one after the other.
extension CSVRows {
    struct Records {
        private let scalars: String.UnicodeScalarView
        private let separator: Unicode.Scalar
        private var at: String.UnicodeScalarView.Index
        private var line = 1

        init(_ text: String, separator: Unicode.Scalar) {
            scalars = text.unicodeScalars
            self.separator = separator
            at = scalars.startIndex
        }

        /// The next record with the line on which it begins; nil at the end.
        mutating func next() throws(CSVFault) -> (line: Int, fields: [String])? {
            guard at < scalars.endIndex else { return nil }
            let first = line
            var fields: [String] = []
            while true {
                fields.append(trimmed(try field()))
                guard at < scalars.endIndex else { return (first, fields) }
                let end = scalars[at]
                at = scalars.index(after: at)
                if end == separator { continue }
                if end == "\r", at < scalars.endIndex, scalars[at] == "\n" { at = scalars.index(after: at) }
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
            scalar == separator || scalar == "\n" || scalar == "\r"
        }

        private func trimmed(_ field: Substring.UnicodeScalarView) -> String {
            var field = field
            while let first = field.first, first.properties.isWhitespace { field.removeFirst() }
            while let last = field.last, last.properties.isWhitespace { field.removeLast() }
            return String(field)
        }
    }
}
