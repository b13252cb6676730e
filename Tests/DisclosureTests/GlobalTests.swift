import Testing

@testable import Disclosure

@Suite("Global recoding finds the true optimum")
struct GlobalTests {
    /// Every combination of levels, weighed one by one from the rows themselves.
    private func exhaustive(_ columns: [QuasiColumn], _ objective: Objective, minimum: Int, limit: Int) -> (
        loss: Double, levels: [Int]
    )? {
        let lattice = Lattice(columns.map(\.levels))
        var best: (loss: Double, key: [Int], levels: [Int])?
        for node in 0..<(lattice.count ?? 0) {
            let levels = lattice.levels(node)
            let recoding = Recoding(levels: levels, of: columns, minimum: minimum)
            let suppressed = columns[0].leaves.count - recoding.rows.count
            guard suppressed <= limit else { continue }
            let loss = recoding.loss(columns, objective)
            let key = [suppressed, levels.reduce(0, +)] + levels
            if let found = best {
                guard loss < found.loss - 1e-9 || (loss < found.loss + 1e-9 && key.lexicographicallyPrecedes(found.key))
                else { continue }
            }
            best = (loss, key, levels)
        }
        return best.map { ($0.loss, $0.levels) }
    }

    @Test("a table small enough to see: two of four places are kept apart")
    func knownOptimum() throws {
        let rows = ["noord", "noord", "oost", "oost", "zuid", "west"].map { [$0] }
        let column = try QuasiColumn(Samples.table(["place"], rows).columns[0], hierarchy: Samples.place, source: "d")
        // Without leaving anybody out: stad (4 rows of 2 and 2) and dorp (2 rows of 1 and 1): a bit for each of 6 rows of
        // log2(6) x 2 + 4 log2(3) bits in all.
        let none = try GlobalRecoding.search([column], objective: .nue, minimum: 2, limit: 0)
        #expect(none.levels == [1] && none.suppressed == 0 && none.isOptimal)
        #expect(abs(none.loss - 6 / (2 * 2.584962500721156 + 4 * 1.584962500721156)) < 1e-12)
        // Leaving out zuid and west costs log2(6) bits each, less than a bit for everybody.
        let two = try GlobalRecoding.search([column], objective: .nue, minimum: 2, limit: 2)
        #expect(two.levels == [0] && two.suppressed == 2)
    }

    @Test("random tables: the same loss and levels as by weighing every combination", arguments: Objective.allCases)
    func likeExhaustion(objective: Objective) throws {
        for seed in 0..<60 {
            var random = try RandomCase(seed: UInt64(seed), mostRows: 120)
            let columns = try random.columns()
            let limit = random.draw.below(random.rowCount / 3 + 1)
            let truth = exhaustive(columns, objective, minimum: random.minimum, limit: limit)
            guard let truth else {
                #expect(throws: DisclosureFault.self) {
                    try GlobalRecoding.search(columns, objective: objective, minimum: random.minimum, limit: limit)
                }
                continue
            }
            let found = try GlobalRecoding.search(columns, objective: objective, minimum: random.minimum, limit: limit)
            #expect(
                abs(found.loss - truth.loss) < 1e-9 && found.levels == truth.levels && found.isOptimal, "seed \(seed)")
        }
    }

    @Test("a search that has to stop says so, keeps to the limit, and its lower bound holds")
    func bounded() throws {
        for seed in 100..<130 {
            let random = try RandomCase(seed: UInt64(seed), mostRows: 120)
            let columns = try random.columns()
            let limit = random.rowCount / 5
            guard let truth = exhaustive(columns, .nue, minimum: random.minimum, limit: limit) else { continue }
            for effort in [(nodes: 1, work: 1_000_000), (nodes: 100_000, work: 0)] {
                var small = SearchEffort()
                (small.nodes, small.work) = effort
                let found = try GlobalRecoding.search(
                    columns, objective: .nue, minimum: random.minimum, limit: limit, effort: small)
                #expect(found.suppressed <= limit && found.loss >= truth.loss - 1e-9)
                #expect(found.lowerBound <= truth.loss + 1e-9)
                #expect(!found.isOptimal || abs(found.loss - truth.loss) < 1e-9)
            }
        }
    }

    @Test("keys of more than 64 bits give the same outcome")
    func wideKeys() throws {
        for seed in 200..<220 {
            let random = try RandomCase(seed: UInt64(seed), mostRows: 80)
            let columns = try random.columns()
            let losses = LossTable.all(columns, objective: .lm)
            let lattice = Lattice(columns.map(\.levels))
            let narrow = NodeEvaluator<UInt64>(
                columns, losses: losses, minimum: random.minimum, limit: 20, cacheBytes: 1 << 12)
            let wide = NodeEvaluator<UInt128>(
                columns, losses: losses, minimum: random.minimum, limit: 20, cacheBytes: 1 << 20)
            let first = GlobalSearch.run(narrow, lattice, effort: SearchEffort())
            let second = GlobalSearch.run(wide, lattice, effort: SearchEffort())
            #expect(first?.levels == second?.levels && first?.suppressed == second?.suppressed)
        }
    }

    @Test("when no allowed levels keep to the limit, the refusal says which limit would do")
    func refusal() throws {
        let rows = ["noord", "noord", "noord", "zuid"].map { [$0] }
        let column = try QuasiColumn(
            Samples.table(["place"], rows).columns[0], hierarchy: Samples.place, levels: 0...1, source: "d")
        let fault = #expect(throws: DisclosureFault.self) {
            try GlobalRecoding.search([column], objective: .nue, minimum: 2, limit: 0)
        }
        #expect(fault?.description.contains("leave out 1 of 4 people") == true)
        #expect(fault?.description.contains("a limit of 0.25") == true)
    }
}
