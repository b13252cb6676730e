import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Releases

/// `buurtstem release`
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Give data out of the programme, keep account of it, and make it again.",
        discussion: """
            Three tiers: tables (the only ones that may be called anonymous; for anybody), a research file (one row for \
            each response or person, k-anonymous, for a named researcher or municipality under conditions), and \
            pseudonymised data (inside the programme only). Every release is recorded in the database and in the audit \
            log, and a new one is made so that nobody can be told apart by who holds it beside all earlier ones. See \
            docs/releases.md. May be run while the service runs.
            """,
        subcommands: [
            ReleaseMakeCommand.self, List.self, Remake.self, Told.self, Deleted.self, ReleaseWorkCommand.self,
        ],
        defaultSubcommand: List.self)

    /// `buurtstem release list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every release: what it is, who has it, and where it stands.")

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
            let releases = try await refusing { try await opened.store.releases(in: .everywhere) }
            await opened.store.close()
            let today = Day(of: Date(), in: opened.zone)
            for release in releases { print(ReleaseLines.line(release, on: today, in: opened.zone)) }
            print("\(releases.count) releases.")
        }
    }

    /// `buurtstem release remake`
    struct Remake: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a release again, bit by bit.",
            discussion: """
                The file is written only when it is the same as then. When answers in it were withdrawn since, it cannot \
                be made again: make a new release, and tell whoever has the old one.
                """)

        @OptionGroup var place: PlaceOptions

        @Argument(help: ArgumentHelp("Number of the release.", valueName: "number"))
        var number: Int

        @Option(help: ArgumentHelp("Where the ZIP goes.", valueName: "file"))
        var output: String

        func run() async throws {
            let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
            let outcome = try await releasing {
                try await ReleaseMaker(opened, root: place.root).remake(
                    number, to: output, in: .everywhere, noting: .command(.releaseRemade))
            }
            await opened.store.close()
            switch outcome {
            case .same(let release): print("\(output): the same as release \(number) (\(release.outcome.digest))")
            case .withdrawn(let count):
                throw Refusal(
                    "release \(number) cannot be made again: \(count) of its answers or stories were withdrawn since; make a new one"
                )
            case .differs(let then, let now):
                throw Refusal(
                    "release \(number) cannot be made again bit by bit: "
                        + "\(ReleaseObstacle.differs(then: then, now: now).sentence); the file that went out stays as it is"
                )
            }
        }
    }

    /// `buurtstem release told`
    struct Told: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note that whoever has a release was told of the answers and stories withdrawn until now.")

        @OptionGroup var place: PlaceOptions

        @Argument(help: ArgumentHelp("Number of the release.", valueName: "number"))
        var number: Int

        func run() async throws {
            let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
            let outcome = try await refusing {
                try await opened.store.noteTold(
                    number, in: .everywhere, noting: .command(.releaseToldOfWithdrawals))
            }
            await opened.store.close()
            try ReleaseLines.say(outcome, of: number, wrong: "nothing was withdrawn that they were not told of")
        }
    }

    /// `buurtstem release deleted`
    struct Deleted: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note that whoever had a release said that the data are gone.")

        @OptionGroup var place: PlaceOptions

        @Argument(help: ArgumentHelp("Number of the release.", valueName: "number"))
        var number: Int

        func run() async throws {
            let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
            let outcome = try await refusing {
                try await opened.store.noteDeleted(
                    number, on: Day(of: Date(), in: opened.zone), in: .everywhere, noting: .command(.releaseDeleted))
            }
            await opened.store.close()
            try ReleaseLines.say(outcome, of: number, wrong: "it is noted already, or these are tables, which may stay")
        }
    }
}

extension AuditNote {
    /// What somebody with the keys did at the terminal, now.
    static func command(_ action: AuditAction) -> AuditNote {
        AuditNote(at: Int64(Date().timeIntervalSince1970), actor: .command, action: action)
    }
}

extension ReleaseMaker {
    /// - Throws: `Refusal` when the hierarchies are nowhere.
    init(_ opened: OpenedStore, root: String?) throws {
        let path = "Questionnaires/Hierarchies"
        guard let folder = RunTimeFolder.find(path, root: root) else {
            throw Refusal("\(path) is not here; say --root FOLDER, the folder that holds Questionnaires/")
        }
        self.init(stores: ReleaseStores(opened.store), hierarchies: folder, zone: opened.zone)
    }
}

/// Runs the making of a release; a refusal ends the command with its sentences.
func releasing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do { return try await body() } catch let refusal as ReleaseRefusal {
        throw Refusal(refusal.sentences.joined(separator: "\n"))
    }
}
