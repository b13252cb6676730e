import Foundation
import Logging
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Buurtstem
@testable import Site

/// `buurtstem tagger train --stories` on the data of a service, as somebody at a terminal runs it.
@Suite("Training on a service's stories")
struct TrainingOnStoriesTests {
    private static let note = AuditNote(at: 1, actor: .service, action: .storyEntered)

    private static func open(_ program: Program) throws -> SQLiteStore {
        var options = StoreOptions(
            folder: program.data, keys: try KeyFile(path: program.data + "/keys.json").load())
        options.minimumFreeBytes = 0
        return try SQLiteStore.open(options)
    }

    /// A codebook of one theme and one dimension with passages that tell them apart.
    private static func codebook(in folder: URL) throws {
        func words(_ text: String) -> String { #"{"nl": "\#(text)", "en": "\#(text)"}"# }
        func code(_ id: String, _ axis: String) -> String {
            #"{"id": "\#(id)", "axis": "\#(axis)", "name": \#(words(id)), "definition": \#(words(id)), "examples": []}"#
        }
        let book = """
            {"id": "klein", "version": "3", "title": \(words("Klein")), "valences": [], "borderRules": [],
             "codes": [\(code("buur", "theme")), \(code("slaap", "dimension"))]}
            """
        let passages = (0..<80).map { number in
            let isNight = number % 2 == 0
            let text =
                isNight ? "Ik lig de hele nacht wakker, nacht \(number)." : "De buurvrouw bracht soep, pan \(number)."
            return """
                {"id": "p\(number)", "text": "\(text)", "persona": "t\(number / 8)", "register": "standard", \
                "language": "nl", "themes": [\(isNight ? "" : "\"buur\"")], "dimensions": [\(isNight ? "\"slaap\"" : "")], \
                "valence": "\(isNight ? "hinders" : "helps")"}
                """
        }
        let files = [
            "codebook.json": book, "cues/buur.txt": "[general]\nbuurvrouw, soep\n",
            "cues/slaap.txt": "[general]\nnacht, wakker\n", "variants.txt": "nie = niet\n",
            "passages-01.jsonl": passages.joined(separator: "\n"),
        ]
        try FileManager.default.createDirectory(
            at: folder.appending(path: "cues"), withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    }

    /// A story with a person's yes, whose one passage was decided to be of the theme.
    private static func story(_ store: SQLiteStore, language: String = "nl") async throws -> StoryID {
        let text = StoryText(cleaning: "R: Onze papegaai zingt met de overburen.")
        let words = StoryWords(text: text, plan: StoryPlan(dividing: text))
        let about = StoryAbout(
            origin: .interview, teller: .resident, language: language, consent: StoryConsent(keeps: true))
        let story = Story(
            id: .random(), neighbourhood: "noord", round: nil, week: Week(number: 2_960), author: .random(),
            about: about)
        #expect(try await store.enter(story, words, in: .everywhere, noting: note) == .done)
        var opened = try #require(try await store.story(story.id, in: .everywhere))
        opened.state = .reviewing
        opened.about.answers = Dictionary(uniqueKeysWithValues: ReviewQuestion.allCases.map { ($0, false) })
        let passage = StoryPassage(number: 0, text: words.plan.masked(0, of: text), about: .init(role: .teller))
        #expect(try await store.open(opened, words, [passage], proposals: [], in: .everywhere, noting: note) == .done)
        let coder = AccountID.random()
        let decision = PassageDecision(
            passage: 0, revision: 1, coder: coder, isBlind: false,
            values: ["buur": 1, "valence": StoryTag.value(.helps)], isDoubtful: false, week: story.week,
            codebook: "klein 3")
        #expect(try await store.decide(decision, of: story.id, in: .everywhere, noting: note) == .done)
        var done = try #require(try await store.story(story.id, in: .everywhere))
        done.state = .approved
        done.about.approvals = [.init(account: coder.text, week: story.week.number)]
        #expect(try await store.save(done, in: .everywhere, noting: note) == .done)
        return story.id
    }

    @Test("The model lies with the service's data and goes before the codebook's; what is gone is in no later one")
    func training() async throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try await program.serving().status == 0)
        let folder = URL(filePath: program.home + "/codebook")
        try Self.codebook(in: folder)
        var store = try Self.open(program)
        let place = NeighbourhoodProfile(neighbourhood: Neighbourhood(id: "noord", name: "Noord"), municipality: "")
        #expect(try await store.save([place], in: .everywhere, noting: Self.note))
        var ids: [StoryID] = []
        for _ in 0..<6 { ids.append(try await Self.story(store)) }
        let foreign = try await Self.story(store, language: "tr")
        await store.close()

        func train() async throws -> (Program.Ending, String) {
            let ending = try await Program.end(
                of: program.start([
                    "tagger", "train", "--stories", "--use", "--codebook", folder.path, "--data", program.data,
                    "--root", program.root,
                ]))
            let name = try String(contentsOfFile: program.data + "/models/model.txt", encoding: .utf8)
            return (ending, name.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let (first, name) = try await train()
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("6 passages of 6 stories were confirmed by coders."))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/model.txt"), "nothing goes into the codebook")
        let again = try await train()
        #expect(again.1 == name, "the same stories give the same model")

        // What the service looks up at its next start.
        func model() async throws -> String {
            let tools = StoryTools(
                root: Program.project, models: program.data + "/models",
                reader: ChildIntake(root: Program.project, executable: Program.path, logger: .init(label: "test")))
            let proposals = try await tools.propose(["Onze papegaai zingt met de overburen."])
            #expect(proposals.identity.codebook == "klein" && proposals.all[0].themes == ["buur"])
            return proposals.identity.model
        }
        #expect(name.contains(try await model()))

        store = try Self.open(program)
        for id in ids.prefix(2) { #expect(try await store.erase(id, in: .everywhere, noting: Self.note) == .done) }
        await store.close()
        let (later, other) = try await train()
        #expect(later.output.contains("4 passages of 4 stories were confirmed by coders."), "\(later.output)")
        #expect(other != name)
        let bytes = try Data(contentsOf: URL(filePath: program.data + "/models/" + other))
        for id in ids + [foreign] { #expect(bytes.range(of: Data(id.text.utf8)) == nil) }
        #expect(bytes.range(of: Data("papegaai".utf8)) == nil, "what fewer than five stories tell is in no model")
        #expect(other.contains(try await model()))
    }
}
