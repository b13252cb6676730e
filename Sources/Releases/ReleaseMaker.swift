package import Datasets
package import Foundation
package import Programme
import Records

/// Makes releases from the store, and makes them again.
package struct ReleaseMaker: Sendable {
    package let stores: ReleaseStores
    /// Folder of hierarchies.
    package let hierarchies: String
    /// The program as the ledger names it.
    package let program: String
    package let zone: TimeZone

    /// Changes whenever the same plan and answers give other bytes than before.
    package static let recipe = "5"

    package init(stores: ReleaseStores, hierarchies: String, program: String = recipe, zone: TimeZone) {
        self.stores = stores
        self.hierarchies = hierarchies
        self.program = program
        self.zone = zone
    }

    /// What a release would change, without making it.
    /// - Parameter compared: questions whose means are compared; the first few with numbers when there is none.
    package func preview(
        _ plan: ReleasePlan, comparing compared: [String] = [], at now: Date
    ) async throws(ReleaseRefusal) -> ReleasePreview {
        try await refusing { today in
            try check(plan, today)
            let plan = try await TableEditions.settled(plan, ledger: stores.ledger)
            let number = try await stores.ledger.newestRelease() + 1
            let draft = try await draft(plan, number: number, through: nil, today)
            return try await Aside.run { try ReleasePreview(draft, plan: plan, comparing: compared) }
        } now: {
            now
        }
    }

    /// Makes a release and records it; what lies at `path` afterwards is in the ledger, or nothing lies there.
    ///
    /// - Parameters:
    ///   - note: who and why, for the audit log; `at` is the time of making.
    ///   - proceed: told how far it is; false stops.
    package func make(
        _ plan: ReleasePlan, to path: String, noting note: AuditNote,
        proceed: @escaping @Sendable (BundleProgress) -> Bool = { _ in true }
    ) async throws(ReleaseRefusal) -> Release {
        let now = Date(timeIntervalSince1970: TimeInterval(note.at))
        return try await refusing { today in
            try check(plan, today)
            var plan = try await TableEditions.settled(plan, ledger: stores.ledger)
            plan.places = try await stores.neighbourhoods.neighbourhoods(in: .everywhere).filter {
                plan.neighbourhoods.contains($0.id)
            }.map(ReleasePlace.init)
            let after = try await stores.ledger.newestRelease()
            let draft = try await draft(plan, number: after + 1, through: nil, today)
            // Beside its place until the ledger has it: nothing is given that was not recorded.
            let waiting = path + ".part"
            defer { try? FileManager.default.removeItem(atPath: waiting) }
            let program = program
            let outcome = try await Aside.run { [plan] in
                try draft.write(
                    plan, number: after + 1, on: today, to: waiting, program: program, proceed: proceed)
            }
            let new = NewRelease(
                made: note.at, plan: plan, outcome: outcome, selection: draft.source.selection,
                classes: draft.research?.classes ?? [:], groups: draft.research?.groups ?? [],
                tables: draft.tables?.kept, stories: draft.stories?.released ?? [:],
                read: draft.source.read, after: after)
            guard case .recorded(let number) = try await stores.ledger.record(new, noting: note),
                let release = try await stores.ledger.release(number, in: .everywhere)
            else { throw ReleaseRefusal.changed }
            try Self.move(waiting, to: path)
            return release
        } now: {
            now
        }
    }

    /// Makes a release of the ledger again.
    ///
    /// - Returns: what it turned out to be; the file lies at `path` only when it is the same bit by bit.
    package func remake(
        _ number: Int, to path: String, in scope: Scope, noting note: AuditNote
    ) async throws(ReleaseRefusal) -> RemakeOutcome {
        try await refusing { _ in
            guard let release = try await stores.ledger.release(number, in: scope) else {
                throw ReleaseRefusal.unknown
            }
            guard release.withdrawn == 0 else { return .withdrawn(release.withdrawn) }
            let made = Day(of: Date(timeIntervalSince1970: TimeInterval(release.made)), in: zone)
            let draft = try await draft(release.plan, number: number, through: release.outcome.through, made)
            let waiting = path + ".part"
            defer { try? FileManager.default.removeItem(atPath: waiting) }
            let program = release.outcome.program
            let outcome = try await Aside.run {
                try draft.write(
                    release.plan, number: number, on: made, to: waiting, program: program, proceed: { _ in true })
            }
            guard outcome == release.outcome else {
                return .differs(then: release.outcome.program, now: self.program)
            }
            guard try await stores.ledger.noteRemade(number, in: scope, noting: note) == .done else {
                throw ReleaseRefusal.unknown
            }
            try Self.move(waiting, to: path)
            return .same(release)
        } now: {
            Date()
        }
    }

    // MARK: - Steps

    private func check(_ plan: ReleasePlan, _ today: Day) throws(ReleaseRefusal) {
        let faults = plan.faults(on: today)
        guard faults.isEmpty else { throw .plan(faults) }
    }

    private func draft(
        _ plan: ReleasePlan, number: Int, through: [String: Int]?, _ today: Day
    ) async throws -> ReleaseDraft {
        try await ReleaseDraft.make(
            plan, number: number, through: through, stores: stores, hierarchies: hierarchies, today: today)
    }

    private func refusing<Value>(
        _ body: (Day) async throws -> Value, now: () -> Date
    ) async throws(ReleaseRefusal) -> Value {
        do { return try await body(Day(of: now(), in: zone)) } catch { throw ReleaseRefusal(error) }
    }

    private static func move(_ from: String, to path: String) throws {
        guard rename(from, path) == 0 else {
            throw ReleaseRefusal.protection([
                .init(path, "the file cannot be put there", repair: "name a folder that can be written")
            ])
        }
    }
}

/// What became of making a release again.
package enum RemakeOutcome: Sendable, Hashable {
    /// The same bytes.
    case same(Release)
    /// So many of its responses were withdrawn since: it cannot be made again.
    case withdrawn(Int)
    /// Other bytes: the program, its hierarchies or the neighbourhoods' facts are not those of then.
    case differs(then: String, now: String)
}
