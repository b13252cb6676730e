import ArgumentParser
import Foundation

/// Where things are: options that every command on a service takes.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File with settings (JSON); see docs/settings.md.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Folder that holds Templates/ and Questionnaires/.", valueName: "folder"))
    var root: String?

    @Option(help: ArgumentHelp("Folder for everything the service writes.", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("File of the keys, when it is not in the data folder.", valueName: "file"))
    var keys: String?

    /// The settings, these options counting most.
    func settings(and more: [SettingName: String] = [:]) async throws -> Settings {
        var flags = more
        flags[.root] = root
        flags[.data] = data
        flags[.keys] = keys
        return try await Settings.read(
            file: config ?? ProcessInfo.processInfo.environment["BUURTSTEM_CONFIG"],
            environment: ProcessInfo.processInfo.environment, flags: flags)
    }
}

/// Ends a command with a sentence on standard error and status 1.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
