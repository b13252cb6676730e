import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Releases

/// `buurtstem release make`
struct ReleaseMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make a release and record it.",
        discussion: """
            Writes one ZIP with the data, a codebook and a risk sheet. Answers of a week that is not over count only where \
            nobody can answer any more. With --preview nothing is made: it says what would be coarsened, left out and \
            held back.

              buurtstem release make --questionnaire buurt-en-gezondheid --round T0 --tier research-file \\
                --recipient "Universiteit" --kind researcher --purpose "Gezondheid en contact in de buurt" \\
                --accepted 2027-02-01 --expires 2028-02-01 --pin bs_buurt=0 --output uitgifte.zip
              buurtstem release make --questionnaire buurt-en-gezondheid --round T0 --tier tables --recipient "Gemeente" \\
                --kind municipality --purpose "Cijfers voor de raad" --by bs_buurt --distribution gezondheid --output cijfers.zip
            """)

    @OptionGroup var place: PlaceOptions
    @OptionGroup(title: "What") var what: ReleaseWhat
    @OptionGroup(title: "For whom") var whom: ReleaseWhom
    @OptionGroup(title: "Protection (research file)") var how: ReleaseHow
    @OptionGroup(title: "Tables") var counted: ReleaseCounted

    @Flag(help: "Only say what would be done.")
    var preview = false

    @Option(help: ArgumentHelp("Where the ZIP goes.", valueName: "file"))
    var output: String?

    func validate() throws {
        guard preview || output != nil else { throw ValidationError("--output is missing; or ask for a --preview.") }
        try whom.check()
        try how.check()
    }

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        do {
            try await make(opened)
            await opened.store.close()
        } catch {
            await opened.store.close()
            throw error
        }
    }

    private func make(_ opened: OpenedStore) async throws {
        let plan = try await plan(opened)
        let maker = try ReleaseMaker(opened, root: place.root)
        guard !preview, let output else {
            let preview = try await releasing { try await maker.preview(plan, at: Date()) }
            for line in ReleaseLines.lines(preview) { print(line) }
            return
        }
        let release = try await releasing {
            try await maker.make(plan, to: output, noting: .command(.releaseMade))
        }
        print("release \(release.number): \(release.outcome.rows) rows, SHA-256 \(release.outcome.digest)")
        if let stories = release.outcome.stories {
            print("\(stories.count) stories, \(stories.quotes) quotes, SHA-256 of the stories \(stories.digest)")
        }
        if let k = release.outcome.k, let joint = release.outcome.jointK {
            print(
                "the smallest class has \(k) people, \(joint) beside all earlier releases; \(release.outcome.suppressed) "
                    + "rows left out, \(release.outcome.heldBack) held back")
        }
    }

    private func plan(_ opened: OpenedStore) async throws -> ReleasePlan {
        guard let recipient = Recipient(name: whom.recipient, kind: whom.kind) else {
            throw Refusal(ReleaseFault.recipient.sentence)
        }
        var places = what.neighbourhood
        if places.isEmpty {
            let collections = try await refusing { try await opened.store.collections() }
            let meant = collections.filter { $0.questionnaire == what.questionnaire && what.round.contains($0.round) }
            places = Set(meant.flatMap(\.neighbourhoods).map(\.id)).sorted()
        }
        var plan = ReleasePlan(
            questionnaire: what.questionnaire, rounds: what.round, neighbourhoods: places, tier: what.tier,
            recipient: recipient, purpose: whom.purpose)
        plan.shape = what.perPerson ? .persons : .responses
        plan.stories = what.stories ? .reviewed : nil
        plan.weights = what.weights ? .residents : nil
        plan.leftOut = ColumnRoles.names(what.leaveOut)
        (plan.expires, plan.accepted) = (whom.expires.flatMap { Day($0) }, whom.accepted.flatMap { Day($0) })
        plan.itemReason = how.itemScores
        plan.protection = try how.protection()
        plan.tables = counted.tables
        return plan
    }
}

extension ReleaseTier: ExpressibleByArgument {}
extension RecipientKind: ExpressibleByArgument {}
extension ReleaseProtection.Recoding: ExpressibleByArgument {}
