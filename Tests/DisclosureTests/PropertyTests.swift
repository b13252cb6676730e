import Foundation
import Testing

@testable import Disclosure

@Suite("A thousand random tables, hierarchies and constraints")
struct PropertyTests {
    /// 1,000 in CI; `BUURTSTEM_ANONYMISATIONS` names more for a long run.
    static let count = ProcessInfo.processInfo.environment["BUURTSTEM_ANONYMISATIONS"].flatMap { UInt64($0) } ?? 1_000

    @Test(
        "no class is ever below k, labels are true, and what was promised of rows and levels holds", arguments: 0..<10)
    func neverBelow(part: Int) throws {
        var made = 0
        for seed in stride(from: UInt64(part), to: Self.count, by: 10) {
            let random = try RandomCase(seed: seed, mostRows: 150)
            let mode = AnonymisationPlan.Mode.allCases[Int(seed / 10) % 2]
            let limit = [0, 0.05, 0.3, 1][Int(seed / 20) % 4]
            let plan = random.plan(mode, Objective.allCases[Int(seed / 40) % 2], limit: limit)
            let known = Dictionary(uniqueKeysWithValues: random.hierarchies.map { ($0.name, $0) })
            let done: Anonymisation
            do {
                done = try Anonymiser.run(random.table, hierarchies: known, plan: plan)
            } catch {
                // Pins can make it impossible; then nothing comes out, and there is a reason.
                #expect(!error.findings.isEmpty)
                continue
            }
            made += 1
            let quasi = Array(done.columns.prefix(plan.quasi.count))
            let rows = Samples.rows(quasi)
            let sizes = Dictionary(grouping: rows, by: { $0 }).mapValues(\.count)
            #expect(sizes.values.allSatisfy { $0 >= random.minimum }, "seed \(seed)")
            #expect(done.report.k == sizes.values.min() ?? 0)
            if mode == .local { #expect(rows.count == random.rowCount) }
            #expect(done.report.suppressed <= Int(limit * Double(random.rowCount)) || mode == .local)
            try labelsAreTrue(random, plan, done)
        }
        #expect(made > Int(Self.count) / 20)
    }

    /// The released rows can be matched with the input's: same sensitive values, and each label covers the value.
    private func labelsAreTrue(_ random: RandomCase, _ plan: AnonymisationPlan, _ done: Anonymisation) throws {
        for (index, name) in plan.quasi.enumerated() {
            let hierarchy = random.hierarchies[index]
            let released = done.columns[index]
            var meaning: [String: (level: Int, leaves: Int)] = [:]
            for level in hierarchy.labels.indices.reversed() {
                for (label, text) in hierarchy.labels[level].enumerated() {
                    meaning[text] = (level, hierarchy.leafCounts[level][label])
                }
            }
            for text in Set(released.values) {
                let level = try #require(meaning[text]?.level, "'\(text)' is no label of \(name)")
                if let pin = plan.pins[name] {
                    #expect(hierarchy.labels[pin].contains(text))
                } else {
                    #expect(level <= plan.ceilings[name] ?? hierarchy.top)
                }
            }
        }
        guard done.report.suppressed == 0 else { return }
        for (index, name) in plan.sensitive.enumerated() {
            let released = done.columns[plan.quasi.count + index]
            let before = try #require(random.table[name])
            #expect(Samples.rows([released]).map { $0[0] }.sorted() == Samples.rows([before]).map { $0[0] }.sorted())
        }
    }

    @Test("the order of the rows changes nothing, not one byte", arguments: AnonymisationPlan.Mode.allCases)
    func orderDoesNotMatter(mode: AnonymisationPlan.Mode) throws {
        for seed in 2_000..<2_040 {
            var random = try RandomCase(seed: UInt64(seed), mostRows: 150)
            let plan = random.plan(mode, .nue, limit: 0.3)
            let known = Dictionary(uniqueKeysWithValues: random.hierarchies.map { ($0.name, $0) })
            var order = Array(0..<Int32(random.rowCount))
            for index in order.indices.reversed() { order.swapAt(index, random.draw.below(index + 1)) }
            let shuffled = Table(columns: random.table.columns.rows(order), rowCount: random.rowCount, source: "random")
            let first = Result { try Anonymiser.run(random.table, hierarchies: known, plan: plan) }
            let second = Result { try Anonymiser.run(shuffled, hierarchies: known, plan: plan) }
            switch (first, second) {
            case (.success(let one), .success(let other)):
                #expect(one.columns == other.columns && one.report.json() == other.report.json(), "seed \(seed)")
            case (.failure(let one), .failure(let other)): #expect("\(one)" == "\(other)")
            default: Issue.record("seed \(seed): one order is refused, the other is not")
            }
        }
    }
}
