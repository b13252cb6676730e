import ArgumentParser

/// `buurtstem settings`
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Print every setting with its standard and its meaning (docs/settings.md).")

    func run() {
        print(SettingsPage.markdown, terminator: "")
    }
}
