import ArgumentParser

/// `buurtstem`: the service and everything that is done to it by hand.
@main
struct BuurtstemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buurtstem",
        abstract: "Questionnaires and stories of neighbourhoods, without names.",
        discussion: """
            Every command ends with status 0 when all is well, 1 when something was found or refused (the text says \
            what), and 64 when the command itself was not understood.
            """,
        subcommands: [
            ServeCommand.self, CheckCommand.self, InspectCommand.self, TranscriptCommand.self, VerifyCommand.self,
            BackupCommand.self,
            RestoreCommand.self,
            RetentionCommand.self, KeysCommand.self, CodesCommand.self, AccountCommand.self, TranslationsCommand.self,
            IndicatorsCommand.self, ConsentsCommand.self, SettingsCommand.self, DeidentifyCommand.self,
            AnonymiseCommand.self, RiskCommand.self, DatasetCommand.self, TablesCommand.self,
            ReleaseCommand.self, DemoCommand.self, TagCommand.self, TaggerCommand.self,
        ])
}
