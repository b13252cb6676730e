import ArgumentParser
import Records
import RecordsSQLite

/// `buurtstem verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute every digest, count and sum of what is stored.",
        discussion: """
            Names each damaged response, by its random id, and never any content. May be run while the service runs. \
            Ends with status 1 when something is damaged.
            """)

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        let report = try await refusing { () async throws in try await opened.store.verify() }
        await opened.store.close()
        for damage in report.damage { print(damage.sentence) }
        print("\(report.responses) responses looked at, \(report.damage.count) faults found.")
        if !report.isSound { throw ExitCode(1) }
    }
}
