/// Makes XML and HTML text: everything that comes from outside passes `escaped`.
enum XMLText {
    /// Text between tags or in a quoted attribute; what XML 1.0 §2.2 forbids is left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\r": result += "&#13;"
            case "\0"..<"\t", "\u{B}"..<" ", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An element with text in it.
    static func element(_ name: String, _ text: String, _ attributes: [(String, String)] = []) -> String {
        "<\(name)\(written(attributes))>\(escaped(text))</\(name)>"
    }

    static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }
}
