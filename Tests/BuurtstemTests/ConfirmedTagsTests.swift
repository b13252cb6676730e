import Foundation
import Programme
import Records
import Stories
import Testing

@testable import Buurtstem

/// What coders confirmed becomes rows to learn from.
@Suite("Confirmed tags")
struct ConfirmedTagsTests {
    private static let folder = URL(
        filePath: Program.project + "/Questionnaires/Codebooks/positieve-gezondheid")

    private static func story(
        _ texts: [String], codes: [String]?, valence: Valence = .helps, language: String = "nl"
    ) throws -> ReleasableStory {
        var about = StoryAbout(
            origin: .interview, teller: .resident, language: language, consent: StoryConsent(keeps: true))
        about.approvals = [.init(account: "a", week: 1)]
        let story = Story(
            id: .random(), neighbourhood: "west", round: nil, week: Week(number: 2_960), state: .approved, author: nil,
            about: about)
        let source = StoryTag.Source(week: 1, codebook: "b 1")
        let tags = texts.indices.flatMap { number in
            (codes ?? []).map {
                StoryTag(passage: number, code: $0, voice: .coder, coder: "a", value: 1, source: source)
            }
                + (codes == nil
                    ? []
                    : [
                        StoryTag(
                            passage: number, code: StoryTag.valence, voice: .coder, coder: "a",
                            value: StoryTag.value(valence), source: source)
                    ])
        }
        let passages = texts.enumerated().map {
            StoryPassage(number: $0, text: $1, about: .init(role: $0 == 1 ? .interviewer : .teller))
        }
        return try #require(ReleasableStory(story, passages: passages, tags: tags))
    }

    @Test("Only what a teller said and a person decided is learned from, by codes of the codebook, in one order")
    func rows() throws {
        let codebook = try CodebookFolder.codebook(in: Self.folder)
        let told = try Self.story(["Samen eten.", "En u?"], codes: ["meedoen", "zorgzame-buurt", "vervallen"])
        let old = try Self.story(["Iets."], codes: ["vervallen"])
        let undecided = try Self.story(["Niets."], codes: nil)
        let passages = ConfirmedTags.passages([told, old, undecided], codebook: codebook)
        let one = try #require(passages.first { $0.story == told.id.text })
        #expect(passages.count == 2 && one.text == "Samen eten." && one.valence == .helps)
        #expect(one.themes == ["zorgzame-buurt"] && one.dimensions == ["meedoen"])
        let none = try #require(passages.first { $0.story == old.id.text })
        #expect(none.codes.isEmpty && none.valence == .none)
        let lines = try ConfirmedTags.lines(passages)
        let again = try ConfirmedTags.lines(ConfirmedTags.passages([undecided, old, told], codebook: codebook))
        #expect(lines == again)
        var seen: Set<String> = []
        let read = try CodedPassage.read(lines, file: "x", codebook: codebook, seen: &seen)
        #expect(read == passages)
    }

    @Test(
        "Stories in a language without cues and stems are not learned from as if they were Dutch",
        arguments: ["tr", "ar", ""])
    func languages(language: String) throws {
        let codebook = try CodebookFolder.codebook(in: Self.folder)
        let told = try ["nl", "en", language].map {
            try Self.story(["Birlikte yemek."], codes: ["meedoen"], language: $0)
        }
        let stories = ConfirmedTags.passages(told, codebook: codebook).map(\.story)
        #expect(Set(stories) == Set(told.prefix(2).map(\.id.text)))
    }

    @Test("Stories are read beside the codebook's own passages, and the digest of what is learned from tells which")
    func beside() throws {
        let stories = try (0..<3).map { try Self.story(["Wij zitten bij de papegaaien \($0)."], codes: ["meedoen"]) }
        func read(_ stories: [ReleasableStory]) throws -> CodebookFolder {
            let book = try CodebookFolder.codebook(in: Self.folder)
            return try CodebookFolder(
                reading: Self.folder, stories: try ConfirmedTags.lines(ConfirmedTags.passages(stories, codebook: book)))
        }
        let (none, two, three) = (try read([]), try read(Array(stories.prefix(2))), try read(stories))
        #expect(three.passages.count == none.passages.count + 3 && two.passages.count == none.passages.count + 2)
        #expect(!two.passages.contains { $0.story == stories[2].id.text })
        // The digest names what a model was made of.
        #expect(Set([none, two, three].map(\.digest)).count == 3)
        let bare = try CodebookFolder(reading: Self.folder)
        #expect(none.digest == bare.digest)
    }
}
