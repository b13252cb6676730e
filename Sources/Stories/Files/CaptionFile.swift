/// Captions as recognisers write them: WebVTT (W3C, with `<v Name>` voices) and SubRip.
enum CaptionFile {
    /// The words of captions, one line for each turn; any other text as it is.
    static func text(of text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
        let isVTT = lines.first.map { $0 == "WEBVTT" || $0.hasPrefix("WEBVTT ") } ?? false
        guard isVTT || lines.contains(where: isTiming) && Int(lines.first { !$0.isEmpty } ?? "") != nil else {
            return text
        }
        return written(turns(of: captions(in: lines)))
    }

    /// One line of a caption.
    private struct Piece {
        var voice: String?
        var words: String
        /// Milliseconds of silence before its caption; nil for a line that goes on within one.
        let pause: Int?
    }

    private struct Turn {
        let voice: String
        var words: String
    }

    private static func captions(in lines: [String]) -> [Piece] {
        var pieces: [Piece] = []
        var isWords = false
        var pause: Int?
        var ended: Int?
        for line in lines {
            if line.isEmpty {
                isWords = false
            } else if isTiming(line) {
                let times = line.split(separator: "-->", maxSplits: 1).map(milliseconds)
                pause = ended.map { max(0, (times.first ?? $0) - $0) } ?? 0
                ended = times.last
                isWords = true
            } else if isWords {
                let (voice, words) = spoken(line)
                guard !words.isEmpty else { continue }
                pieces.append(Piece(voice: voice, words: words, pause: pause))
                pause = nil
            }
        }
        return pieces
    }

    /// Who speaks from a line on is told by its voice, or by the label that it begins with.
    private static func turns(of captions: [Piece]) -> [Turn] {
        let pieces = labelled(captions)
        var turns: [Turn] = []
        for piece in pieces {
            // A caption without a voice goes on with who spoke before, and a second line with its own caption.
            let isDash = ["- ", "– ", "— "].contains { piece.words.hasPrefix($0) }
            if let last = turns.last, piece.voice == nil || piece.voice == last.voice, !isDash,
                !(piece.pause.map { isFull(last.words, before: $0) } ?? false)
            {
                turns[turns.count - 1].words += " " + piece.words
            } else {
                turns.append(Turn(voice: piece.voice ?? turns.last?.voice ?? "", words: piece.words))
            }
        }
        return turns
    }

    /// Labels at the beginning of lines as voices, where there are no voices; `Let op: …` once is none.
    private static func labelled(_ captions: [Piece]) -> [Piece] {
        guard captions.allSatisfy({ $0.voice == nil }) else { return captions }
        let texts = captions.map { StoryText(kept: $0.words) }
        let labels = texts.map { SpeakerLabel($0, 0..<$0.scalars.count) }
        let speakers = SpeakerLabel.speakers(among: labels.compactMap { $0?.label })
        return zip(captions, zip(texts, labels)).compactMap { caption, found in
            guard let label = found.1, speakers.contains(label.label) else { return caption }
            var piece = caption
            piece.voice = label.label
            piece.words = found.0[label.words..<found.0.scalars.count]
            return piece
        }
    }

    /// A paragraph ends with a sentence, or with a silence, once it is long enough to be read as one; where a recogniser
    /// writes no full stops at all, when it is longer than that.
    private static func isFull(_ words: String, before pause: Int) -> Bool {
        let count = words.count
        return count > 400 && ".!?…".contains(words.last ?? " ") || count > 150 && pause >= 3_000 || count > 600
    }

    /// A line for each turn, each with who speaks.
    private static func written(_ turns: [Turn]) -> String {
        turns.map { turn in
            let label = SpeakerLabel.fitting(turn.voice)
            return (label.isEmpty ? "" : label + ": ") + turn.words
        }.joined(separator: "\n\n")
    }

    /// `00:01:02.500` or `01:02,500`, with whatever stands behind it.
    private static func milliseconds(_ time: Substring) -> Int {
        let parts = time.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }.split { ":.,".contains($0) }
        let numbers = parts.map { Int($0) ?? 0 }
        guard let thousandths = numbers.last else { return 0 }
        return numbers.dropLast().reduce(0) { min($0, 1_000_000) * 60 + $1 } * 1_000 + thousandths
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
                voice = String(tag.drop { !$0.isWhitespace }).trimmed
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
