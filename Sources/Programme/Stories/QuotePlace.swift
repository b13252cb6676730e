/// Where a piece of a story stands.
package struct QuotePlace: Sendable, Hashable, Codable {
    package let story: StoryID
    package let passage: Int

    package init(story: StoryID, passage: Int) {
        self.story = story
        self.passage = passage
    }

    /// As a form sends it: `00a1…-3`; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let story = StoryID(text: String(parts[0])), let passage = Int(parts[1]) else {
            return nil
        }
        self.init(story: story, passage: passage)
    }

    package var text: String { "\(story.text)-\(passage)" }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let place = QuotePlace(text: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no such place"))
        }
        self = place
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
