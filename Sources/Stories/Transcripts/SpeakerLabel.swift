/// Who speaks in a passage. The numbers are stored.
package enum SpeakerRole: Int, Sendable, Codable, CaseIterable {
    /// Whose story it is.
    case teller = 0
    /// Asks; what is asked gets no tags.
    case interviewer = 1
    /// Somebody else who is there: a partner, an interpreter. Gets no tags either.
    case other = 2
}

/// What stands before a turn: `I:`, `Mevrouw Jansen:`, `[00:01:02] R:`.
struct SpeakerLabel {
    let label: String
    /// Where the words begin.
    let words: Int

    private static let longest = 40
    private static let mostWords = 4
    /// Signs that stand in no label.
    private static let signs = ",;!?\"()"

    private static let interviewers: Set<String> = [
        "i", "int", "interviewer", "interviewster", "v", "vraag", "q", "onderzoeker", "researcher", "vragensteller",
    ]
    private static let tellers: Set<String> = [
        "r", "resp", "respondent", "respondente", "a", "antwoord", "verteller", "b", "bewoner", "p", "participant",
        "deelnemer", "teller", "mantelzorger", "cliënt", "client",
    ]
    private static let others: Set<String> = ["tolk", "partner", "dochter", "zoon", "interpreter"]

    /// What a label alone says of who speaks; nil for a name.
    static func role(of label: String) -> SpeakerRole? {
        // `R1` and `Interviewer 2` are what they are without their number.
        var bare = label.lowercased()
        while let last = bare.last, last.isNumber || last == " " || last == "." { bare.removeLast() }
        if interviewers.contains(bare) { return .interviewer }
        if tellers.contains(bare) { return .teller }
        return others.contains(bare) ? .other : nil
    }

    /// Which labels of a text are speakers: usual ones, and those that come back.
    static func speakers(among labels: [String]) -> Set<String> {
        var uses: [String: Int] = [:]
        for label in labels { uses[label, default: 0] += 1 }
        return Set(uses.filter { $0.value > 1 || role(of: $0.key) != nil }.map(\.key))
    }

    /// A name that a file gives, as a label that is read back: `Bakker, Ina (extern)` is `Bakker Ina extern`.
    static func fitting(_ name: String) -> String {
        let words = name.split { $0.isWhitespace || signs.contains($0) || ":*_".contains($0) }.prefix(mostWords)
        guard let first = words.first?.unicodeScalars.first else { return "" }
        let label = (first.properties.isAlphabetic ? "" : "Spreker ") + words.joined(separator: " ")
        return String(label.prefix(longest / 2)).trimmed
    }

    /// Reads the label at the beginning of a line; nil when there is none.
    init?(_ text: StoryText, _ line: Range<Int>) {
        var start = Self.behindTime(text, line)
        let end = min(line.upperBound, start + Self.longest)
        guard let colon = text.scalars[start..<end].firstIndex(of: ":"), colon > start else { return nil }
        // `12:30 uur` and `http://` are no speakers.
        let next = colon + 1
        guard next == line.upperBound || text.scalars[next].properties.isWhitespace || text.scalars[next] == "*" else {
            return nil
        }
        while start < colon, "*_-–• \t".unicodeScalars.contains(text.scalars[start]) { start += 1 }
        let label = text[text.trimmed(start..<colon)].filter { $0 != "*" && $0 != "_" }
        guard let first = label.unicodeScalars.first, first.properties.isAlphabetic,
            label.split(separator: " ").count <= Self.mostWords, !label.contains(where: { Self.signs.contains($0) })
        else { return nil }
        self.label = label
        var words = next
        while words < line.upperBound, text.scalars[words].properties.isWhitespace || text.scalars[words] == "*" {
            words += 1
        }
        self.words = words
    }

    /// Passes over `[00:01:02]`, `(00:01)` or `00:01:02.3` at the beginning of a line.
    static func behindTime(_ text: StoryText, _ line: Range<Int>) -> Int {
        let marks: Set<Unicode.Scalar> = ["[", "]", "(", ")", ".", ",", ":", "-", "#", " ", "\t"]
        var index = line.lowerBound
        var (digits, colons) = (0, 0)
        while index < line.upperBound, text.scalars[index].isDigit || marks.contains(text.scalars[index]) {
            digits += text.scalars[index].isDigit ? 1 : 0
            colons += text.scalars[index] == ":" ? 1 : 0
            index += 1
        }
        return digits >= 3 && colons >= 1 ? index : line.lowerBound
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
