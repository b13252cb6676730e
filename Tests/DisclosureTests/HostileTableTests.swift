import Testing

@testable import Disclosure

/// Numbers and values that nobody meant to give: a sentence, never a trap, never a made-up figure.
@Suite("Tables of careless and hostile data")
struct HostileTableTests {
    private func run(_ names: [String], _ rows: [[String]], _ change: (inout TablePlan) -> Void) throws -> TableRelease
    {
        var plan = TablePlan(by: [["place"]])
        change(&plan)
        return try TableMaker.run(
            Samples.table(names, rows), hierarchies: ["place": try Samples.place], plan: plan)
    }

    private func answers(_ count: Int, _ strange: String?) -> [[String]] {
        (0..<count).map { ["noord", $0 == 0 ? strange ?? "1" : "\($0 % 5)"] }
    }

    private static let strange = ["nan", "inf", "-inf", "infinity", "1e300", "-1e300", "1e12", "0x1p3", "1e999"]

    @Test("what is no number of any answer is no mean", arguments: strange)
    func meanOfStrange(text: String) throws {
        let fault = #expect(throws: DisclosureFault.self) {
            try run(["place", "score"], answers(40, text)) { $0.means = ["score"] }
        }
        #expect(fault?.description.contains("'score' holds answers that are no numbers") == true)
        // Counted as an answer it is a value like any other.
        let release = try run(["place", "score"], answers(40, text)) { $0.distributions = ["score"] }
        #expect(release.lines.contains { $0.answer == text })
    }

    @Test("the largest number of all still has a mean")
    func largest() throws {
        let release = try run(["place", "score"], answers(40, "999999999999")) { $0.means = ["score"] }
        #expect(release.columns.count == 9)
        #expect(release.lines.contains { $0.mean.map { $0.mean > 2e10 } ?? false })
    }

    @Test("tables that take more work than is allowed are refused in words, the same on every machine")
    func tooMuchWork() throws {
        let rows = (0..<400).map { ["noord", "\($0 % 37)", "\($0 % 11)"] }
        var plan = TablePlan(by: [["place", "street"]])
        plan.distributions = ["score"]
        let (table, places) = (Samples.table(["place", "street", "score"], rows), ["place": try Samples.place])
        let fault = #expect(throws: DisclosureFault.self) {
            try TableMaker.run(table, hierarchies: places, plan: plan, work: 1)
        }
        #expect(fault?.description.contains("ask fewer questions at once") == true)
        let first = try TableMaker.run(table, hierarchies: places, plan: plan)
        #expect(first.report.released)
        let told = try EarlierTables(
            Table(columns: first.columns, rowCount: first.lines.count, source: "release 1"), apart: [])
        let beside = #expect(throws: DisclosureFault.self) {
            try TableMaker.run(table, hierarchies: places, plan: plan, earlier: [told], work: 1)
        }
        #expect(beside?.description.contains("1 earlier ones that count along") == true)
        #expect(beside?.findings.allSatisfy { $0.dutch?.contains("Vraag één buurt tegelijk") ?? false } == true)
    }

    /// Two rounds of the same people, and of some without a person.
    private func rounds(_ people: Int, blank: [Int] = [0, 0], _ score: (_ person: Int, _ round: Int) -> String)
        -> [[String]]
    {
        (0..<2).flatMap { round in
            (0..<people).map { ["T\(round)", "noord", "p\($0)", score($0, round)] }
                + (0..<blank[round]).map { ["T\(round)", "noord", "", score($0, round)] }
        }
    }

    private func linked(_ rows: [[String]]) throws -> TableRelease {
        try run(["round", "where", "person", "score"], rows) {
            ($0.by, $0.round, $0.person, $0.linkedChanges) = ([["where"]], "round", "person", ["score"])
        }
    }

    @Test("a change of strange numbers is refused as their mean is", arguments: strange)
    func changeOfStrange(text: String) {
        let rows = rounds(30) { person, round in person == 0 && round == 1 ? text : "\(person % 5)" }
        #expect(throws: DisclosureFault.self) { try linked(rows) }
    }

    @Test("a change by the number that stands for no answer is a change")
    func changeOfMissingCode() throws {
        let release = try linked(rounds(30) { $1 == 0 ? "98" : $0 < 15 ? "1" : "97" })
        let change = try #require(release.lines.compactMap(\.mean).first)
        #expect(abs(change.mean - (-49)) < 1e-9)
    }

    @Test("a blank person is nobody: not one person who answered often, and tied to nobody")
    func blankPersons() throws {
        // Twelve blank people in each round; as one person they would be refused.
        let release = try linked(rounds(30, blank: [12, 12]) { "\($0 % 5 + $1 * ($0 % 3))" })
        #expect(release.lines.filter { $0.measure == .people }.map(\.people) == [42, 42])
        #expect(release.lines.contains { $0.measure == .linkedChange && $0.mean != nil })
        // One blank in each round is two people who took part once: few, so the change would tell of them.
        let few = try linked(rounds(30, blank: [1, 1]) { "\($0 % 5 + $1 * ($0 % 3))" })
        #expect(few.lines.allSatisfy { $0.measure != .linkedChange || $0.mean == nil })
        #expect(throws: DisclosureFault.self) {
            try linked(rounds(30) { "\($0 % 5 + $1)" } + [["T0", "noord", "p1", "2"]])
        }
    }

    @Test("a column of too many values is refused with words, wherever it is named")
    func tooManyValues() throws {
        let rows = (0..<20_500).map { ["noord", "\($0)", "T\($0 % 2)", "p\($0 / 2)"] }
        let names = ["place", "wide", "round", "person"]
        let plans: [(inout TablePlan) -> Void] = [
            { $0.by = [["wide"]] }, { $0.distributions = ["wide"] }, { $0.means = ["wide"] },
            { ($0.linkedChanges, $0.round, $0.person) = (["wide"], "round", "person") },
        ]
        for plan in plans {
            let fault = #expect(throws: DisclosureFault.self) { try run(names, rows, plan) }
            #expect(fault?.description.contains("20000") == true)
            #expect(fault?.findings.allSatisfy { !$0.repair.isEmpty } == true)
        }
    }

    @Test("differences of two rounds that are all different are refused before they are counted")
    func tooManyDifferences() throws {
        // 200 values in each round, 20,500 differences.
        let rows = (0..<2).flatMap { round in
            (0..<20_500).map { ["T\(round)", "noord", "p\($0)", round == 0 ? "\($0 / 200 * 1_000)" : "\($0 % 200)"] }
        }
        let fault = #expect(throws: DisclosureFault.self) { try linked(rows) }
        #expect(fault?.description.contains("20000") == true)
    }

    @Test("cells times different numbers are bounded: they lie in memory together")
    func cellsTimesNumbers() throws {
        let rows = (0..<19_000).map { ["noord", "a\($0 % 500)", "\($0)"] }
        let fault = #expect(throws: DisclosureFault.self) {
            try run(["place", "age", "score"], rows) { ($0.by, $0.means) = ([["age"]], ["score"]) }
        }
        #expect(fault?.description.contains("'score'") == true)
    }

    @Test("a wide column becomes a dimension at once, with each value below everybody")
    func wideDimension() {
        let column = CodedColumn(name: "wide", rows: (0..<20_000).map { "\($0)" })
        let dimension = CountDimension(column)
        #expect(dimension.nodes.count == 20_001 && dimension.nodes[dimension.root].children == Array(0..<20_000))
        #expect(dimension.holders.allSatisfy { $0.count == 2 && $0[1] == dimension.root })
    }

    @Test(
        "a population that no country has is refused", arguments: ["9223372036854775807", "-1", "10000000001", "1e3"])
    func population(people: String) throws {
        let table = Samples.table(["place", "age", "answer"], (0..<40).map { ["noord", "2\($0 % 2)", "1"] })
        let living = Samples.table(["place", "people"], [["noord", people], ["oost", people]])
        var plan = TablePlan(by: [["place"]])
        plan.strata = ["place"]
        #expect(throws: DisclosureFault.self) {
            try TableMaker.weighting(table, hierarchies: [:], plan: plan, population: living)
        }
    }

    @Test("a column is crossed with others, not with itself")
    func crossedWithItself() throws {
        let fault = #expect(throws: DisclosureFault.self) {
            try run(["place", "score"], answers(40, nil)) { $0.by = [["place", "place"]] }
        }
        #expect(fault?.description.contains("twice") == true)
    }

    @Test("a file that holds no numbers of people is no earlier table")
    func earlierWithoutPeople() throws {
        _ = try Samples.withFile("place,measure,question,answer\nnoord,people,,\n") { path in
            #expect(throws: DisclosureFault.self) { try EarlierTables.read(path: path, apart: []) }
        }
    }

    @Test("data and report are two files, and a column of the wrong values is told in a hundred lines")
    func careless() throws {
        #expect(throws: DisclosureFault.self) { try OutputFile.checkApart("a.csv", "a.csv") }
        let fault = #expect(throws: DisclosureFault.self) {
            try run(["place", "score"], (0..<5_000).map { ["x\($0)", "1"] }) { _ in }
        }
        #expect(fault?.findings.count == 101 && fault?.description.contains("4900 more values") == true)
    }

    @Test("answers stand in one order, whatever they are")
    func answerOrder() {
        let texts = ["2a", "10", "9", "nan", "-97", "b", "1e300", "-5", "0", ""]
        let wanted = ["-5", "0", "9", "10", "1e300", "2a", "b", "nan", "-97"]
        for _ in 0..<20 {
            let answer = Answer(CodedColumn(name: "a", rows: texts.shuffled()), dimension: 0)
            #expect(answer.values.leaves == wanted)
        }
    }
}
