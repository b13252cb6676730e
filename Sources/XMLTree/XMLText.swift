/// Text as it stands in XML or HTML.
package enum XMLText {
    /// Text between tags or in an attribute with double quotes; what XML 1.0 §2.2 forbids is left out.
    package static func escaped(_ text: String) -> String {
        let isPlain = !text.utf8.contains { byte in
            byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0xEF || byte < 0x20
        }
        guard !isPlain else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\r": escaped += "&#13;"
            case "\0"..<"\t", "\u{B}"..<" ", "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
