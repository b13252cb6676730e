import Testing

@testable import Disclosure

/// What somebody learns who holds two releases of the same people.
@Suite("A release beside earlier ones")
struct ReleaseTests {
    private static let names = ["person", "place", "age", "s1", "s2"]

    private func findings(_ new: [[String]], _ earlier: [[String]]..., ties: [String] = ["s1", "s2"], k: Int = 3)
        -> [Finding]
    {
        let tables = ([new] + earlier).enumerated().map { index, rows in
            var columns = Samples.table(Self.names, rows).columns
            columns.removeAll { $0.name == "person" && !ties.contains("person") }
            return Table(columns: columns, rowCount: rows.count, source: index == 0 ? "new" : "earlier \(index)")
        }
        let files = tables.map { ReleasedFile($0, quasi: ["place", "age"], sensitive: ties) }
        return ReleaseRules(minimum: k).findings(files[0], earlier: Array(files.dropFirst()))
    }

    /// Twelve people with answers of their own, and labels by a rule.
    private func people(_ count: Int = 12, place: (Int) -> String, age: (Int) -> String) -> [[String]] {
        (0..<count).map { ["p\($0)", place($0), age($0), "\($0 * 7 % 12)", "\($0)"] }
    }

    @Test("the same people with the same labels may go out again, in any order")
    func sameAgain() {
        let rows = people(place: { $0 < 6 ? "noord" : "zuid" }, age: { _ in "*" })
        #expect(findings(rows, rows.reversed()).isEmpty)
        #expect(findings(rows, rows, rows).isEmpty)
    }

    @Test("two releases of other detail, joined on the scores, are refused with the number of people below k")
    func otherDetail() throws {
        let byPlace = people(place: { $0 < 6 ? "noord" : "zuid" }, age: { _ in "*" })
        let byAge = people(place: { _ in "*" }, age: { $0 % 4 == 0 ? "oud" : "jong" })
        let found = try #require(findings(byPlace, byAge).first)
        // 0 and 4 are old in the north, 8 alone is old in the south: three of twelve are below three.
        #expect(
            found.place == "earlier 1" && found.what.contains("3 of 12 people") && found.what.contains("(1 are alone)"))
        #expect(found.repair.contains("same labels as then") && found.repair.contains("leave out 'place'"))
    }

    @Test("nothing that ties them, and no difference in who is there: they may stand side by side")
    func nothingShared() {
        let byPlace = people(place: { $0 < 6 ? "noord" : "zuid" }, age: { _ in "*" })
        #expect(findings(byPlace, byPlace, ties: []).isEmpty)
    }

    @Test("differencing in time: one person more, or one withdrawn, shows", arguments: [11, 13])
    func differencingInTime(count: Int) throws {
        let before = people(place: { _ in "noord" }, age: { _ in "*" })
        let after = people(count, place: { _ in "noord" }, age: { _ in "*" })
        let found = try #require(findings(after, before).first)
        #expect(found.what.contains("1 of \(max(12, count)) people"))
        #expect(findings(people(15, place: { _ in "noord" }, age: { _ in "*" }), before).isEmpty)
    }

    @Test("differencing in scope: all minus some leaves the few who were left out")
    func differencingInScope() {
        let all = people(place: { _ in "stad" }, age: { _ in "*" })
        #expect(!findings(all, all.filter { $0[0] != "p3" && $0[0] != "p4" }).isEmpty)
        #expect(findings(all, Array(all.dropLast(4))).isEmpty)
    }

    @Test("waves: each is k-anonymous, the tuple of both is not")
    func waves() {
        let first = people(place: { $0 < 6 ? "noord" : "zuid" }, age: { _ in "60-64" })
        var second = people(place: { $0 < 6 ? "noord" : "zuid" }, age: { _ in "60-64" })
        // A year on, three of the north have moved south and one is a band older: the answers are others too.
        for row in second.indices { second[row][3] = "x\(row)" }
        #expect(findings(second, first, ties: ["person"]).isEmpty)
        for row in [0, 1, 7] { second[row][1] = second[row][1] == "noord" ? "zuid" : "noord" }
        #expect(!findings(second, first, ties: ["person"]).isEmpty)
    }

    @Test("releases that hold in pairs are looked at all together")
    func allTogether() {
        let rows = { (label: @escaping (Int) -> String) in self.people(24, place: { label($0) }, age: { _ in "*" }) }
        let (first, second, third) = (rows { "\($0 % 2)" }, rows { "\($0 / 2 % 2)" }, rows { "\($0 / 4 % 2)" })
        #expect(findings(first, second, k: 6).isEmpty && findings(first, third, k: 6).isEmpty)
        let found = findings(first, second, third, k: 6)
        #expect(found.map(\.place) == ["all 2 earlier releases together"])
    }

    @Test("answers that several people share tie all of them: nobody is singled out by them")
    func ambiguousTies() {
        let rows = (0..<9).map { ["p\($0)", $0 < 6 ? "noord" : "zuid", "*", "5", "5"] }
        let other = (0..<9).map { ["p\($0)", "*", "*", "5", "5"] }
        #expect(findings(rows, other).isEmpty)
    }

    /// People by place or by age, with twelve answers; some of the answers changed.
    private func file(_ names: [String], changed: Set<Int> = [], _ label: (Int) -> String) -> ReleasedFile {
        let answers = (1...12).map { "a\($0)" }
        let rows = (0..<30).map { person in
            ["p\(person)", label(person)]
                + answers.indices.map { changed.contains($0) ? "other" : "\((person + 1) * ($0 + 3) % 31)" }
        }
        return ReleasedFile(
            Samples.table(names + answers, rows), quasi: [names[1]], sensitive: answers, person: [names[0]])
    }

    @Test("one answer that changed cuts no tie: six others still tell who is who")
    func changedAnswer() throws {
        let (before, after) = (
            file(["x", "place"]) { $0 < 15 ? "noord" : "zuid" },
            file(["y", "age"], changed: [2]) { $0 % 10 == 0 ? "oud" : "jong" }
        )
        let found = ReleaseRules(minimum: 5).findings(after, earlier: [before])
        #expect(found.count == 1 && found[0].repair.contains("leave out 'age'"))
        #expect(found[0].repair.contains("leave out the answers and numbers that both share"))
        // When every answer is another there is nothing left that ties them.
        let other = file(["y", "age"], changed: Set(0..<12)) { $0 % 10 == 0 ? "oud" : "jong" }
        #expect(ReleaseRules(minimum: 5).figures(other, beside: [before]).belowK == 0)
    }

    @Test("waves of one recipient are tied by the person, whatever was answered")
    func wavesByPerson() {
        let first = file(["who", "place"]) { $0 < 15 ? "noord" : "zuid" }
        let second = file(["who", "place"], changed: Set(0..<12)) { $0 < 17 ? "noord" : "zuid" }
        #expect(ReleaseRules(minimum: 5).findings(second, earlier: [first]).count == 1)
        let stayed = file(["who", "place"], changed: Set(0..<12)) { $0 < 15 ? "noord" : "zuid" }
        #expect(ReleaseRules(minimum: 5).findings(stayed, earlier: [first]).isEmpty)
    }
}
