import ArgumentParser
import Foundation
import Stories

/// `buurtstem tag`
struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Propose themes, dimensions and valence for passages; a person decides.",
        discussion: """
            Reads a line {"id": "…", "text": "…"} for each passage, best with names taken out (buurtstem deidentify), and \
            writes a line {"id", "themes", "dimensions", "valence", "evidence", "confidence", "valenceConfidence", \
            "model"} for each. Evidence is the words that led to a tag: "start" and "end" count Unicode scalars of the \
            text, "weight" is what they add to its score. Confidence is a probability from 0 to 1 for each code, proposed \
            or not. How often it is right, per code: docs/tagging.md.

            Nothing is written when a line cannot be read: the place and the repair are named.
            """)

    @Option(help: ArgumentHelp("File of passages, a line of JSON each.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("File to write; it appears when all is done.", valueName: "file"))
    var output: String

    @OptionGroup var codebook: CodebookOptions

    @Option(help: ArgumentHelp("Another model than the one that model.txt of the codebook names.", valueName: "file"))
    var model: String?

    func run() throws {
        guard URL(filePath: input).standardizedFileURL != URL(filePath: output).standardizedFileURL else {
            throw Refusal("\(output): is the file that is read; name another for the tags")
        }
        let (model, identity) = try codebook.model(model)
        let tagger = try Tagger(model)
        let writer = try LineWriter(path: output)
        try StoryLines.read(input) { story in
            try writer.write(TaggedLine(id: story.id, tagger.propose(story.text), by: identity))
        }
        try writer.finish()
    }
}
