import ArgumentParser
import Programme
import Records
import RecordsSQLite

/// `buurtstem verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute every digest, count and sum of what is stored.",
        discussion: """
            Names each damaged response, by its random id, and never any content. Goes over the audit log too, and says \
            how it ends: written down elsewhere, that shows later whether the whole log was put back to an earlier state. \
            May be run while the service runs. Ends with status 1 when something is damaged.
            """)

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        let report = try await refusing { () async throws in try await opened.store.verify() }
        await opened.store.close()
        for damage in report.damage { print(damage.sentence) }
        print("\(report.responses) responses looked at, \(report.damage.count) faults found.")
        if report.originals > 0 { print("\(report.originals) texts that lie apart looked at.") }
        if report.audit.count > 0 {
            print("The audit log has \(report.audit.count) entries and ends with \(report.audit.mark).")
        }
        if !report.isSound { throw ExitCode(1) }
    }
}
