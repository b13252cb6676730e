import Foundation

/// A story as it may go out: its identifiers taken out, reviewed by a person, with who said what about it.
///
/// As a line of JSON:
///
///     {"id":"…","neighbourhood":"noord","round":"T0","teller":"bewoner","text":"…","reviewed":true,"consent":true,
///      "codings":[{"start":0,"end":12,"voice":"coder","codes":["zorgzame-buurt"],"valence":"helps"}],
///      "quotes":[{"start":0,"end":12}]}
///
/// Offsets count Unicode scalars of `text`.
package struct CodedStory: Sendable, Hashable, Decodable {
    /// Who gave a tag; the three voices stay apart.
    package enum Voice: String, Sendable, Hashable, Decodable, CaseIterable {
        case teller, machine, coder
    }

    package struct Coding: Sendable, Hashable, Decodable {
        package let start: Int
        package let end: Int
        package let voice: Voice
        /// Themes and dimensions.
        package let codes: [String]
        /// `helps`, `hinders`, `both` or `none`.
        package let valence: String?

        package init(start: Int, end: Int, voice: Voice, codes: [String], valence: String?) {
            (self.start, self.end, self.voice, self.codes, self.valence) = (start, end, voice, codes, valence)
        }
    }

    /// A passage whose teller allowed it to be quoted.
    package struct Quote: Sendable, Hashable, Decodable {
        package let start: Int
        package let end: Int

        package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }
    }

    package let id: String
    package let neighbourhood: String?
    package let round: String?
    package let teller: String?
    package let text: String
    /// A person has read it and let it go.
    package let reviewed: Bool
    /// Its teller agreed to what is done with it.
    package let consent: Bool?
    package let codings: [Coding]
    package let quotes: [Quote]?

    /// A story of the store, which holds none but those that a person let go, with consent.
    package init(
        id: String, neighbourhood: String?, round: String?, teller: String?, text: String, codings: [Coding],
        quotes: [Quote]
    ) {
        (self.id, self.neighbourhood, self.round, self.teller, self.text) = (id, neighbourhood, round, teller, text)
        (self.codings, self.quotes, reviewed, consent) = (codings, quotes, true, true)
    }

    /// Reads stories, one on each line.
    /// - Throws: `DatasetFault` naming the line; also for a story that nobody reviewed or agreed to, for tags of a machine
    ///   alone, and for offsets beyond the text.
    package static func read(_ bytes: [UInt8], name: String) throws(DatasetFault) -> [CodedStory] {
        var stories: [CodedStory] = []
        var ids: Set<String> = []
        for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            let place = "\(name):\(number + 1)"
            guard let story = try? JSONDecoder().decode(CodedStory.self, from: Data(line)) else {
                throw DatasetFault(place, "this is no story", repair: "write it as docs/datasets.md says")
            }
            guard story.reviewed else {
                throw DatasetFault(
                    place, "nobody has reviewed this story", repair: "a story goes out after a person's yes")
            }
            guard story.consent == true else {
                throw DatasetFault(
                    place, "it does not say that its teller agreed (\"consent\": true)",
                    repair: "leave it out when nobody asked")
            }
            guard ids.insert(story.id).inserted else {
                throw DatasetFault(place, "a story with this id is there already", repair: "leave one of them out")
            }
            let length = story.text.unicodeScalars.count
            let spans = story.codings.map { ($0.start, $0.end) } + (story.quotes ?? []).map { ($0.start, $0.end) }
            guard spans.allSatisfy({ 0 <= $0 && $0 < $1 && $1 <= length }) else {
                throw DatasetFault(
                    place, "a passage lies outside the text", repair: "count offsets in Unicode scalars of the text")
            }
            stories.append(story)
        }
        return stories
    }
}

extension CodedStory {
    /// The words between two offsets.
    func words(_ start: Int, _ end: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(start).prefix(end - start)))
    }
}
