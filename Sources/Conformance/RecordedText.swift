import XMLTree

/// Compares recorded values and documents with ours.
enum RecordedText {
    /// Equal as text, or as finite numbers within a relative 1e-9; JavaRosa writes truth as 1 and 0 (xforms.md, trap 5).
    static func same(_ recorded: String, _ actual: String) -> Bool {
        if recorded == actual { return true }
        if let truth = truths[actual], truth == recorded { return true }
        guard let one = Double(recorded), let other = Double(actual), one.isFinite, other.isFinite else { return false }
        return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    }

    private static let truths = ["true": "1", "false": "0"]

    /// The text of a form with `<` escaped in attribute values: the recorder did not, and JavaRosa's reader lets it pass.
    static func escaped(_ xml: String) -> String {
        var result = ""
        var inTag = false
        var quote: Character?
        for character in xml {
            if let open = quote {
                result += character == "<" ? "&lt;" : String(character)
                if character == open { quote = nil }
                continue
            }
            switch character {
            case "<": inTag = true
            case ">": inTag = false
            case "\"", "'": if inTag { quote = character }
            default: break
            }
            result.append(character)
        }
        return result
    }

    /// Where two documents first differ: in names, in values, or in the attributes of both that are no declarations.
    static func firstDifference(_ recorded: String, _ actual: String) -> (expected: String, actual: String)? {
        guard let one = try? XMLDocument.parse(Array(recorded.utf8)).root else { return ("a document", "unreadable") }
        guard let other = try? XMLDocument.parse(Array(actual.utf8)).root else { return ("our document", "unreadable") }
        return difference(one, other, path: "/" + one.name.local)
    }

    private static func difference(
        _ one: XMLElement, _ other: XMLElement, path: String
    ) -> (expected: String, actual: String)? {
        guard one.name.local == other.name.local else { return (path, other.name.local) }
        for attribute in one.attributes where attribute.name.prefix != "jr" {
            let ours = other.attributes.first { $0.name.local == attribute.name.local }?.value
            if attribute.value == "{{dynamic}}" || ours == attribute.value { continue }
            return ("\(path)/@\(attribute.name.local)=\(attribute.value)", ours ?? "none")
        }
        let (inner, others) = (one.elements, other.elements)
        guard inner.count == others.count else {
            return (
                path + ": " + inner.map(\.name.local).joined(separator: " "),
                others.map(\.name.local).joined(separator: " ")
            )
        }
        if inner.isEmpty {
            return one.text.contains("{{dynamic}}") || same(one.text, other.text)
                ? nil : ("\(path)=\(one.text)", other.text)
        }
        for (child, ours) in zip(inner, others) {
            if let found = difference(child, ours, path: path + "/" + child.name.local) { return found }
        }
        return nil
    }
}
