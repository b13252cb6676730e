import Testing

@testable import Disclosure

/// The attacks that privacy officers and researchers try first, each against what really comes out.
@Suite("Attacks on an anonymised table")
struct AttackTests {
    private static let k = 5

    /// 300 people of 20 to 34 in four places, and one man of 39 in the smallest.
    private static func survey() -> [[String]] {
        var draw = Draw(seed: 77)
        var rows = (0..<300).map { _ in
            let place = ["noord", "noord", "noord", "oost", "oost", "zuid", "zuid", "zuid", "zuid", "west"][
                draw.below(10)]
            let gender = draw.below(10) < 5 ? "vrouw" : "man"
            return ["\(20 + draw.below(15))", place, gender] + (0..<12).map { _ in "\(draw.below(11))" }
        }
        rows.append(["39", "west", "anders"] + Array(repeating: "7", count: 12))
        return rows
    }

    private static let scores = (1...12).map { "s\($0)" }
    private static let quasi = ["age", "place", "gender"]
    private static var hierarchies: [String: Hierarchy] {
        get throws {
            let gender = try Samples.hierarchy("gender", [["vrouw", "*"], ["man", "*"], ["anders", "*"]])
            return ["age": try Samples.age, "place": try Samples.place, "gender": gender]
        }
    }

    private func run(
        _ rows: [[String]], _ mode: AnonymisationPlan.Mode, _ change: (inout AnonymisationPlan) -> Void = { _ in }
    ) throws -> Anonymisation {
        var plan = AnonymisationPlan(quasi: Self.quasi, sensitive: Self.scores)
        (plan.mode, plan.minimum) = (mode, Self.k)
        change(&plan)
        return try Anonymiser.run(
            Samples.table(Self.quasi + Self.scores, rows), hierarchies: Self.hierarchies, plan: plan)
    }

    @Test(
        "a person unlike all others is found by no label, and not by a label that is missing",
        arguments: AnonymisationPlan.Mode.allCases)
    func uniqueRespondent(mode: AnonymisationPlan.Mode) throws {
        let done = try run(Self.survey(), mode)
        for column in done.columns.prefix(3) {
            for value in column.values {
                #expect(column.codes.count { column.values[Int($0)] == value } >= Self.k, "\(column.name)=\(value)")
            }
        }
        // Without that person the same labels are in use: their being there shows in no label of its own.
        let without = try run(Array(Self.survey().dropLast()), mode)
        for (one, other) in zip(done.columns.prefix(3), without.columns) {
            #expect(Set(one.values).subtracting(["*"]).isSubset(of: Set(other.values).union(["*", "30-39", "35-39"])))
        }
    }

    @Test(
        "whoever knows all quasi-identifiers of a person still has k candidates",
        arguments: AnonymisationPlan.Mode.allCases)
    func candidates(mode: AnonymisationPlan.Mode) throws {
        let rows = Self.survey()
        let done = try run(rows, mode) { $0.suppressionLimit = 0 }
        let hierarchies = try Self.hierarchies
        let released = Samples.rows(Array(done.columns.prefix(3)))
        for person in rows {
            let candidates = released.count { labels in
                zip(Self.quasi, zip(person, labels)).allSatisfy { name, pair in
                    covers(hierarchies[name], label: pair.1, value: pair.0)
                }
            }
            #expect(candidates >= Self.k)
        }
    }

    private func covers(_ hierarchy: Hierarchy?, label: String, value: String) -> Bool {
        guard let hierarchy, let leaf = hierarchy.labels[0].firstIndex(of: value) else { return false }
        return hierarchy.labels.indices.contains { hierarchy.labels[$0][Int(hierarchy.codes[$0][leaf])] == label }
    }

    @Test("downcoding: knowing the rule and every label, one still cannot tell k people of a class apart")
    func downcoding() throws {
        // Whoever recodes the released labels again gets the same classes: there is nothing finer to rule in.
        let done = try run(Self.survey(), .local)
        let groups = EquivalenceClasses(Array(done.columns.prefix(3)))
        #expect(groups.sizes.allSatisfy { $0 >= Self.k })
        // A label that could be narrowed to one value would have been released as that value.
        let hierarchies = try Self.hierarchies
        for (name, column) in zip(Self.quasi, done.columns) {
            let hierarchy = try #require(hierarchies[name])
            for (level, labels) in hierarchy.labels.enumerated().dropFirst() {
                for (label, text) in labels.enumerated() where hierarchy.leafCounts[level][label] == 1 {
                    #expect(hierarchy.labels[0].contains(text) || !column.values.contains(text))
                }
            }
        }
    }

    @Test("homogeneity: a class in which everybody answered the same is refused when l is asked for")
    func homogeneity() throws {
        let rows = Self.survey().map { row in row[1] == "west" ? Array(row[..<3]) + ["0"] + row[4...] : row }
        let done = try run(rows, .local) {
            $0.pins = ["place": 0]
            $0.thresholds = Thresholds(leastL: 2)
        }
        #expect(done.report.worst?.l == 1 && done.report.worst?.lColumn == "s1")
        #expect(done.refusals.contains { $0.description.contains("column 's1': l is 1 and must be 2") })
        #expect(!done.report.released)
    }

    @Test("skewness: each of the other figures can be asked for, and the refusal names the worst column")
    func skewness() throws {
        for thresholds in [Thresholds(leastEntropyL: 5), Thresholds(mostAlpha: 0.1), Thresholds(mostT: 0.05)] {
            let done = try run(Self.survey(), .local) { $0.thresholds = thresholds }
            #expect(done.refusals.count == 1 && done.refusals[0].place.hasPrefix("column 's"))
        }
        #expect(try run(Self.survey(), .local) { $0.thresholds = Thresholds(mostAlpha: 1, mostT: 1) }.refusals.isEmpty)
    }

    @Test("known answers: six scores single out nearly everybody, and the report says how many")
    func knownAnswers() throws {
        let done = try run(Self.survey(), .local)
        #expect(done.report.knownAnswers.uniqueOnAll == 1)
        let six = try #require(done.report.knownAnswers.uniqueOnSome.first { $0.known == 6 })
        #expect(six.unique > 0.9)
        let none = AnonymisationPlan(quasi: Self.quasi, sensitive: [])
        let table = Samples.table(Self.quasi + Self.scores, Self.survey())
        #expect(
            try Anonymiser.run(table, hierarchies: Self.hierarchies, plan: none).report.knownAnswers.uniqueOnAll == 0)
    }

    @Test("the group that loses more than twice the average stops the release until somebody names it")
    func equity() throws {
        let change: (inout AnonymisationPlan) -> Void = {
            $0.mode = .global
            $0.pins = ["gender": 0, "age": 3, "place": 2]
        }
        let done = try run(Self.survey(), .global, change)
        #expect(done.report.suppressed == 1)
        #expect(
            done.report.groups.contains {
                $0.group == "gender=anders" && $0.rows == 1 && $0.suppressed == 1 && $0.loss == 1
            })
        #expect(
            done.refusals.contains {
                $0.place == "group 'gender=anders'" && $0.repair.contains("--accept-loss 'gender=anders'")
            })
        let names = Set(done.refusals.map { String($0.place.dropFirst(7).dropLast()) })
        let accepted = try run(Self.survey(), .global) {
            change(&$0)
            $0.acceptedLosses = names
        }
        #expect(accepted.refusals.isEmpty && accepted.report.released)
        let mistyped = try run(Self.survey(), .global) {
            change(&$0)
            $0.acceptedLosses = names.union(["gender=Anders"])
        }
        #expect(mistyped.refusals.map(\.what) == ["there is no group 'gender=Anders'"])
    }

    @Test("a blank is a value of its own: it needs k people too, and is never a wildcard")
    func blanks() throws {
        var rows = Self.survey()
        for row in 0..<3 { rows[row][2] = "" }
        var hierarchies = try Self.hierarchies
        let values = ["vrouw", "man", "anders", ""]
        hierarchies["gender"] = try Samples.hierarchy(
            "gender", values.map { [$0, $0.isEmpty ? "onbekend" : "bekend", "*"] })
        var plan = AnonymisationPlan(quasi: Self.quasi, sensitive: [])
        plan.minimum = Self.k
        let done = try Anonymiser.run(
            Samples.table(Self.quasi + Self.scores, rows), hierarchies: hierarchies, plan: plan)
        #expect(!done.columns[2].values.contains("") && !done.columns[2].values.contains("onbekend"))
        #expect(done.report.k >= Self.k)
    }

    @Test("only columns with a role go out, and nothing that numbers the rows")
    func onlyRoles() throws {
        let done = try run(Self.survey(), .local) { $0.sensitive = ["s3"] }
        #expect(done.columns.map(\.name) == Self.quasi + ["s3"])
    }
}
