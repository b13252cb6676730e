import Testing

@testable import Disclosure

/// What a reader with a pencil gets out of tables; `Tests/Disclosure/test_tables.py` does the same with another solver.
@Suite("Tables nobody can be found in")
struct TableTests {
    private static let names = ["place", "age", "answer"]

    private func run(
        _ rows: [[String]], by: [[String]] = [["place"]], _ change: (inout TablePlan) -> Void = { _ in }
    ) throws -> TableRelease {
        var plan = TablePlan(by: by)
        change(&plan)
        return try TableMaker.run(
            Samples.table(Self.names, rows), hierarchies: ["place": try Samples.place], plan: plan)
    }

    private func people(_ release: TableRelease, _ place: String) -> Int?? {
        release.lines.first { $0.group == [place] && $0.measure == .people }.map(\.people)
    }

    private func rows(_ counts: [(place: String, count: Int)], answer: (Int) -> String = { "\($0 % 3)" }) -> [[String]]
    {
        counts.flatMap { place, count in (0..<count).map { [place, "\(20 + $0 % 20)", answer($0)] } }
    }

    @Test("a small group takes another with it, and its total when that is what gives it away")
    func secondary() throws {
        let release = try run(rows([("noord", 30), ("oost", 4), ("zuid", 20), ("west", 22)]))
        #expect(people(release, "oost") == .some(nil) && people(release, "*") == 76)
        // stad is noord and oost: one of the two alone would give the other.
        #expect(people(release, "noord") == .some(nil) || people(release, "stad") == .some(nil))
        #expect(release.refusals.isEmpty && release.report.audit.breaches == 0)
        #expect(try #require(release.report.audit.narrowest) >= 10)
    }

    @Test("nothing is hidden that need not be")
    func nothingHidden() throws {
        let release = try run(rows([("noord", 30), ("oost", 14), ("zuid", 20), ("west", 22)]))
        #expect(release.report.hidden == 0 && people(release, "oost") == 14 && people(release, "stad") == 44)
    }

    @Test("nobody is few: an empty group does not stand as zero")
    func zero() throws {
        let release = try run(rows([("noord", 30), ("oost", 30), ("zuid", 30)]))
        #expect(people(release, "west") == .some(nil))
    }

    @Test("group disclosure: where nearly all gave one answer, no answer is shown, nor the mean")
    func groupDisclosure() throws {
        let data =
            rows([("noord", 60), ("oost", 60)]) { $0 % 3 == 0 ? "1" : "2" }
            + rows([("zuid", 58)]) { $0 < 56 ? "7" : "1" } + rows([("west", 60)])
        let release = try run(data) { ($0.distributions, $0.means) = (["answer"], ["answer"]) }
        let south = release.lines.filter { $0.group == ["zuid"] && $0.measure != .people }
        #expect(!south.isEmpty && south.allSatisfy { !$0.isShown })
        #expect(people(release, "zuid") == 58)
        #expect(release.lines.contains { $0.group == ["noord"] && $0.mean != nil })
    }

    @Test("a mean stands for at least ten answers, and says what it is")
    func means() throws {
        let data =
            rows([("noord", 20)]) { $0 < 10 ? "2" : "4" } + rows([("oost", 20)]) { $0 < 9 ? "3" : "" }
            + rows([("zuid", 30), ("west", 30)])
        let release = try run(data) { $0.means = ["answer"] }
        let mean = { (place: String) in release.lines.first { $0.group == [place] && $0.measure == .mean }?.mean }
        #expect(mean("oost") == nil)
        // What is left of stad without noord is oost: nine people.
        #expect(mean("noord") == nil || mean("stad") == nil)
        let south = try #require(mean("zuid"))
        #expect(abs(south.mean - 1) < 1e-9 && south.low < 1 && south.high > 1)
    }

    @Test("Student's t: 2.262 at nine degrees of freedom, 1.960 at many")
    func student() {
        #expect(abs(MeanFigure.quantile(9) - 2.262_157) < 0.001)
        #expect(abs(MeanFigure.quantile(1e6) - 1.959_966) < 1e-5)
    }

    @Test("labels of two levels that mean the same leaves are one node")
    func sameLeaves() throws {
        let column = CodedColumn(name: "p", rows: ["a", "b", "c"])
        let hierarchy = try Samples.hierarchy(
            "p", [["a", "A", "A", "*"], ["b", "B", "BC", "*"], ["c", "C", "BC", "*"]])
        let dimension = try CountDimension(column, hierarchy: hierarchy, level: 0, source: "h")
        #expect(dimension.nodes.map(\.label) == ["a", "b", "c", "BC", "*"])
        #expect(dimension.nodes.map(\.children) == [[], [], [], [1, 2], [0, 3]])
    }

    @Test(
        "random systems of linked tables: settled without a breach, few people hidden, the truth among what is possible"
    )
    func settled() throws {
        for seed in 0..<25 {
            var draw = Draw(seed: UInt64(seed))
            let count = 20 + draw.below(200)
            let data = (0..<count).map { _ in
                [
                    ["noord", "noord", "oost", "zuid", "west"][draw.below(5)], "\(20 + draw.below(4) * draw.below(4))",
                    "\(draw.below(3) * draw.below(2))",
                ]
            }
            let release = try run(data, by: [["place", "age"], ["age"]]) {
                ($0.distributions, $0.means) = (["answer"], seed % 2 == 0 ? ["answer"] : [])
            }
            #expect(release.report.audit.breaches == 0 && release.refusals.isEmpty, "seed \(seed)")
            #expect(release.lines.allSatisfy { $0.people ?? 10 >= 10 })
            let again = try run(data.shuffled(), by: [["place", "age"], ["age"]]) {
                ($0.distributions, $0.means) = (["answer"], seed % 2 == 0 ? ["answer"] : [])
            }
            #expect(again.lines == release.lines)
        }
    }

    @Test("an audit by hand: a hidden cell alone in its sum is known, two share what is left")
    func audit() {
        var system = CellSystem()
        system.cells = [40, 25, 8, 7].map { CellSystem.Cell(value: $0, width: 10, weight: 1) }
        system.add(0, isSumOf: [1, 2, 3])
        system.cells[2].isHidden = true
        #expect(CellAudit(system).breaches == [CellAudit.Breach(cell: 2, possible: 8...8)])
        system.cells[3].isHidden = true
        #expect(CellAudit(system).breaches.isEmpty && CellAudit(system).narrowest == 15)
        system.cells[0].value = 34
        system.cells[1].value = 25
        system.cells[2].value = 2
        #expect(CellAudit(system).breaches.map(\.possible) == [0...9, 0...9])
    }
}
