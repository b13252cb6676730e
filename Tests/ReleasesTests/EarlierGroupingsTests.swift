import Foundation
import Programme
import Testing

@testable import Releases

@Suite("Tables of the ledger are audited together with earlier ones of other groupings")
struct EarlierGroupingsTests {
    private func plan(
        _ village: Village, by: [[String]], counts: [String] = [], means: [String] = [], auditsEarlier: Bool? = true
    ) throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Zorgverzekeraar", kind: .insurer)
        (plan.tables.by, plan.tables.distributions, plan.tables.means) = (by, counts, means)
        plan.tables.auditsEarlier = auditsEarlier
        return plan
    }

    @Test(
        "a mean that went out by neighbourhood hides counts by gender that it would give away", arguments: [nil, true])
    func meanThenCounts(auditsEarlier: Bool?) async throws {
        try await Village.with(people: 0) { village in
            for number in 0..<90 {
                var person = Person(
                    age: 40, gender: number % 2 == 0 ? "man" : "vrouw", place: Village.places[number % 3])
                person.scores[0] = number < 4 ? 0 : number % 2 + 1
                try await village.add(person, to: Village.first)
            }
            _ = try await village.make(try plan(village, by: [["bs_buurt"]], means: ["a1"]))
            let means = try Opened(village.folder + "/uit.zip").rows("gemiddelden")
            try #require(means.contains { $0["bs_buurt"] == "*" && $0["gemiddelde"] != "-98" })
            let next = try plan(village, by: [["geslacht"]], counts: ["a1"], auditsEarlier: auditsEarlier)
            _ = try await village.make(next, "later.zip")
            let sheet = try Opened(village.folder + "/later.zip").text("risico.html")
            #expect(sheet.contains("ook in een andere indeling") == (auditsEarlier == true))
            // How many gave two of three answers follows from all who answered, and the sum.
            let answers = try all(village)
            #expect(answers.count == 3 && answers.count { $0 != "-98" } == (auditsEarlier == nil ? 1 : 0))
        }
    }

    /// How many of all people gave each answer.
    private func all(_ village: Village) throws -> [String] {
        let rows = try Opened(village.folder + "/later.zip").rows("aantallen")
        return rows.filter { $0["geslacht"] == "*" && $0["vraag"] == "a1" }.map { $0["mensen"] ?? "" }
    }

    @Test("an order of before this was so keeps no word of it, and is made again as it was")
    func ofBefore() async throws {
        try await Village.with(people: 300) { village in
            _ = try await village.make(try plan(village, by: [["leeftijd"]], means: ["a1"]))
            let old = try plan(village, by: [["geslacht"]], counts: ["a1"], auditsEarlier: nil)
            let stored = try JSONEncoder().encode(old)
            #expect(!String(decoding: stored, as: UTF8.self).contains("auditsEarlier"))
            #expect(try JSONDecoder().decode(ReleasePlan.self, from: stored) == old)
            let release = try await village.make(old, "later.zip")
            let again = try await village.maker.remake(
                release.number, to: village.folder + "/weer.zip", in: .everywhere, noting: village.note(.releaseRemade))
            #expect(again == .same(release))
        }
    }
}
