import Foundation
import Programme
import Records
import Stories

/// What coders confirmed in the stories of a service, as the tagger learns from it: without names, after a person's yes.
enum ConfirmedTags {
    /// Passages that a person decided about, in the languages that the tagger has cues and stems for; codes that the codebook
    /// does not have any more are left out.
    static func passages(_ stories: [ReleasableStory], codebook: Codebook) -> [CodedPassage] {
        let themes = Set(codebook.codes(of: .theme))
        let dimensions = Set(codebook.codes(of: .dimension))
        let told = stories.filter { TextLanguage(rawValue: $0.language) != nil }
        return told.sorted { $0.id.text < $1.id.text }.flatMap { story in
            story.passages.enumerated().compactMap { number, passage -> CodedPassage? in
                guard passage.role == .teller, let coding = passage.coding else { return nil }
                let (themes, dimensions) = (
                    coding.codes.filter(themes.contains), coding.codes.filter(dimensions.contains)
                )
                return CodedPassage(
                    id: "\(story.id.text)-\(number)", text: passage.text, themes: themes, dimensions: dimensions,
                    valence: themes.isEmpty && dimensions.isEmpty ? .none : coding.valence ?? .none,
                    story: story.id.text)
            }
        }
    }

    /// The same passages give the same bytes.
    static func lines(_ passages: [CodedPassage]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try passages.reduce(into: Data()) { lines, passage in
            lines += try encoder.encode(passage) + Data("\n".utf8)
        }
    }
}
