import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Releases

@Suite("Tables beside a research file of the same questionnaire tell of nobody either")
struct TierDifferenceTests {
    private func tables(_ village: Village, places: [String] = Village.places) throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Gemeente", kind: .municipality, places: places)
        plan.tables.by = [["bs_buurt"]]
        plan.tables.distributions = ["gezondheid"]
        return plan
    }

    private func research(_ village: Village, places: [String] = Village.places) throws -> ReleasePlan {
        var plan = try village.plan(places: places)
        // Only the joins of the two tiers are tried here.
        plan.protection.suppressionLimit = 0.5
        plan.accepted = Day("2026-02-01")
        return plan
    }

    private func add(_ people: Int, at place: String, to village: Village) async throws {
        for age in 0..<people {
            try await village.add(
                Person(age: 30 + age % 40, gender: "man", place: place), to: Village.first,
                in: Day("2026-02-24").map { Week(of: $0) })
        }
    }

    private func refused(_ village: Village, _ plan: ReleasePlan) async throws -> [ReleaseRefusal.Reason] {
        do {
            _ = try await village.make(plan)
            return []
        } catch ReleaseRefusal.protection(let reasons) {
            #expect(try await village.store.newestRelease() == 1)
            return reasons
        }
    }

    @Test("the same people may go out as tables and as a file, whichever comes first", arguments: [true, false])
    func same(tablesFirst: Bool) async throws {
        try await Village.with(people: 240) { village in
            let plans = [try tables(village), try research(village)]
            for plan in tablesFirst ? plans : plans.reversed() { _ = try await village.make(plan) }
            #expect(try await village.store.newestRelease() == 2)
        }
    }

    @Test("a few late answers would be what is left when the two are subtracted; enough of them are not")
    func late() async throws {
        for tablesFirst in [true, false] {
            try await Village.with(people: 240) { village in
                let (one, other) = (try tables(village), try research(village))
                // While the round is open: its first weeks are over, more answers come.
                _ = try await village.make(tablesFirst ? one : other, on: try #require(Day("2026-02-18")))
                try await add(4, at: "oosterveld", to: village)
                let reasons = try await refused(village, tablesFirst ? other : one)
                #expect(reasons.map(\.place) == ["release 1"])
                #expect(reasons.allSatisfy { $0.what.contains("fewer than 10") && $0.dutch != nil })
                // Their answers, all of them "goed", stand for ten and more then.
                try await add(40, at: "oosterveld", to: village)
                #expect(try await refused(village, tablesFirst ? other : one).isEmpty)
            }
        }
    }

    @Test("a neighbourhood of a few people, left out of one of the two, is not what the other has more")
    func scope() async throws {
        try await Village.with(people: 240) { village in
            // Eight people who live where no one else does; the whole of the tables counts them.
            let rest = try await village.hamlet(8)
            let everywhere = try tables(village, places: Village.places + [rest])
            _ = try await village.make(everywhere)
            let reasons = try await refused(village, try research(village))
            #expect(reasons.contains { $0.what.contains("alone") }, "\(reasons)")
        }
    }
}
