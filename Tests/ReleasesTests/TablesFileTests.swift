import Foundation
import Programme
import Testing

@testable import Releases

@Suite("Tables of the store")
struct TablesFileTests {
    private func plan(_ village: Village, answers: String = "gezondheid") throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Zorgverzekeraar", kind: .insurer)
        plan.tables.by = [["bs_buurt"], ["bs_buurt", "geslacht"]]
        plan.tables.distributions = [answers]
        plan.tables.means = ["a1"]
        return plan
    }

    @Test("insurers get counts and means; nothing of fewer than ten people is in them")
    func counts() async throws {
        try await Village.with(people: 300) { village in
            let release = try await village.make(try plan(village))
            let opened = try Opened(village.folder + "/uit.zip")
            let rows = try opened.rows("aantallen")
            #expect(release.outcome.rows == rows.count && rows.count > 20)
            let people = rows.compactMap { Int($0["mensen"] ?? "") }
            #expect(people.allSatisfy { $0 >= 10 || $0 == -98 } && people.contains(-98))
            #expect(try opened.rows("gemiddelden").contains { Double($0["gemiddelde"] ?? "") ?? 0 > 0 })
            #expect(try opened.text("manifest.json").contains("\"mayBeCalledAnonymous\" : true"))
            #expect(try opened.text("risico.html").contains("anonieme tabellen"))
            // In the files with labels there are words.
            let labels = try opened.cells("csv/aantallen-labels.csv")
            #expect(labels.contains { $0.values.contains("Iedereen") })
        }
    }

    @Test("tables that differ by one person from those before are refused")
    func difference() async throws {
        try await Village.with(people: 300) { village in
            let code = try await village.add(
                Person(age: 50, gender: "man", place: "oosterveld"), to: Village.first)
            let asked = try plan(village)
            _ = try await village.make(asked)
            _ = try await village.make(asked)
            try await village.withdraw(code)
            await #expect(throws: ReleaseRefusal.self) { try await village.make(asked) }
        }
    }

    @Test("a question that may not go out is not counted either", arguments: ["naam", "vrij", "niets"])
    func strangers(column: String) async throws {
        try await Village.with(people: 40) { village in
            let asked = try plan(village, answers: column)
            await #expect(throws: ReleaseRefusal.self) { try await village.make(asked) }
        }
    }

    @Test("what was counted as an answer is not split by later, nor the other way round; the same again is")
    func turned() async throws {
        try await Village.with(people: 300) { village in
            let first = try plan(village)
            _ = try await village.make(first)
            var second = first
            second.tables.by = [["bs_buurt"]]
            second.tables.distributions = ["geslacht"]
            await #expect(throws: ReleaseRefusal.self) { try await village.make(second) }
            second.tables.distributions = first.tables.distributions
            _ = try await village.make(second)
        }
    }

    @Test(
        "neighbourhoods that overlap with those of an earlier release of the round are refused; the same and a single one are not"
    )
    func scopes() async throws {
        try await Village.with(people: 300) { village in
            let all = try plan(village)
            #expect(all.neighbourhoods.count > 2)
            _ = try await village.make(all)
            var some = all
            some.neighbourhoods.removeLast()
            await #expect(throws: ReleaseRefusal.self) { try await village.make(some) }
            some.neighbourhoods = [all.neighbourhoods[0]]
            some.tables.by = [["geslacht"]]
            await #expect(throws: ReleaseRefusal.self) { try await village.make(some) }
            some.tables.by = all.tables.by
            _ = try await village.make(some)
            _ = try await village.make(all)
        }
    }
}
