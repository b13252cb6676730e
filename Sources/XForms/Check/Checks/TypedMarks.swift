/// Marks of other tools among the words that people read, where they are shown as typed.
///
/// Looked for by hand: a long form has tens of thousands of texts, and a regular expression is made anew for each.
enum TypedMarks {
    /// `${name}`, as an XLSForm has it, or `{{name}}`.
    static func name(in words: String) -> String? {
        guard words.utf8.contains(UInt8(ascii: "{")) else { return nil }
        return part(of: words, from: "${", to: "}") ?? part(of: words, from: "{{", to: "}}")
    }

    /// `jr:itext('…')`, which belongs in `ref`.
    static func reference(in words: String) -> String? {
        guard words.utf8.contains(UInt8(ascii: "(")) else { return nil }
        return part(of: words, from: "jr:itext(", to: ")")
    }

    /// A tag of HTML.
    static func tag(in words: String) -> String? {
        guard words.utf8.contains(UInt8(ascii: "<")) else { return nil }
        var rest = words[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ">") else { return nil }
            let inside = rest[..<end].dropFirst()
            let name = inside.drop { $0 == "/" }.prefix { $0.isLetter }
            let next = inside.drop { $0 == "/" }.dropFirst(name.count).first
            if tags.contains(name.lowercased()), next.map({ $0.isWhitespace || $0 == "/" }) ?? true {
                return String(rest[...end])
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// `**words**`, bold in Markdown.
    static func stars(in words: String) -> String? {
        guard words.utf8.contains(UInt8(ascii: "*")), let found = part(of: words, from: "**", to: "**"),
            let first = found.dropFirst(2).first, !first.isWhitespace, first != "*"
        else { return nil }
        return found
    }

    private static let tags: Set<String> = ["b", "i", "u", "em", "strong", "br", "p", "span", "font", "div"]

    /// From one mark up to another, both in it.
    private static func part(of words: String, from start: String, to end: String) -> String? {
        guard let first = words.firstRange(of: start), let last = words[first.upperBound...].firstRange(of: end) else {
            return nil
        }
        return String(words[first.lowerBound..<last.upperBound])
    }
}
