import Testing

@testable import Disclosure

/// Whoever holds two releases of the same people puts all their equations together; `Tests/Disclosure/test_two_releases.py`
/// does it with another solver.
@Suite("Tables are audited together with what earlier ones told by other groupings")
struct EarlierGroupingTests {
    private static let names = ["place", "age", "answer"]

    private func run(
        _ rows: [[String]], by: [[String]], places: Hierarchy? = nil, earlier: [EarlierTables] = [],
        _ change: (inout TablePlan) -> Void
    ) throws -> TableRelease {
        var plan = TablePlan(by: by)
        change(&plan)
        return try TableMaker.run(
            Samples.table(Self.names, rows), hierarchies: ["place": try places ?? Samples.place], plan: plan,
            earlier: earlier)
    }

    /// A release as it went out; of the lines that are picked all figures are hidden.
    private func told(
        _ release: TableRelease, hiding isHidden: (TableRelease.Line) -> Bool = { _ in false }
    ) throws -> EarlierTables {
        var kept = release
        for index in kept.lines.indices where isHidden(kept.lines[index]) {
            (kept.lines[index].people, kept.lines[index].percent, kept.lines[index].mean) = (nil, nil, nil)
        }
        return try EarlierTables(
            Table(columns: kept.columns, rowCount: kept.lines.count, source: "release 1"), apart: [])
    }

    /// People of a place and an age who gave these answers.
    private func rows(_ place: String, _ age: String, _ counts: [String: Int]) -> [[String]] {
        counts.sorted { $0.key < $1.key }.flatMap { answer, count in
            Array(repeating: [place, age, answer], count: count)
        }
    }

    private var answers: [[String]] {
        rows("noord", "20", ["0": 4, "1": 20, "2": 26]) + rows("oost", "20", ["0": 15, "1": 20, "2": 15])
            + rows("zuid", "20", ["0": 14, "1": 18, "2": 20]) + rows("west", "20", ["0": 12, "1": 13, "2": 17])
    }

    @Test("a mean that went out, and counts of the same answers, do not give a hidden count away")
    func meanBesideCounts() throws {
        let first = try run(answers, by: [["place"]]) { $0.means = ["answer"] }
        let isMean = { (line: TableRelease.Line) in line.group == ["noord"] && line.mean != nil }
        try #require(first.lines.contains(where: isMean))
        func shown(_ isJoint: Bool) throws -> Int {
            let second = try run(answers, by: [["place"]], earlier: [told(first)]) {
                ($0.distributions, $0.isAuditedWithEarlier) = (["answer"], isJoint)
            }
            #expect(second.refusals.isEmpty)
            return second.lines.count { $0.group == ["noord"] && $0.measure == .distribution && $0.isShown }
        }
        // Two hidden answers of three follow from their number and their sum.
        #expect(try shown(false) == 1 && shown(true) == 0)
    }

    @Test("counts that went out, and then the mean: the mean is what stays away")
    func countsBesideMean() throws {
        let first = try run(answers, by: [["place"]]) { $0.distributions = ["answer"] }
        func mean(_ isJoint: Bool, _ by: [[String]] = [["place"]]) throws -> MeanFigure? {
            let second = try run(answers, by: by, earlier: [told(first)]) {
                ($0.means, $0.isAuditedWithEarlier) = (["answer"], isJoint)
            }
            #expect(second.refusals.isEmpty)
            return second.lines.first { $0.group.first == "noord" && $0.measure == .mean }?.mean
        }
        #expect(try mean(false) != nil && mean(true) == nil)
        #expect(try mean(false, [["place", "age"]]) != nil && mean(true, [["place", "age"]]) == nil)
    }

    @Test("a mean that was hidden stays hidden, and one that was shown may stand")
    func hiddenMeans() throws {
        let first = try run(answers, by: [["place"]]) { $0.means = ["answer"] }
        let earlier = try told(first) { $0.measure == .mean && ["zuid", "west"].contains($0.group[0]) }
        let second = try run(answers, by: [["place"]], earlier: [earlier]) { $0.means = ["answer"] }
        let means = second.lines.filter { $0.measure == .mean && $0.isShown }.map { $0.group[0] }
        #expect(Set(means) == ["*", "stad", "dorp", "noord", "oost"])
    }

    @Test("a district of one place is that place, whichever of the two it was called")
    func otherName() throws {
        let places = try Samples.hierarchy(
            "place", [["noord", "stad", "*"], ["oost", "stad", "*"], ["zuid", "dorp", "*"], ["west", "kom", "*"]])
        let first = try run(answers, by: [["place"]], places: places) { $0.levels = ["place": 1] }
        #expect(Set(first.lines.map { $0.group[0] }) == ["*", "stad", "dorp", "kom"])
        let earlier = try told(first) { ["dorp", "kom"].contains($0.group[0]) }
        let second = try run(answers, by: [["place"]], places: places, earlier: [earlier]) { _ in }
        let shown = second.lines.filter(\.isShown).map { $0.group[0] }
        #expect(!shown.contains("zuid") && !shown.contains("west") && shown.contains("stad"))
    }

    @Test("a grouping that is not asked for again is counted in the audit, and in no line")
    func otherGrouping() throws {
        let people =
            rows("noord", "20", ["0": 30, "1": 2]) + rows("noord", "30", ["0": 20, "1": 2])
            + rows("oost", "20", ["0": 25, "1": 15]) + rows("zuid", "30", ["0": 25, "1": 15])
            + rows("west", "20", ["0": 25, "1": 15])
        let first = try run(people, by: [["place"]]) { $0.distributions = ["answer"] }
        func second(_ rows: [[String]], _ isJoint: Bool = true) throws -> TableRelease {
            try run(rows, by: [["age"]], earlier: [told(first)]) {
                ($0.distributions, $0.isAuditedWithEarlier) = (["answer"], isJoint)
            }
        }
        let (alone, both) = (try second(people, false), try second(people))
        #expect(both.groupColumns == ["age"] && both.lines.map(\.group) == alone.lines.map(\.group))
        #expect(both.report.audit.hiddenCells > alone.report.audit.hiddenCells && both.refusals.isEmpty)
        // Other people than then: their tables have no equation in common.
        let others = people + Array(repeating: ["oost", "20", "0"], count: 12)
        #expect(try second(others).report.audit == second(others, false).report.audit)
    }

    /// Then 30 and 30; now 45, 33 and 6. By itself two of the three must hide: 33 and 6 are 39 together, and the 6 could be
    /// anything up to it. Beside the first tables the 33 are at least 30, so that the 6 would be at most 9.
    @Test("who came later does not show by how many there were before")
    func grown() throws {
        let then = rows("oost", "20", ["0": 30, "1": 30])
        let now = rows("oost", "20", ["0": 45, "1": 33, "2": 6])
        let first = try run(then, by: [["place"]]) { $0.distributions = ["answer"] }
        func shown(_ isJoint: Bool) throws -> [String] {
            let second = try run(now, by: [["place"]], earlier: [told(first)]) {
                ($0.distributions, $0.isAuditedWithEarlier) = (["answer"], isJoint)
            }
            #expect(second.refusals.isEmpty)
            return second.lines.filter { $0.question == "answer" && $0.group == ["stad"] && $0.isShown }.map(\.answer)
        }
        #expect(try shown(false) == ["0"])
        #expect(try shown(true) == [])
    }

    @Test("one who left and one who came in their place do not show in the mean of as many people")
    func replaced() throws {
        let people = rows("noord", "20", ["0": 6, "1": 6, "2": 6]) + rows("oost", "20", ["0": 20, "1": 20, "2": 20])
        let first = try run(people, by: [["place"]]) { $0.means = ["answer"] }
        try #require(first.lines.contains { $0.group == ["noord"] && $0.mean != nil })
        func second(_ rows: [[String]]) throws -> [Finding] {
            try run(rows, by: [["place"]], earlier: [told(first)]) { $0.means = ["answer"] }.refusals
        }
        #expect(try second(people.reversed()).isEmpty)
        var other = people
        other[0][2] = "2"
        let refusals = try second(other)
        #expect(refusals.count == 1 && refusals[0].description.contains("as many people as then have another mean"))
        #expect(refusals[0].dutch?.contains("uitgifte 1") ?? false)
        // As many came as may be known of.
        #expect(try second(people + rows("noord", "20", ["0": 12])).isEmpty)
    }

    @Test("nor in how the answers of as many people changed")
    func replacedTwice() throws {
        func run(_ people: Range<Int>, _ earlier: [EarlierTables] = []) throws -> TableRelease {
            let rows = [0, 1].flatMap { round in
                people.map { ["T\(round)", "noord", "p\($0)", "\($0 % 3 + round * ($0 == 20 ? 10 : $0 % 2))"] }
            }
            var plan = TablePlan(by: [["place"]])
            (plan.round, plan.person, plan.linkedChanges) = ("round", "person", ["answer"])
            return try TableMaker.run(
                Samples.table(["round", "place", "person", "answer"], rows), hierarchies: ["place": try Samples.place],
                plan: plan, earlier: earlier)
        }
        let first = try run(0..<20)
        try #require(first.lines.contains { $0.measure == .linkedChange && $0.isShown })
        let told = try EarlierTables(
            Table(columns: first.columns, rowCount: first.lines.count, source: "release 1"), apart: ["round"])
        #expect(try run(0..<20, [told]).refusals.isEmpty)
        let refusals = try run(1..<21, [told]).refusals
        #expect(refusals.map(\.place) == ["release 1"])
        #expect(refusals.allSatisfy { $0.description.contains("as many people as then have another mean") })
    }

    @Test("where nothing that is hidden would do, the refusal names the earlier release and what can be asked")
    func refused() throws {
        let people = [
            ["noord", "45", "v", "2"], ["noord", "45", "v", "2"], ["noord", "65", "v", "2"], ["oost", "45", "v", "1"],
            ["oost", "45", "v", "2"], ["oost", "65", "v", "2"], ["west", "65", "m", "2"],
        ]
        func run(
            _ column: String, _ earlier: [EarlierTables], _ change: (inout TablePlan) -> Void
        ) throws -> TableRelease {
            var plan = TablePlan(by: [["place", column]])
            plan.rules.minimum = 3
            change(&plan)
            return try TableMaker.run(
                Samples.table(["place", "age", "gender", "score"], people), hierarchies: ["place": try Samples.place],
                plan: plan, earlier: earlier)
        }
        let first = try run("age", []) { $0.means = ["score"] }
        #expect(first.refusals.isEmpty)
        #expect(try run("gender", []) { $0.distributions = ["score"] }.refusals.isEmpty)
        let second = try run("gender", [told(first)]) { $0.distributions = ["score"] }
        let refusal = try #require(second.refusals.first)
        #expect(second.refusals.count == 1 && !second.report.released)
        #expect(refusal.description.contains("(release 1), could be worked out from all together; split by the same"))
        #expect(refusal.dutch?.contains("eerdere tabellen (uitgifte 1) zijn uit alles samen uit te rekenen") == true)
    }
}
