import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Site

/// `buurtstem account`
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Show who of the staff may log in, or let somebody in again who is locked out.",
        discussion: """
            For the last administrator who lost password or app; everybody else asks an administrator. What is done here \
            stands in the audit log. May be run while the service runs.
            """,
        subcommands: [List.self, Reset.self], defaultSubcommand: List.self)

    /// `buurtstem account list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every account: its login, state, roles and neighbourhoods.")

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
            let accounts = try await refusing { try await opened.store.accounts(in: .everywhere) }
            await opened.store.close()
            for account in accounts.sorted(by: { $0.login.text < $1.login.text }) {
                let roles = account.roles.sorted.map(\.rawValue).joined(separator: ",")
                print("\(account.login.text)  \(account.state)  \(roles)  \(account.scope.words)  \(account.name)")
            }
            print("\(accounts.count) accounts.")
        }
    }

    /// `buurtstem account reset`
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a one-time link with which somebody chooses a new password and couples a new app.",
            discussion: """
                The account's sessions end. With --administrator it also becomes an active administrator of all \
                neighbourhoods, for when no administrator is left; a privacy officer cannot become one. The link works for \
                a day, once.
                """)

        @OptionGroup var place: PlaceOptions

        @Option(help: ArgumentHelp("The name that the person logs in with.", valueName: "name"))
        var login: String

        @Flag(help: "Make the account an administrator of all neighbourhoods as well.")
        var administrator = false

        func run() async throws {
            let settings = try await place.settings()
            let opened = try OpenedStore.open(settings, mayCreate: false)
            let desk = AccountDesk(store: opened.store, keys: opened.keys, now: Int64(Date().timeIntervalSince1970))
            let offer = try await refusing { try await desk.reset(login, makesAdministrator: administrator) }
            await opened.store.close()
            print("For \(offer.name), once, within a day:")
            print(StaffAddress.begin(origin: try settings.addressOfService(), code: offer.code))
        }
    }
}

extension Scope {
    /// For the terminal.
    fileprivate var words: String {
        switch self {
        case .everywhere: "everywhere"
        case .neighbourhoods(let slugs): slugs.sorted().joined(separator: ",")
        }
    }
}
