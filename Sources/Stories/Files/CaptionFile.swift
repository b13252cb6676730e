/// Captions as recognisers write them: WebVTT (W3C, with `<v Name>` voices) and SubRip.
enum CaptionFile {
    /// The words of captions, one line for each turn; any other text as it is.
    static func text(of text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
        let isVTT = lines.first.map { $0 == "WEBVTT" || $0.hasPrefix("WEBVTT ") } ?? false
        guard isVTT || lines.contains(where: isTiming) && Int(lines.first { !$0.isEmpty } ?? "") != nil else {
            return text
        }
        var turns: [(voice: String, words: String)] = []
        var isWords = false
        var isNew = true
        for line in lines {
            if line.isEmpty {
                isWords = false
            } else if isTiming(line) {
                (isWords, isNew) = (true, true)
            } else if isWords {
                let (voice, words) = spoken(line)
                guard !words.isEmpty else { continue }
                // A caption without a voice goes on with who spoke before, and a second line with its own caption.
                if let last = turns.indices.last, voice == nil || voice == turns[last].voice,
                    !isFull(turns[last], isNew)
                {
                    turns[last].words += " " + words
                } else {
                    turns.append((voice ?? turns.last?.voice ?? "", words))
                }
                isNew = false
            }
        }
        return turns.map { ($0.voice.isEmpty ? "" : $0.voice + ": ") + $0.words }.joined(separator: "\n\n")
    }

    /// Without voices, a paragraph ends with a sentence once it is long enough to be read as one.
    private static func isFull(_ turn: (voice: String, words: String), _ isNew: Bool) -> Bool {
        turn.voice.isEmpty && isNew && turn.words.count > 400 && ".!?".contains(turn.words.last ?? " ")
    }

    private static func isTiming(_ line: String) -> Bool {
        guard let arrow = line.firstRange(of: "-->") else { return false }
        let start = String(line[..<arrow.lowerBound]).trimmed
        return start.count >= 5 && start.allSatisfy { $0.isNumber || ":.,".contains($0) }
    }

    /// Voice and words of a line, without its marks.
    private static func spoken(_ line: String) -> (voice: String?, words: String) {
        var voice: String?
        var words = ""
        var rest = line[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            words += rest[..<open]
            let tag = rest[rest.index(after: open)..<close]
            if tag.hasPrefix("v ") || tag.hasPrefix("v.") {
                voice = String(tag.drop { !$0.isWhitespace }).trimmed.replacing(":", with: "")
            }
            rest = rest[rest.index(after: close)...]
        }
        words += rest
        for (code, sign) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&"),
        ] {
            words = words.replacing(code, with: sign)
        }
        return (voice.flatMap { $0.isEmpty ? nil : $0 }, words.trimmed)
    }
}
