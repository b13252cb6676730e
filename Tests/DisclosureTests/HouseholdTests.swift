import Testing

@testable import Disclosure

@Suite("One member known, all known: k counts households too")
struct HouseholdTests {
    @Test("no class is of fewer than k households; blanks are households of their own", arguments: 0..<60)
    func neverBelow(seed: UInt64) throws {
        var random = try RandomCase(seed: seed, mostRows: 200)
        let homes = (0..<random.rowCount).map { _ in
            random.draw.below(9) == 0 ? "" : "huis \(random.draw.below(random.rowCount / 2 + 1))"
        }
        var plan = random.plan(.local, .nue, limit: 0)
        (plan.pins, plan.ceilings, plan.household) = ([:], [:], "huis")
        let table = Table(
            columns: random.table.columns + [CodedColumn(name: "huis", rows: homes)], rowCount: random.rowCount,
            source: "random")
        let known = Dictionary(uniqueKeysWithValues: random.hierarchies.map { ($0.name, $0) })
        let done: Anonymisation
        do { done = try Anonymiser.run(table, hierarchies: known, plan: plan) } catch {
            // Then all of them together are too few.
            let own = homes.enumerated().map { $1.isEmpty ? "leeg \($0)" : $1 }
            #expect(Set(own).count < random.minimum || random.rowCount < random.minimum)
            return
        }
        #expect(!done.columns.contains { $0.name == "huis" })
        let labels = Samples.rows(Array(done.columns.prefix(plan.quasi.count)))
        var households: [[String]: Set<String>] = [:]
        for (label, row) in zip(labels, done.rows) {
            let home = homes[Int(row)]
            households[label, default: []].insert(home.isEmpty ? "leeg \(row)" : home)
        }
        #expect(households.values.allSatisfy { $0.count >= random.minimum })
        #expect(done.report.households == households.values.map(\.count).min())
    }

    @Test("global recoding says that it does not count them")
    func global() throws {
        let random = try RandomCase(seed: 1, mostRows: 100)
        var plan = random.plan(.global, .nue, limit: 1)
        plan.household = plan.quasi[0] + "-huis"
        #expect(throws: DisclosureFault.self) {
            try Anonymiser.run(random.table, hierarchies: [:], plan: plan)
        }
    }
}
