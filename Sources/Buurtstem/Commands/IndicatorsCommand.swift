import ArgumentParser
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
            let entries = try LedgerFile.near(folder, .indicator)?.ledger.entries ?? [:]
            for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
                print("\(name)\t\(entry.accepted)\t\(entry.words.first ?? "")")
            }
        }
    }

    /// `buurtstem indicators accept`
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Note the wording of new indicators, and of new translations.",
            discussion: """
                An indicator that was accepted with other words, in whatever language, is refused: give it a new bs:indicator. Only before any \
                round asked it may the words still change: say --reword NAME then. Answers that were given on the old \
                words keep serve from serving the new ones.
                """)

        @Argument(help: ArgumentHelp("Folder of the questionnaires.", valueName: "folder"))
        var folder = "Questionnaires"

        @Option(help: ArgumentHelp("Accept other words for this indicator; may be given again.", valueName: "name"))
        var reword: [String] = []

        func run() throws {
            try LedgerFile.accept(.indicator, in: folder, reword: Set(reword))
        }
    }
}
