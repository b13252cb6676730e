import ArgumentParser
import Foundation
import Programme
import RecordsSQLite
import Releases

/// `buurtstem release work`: carries one order out for the service, in a process of its own that gives way to all others.
///
/// Not for people: they have `release make`. The order comes in on standard input; how far it is, and at the end the answer,
/// go out as lines of JSON.
struct ReleaseWorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Carry out an order of the service (used by serve).", shouldDisplay: false)

    struct Input: Codable {
        let order: ReleaseOrder
        /// The service's own settings, by the names of ``SettingName``.
        let settings: [String: String]
        let root: String
    }

    /// One line of the output.
    enum Line: Codable {
        case progress(ReleaseProgress)
        case answer(ReleaseAnswer)
    }

    func run() async throws {
        // The line of the form server comes first.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 15)
        let input = try JSONDecoder().decode(Input.self, from: FileHandle.standardInput.readDataToEndOfFile())
        let flags = input.settings.compactMap { name, value in SettingName(rawValue: name).map { ($0, value) } }
        let settings = try await Settings.read(
            file: nil, environment: [:], flags: Dictionary(uniqueKeysWithValues: flags))
        let opened = try OpenedStore.open(settings, mayCreate: false)
        let maker = try ReleaseMaker(opened, root: input.root)
        let answer = await maker.carryOut(input.order) { progress in
            // Whoever asked is gone when nobody reads: then nothing is to be made either.
            (try? Self.write(.progress(progress))) != nil
        }
        await opened.store.close()
        try Self.write(.answer(answer))
    }

    private static func write(_ line: Line) throws {
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(line) + Data("\n".utf8))
    }
}
