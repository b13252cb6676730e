import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Stories

/// `buurtstem tagger`
struct TaggerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tagger",
        abstract: "Make the model that proposes tags, and measure it.",
        discussion: """
            A codebook folder holds codebook.json (codes and their definitions), cues/CODE.txt (words that point to a code), \
            variants.txt (spoken and dialect forms) and passages-*.jsonl (coded passages). To add a code: add it to \
            codebook.json, write cues for it, code passages with it, and train. See docs/tagging.md.
            """,
        subcommands: [Train.self, Measure.self])

    /// `buurtstem tagger train`
    struct Train: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "train", abstract: "Train a model on a codebook's passages and on confirmed tags.",
            discussion: """
                Prints a cross-validation report: each teller's passages are judged by models that saw nothing of that \
                teller. The same files always give the same model, bit by bit. A feature counts only when five stories \
                have it; a story that is no longer there is in no later model. The model is a new file named after \
                its codebook version and its digest; it never takes the place of another.
                """)

        @OptionGroup var codebook: CodebookOptions

        @Option(
            help: ArgumentHelp(
                "File of passages with tags that coders confirmed: lines as in passages-*.jsonl, with \"story\". Repeat for more.",
                valueName: "file"))
        var confirmed: [String] = []

        @Flag(
            help: """
                Learn too from what coders confirmed in the stories of the service: those with a person's yes, as they are now.
                """)
        var stories = false

        @OptionGroup var place: PlaceOptions

        @Option(
            help: ArgumentHelp(
                "Folder for the model (default: the codebook's; with --stories `models` in the data folder).",
                valueName: "folder"))
        var output: String?

        @Flag(help: "Make it the model in use: write its name into model.txt of that folder.")
        var use = false

        func run() async throws {
            let folder = try CodebookFolder(
                reading: codebook.folder, confirmed: confirmed.map { URL(filePath: $0) },
                stories: stories ? try await told() : Data())
            let training = try TaggerTraining(folder)
            let shelf = ModelShelf(folder: try await home())
            let file = try shelf.add(training.model)
            if use { try shelf.use(file) }
            for line in training.report.lines { print(line) }
            print("Model: \(file.path) (\(training.model.ids.count) features)")
        }

        /// Where the model goes. One that learned from a service's stories belongs to the service: in its data folder.
        private func home() async throws -> URL {
            if let output { return URL(filePath: output) }
            guard stories else { return codebook.folder }
            let folder = URL(filePath: try await place.settings().modelFolder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return folder
        }

        private func told() async throws -> Data {
            let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
            let stories = try await refusing { try await opened.store.releasableStories(in: .everywhere) }
            await opened.store.close()
            let passages = ConfirmedTags.passages(stories, codebook: try CodebookFolder.codebook(in: codebook.folder))
            print(
                "\(passages.count) passages of \(Set(passages.map(\.storyKey)).count) stories were confirmed by coders."
            )
            return try ConfirmedTags.lines(passages)
        }
    }

    /// `buurtstem tagger measure`
    struct Measure: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "measure", abstract: "Compare a model's proposals with coded passages it was not trained on.",
            discussion: """
                Prints F1, precision, recall, Cohen's kappa and Krippendorff's alpha per code, micro-F1 of themes and of \
                dimensions, kappa of the valence, and the calibration error (ten bins).
                """)

        @Option(help: ArgumentHelp("Coded passages: lines as in passages-*.jsonl.", valueName: "file"))
        var input: String

        @OptionGroup var codebook: CodebookOptions

        @Option(
            help: ArgumentHelp("Another model than the one that model.txt of the codebook names.", valueName: "file"))
        var model: String?

        func run() throws {
            let book = try CodebookFolder.codebook(in: codebook.folder)
            let passages = try CodedPassage.read(file: URL(filePath: input), codebook: book)
            let measured = try TaggerMeasurement(Tagger(try codebook.model(model).model), passages, codebook: book)
            for line in measured.lines { print(line) }
        }
    }
}
