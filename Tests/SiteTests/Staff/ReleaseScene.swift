import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Writes a small file in place of a release: what is tried is who gets to see it.
struct ReadyWorkshop: ReleaseWorkshop {
    var folder: String { NSTemporaryDirectory() }

    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer {
        guard let output = order.output else { return .preview(ReleasePreview(responses: 12)) }
        try? Data("PK".utf8).write(to: URL(filePath: output))
        return .made(1)
    }
}

/// Refuses all that would go out: a group would be lost.
struct RefusingWorkshop: ReleaseWorkshop {
    var folder: String { NSTemporaryDirectory() }

    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer {
        if case .outline = order.work { return .outline(ReleaseOutline(title: ["nl": "Wijk"], columns: [])) }
        return .refused([ReleaseObstacle(.groupLoses, "it loses too much", nl: "Te veel.", group: "leeftijd=100+")])
    }
}

/// Never ends of itself; says when it was stopped.
final class EndlessWorkshop: ReleaseWorkshop {
    let folder: String
    let stopped = AsyncStream.makeStream(of: String.self)

    init(folder: String) { self.folder = folder }

    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer {
        let output = order.output ?? ""
        try? Data("half".utf8).write(to: URL(filePath: output + ".part"))
        told(ReleaseProgress(.writing, part: 0.5))
        while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(10)) }
        stopped.continuation.yield(output)
        return .refused([])
    }
}

/// Releases in the ledger and work on them, for a site under test.
enum ReleaseScene {
    static func plan(in places: [String], tier: ReleaseTier = .tables) throws -> ReleasePlan {
        ReleasePlan(
            questionnaire: "wijk", rounds: ["T0"], neighbourhoods: places, tier: tier,
            recipient: try #require(Recipient(name: "Proef", kind: .researcher)), purpose: "Proberen of het werkt")
    }

    /// A release as the ledger keeps it.
    /// - Parameter days: from today to its last day, where it has one.
    static func release(
        _ site: SiteUnderTest, in places: [String], tier: ReleaseTier = .tables, rounds: [String] = ["T0"],
        lasting days: Int = 10
    ) async throws -> Int {
        let outcome = ReleaseOutcome(
            responses: 12, rows: 12, suppressed: 0, heldBack: 0, k: nil, jointK: nil, columns: [], digest: "00",
            bytes: 2, through: [:], program: "2")
        var plan = try plan(in: places, tier: tier)
        plan.rounds = rounds
        plan.expires = tier == .tables ? nil : Day(number: site.office.clock.day.number + days)
        let new = NewRelease(
            made: 1, plan: plan, outcome: outcome,
            selection: ResponseSelection(through: [:], neighbourhoods: places),
            after: try await site.store.newestRelease())
        let recorded = try await site.store.record(
            new, noting: AuditNote(at: 1, actor: .service, action: .releaseMade))
        guard case .recorded(let number) = recorded else {
            Issue.record("\(recorded)")
            return 0
        }
        return number
    }

    /// A piece of work of somebody, done.
    static func work(
        _ site: SiteUnderTest, by person: StaffUnderTest.Person, _ work: ReleaseOrder.Work? = nil,
        output: String? = "", typed: [(name: String, value: String)] = [], waits: Bool = true
    ) async throws -> String {
        let order = ReleaseOrder(
            work: try work ?? .make(plan(in: ["oost"])), output: output, by: .account(person.account.id),
            roles: person.account.roles.sorted, at: 1)
        let id = await site.office.releases.begin(order, owner: person.account.id, typed: UrlencodedForm(typed))
        while waits, await site.office.releases.work(id, of: person.account.id)?.answer == nil {
            try await Task.sleep(for: .milliseconds(5))
        }
        return id.text
    }
}
