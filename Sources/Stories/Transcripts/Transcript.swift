/// A text divided into turns: who speaks, and where the words of each paragraph stand.
package struct Transcript: Sendable, Equatable {
    /// Somebody who speaks, as the text calls them; the label is empty in a text without speakers.
    package struct Speaker: Sendable, Equatable {
        package let label: String
        package let role: SpeakerRole
    }

    package let speakers: [Speaker]
    /// Paragraphs in order: the number of who speaks, and a range of the text without the label.
    package let paragraphs: [(speaker: Int, range: Range<Int>)]

    package static func == (left: Transcript, right: Transcript) -> Bool {
        left.speakers == right.speakers && left.paragraphs.map(\.speaker) == right.paragraphs.map(\.speaker)
            && left.paragraphs.map(\.range) == right.paragraphs.map(\.range)
    }

    /// No conversation has more.
    private static let mostSpeakers = 100

    /// Recognises turns in a text.
    ///
    /// A label counts when it is a usual one (`I:`, `R2:`), comes back, or stands before every line; `Let op: …` once in a
    /// story is no speaker.
    package init(_ text: StoryText) {
        let lines = text.lines.map { (range: $0, label: SpeakerLabel(text, $0)) }
        let found = lines.compactMap { $0.label?.label }
        // Where every line has one, and not all the same, all are: two voices that each speak once.
        let isWhole = found.count == lines.count { !text.trimmed($0.range).isEmpty } && Set(found).count > 1
        let labelled = isWhole ? Set(found) : SpeakerLabel.speakers(among: found)
        // A list of hundreds of words with a colon is no conversation.
        let known = labelled.count > Self.mostSpeakers ? [] : labelled
        let isSpeaker = { (label: String) in known.contains(label) }
        let hasSpeakers = !known.isEmpty
        let hasBlankLines = lines.contains { text.trimmed($0.range).isEmpty }

        var labels = hasSpeakers ? [] : [""]
        var paragraphs: [(speaker: Int, range: Range<Int>)] = []
        var isOpen = false
        for line in lines {
            let words = text.trimmed(line.range)
            guard !words.isEmpty else {
                isOpen = false
                continue
            }
            if let found = line.label, isSpeaker(found.label) {
                let number = labels.firstIndex(of: found.label) ?? labels.count
                if number == labels.count { labels.append(found.label) }
                paragraphs.append((number, text.trimmed(found.words..<line.range.upperBound)))
                isOpen = true
            } else if isOpen, hasSpeakers || hasBlankLines, let last = paragraphs.last {
                let start = last.range.isEmpty ? words.lowerBound : last.range.lowerBound
                paragraphs[paragraphs.count - 1].range = start..<words.upperBound
            } else {
                // Words before the first label are the teller's.
                if labels.isEmpty { labels.append("") }
                let start = SpeakerLabel.behindTime(text, words)
                paragraphs.append((paragraphs.last?.speaker ?? 0, text.trimmed(start..<words.upperBound)))
                isOpen = true
            }
        }
        self.paragraphs = paragraphs.filter { !$0.range.isEmpty }
        speakers = Self.roles(labels, text, self.paragraphs)
    }

    /// Gives each label a role: what it says itself; else who mostly asks is the interviewer.
    private static func roles(
        _ labels: [String], _ text: StoryText, _ paragraphs: [(speaker: Int, range: Range<Int>)]
    ) -> [Speaker] {
        let known = labels.map { SpeakerLabel.role(of: $0) }
        var asked = [(questions: Int, turns: Int)](repeating: (0, 0), count: labels.count)
        for paragraph in paragraphs {
            asked[paragraph.speaker].turns += 1
            if text.scalars[paragraph.range].last == "?" { asked[paragraph.speaker].questions += 1 }
        }
        let hasInterviewer = known.contains(.interviewer)
        let asker =
            hasInterviewer
            ? nil
            : asked.indices.filter { known[$0] == nil && labels.count > 1 }
                .filter { asked[$0].questions * 2 > asked[$0].turns }.max { asked[$0].questions < asked[$1].questions }
        return labels.enumerated().map { number, label in
            Speaker(label: label, role: known[number] ?? (number == asker ? .interviewer : .teller))
        }
    }
}
