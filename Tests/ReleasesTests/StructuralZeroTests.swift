import Foundation
import Programme
import Testing

@testable import Releases

@Suite("Groups that nobody can be in")
struct StructuralZeroTests {
    private func plan(_ village: Village, edition: Int? = 2) throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Zorgverzekeraar", kind: .insurer)
        plan.tables.by = [["bs_buurt"], ["bs_buurt", "geslacht"]]
        plan.tables.distributions = ["gezondheid"]
        plan.tables.edition = edition
        return plan
    }

    /// The codes by which people are split.
    private func groups(_ village: Village, _ file: String = "uit.zip") throws -> Set<String> {
        Set(try Opened(village.folder + "/" + file).rows("aantallen").compactMap { $0["geslacht"] }).subtracting(["*"])
    }

    @Test("they are in no table, and nothing is hidden because of them")
    func leftOut() async throws {
        try await Village.with(people: 300) { village in
            let old = try await village.maker.preview(
                try plan(village, edition: nil), at: Date(timeIntervalSince1970: TimeInterval(Village.now)))
            let release = try await village.make(try plan(village))
            // The hierarchy also has "zeg-niet" and a blank, which this questionnaire cannot give; nor can a release hold
            // what was withdrawn or not reached. It asks this of everybody, but it can be left open.
            #expect(try groups(village) == ["man", "vrouw", "anders", "-93"])
            let rows = try Opened(village.folder + "/uit.zip").rows("aantallen")
            let hidden = rows.count { $0["mensen"] == "-98" }
            #expect(hidden < (old.hidden ?? 0) && release.outcome.rows == rows.count)
            // Where an earlier program's groups stay they have words, not codes.
            let codes = old.lines.flatMap(\.group).map(\.dutch).filter { ["", "zeg-niet", "onbekend"].contains($0) }
            #expect(codes.isEmpty)
            #expect(!old.lines.isEmpty && rows.contains { $0["geslacht"] == "vrouw" && $0["mensen"] != "-98" })
        }
    }

    @Test("whether somebody is in a group that somebody could be in cannot be read from its being there")
    func absence() async throws {
        var found: [Set<String>] = []
        for other in ["vrouw", "anders"] {
            try await Village.with(people: 0) { village in
                for number in 0..<120 {
                    let gender = number < 6 ? other : ["man", "vrouw"][number / 3 % 2]
                    try await village.add(
                        Person(age: 40, gender: gender, place: Village.places[number % 3]), to: Village.first)
                }
                _ = try await village.make(try plan(village))
                found.append(try groups(village))
                let rows = try Opened(village.folder + "/uit.zip").rows("aantallen")
                let few = rows.filter { ["anders", "-93"].contains($0["geslacht"]) && $0["antwoord"] == "" }
                #expect(!few.isEmpty && few.allSatisfy { $0["mensen"] == "-98" })
            }
        }
        #expect(found == Array(repeating: ["man", "vrouw", "anders", "-93"], count: 2))
    }

    @Test("beside tables of an earlier program a round keeps its groups: what those hid stays protected")
    func besideEarlier() async throws {
        try await Village.with(people: 300) { village in
            // As the ledger has it from then.
            _ = try await village.make(try plan(village, edition: nil))
            let release = try await village.make(try plan(village), "later.zip")
            #expect(release.plan.tables.edition == nil)
            #expect(try groups(village, "later.zip").contains("zeg-niet"))
            let again = try await village.maker.remake(
                release.number, to: village.folder + "/weer.zip", in: .everywhere, noting: village.note(.releaseRemade))
            #expect(again == .same(release))
            // Another round has nothing to keep.
            var next = try plan(village)
            next.rounds = ["T1"]
            #expect(try await village.make(next, "t1.zip").plan.tables.edition == 2)
        }
    }
}
