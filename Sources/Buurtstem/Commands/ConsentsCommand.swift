import ArgumentParser
import XForms

/// `buurtstem consents`
struct ConsentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consents",
        abstract: "The words that belong to each consent version, and accepting a new one.",
        discussion: """
            A response keeps the version of the consent (bs:consent-version), so a version belongs to one text: purpose, \
            notice, the sentence one agrees to and how long answers are kept, in every language. The file consents.json \
            in the folder of the questionnaires says which; check and serve hold every questionnaire against it.
            """,
        subcommands: [List.self, Accept.self], defaultSubcommand: List.self)

    /// `buurtstem consents list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Print every accepted consent version, since when, and its languages.")

        @Argument(help: ArgumentHelp("Folder of the questionnaires.", valueName: "folder"))
        var folder = "Questionnaires"

        func run() throws {
            let entries = try LedgerFile.near(folder, .consent)?.ledger.entries ?? [:]
            for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
                print("\(name)\t\(entry.accepted)\t\(entry.translations.keys.sorted().joined(separator: " "))")
            }
        }
    }

    /// `buurtstem consents accept`
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Note the words of new consent versions, and of new translations.",
            discussion: """
                Other words under a known version are refused: give a new bs:consent-version. Only before anybody has \
                agreed to it may the words still change: say --reword NAME then, such as --reword zes-kanten/2026-4. \
                Answers that were given on the old words keep serve from serving the new ones.
                """)

        @Argument(help: ArgumentHelp("Folder of the questionnaires.", valueName: "folder"))
        var folder = "Questionnaires"

        @Option(help: ArgumentHelp("Accept other words for this version; may be given again.", valueName: "name"))
        var reword: [String] = []

        func run() throws {
            try LedgerFile.accept(.consent, in: folder, reword: Set(reword))
        }
    }
}
