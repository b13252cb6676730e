/// What people write where only a path can stand: a word for yes, an empty value, a function without its brackets.
enum NameSlip {
    /// The repair for a name that leads to nothing; nil when it is none of these.
    /// - Parameters:
    ///   - path: where the name leads to, as a path from the top.
    ///   - source: the whole expression.
    static func repair(of path: String, in source: String, for role: ExpressionRole) -> Bilingual? {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let word = name.lowercased()
        if let repair = ofTruth(word, source, role) { return repair }
        if role == .count, source.trimmed == name, let number = numbers.firstIndex(where: { $0.contains(word) }) {
            return Bilingual(
                dutch: "schrijf het aantal in cijfers: \(number + 1), of het pad van een vraag",
                english: "write the number in figures: \(number + 1), or the path of a question")
        }
        if empty.contains(word) {
            return Bilingual(
                dutch: "wat leeg is vergelijkt u met '': /data/vraag = ''",
                english: "compare what is empty with '': /data/question = ''")
        }
        if functions.contains(word) {
            return Bilingual(
                dutch: "een functie heeft haakjes: \(word)()", english: "a function has brackets: \(word)()")
        }
        if path.contains("/not/") || word == "not" {
            return Bilingual(
                dutch: "zet tussen haakjes wat niet zo is: not(/data/vraag = 'x')",
                english: "put what is denied in brackets: not(/data/question = 'x')")
        }
        return nil
    }

    /// A rule that is one word and should be true or false.
    private static func ofTruth(_ word: String, _ source: String, _ role: ExpressionRole) -> Bilingual? {
        guard rules.contains(role), source.trimmed.lowercased() == word, let isYes = truths[word] else { return nil }
        let meant = isYes ? "true()" : "false()"
        return Bilingual(dutch: "schrijf \(role.written)=\"\(meant)\"", english: "write \(role.written)=\"\(meant)\"")
    }

    private static let rules: Set<ExpressionRole> = [.required, .readonly, .relevant, .constraint]
    private static let truths = [
        "yes": true, "ja": true, "true": true, "waar": true, "y": true, "j": true, "on": true, "aan": true,
        "verplicht": true, "required": true, "readonly": true, "no": false, "nee": false, "false": false,
        "onwaar": false,
        "n": false, "off": false, "uit": false,
    ]
    private static let empty: Set<String> = ["null", "nil", "none", "empty", "blank", "leeg", "nothing", "undefined"]
    private static let functions: Set<String> = ["today", "now", "true", "false", "random", "uuid", "current"]
    private static let numbers: [Set<String>] = [
        ["one", "een", "één"], ["two", "twee"], ["three", "drie"], ["four", "vier"], ["five", "vijf"], ["six", "zes"],
        ["seven", "zeven"], ["eight", "acht"], ["nine", "negen"], ["ten", "tien"],
    ]
}
