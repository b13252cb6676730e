import ArgumentParser
import Foundation
import XForms

/// `buurtstem indicators`
struct IndicatorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators",
        abstract: "The wording that belongs to each core indicator, and accepting a new one.",
        discussion: """
            Rounds are compared by the name of an indicator (bs:indicator), so a name belongs to one wording. The file \
            indicators.json in the folder of the questionnaires says which; check and serve hold every questionnaire \
            against it.
            """,
        subcommands: [List.self, Accept.self], defaultSubcommand: List.self)

    /// `buurtstem indicators list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Print every accepted indicator, since when, and its question.")

        @Argument(help: ArgumentHelp("Folder of the questionnaires.", valueName: "folder"))
        var folder = "Questionnaires"

        func run() throws {
            for (name, entry) in try IndicatorFile.near(folder)?.ledger.entries.sorted(by: { $0.key < $1.key }) ?? [] {
                print("\(name)\t\(entry.accepted)\t\(entry.words.first ?? "")")
            }
        }
    }

    /// `buurtstem indicators accept`
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Note the wording of new indicators, and of changed translations.",
            discussion: """
                An indicator that was accepted with other words is refused: give it a new bs:indicator. Only before any \
                round asked it may the words still change: say --reword NAME then. Answers that were given on the old \
                words keep serve from serving the new ones.
                """)

        @Argument(help: ArgumentHelp("Folder of the questionnaires.", valueName: "folder"))
        var folder = "Questionnaires"

        @Option(help: ArgumentHelp("Accept other words for this indicator; may be given again.", valueName: "name"))
        var reword: [String] = []

        func run() throws {
            var file =
                try IndicatorFile.near(folder)
                ?? IndicatorFile(path: folder + "/" + IndicatorLedger.fileName, ledger: IndicatorLedger())
            let today = Date().formatted(.iso8601.year().month().day())
            var refused = false
            for path in try QuestionnaireFile.all(at: folder) {
                let questionnaire = try QuestionnaireFile.read(path)
                for wording in FormCheck.indicators(questionnaire.content, beside: questionnaire.beside) {
                    switch file.ledger.status(of: wording) {
                    case .same: file.ledger.accept(wording, on: today)
                    case .reworded(let words) where !reword.contains(wording.indicator):
                        let fault = Fault.rewordedIndicator(wording, before: words)
                        print("\(path): \(fault.message["en"]); \(fault.repair["en"])")
                        refused = true
                    case .unknown, .reworded, .retranslated:
                        file.ledger.accept(wording, on: today)
                        print("\(path): \(wording.indicator): accepted")
                    }
                }
            }
            try file.write()
            if refused { throw ExitCode(1) }
        }
    }
}
