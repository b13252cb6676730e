import ArgumentParser
import Foundation
import Programme

/// `buurtstem keys`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Show which keys there are, or renew them.",
        discussion: """
            Without the key file nothing that is stored can be read: drafts, responses and back-ups. Keep a copy of it \
            apart from the database and its back-ups (print it, or put it in a safe), and again after each renewal. \
            Whoever has both the keys and the database can read all.
            """,
        subcommands: [Show.self, Rotate.self], defaultSubcommand: Show.self)

    /// `buurtstem keys show`
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the ids and purposes of the keys, never the keys themselves.")

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let file = try await place.settings().keyFile
            let ring = try await refusing { try file.load() }
            for key in ring.keys {
                let state = ring.current(key.purpose).id == key.id ? "current" : "replaced, still opens what it sealed"
                print("\(String(key.id, radix: 16))  \(key.purpose.rawValue)  made \(key.made)  \(state)")
            }
            print("The keys lie in \(file.path). Keep a copy of that file apart from the database.")
        }
    }

    /// `buurtstem keys rotate`
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a new key for a purpose; the old one stays, to open what it sealed.",
            discussion: """
                Restart the service afterwards. Forms that people have open must then be sent once more; what they \
                typed is kept on the page. Make a new copy of the key file.
                """)

        @OptionGroup var place: PlaceOptions

        @Argument(help: "data, code, digest, backup or letter; all of them when none is named.")
        var purposes: [KeyPurpose] = []

        func run() async throws {
            let settings = try await place.settings()
            let file = settings.keyFile
            let week = Week(of: Date(), in: try settings.zone())
            let renewed = purposes.isEmpty ? KeyPurpose.allCases : Array(Set(purposes))
            try await refusing {
                let ring = try file.load()
                try file.replace(with: try ring.rotated(renewed, made: week))
            }
            let names = renewed.map(\.rawValue).sorted().joined(separator: ", ")
            print("New keys for: \(names). Restart the service, and make a new copy of \(file.path).")
        }
    }
}

extension KeyPurpose: ExpressibleByArgument {}
