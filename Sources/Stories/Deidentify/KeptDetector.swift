/// What stays whatever it looks like: placeholders of an earlier run, sayings and brands of several words.
enum KeptDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where passage.tokens[index].kind == .word && findings.isFree(index) {
            if let match = passage.lists.phrases.match(passage.tokens, at: index, wanted: [.kept, .people]) {
                findings.keep(index..<match.end)
            }
        }
    }

    /// Keeps placeholders, also before what was given at entry.
    static func placeholders(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices where passage.tokens[index].mark == 0x5B {
            if let end = placeholder(passage, from: index) { findings.keep(index..<end) }
        }
    }

    private static let words = Set(IdentifierType.allCases.map { WordHash.key(of: $0.placeholderWord) })
    private static let mail = WordHash.key(of: "e")

    /// `[persoon-1]`, `[e-mail-2]`.
    private static func placeholder(_ passage: Passage, from index: Int) -> Int? {
        var position = index + 1
        guard words.contains(passage[position].key) || passage[position].key == mail else { return nil }
        while position < index + 7 {
            if passage[position].mark == 0x5D { return position + 1 }
            position += 1
        }
        return nil
    }
}
