/// Keeps a text from being read as a formula by a spreadsheet (OWASP ASVS 5.0, 1.2.10).
///
/// A `'` is put in front of `=`, `+`, `-`, `@` and their full-width forms where a cell may begin: at the start, and
/// behind `;`, a tab or a line end, where a spreadsheet that expects other separators begins one. White space and `'`
/// that stand before the sign count with it, so that taking one `'` away at each of these places gives the text back.
package enum SpreadsheetSafe {
    package static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: signs.contains) || text.unicodeScalars.contains("\0") else {
            return text
        }
        var safe = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var isStart = true
        for (place, scalar) in scalars.enumerated() {
            if isStart, leadsToSign(scalars[place...]) { safe.append("'") }
            safe.append(scalar)
            isStart = starts.contains(scalar)
        }
        return String(safe)
    }

    private static func leadsToSign(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.first { $0 != "'" && $0 != "\u{FEFF}" && $0 != "\u{200B}" && !isSpace($0) }.map(signs.contains) ?? false
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        !starts.contains(scalar) && scalar.properties.isWhitespace
    }

    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\0",
    ]
    private static let starts: Set<Unicode.Scalar> = [";", "\t", "\n", "\r"]
}
