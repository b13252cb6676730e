import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite

/// `buurtstem backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make a sealed back-up of everything that is stored.",
        discussion: """
            The file is encrypted and authenticated with the back-up key, read back and checked before it gets its \
            name, and of no use without the key file; keep that elsewhere. May be run while the service runs.

            When something stored is damaged, the back-up is made all the same, its name ends in -damaged, no sound one is \
            removed for it, and the command ends with status 1.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Folder to write to; the setting backupFolder when absent.", valueName: "folder"))
    var to: String?

    @Option(help: "Back-ups to keep in that folder; older ones are removed.")
    var keep: Int?

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep takes a number from 1.") }
    }

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        let receipt = try await refusing {
            try await opened.store.backUp(
                to: to ?? opened.backupFolder, name: BackupName.at(Date().timeIntervalSince1970, zone: opened.zone),
                keep: keep ?? opened.backupsKept)
        }
        await opened.store.close()
        for damage in receipt.damage { print(damage.sentence) }
        print("\(receipt.path): \(receipt.responses) responses, \(receipt.bytes) bytes, read back whole.")
        guard receipt.damage.isEmpty else {
            print("What is stored is damaged in \(receipt.damage.count) places (above); no sound back-up was removed.")
            throw ExitCode(1)
        }
    }
}

/// Names of back-ups: the moment they were made, so that they sort by age.
enum BackupName {
    /// `2026-11-21-0304-05`, in the programme's time zone.
    /// - Parameter seconds: since 1970.
    static func at(_ seconds: Double, zone: TimeZone) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = "yyyy-MM-dd-HHmm-ss"
        return formatter.string(from: Date(timeIntervalSince1970: seconds))
    }
}
