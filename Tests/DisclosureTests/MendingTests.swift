import Testing

@testable import Disclosure

/// Classes that by chance hold people who nearly all answered alike.
@Suite("Classes that miss a threshold are put together with others")
struct MendingTests {
    /// 200 people of four places; those of `place` and `age` all answered 1.
    private static func survey(alike place: String = "west", age: Int = 38) -> [[String]] {
        var draw = Draw(seed: 5)
        let places = ["noord", "oost", "zuid", "west"]
        return (0..<200).map { number in
            let own = number < 6 ? (place, age) : (places[number % 4], 20 + draw.below(18))
            return ["\(own.1)", own.0, number < 6 ? "1" : "\(draw.below(5))"]
        }
    }

    private func run(
        _ rows: [[String]], _ change: (inout AnonymisationPlan) -> Void = { _ in }
    ) throws -> Anonymisation {
        var plan = AnonymisationPlan(quasi: ["age", "place"], sensitive: ["score"])
        plan.minimum = 5
        change(&plan)
        return try Anonymiser.run(
            Samples.table(["age", "place", "score"], rows),
            hierarchies: ["age": Samples.age, "place": Samples.place], plan: plan)
    }

    @Test("one class in which all answered alike gives way, k holds, and the report says what was done")
    func mended() throws {
        let before = try run(Self.survey())
        #expect(before.report.sensitive[0].l == 1 && before.report.mended == nil)
        for thresholds in [Thresholds(leastL: 2), Thresholds(mostT: 0.6), Thresholds(leastL: 2, mostAlpha: 0.95)] {
            let done = try run(Self.survey()) { $0.thresholds = thresholds }
            #expect(done.refusals.isEmpty && done.report.released)
            #expect(done.report.k >= 5 && done.report.kept == 200)
            #expect(thresholds.findings(ProtectionFigures(done)).isEmpty)
        }
        let done = try run(Self.survey()) { $0.thresholds = Thresholds(leastL: 2) }
        let mended = try #require(done.report.mended)
        #expect(mended.classes == 1 && mended.columns == ["score"] && mended.people >= 10)
        // No more than these people has other labels than before.
        #expect(done.report.nue > before.report.nue && done.report.classes >= before.report.classes - 2)
    }

    @Test("the order of the rows decides nothing")
    func order() throws {
        let rows = Self.survey()
        let change = { (plan: inout AnonymisationPlan) in plan.thresholds = Thresholds(leastL: 2) }
        let (one, other) = (try run(rows, change), try run(rows.reversed(), change))
        #expect(Samples.rows(one.columns) == Samples.rows(other.columns))
        #expect(one.report == other.report)
    }

    @Test("where the thresholds hold, or none are asked, nothing changes")
    func untouched() throws {
        let rows = Self.survey()
        let plain = try run(rows)
        let asked = try run(rows) { $0.thresholds = Thresholds(leastL: 1, mostT: 1) }
        #expect(Samples.rows(plain.columns) == Samples.rows(asked.columns) && asked.report.mended == nil)
    }

    @Test("a level that somebody fixed is kept, and what then cannot be reached is refused")
    func fixed() throws {
        let rows = Self.survey().map { $0[1] == "west" ? [$0[0], $0[1], "1"] : $0 }
        let done = try run(rows) { plan in
            plan.pins = ["place": 0]
            plan.thresholds = Thresholds(leastL: 2)
        }
        #expect(!done.refusals.isEmpty && done.report.mended == nil)
        #expect(Set(Samples.rows(done.columns).map { $0[1] }) == ["noord", "oost", "zuid", "west"])
    }

    @Test("who was absent from a question's round neither fails it nor helps it")
    func absent() throws {
        let rows = Self.survey()
        let done = try run(rows) { plan in
            plan.aims = Thresholds(leastL: 2)
            plan.absent = ["score": Set(0..<6)]
        }
        #expect(done.report.mended == nil && done.refusals.isEmpty)
        let mended = try run(rows) { $0.aims = Thresholds(leastL: 2) }
        #expect(mended.report.mended?.classes == 1)
    }

    @Test("of two hundred data made at random each is mended with k kept, or refused as it was")
    func property() throws {
        var (mended, refused) = (0, 0)
        for seed in 0..<200 {
            var draw = Draw(seed: UInt64(1_000 + seed))
            let rows = (0..<60 + draw.below(120)).map { _ in
                [
                    "\(20 + draw.below(20))", ["noord", "oost", "zuid", "west"][draw.below(4)],
                    draw.below(10) < 7 ? "0" : "\(draw.below(4))",
                ]
            }
            let done = try run(rows) { $0.thresholds = Thresholds(leastL: 2, mostT: 0.5) }
            #expect(done.report.k >= 5 && done.report.kept == rows.count)
            if done.refusals.isEmpty {
                #expect(done.report.sensitive[0].l >= 2 && done.report.sensitive[0].t <= 0.5)
            } else {
                refused += 1
                #expect(try Samples.rows(run(rows).columns) == Samples.rows(done.columns))
            }
            mended += done.report.mended == nil ? 0 : 1
        }
        #expect(mended > 20, "\(mended) mended, \(refused) refused")
    }
}

extension ProtectionFigures {
    fileprivate init(_ done: Anonymisation) {
        self.init(quasi: Array(done.columns.prefix(2)), sensitive: Array(done.columns.suffix(1)))
    }
}
