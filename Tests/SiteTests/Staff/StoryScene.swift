import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

/// Stories in the store of a site under test, and the steps of entering and reviewing one on its pages.
enum StoryScene {
    static let words = """
        I: Hoe gaat het met u, mevrouw Dekkers?
        R: Mijn buurvrouw Fatima brengt elke week soep. Zonder haar had ik niemand, we eten samen en lachen.
        I: En verder?
        R: Ik slaap slecht en heb veel pijn in mijn knie. Ik kom het huis niet meer uit.
        """

    /// A story as far as a state, with one passage of each speaker.
    static func story(
        _ site: SiteUnderTest, in place: String, by author: StaffUnderTest.Person?, _ state: StoryState,
        text: String = "R: Samen koken helpt mij.\n\nI: Ja?"
    ) async throws -> StoryID {
        let text = StoryText(cleaning: text)
        let note = AuditNote(at: 1, actor: .service, action: .storyEntered)
        var about = StoryAbout(
            origin: author == nil ? .ownStory : .interview, teller: .resident, language: "nl",
            consent: StoryConsent(keeps: true))
        if state.isOpen {
            about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        }
        let story = Story(
            id: .random(), neighbourhood: place, round: nil, week: site.office.clock.week,
            state: state.isOpen ? .naming : state, author: author?.account.id, about: about)
        let words = StoryWords(text: text, plan: StoryPlan(dividing: text))
        #expect(try await site.store.enter(story, words, in: .everywhere, noting: note) == .done)
        guard state.isOpen else { return story.id }
        var opened = try #require(try await site.store.story(story.id, in: .everywhere))
        opened.state = state
        let passages = words.plan.passages.indices.map {
            StoryPassage(
                number: $0, text: words.plan.masked($0, of: text), about: .init(role: words.plan.passages[$0].role))
        }
        #expect(
            try await site.store.open(opened, words, passages, proposals: [], in: .everywhere, noting: note) == .done)
        return story.id
    }

    /// Facts about a story as somebody fills them in.
    static func facts(_ changes: [String: String] = [:], agreed: [String] = ["keeps"]) -> [(String, String)] {
        let fields = [
            "buurt": "oost", "ronde": "", "verteller": "resident", "verteltaal": "nl", "leeftijd": "nee", "opname": "",
            "namen": "Dekkers",
        ].merging(changes) { $1 }
        return fields.map { ($0.key, $0.value) } + agreed.map { ("akkoord", $0) }
    }
}

extension Browser.Screen {
    /// The form with this button alone, to be submitted.
    func box(_ button: String) -> Browser.Screen {
        let forms = html.components(separatedBy: "<form ").dropFirst().map { "<form " + $0 }
        let form = forms.first { $0.contains("value=\"\(button)\"") && $0.contains("</form>") } ?? ""
        let end = form.range(of: "</form>")?.upperBound ?? form.endIndex
        return Browser.Screen(status: status, path: path, html: String(form[..<end]), headers: headers)
    }
}
