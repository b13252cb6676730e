/// What libxml2 says of a document that does not fit a RELAX NG schema, in plain words.
///
/// Its sentences name an element and the one around it, and seldom which of the two is wrong.
enum SchemaWords {
    static func plain(_ detail: String) -> Bilingual {
        let detail = detail.trimmed
        if let found = detail.wholeMatch(of: /Element (\S+) has extra content: (\S+)/) {
            return Bilingual(
                dutch: "in <\(found.1)> staat <\(found.2)> daar niet goed, of er zit iets in of op wat er niet hoort",
                english: "<\(found.2)> is in the wrong place in <\(found.1)>, or something in it or on it is wrong")
        }
        if let found = detail.wholeMatch(of: /Element (\S+) failed to validate content/) {
            return Bilingual(
                dutch: "in <\(found.1)> staat iets wat er niet hoort, of er ontbreekt iets",
                english: "<\(found.1)> holds something that does not belong there, or lacks something")
        }
        if let found = detail.wholeMatch(of: /Did not expect element (\S+) there/) {
            return Bilingual(
                dutch: "<\(found.1)> hoort hier niet", english: "<\(found.1)> does not belong here")
        }
        if let found = detail.wholeMatch(of: /Expecting (?:an )?element ?(\S*),? got (\S+)/) {
            let other = found.2 == "text" ? ("losse tekst", "loose text") : ("<\(found.2)>", "<\(found.2)>")
            let wanted = found.1.isEmpty ? ("een element", "an element") : ("<\(found.1)>", "<\(found.1)>")
            return Bilingual(
                dutch: "hier staat \(other.0), waar \(wanted.0) hoort",
                english: "\(other.1) stands here, where \(wanted.1) belongs")
        }
        if let found = detail.wholeMatch(of: /Invalid attribute (\S+) for element (\S+)/) {
            return Bilingual(
                dutch: "het attribuut ‘\(found.1)’ hoort niet op <\(found.2)>",
                english: "the attribute ‘\(found.1)’ does not belong on <\(found.2)>")
        }
        return Bilingual(dutch: detail, english: detail)
    }
}
