import Testing

@testable import Disclosure

@Suite("Weights by residents, worked out by hand")
struct WeightTests {
    typealias Box = PopulationGrid.Box

    /// 300 younger and 100 older people in one place.
    private static let village = PopulationGrid([[[300], [100]]])
    private static let young = Box(places: [0], ages: [0], sexes: [0])
    private static let old = Box(places: [0], ages: [1], sexes: [0])
    private static let either = Box(places: [0], ages: [0, 1], sexes: [0])

    private func close(_ one: [Double], _ other: [Double]) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-9 }
    }

    @Test("exact labels: three quarters of the residents, half of the rows, so one and a half each")
    func exact() {
        let made = Self.village.weights(of: [Self.young, Self.young, Self.old, Self.old])
        #expect(close(made.weights, [1.5, 1.5, 0.5, 0.5]))
        #expect(made.unreached == 0)
    }

    @Test("a coarse label stands where people live; all weights still add up to everybody")
    func coarse() {
        // Younger: 1 + 2 × 3/4 = 2.5 rows for 300 people, 120 each. Older: 1 + 2 × 1/4 = 1.5 rows for 100, 66.7 each.
        // Coarse: 3/4 of 120 and 1/4 of 66.7, together 106.7. Four rows for 400 people: divided by 100.
        let made = Self.village.weights(of: [Self.young, Self.old, Self.either, Self.either])
        let expected: [Double] = [1.2, 2.0 / 3, 16.0 / 15, 16.0 / 15]
        #expect(close(made.weights, expected))
        let sum: Double = made.weights.reduce(0, +)
        #expect(close([sum], [4]))
    }

    @Test("rows with the same labels weigh the same, in whatever order they come")
    func labelsAlone() {
        let boxes = (0..<60).map { [Self.young, Self.old, Self.either][$0 % 7 % 3] }
        let there = Self.village.weights(of: boxes).weights
        let back = Self.village.weights(of: boxes.reversed()).weights
        #expect(there == back.reversed())
        #expect(Set(zip(boxes, there).map { "\($0)" }).count == 3)
    }

    @Test("where nobody answered is said, where nobody lives says nothing, and nobody counts for more than five")
    func edges() {
        let two = PopulationGrid([[[300], [0]], [[100], [0]]])
        let made = two.weights(of: [Self.young, Self.old])
        #expect(close(made.weights, [1, 1]))
        #expect(close([made.unreached], [0.25]))
        let few = PopulationGrid([[[900], [100]]])
        let rows = [Self.young] + Array(repeating: Self.old, count: 9)
        let limited = few.weights(of: rows).weights
        #expect(limited[0] == 5, "9 without a limit")
        let others = [Double](repeating: 1.0 / 9, count: 9)
        #expect(close(Array(limited.dropFirst()), others))
        #expect(few.weights(of: []).weights.isEmpty)
    }

    // MARK: - Tables

    private func people(_ counts: [(Box, Int)]) -> [Box] { counts.flatMap { Array(repeating: $0, count: $1) } }

    private func weights(_ counts: [(Box, Int)], of grid: PopulationGrid, least: Int = 20) -> [Double] {
        let boxes = people(counts)
        return grid.stratumWeights(Array(boxes.indices), of: Array(boxes.indices), boxes: boxes, least: least)
    }

    @Test("strata of tables hold enough people, or are taken together")
    func strata() {
        func kinds(_ young: Int, _ old: Int) -> [Double] {
            Set(weights([(Self.young, young), (Self.old, old)], of: Self.village)).sorted()
        }
        #expect(kinds(20, 20) == [0.5, 1.5])
        #expect(close(kinds(30, 19), [1]), "too few older people")
        #expect(close(kinds(9, 9), [1]), "too few at all")
        // Who tells no age counts as the largest stratum: 30 younger for 300, 20 older for 100, 50 rows for 400.
        let known = weights([(Self.young, 20), (Self.either, 10), (Self.old, 20)], of: Self.village)
        let expected = [Double](repeating: 1.25, count: 30) + [Double](repeating: 0.625, count: 20)
        #expect(close(known, expected), "10 and 5 residents each, times 50 rows for 400")
    }

    @Test("men and women apart where both are enough; small places together")
    func sexesAndPlaces() {
        func box(_ place: Int, _ age: Int, _ sex: Int) -> Box { Box(places: [place], ages: [age], sexes: [sex]) }
        let grid = PopulationGrid([[[150, 150], [60, 40]], [[50, 50], [50, 50]], [[50, 50], [50, 50]]])
        let counts: [(Box, Int)] = [
            (box(0, 0, 0), 20), (box(0, 0, 1), 40), (box(0, 1, 0), 25), (box(0, 1, 1), 5), (box(1, 0, 0), 10),
            (box(2, 1, 1), 10),
        ]
        let made = weights(counts, of: grid)
        // 110 rows for 800 residents. Of the first place younger men and women apart; the older ones, 30 of whom 5 women,
        // together; both small places together: 20 rows for 400.
        let each: [Double] = [150.0 / 20, 150.0 / 40, 100.0 / 30, 100.0 / 30, 400.0 / 20, 400.0 / 20]
        let expected = each.map { $0 * 110 / 800 }
        let found = [0, 20, 60, 85, 90, 100].map { made[$0] }
        #expect(close(found, expected))
    }

    @Test("two kinds of people in one group: a mean leans on ten of each, or stands not there")
    func means() throws {
        func release(_ old: Int, _ weight: (Int) -> Double?) throws -> TableRelease {
            var rows = (0..<20).map { ["noord", $0 % 2 == 0 ? "8" : "10"] }
            rows += (0..<old).map { ["noord", $0 % 2 == 0 ? "2" : "4"] }
            rows += (0..<30).map { ["zuid", "\($0 % 5)"] }
            var plan = TablePlan(by: [["place"]])
            plan.means = ["score"]
            let table = Samples.table(["place", "score"], rows)
            let weights = rows.indices.compactMap(weight)
            return try TableMaker.run(
                table, hierarchies: [:], plan: plan, weights: weights.count == rows.count ? weights : nil)
        }
        func mean(_ release: TableRelease, _ measure: TableRelease.Measure) -> Double? {
            release.lines.first { $0.group == ["noord"] && $0.measure == measure }?.mean?.mean
        }
        let plain = try release(20) { _ in nil }
        #expect(mean(plain, .mean) == 6)
        // (1.5 × 20 × 9 + 0.5 × 20 × 3) / 40
        let weighted = try release(20) { $0 < 20 ? 1.5 : $0 < 40 ? 0.5 : 1 }
        #expect(mean(weighted, .weightedMean) == 7.5)
        #expect(mean(weighted, .mean) == nil)
        let few = try release(9) { $0 < 20 ? 1.5 : $0 < 29 ? 0.5 : 1 }
        #expect(mean(few, .weightedMean) == nil, "it would tell of nine people")

        let kept = Table(columns: plain.columns, rowCount: plain.lines.count, source: "release 1")
        let earlier = try EarlierTables(kept, apart: [])
        #expect(earlier.otherWeights(weighted, TablePlan(by: [])).count == 1)
        #expect(earlier.otherWeights(plain, TablePlan(by: [])).isEmpty)
        let again = try EarlierTables(
            Table(columns: weighted.columns, rowCount: weighted.lines.count, source: "release 2"), apart: [])
        #expect(again.otherWeights(weighted, TablePlan(by: [])).isEmpty)
        #expect(again.otherWeights(plain, TablePlan(by: [])).count == 1)
        let other = try release(20) { $0 < 20 ? 1.2 : $0 < 40 ? 0.8 : 1 }
        #expect(again.otherWeights(other, TablePlan(by: [])).count == 1, "the same people with other weights")
    }

    @Test("a question, and what belongs to it, has weights or counts, never both")
    func oneOfTwo() {
        var plan = TablePlan(by: [["place"]])
        plan.means = ["a1"]
        plan.distributions = ["a2"]
        #expect(plan.findings(isWeighted: true).isEmpty)
        plan.parts = ["a1": "a", "a2": "a"]
        #expect(plan.findings(isWeighted: true).count == 1 && plan.findings().isEmpty)
        (plan.parts, plan.distributions) = ([:], [])
        (plan.linkedChanges, plan.round, plan.person) = (["a1"], "r", "p")
        #expect(plan.findings(isWeighted: true).count == 1 && plan.findings().isEmpty)
    }
}
