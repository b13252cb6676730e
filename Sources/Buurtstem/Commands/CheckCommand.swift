import ArgumentParser
import Foundation
import Site
import XForms

/// `buurtstem check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check questionnaires (ODK XForms) and language files.",
        discussion: """
            Prints a line for each thing found: file:line:column: error|warning|note: what is wrong; how to mend it. \
            An error: it cannot run as meant. A warning: other tools refuse it, or \
            it is not offered here, and says so. A note: advice.

            A folder with the words of the screens, such as Templates/Languages, is checked too: each text that a language \
            misses is named.

            Core indicators, and what people agree to, are held against the wordings that were accepted before: the files \
            indicators.json and consents.json beside the questionnaire, or in the folder above (buurtstem indicators, \
            buurtstem consents).

            Ends with status 0 when there is no error, and 1 when there is one or a file cannot be read.
            """)

    @Argument(help: ArgumentHelp("Files, or folders whose .xml files are checked.", valueName: "path"))
    var paths: [String]

    @Option(help: "Language of the report: nl or en.")
    var language = "nl"

    @Option(help: ArgumentHelp("Folder that holds Questionnaires/, for the schema in it.", valueName: "folder"))
    var root: String?

    func validate() throws {
        guard ["nl", "en"].contains(language) else { throw ValidationError("--language takes nl or en.") }
    }

    func run() throws {
        let schema = try QuestionnaireSchema.find(root: root)
        if schema == nil { Self.warn("the schema Questionnaires/Schemas/xforms.rng is not here; say --root to use it") }
        var isSound = true
        let languages = paths.filter(Self.holdsLanguages)
        for folder in languages {
            for fault in try Languages.faults(folder: URL(filePath: folder)) {
                print("error: \(fault)")
                isSound = false
            }
        }
        for file in try paths.filter({ !languages.contains($0) }).flatMap(QuestionnaireFile.all(at:)) {
            guard let questionnaire = try? QuestionnaireFile.read(file) else {
                let fault = Fault.unreadable(Self.tooLarge)
                print("\(file):1:1: \(fault.severity): \(fault.message[language]); \(fault.repair[language])")
                isSound = false
                continue
            }
            let report = FormCheck.report(
                questionnaire.content, schema: schema, ledgers: try LedgerFile.all(near: questionnaire.folder),
                beside: questionnaire.beside)
            for line in report.lines(file: file, language: language) { print(line) }
            if report.hasErrors { isSound = false }
        }
        if !isSound { throw ExitCode(1) }
    }

    private static let tooLarge = Bilingual(
        dutch: "het mag niet worden gelezen, of is groter dan 8 MB",
        english: "it may not be read, or is larger than 8 MB")

    /// Whether a path is the folder of the languages of the screens.
    private static func holdsLanguages(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: URL(filePath: path).appending(path: "nl.json").path)
    }

    private static func warn(_ words: String) {
        FileHandle.standardError.write(Data("buurtstem check: \(words)\n".utf8))
    }
}
