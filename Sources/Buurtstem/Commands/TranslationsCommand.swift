import ArgumentParser
import Foundation
import XForms

/// `buurtstem translations`
struct TranslationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translations",
        abstract: "Who has read which translation, and signing for one.",
        discussion: """
            A translation counts as "not yet read by a native speaker" until somebody who speaks the language from home \
            has read all of it and signs by name. When a text changes, the signature no longer holds. The states stand in \
            translations.json beside each questionnaire and in Templates.
            """,
        subcommands: [List.self, Sign.self], defaultSubcommand: List.self)

    /// `buurtstem translations list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Print the state of every translation.")

        @Argument(help: ArgumentHelp("Folders of questionnaires, or Templates.", valueName: "folder"))
        var folders = ["Questionnaires", "Templates"]

        func run() throws {
            for texts in try folders.flatMap(TranslatedTexts.all(at:)) {
                for one in try texts.states() { print("\(texts.folder): \(one.language): \(one.status.sentence)") }
            }
        }
    }

    /// `buurtstem translations sign`
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Sign for a translation that you have read.",
            discussion: """
                Sign only for a language that you speak from home, after reading every text of it. Your name stands in the \
                file and is printed for whoever opens a collection.
                """)

        @Argument(help: ArgumentHelp("Folder of the questionnaire, or Templates.", valueName: "folder"))
        var folder: String

        @Option(help: "Code of the language, such as tr.")
        var language: String

        @Option(help: "Your name.")
        var reader: String

        func validate() throws {
            guard reader.count(where: \.isLetter) > 1 else {
                throw ValidationError("--reader takes the name of the person who read the translation.")
            }
        }

        func run() throws {
            let found = try TranslatedTexts.all(at: folder)
            guard found.count == 1, let texts = found.first else {
                throw Refusal("\(folder): name the folder of one questionnaire, or Templates")
            }
            let name = reader.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let today = Date().formatted(.iso8601.year().month().day())
            try texts.sign(language, reader: name, date: today)
            print("\(texts.folder): \(language): read by \(name) on \(today)")
        }
    }
}
