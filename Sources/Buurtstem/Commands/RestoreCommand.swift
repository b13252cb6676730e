import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite

/// `buurtstem restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring a back-up back into an empty data folder.",
        discussion: """
            The whole back-up is checked before anything appears: a damaged, shortened or foreign file is refused. \
            Responses that were withdrawn after the back-up was made are erased again, by the tombstone journals: the \
            tombstones.txt that lies beside the back-up, and those given with --journal; give every copy that survived. \
            Responses whose months are over are erased too.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("The back-up.", valueName: "file"))
    var from: String

    @Option(
        help: ArgumentHelp("A tombstone journal of the lost service; may be given more than once.", valueName: "file"))
    var journal: [String] = []

    @Flag(help: "Restore also when something in the back-up is damaged, as far as it can be read.")
    var damaged = false

    func run() async throws {
        let settings = try await place.settings()
        let beside = StoreOptions.journal(beside: from)
        let journals = journal + [beside].compactMap(\.self)
        let today = Day(of: Date(), in: try settings.zone())
        let receipt = try await refusing {
            let options = StoreOptions(folder: settings.dataFolder, keys: try settings.keyFile.load())
            return try SQLiteStore.restore(
                from, options: options, journals: journals, allowingDamage: damaged, on: today)
        }
        if let beside { print("The tombstone journal beside the back-up was read: \(beside)") }
        if journals.isEmpty {
            print("No tombstone journal lay beside the back-up and none was given: who withdrew since then is back.")
        }
        print("\(receipt.responses) responses are back; \(receipt.erased) withdrawn ones were erased again.")
        for damage in receipt.damage { print(damage.sentence) }
        if receipt.over > 0 { print("\(receipt.over) whose months are over were erased.") }
        if !receipt.damage.isEmpty { throw ExitCode(1) }
    }
}
