import ArgumentParser
import Foundation
import Stories

/// `buurtstem deidentify`
struct DeidentifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deidentify",
        abstract: "Take names and other identifiers out of texts, or measure how well that goes.",
        subcommands: [DeidentifyFileCommand.self, DeidentifyScoreCommand.self],
        defaultSubcommand: DeidentifyFileCommand.self)
}

/// `buurtstem deidentify --input … --output …`
struct DeidentifyFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Take names and other identifiers out of texts.",
        discussion: """
            Reads a file with a line {"id": "…", "text": "…"} for each text, and writes a line {"id", "text", "spans"} \
            for each: the text with placeholders such as [persoon-1], and what was replaced, with its place in the input \
            counted in Unicode scalars. A line may say its language: {"id": "…", "text": "…", "language": "de"}. The result \
            holds what was replaced: keep it as apart as the input. See docs/deidentification.md for what is found and what is not.
            """)

    @Option(help: ArgumentHelp("File of texts, a line of JSON each.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("File to write; it appears when all is done.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Names known beforehand: {\"persons\": [], \"streets\": [], \"places\": [], \"institutions\": [], \"others\": []}.",
            valueName: "file"))
    var known: String?

    @OptionGroup var written: WrittenLanguage

    @Option(help: ArgumentHelp("Folder that holds Questionnaires/.", valueName: "folder"))
    var root: String?

    func run() throws {
        let names = try known.map(Self.names) ?? .none
        let deidentifier = Deidentifier(lists: try RunTimeFolder.nameLists(root: root))
        let writer = try LineWriter(path: output)
        try StoryLines.read(input) { story in
            let language = story.language ?? written.language
            try writer.write(
                DeidentifiedLine(id: story.id, deidentifier.deidentify(story.text, known: names, in: language)))
        }
        try writer.finish()
    }

    private static func names(_ file: String) throws -> KnownNames {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal("\(file): there is no such file that can be read")
        }
        do {
            return try JSONDecoder().decode(KnownNames.self, from: data)
        } catch {
            throw Refusal("\(file): this is no list of known names; write {\"persons\": [\"…\"], \"streets\": [\"…\"]}")
        }
    }
}

/// In which language texts stand, for the commands that take names out.
struct WrittenLanguage: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Language of texts that do not say theirs, such as nl, en, de, tr; in de a capital tells no name.",
            valueName: "code"),
        transform: { written in
            guard let code = ToldLanguage.code(written) else {
                throw ValidationError("This is no code that is known; \(ToldLanguage.repair).")
            }
            return code
        })
    var language = "nl"
}
