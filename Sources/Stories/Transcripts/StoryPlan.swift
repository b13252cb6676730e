/// How a story's words are divided and what of them is taken out: places in the original and no word of it.
package struct StoryPlan: Sendable, Equatable, Codable {
    /// One speaker's turn, or a paragraph of it: what gets tags.
    package struct Passage: Sendable, Equatable, Codable {
        package var start: Int
        package var end: Int
        package var role: SpeakerRole
        /// Number of the speaker in ``StoryPlan/speakers``.
        package var speaker: Int

        package var range: Range<Int> { start..<end }
    }

    /// Somebody who speaks. The label may be a name: it stays with the original.
    package struct Speaker: Sendable, Equatable, Codable {
        package var label: String
        package var role: SpeakerRole
    }

    /// Words that a placeholder stands for.
    package struct Mask: Sendable, Equatable, Codable {
        package var start: Int
        package var end: Int
        package var type: IdentifierType
        /// The same number is the same person, street or place within the story.
        package var number: Int
        /// Put there by a person.
        package var isAdded: Bool
        /// Taken away again by a person.
        package var isUndone: Bool

        package var range: Range<Int> { start..<end }
        package var placeholder: String { "[\(type.placeholderWord)-\(number)]" }
    }

    package var speakers: [Speaker]
    package var passages: [Passage]
    /// In the order of the text, never overlapping.
    package var masks: [Mask]

    package init(speakers: [Speaker] = [], passages: [Passage] = [], masks: [Mask] = []) {
        self.speakers = speakers
        self.passages = passages
        self.masks = masks
    }

    /// Divides a text by its turns and paragraphs; nothing is masked yet.
    package init(dividing text: StoryText) {
        let transcript = Transcript(text)
        let speakers = transcript.speakers.map { Speaker(label: $0.label, role: $0.role) }
        self.init(
            speakers: speakers,
            passages: transcript.paragraphs.map {
                Passage(
                    start: $0.range.lowerBound, end: $0.range.upperBound, role: speakers[$0.speaker].role,
                    speaker: $0.speaker)
            })
    }

    /// Whether it fits a text: nothing outside it, nothing overlapping.
    package func fits(_ text: StoryText) -> Bool {
        func areInOrder(_ ranges: [Range<Int>]) -> Bool {
            zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
                && (ranges.last?.upperBound ?? 0) <= text.scalars.count
        }
        return areInOrder(passages.map(\.range)) && areInOrder(masks.map(\.range))
    }
}

// MARK: - Correcting the division

extension StoryPlan {
    /// Says who a speaker is, for all of their passages.
    package mutating func setRole(_ role: SpeakerRole, ofSpeaker number: Int) {
        guard speakers.indices.contains(number) else { return }
        speakers[number].role = role
        for index in passages.indices where passages[index].speaker == number { passages[index].role = role }
    }

    /// Says who speaks in one passage.
    package mutating func setRole(_ role: SpeakerRole, ofPassage number: Int) {
        guard passages.indices.contains(number) else { return }
        passages[number].role = role
    }

    /// Makes one of a passage and the one before it.
    package mutating func joinToPrevious(_ number: Int) {
        guard number > 0, passages.indices.contains(number) else { return }
        passages[number - 1].end = passages[number].end
        passages.remove(at: number)
    }

    /// Whether nothing but blanks stands between a passage and the one before it: a label there may be a name, and is in no
    /// passage that was looked at.
    package func joinsCleanly(_ number: Int, in text: StoryText) -> Bool {
        guard number > 0, passages.indices.contains(number) else { return false }
        return text.scalars[passages[number - 1].end..<passages[number].start].allSatisfy(\.properties.isWhitespace)
    }

    /// Makes two of a passage, at one of the places that ``sentenceStarts(of:in:)`` gives.
    package mutating func split(_ number: Int, at place: Int, in text: StoryText) {
        guard passages.indices.contains(number), sentenceStarts(of: number, in: text).contains(place) else { return }
        var second = passages[number]
        passages[number].end = text.trimmed(second.start..<place).upperBound
        second.start = place
        passages.insert(second, at: number + 1)
    }

    /// Where sentences or lines begin inside a passage, but for the first; in a sentence without an end also places every
    /// twenty words. Never within what is masked.
    package func sentenceStarts(of number: Int, in text: StoryText) -> [Int] {
        guard passages.indices.contains(number) else { return [] }
        let range = passages[number].range
        var starts: [Int] = []
        var isAfterEnd = false
        for index in range {
            let scalar = text.scalars[index]
            if scalar == "\n" || ".!?…".unicodeScalars.contains(scalar) {
                isAfterEnd = true
            } else if isAfterEnd, scalar.properties.isWhitespace || "”\"’')".unicodeScalars.contains(scalar) {
                continue
            } else if isAfterEnd {
                // `3.5` and `n.v.t.` go on without a blank.
                if index > range.lowerBound, text.scalars[index - 1].properties.isWhitespace { starts.append(index) }
                isAfterEnd = false
            }
        }
        let ends = starts + [range.upperBound]
        starts += zip([range.lowerBound] + starts, ends).flatMap { Self.places($0..<$1, in: text) }
        return starts.sorted().filter { start in
            !masks.contains { !$0.isUndone && $0.start < start && start < $0.end }
        }
    }

    /// Where every twentieth word of a sentence begins that is longer than forty; its last ten stay together.
    private static func places(_ sentence: Range<Int>, in text: StoryText) -> [Int] {
        let words = sentence.filter { index in
            !text.scalars[index].properties.isWhitespace
                && (index == sentence.lowerBound || text.scalars[index - 1].properties.isWhitespace)
        }
        guard words.count > 40 else { return [] }
        return stride(from: 20, through: words.count - 10, by: 20).map { words[$0] }
    }
}
