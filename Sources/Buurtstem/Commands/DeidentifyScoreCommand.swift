import ArgumentParser
import Stories

/// `buurtstem deidentify score`
struct DeidentifyScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Measure on marked passages what leaks and what is masked without need.",
        discussion: """
            A passage a line, with identifiers marked as {type:text}, such as {person:Roos}; ⏎ stands for a line end and \
            # starts a comment. A passage leaks when some letter or digit of a person, phone, id number, postcode or \
            address in it stays readable. Prints counts only, or with --details what stayed and what went without need.
            """)

    @Argument(help: ArgumentHelp("File of marked passages.", valueName: "file"))
    var file: String

    @Flag(help: "Also print each thing that leaks or is masked without need: they are words of the passages.")
    var details = false

    @OptionGroup var written: WrittenLanguage

    @Option(help: ArgumentHelp("Folder that holds Questionnaires/.", valueName: "folder"))
    var root: String?

    func run() throws {
        let deidentifier = Deidentifier(lists: try RunTimeFolder.nameLists(root: root))
        var score = DeidentificationScore()
        for passage in try MarkedPassage.read(file) {
            score.add(passage, deidentifier.deidentify(passage.text, in: written.language))
        }
        if details {
            for leak in score.leaks { print("\(file):\(leak.line): stays: \(leak.text)") }
            for word in score.needless { print("\(file):\(word.line): masked: \(word.text)") }
        }
        for line in score.lines { print(line) }
    }
}
