import Datasets
import Foundation
import Programme
import Testing
import XForms

@testable import Releases

@Suite("Ties in released tables")
struct TieTablesTests {
    /// Figures of `aantallen` by what they count: neighbourhood, who names, question and answer.
    private static func figures(_ village: Village, from: String? = nil) throws -> [[String]: Int?] {
        let rows = try Opened(village.folder + "/uit.zip").cells("csv/aantallen-codes.csv")
        return Dictionary(
            rows.map { row in
                let group = from.flatMap { row[$0] } ?? "*"
                let people = Int(row["mensen"] ?? "").flatMap { $0 < 0 ? nil : $0 }
                return ([row["bs_buurt"] ?? "", group, row["vraag"] ?? "", row["antwoord"] ?? ""], people)
            }
        ) { first, _ in first }
    }

    @Test("who names somebody counts once, however many they name; small cells and what gives them away are hidden")
    func people() async throws {
        try await Village.with(people: 0, form: TieForms.people) { village in
            for number in 0..<40 {
                // Twenty-five name neighbours, mostly several; twelve of them a new one. Four name a club.
                var named: [(who: String, new: String)] = []
                if number < 25 { named += [("buur", number < 12 ? "ja" : "nee"), ("buur", "nee")] }
                if number < 4 { named.append(("club", "ja")) }
                if (10..<30).contains(number) { named.append(("kind", number < 15 ? "ja" : "nee")) }
                try await village.turns("oosterveld", to: named)
            }
            let release = try await village.make(try village.tiePlan("persoon_wie", places: ["oosterveld"]))
            #expect(release.plan.tier == .tables)
            let found = try Self.figures(village)
            func figure(_ tie: String, _ answer: String) -> Int?? {
                found[["oosterveld", "*", "persoon_wie:\(tie)", answer]]
            }
            #expect(figure("buur", "wel") == 25 && figure("buur", "geen") == 15)
            #expect(figure("buur", "wel-nieuw") == 12 && figure("buur", "wel-langer") == 13)
            // Five of twenty say that it is new: that is hidden, and with it the fifteen others.
            #expect(figure("kind", "wel") == 20 && figure("kind", "geen") == 20)
            #expect(figure("kind", "wel-nieuw") == .some(nil) && figure("kind", "wel-langer") == .some(nil))
            // Four of forty name a club: how many do not would tell.
            for answer in ["wel", "geen", "wel-nieuw", "wel-langer"] {
                #expect(figure("club", answer) == .some(nil), "\(answer)")
            }
            let manifest = try Opened(village.folder + "/uit.zip").text("manifest.json")
            #expect(manifest.contains("\"mayBeCalledAnonymous\" : true"))
        }
    }

    @Test("organisations are counted for the neighbourhood that has them, and are never added up over neighbourhoods")
    func organisations() async throws {
        try await Village.with(people: 0, form: TieForms.list) { village in
            for number in 0..<60 {
                let group = number < 30 ? "zorg" : "sociaal"
                let now = number % 2 == 0 ? "arts wijkzorg" : number % 4 == 1 ? "arts" : "geen"
                // Whoever does not know what it was then says nothing of what is new.
                let then = number % 4 == 0 ? "geen" : number % 4 == 1 ? "weet-niet" : "arts wijkzorg"
                try await village.works("oosterveld", group, now: now, then: then)
            }
            for number in 0..<30 { try await village.works("de-pol", "zorg", now: number < 12 ? "club" : "geen") }
            _ = try await village.make(try village.tiePlan("nu", places: ["oosterveld", "de-pol"]))
            let found = try Self.figures(village, from: "groep")
            #expect(found[["oosterveld", "*", "nu:wijkzorg", "wel"]] == 30)
            #expect(found[["oosterveld", "*", "nu:wijkzorg", "wel-nieuw"]] == 15)
            #expect(found[["oosterveld", "zorg", "nu:wijkzorg", "wel"]] == 15)
            #expect(found[["oosterveld", "zorg", "nu:wijkzorg", "wel-nieuw"]] == .some(nil))
            #expect(found[["de-pol", "*", "nu:club", "wel"]] == 12)
            // Nobody in De Pol could name it, and no sum over neighbourhoods says how many did.
            #expect(!found.keys.contains { $0[0] == "de-pol" && $0[2] == "nu:wijkzorg" })
            #expect(!found.keys.contains { $0[0] != "oosterveld" && $0[0] != "de-pol" && $0[2].contains(":") })
            #expect(!found.keys.contains { $0[2].hasSuffix(":geen") || $0[2].hasSuffix(":weet-niet") })
        }
    }

    @Test("a tie that changed by fewer than ten people is not told again, and what was hidden stays hidden")
    func difference() async throws {
        try await Village.with(people: 0, form: TieForms.people) { village in
            for number in 0..<40 { try await village.turns("oosterveld", to: number < 20 ? [("buur", "nee")] : []) }
            let code = try await village.turns("oosterveld", to: [("buur", "nee")])
            let plan = try village.tiePlan("persoon_wie", places: ["oosterveld"])
            _ = try await village.make(plan)
            _ = try await village.make(plan)
            try await village.withdraw(code)
            await #expect(throws: ReleaseRefusal.self) { try await village.make(plan) }
        }
    }

    @Test(
        "a neighbourhood is called by its name also where no other has people, and is compared with what stood of it before"
    )
    func alone() async throws {
        try await Village.with(people: 300) { village in
            var plan = try village.plan(.tables, to: "Iedereen", kind: .everybody)
            plan.tables.distributions = ["gezondheid"]
            let code = try await village.add(
                Person(age: 50, gender: "man", place: "oosterveld"), to: Village.first)
            _ = try await village.make(plan)
            plan.neighbourhoods = ["oosterveld"]
            _ = try await village.make(plan)
            let places = Set(try Self.figures(village).keys.map { $0[0] })
            #expect(places == ["oosterveld"])
            try await village.withdraw(code)
            await #expect(throws: ReleaseRefusal.self) { try await village.make(plan) }
        }
    }

    @Test("no hidden tie follows from what is shown: wholes, groups and parts subtracted", arguments: 1...12)
    func subtracting(seed: UInt64) async throws {
        try await Village.with(people: 0, form: TieForms.list) { village in
            var dice = Dice(seed: seed)
            for _ in 0..<Int.random(in: 20...70, using: &dice) {
                let group = Int.random(in: 0..<3, using: &dice) == 0 ? "sociaal" : "zorg"
                func some() -> String {
                    let named = ["arts", "wijkzorg", "wonen"].filter { _ in Int.random(in: 0..<5, using: &dice) < 2 }
                    return named.isEmpty ? "geen" : named.joined(separator: " ")
                }
                try await village.works("oosterveld", group, now: some(), then: some())
            }
            _ = try await village.make(try village.tiePlan("nu", places: ["oosterveld"]))
            let found = try Self.figures(village, from: "groep")
            let groups = Set(found.keys.filter { $0[0] == "oosterveld" && $0[1] != "*" }.map { $0[1] })
            #expect(groups == ["zorg", "sociaal", "-97"])
            let answers = TieQuestion.Answer.allCases.map(\.rawValue) + [TieQuestion.Answer.any]
            for organisation in TieForms.organisations["oosterveld"] ?? [] {
                let question = "nu:\(organisation)"
                func figure(_ group: String, _ answer: String) -> Int? {
                    found[["oosterveld", group, answer.isEmpty ? "" : question, answer]].flatMap { $0 }
                }
                func isSafe(_ whole: Int?, _ parts: [Int?]) -> Bool {
                    whole == nil || parts.count { $0 == nil } != 1
                }
                for group in groups.union(["*"]) {
                    #expect(isSafe(figure(group, ""), [figure(group, "geen"), figure(group, "wel")]))
                    #expect(isSafe(figure(group, "wel"), [figure(group, "wel-langer"), figure(group, "wel-nieuw")]))
                    for answer in answers { #expect(figure(group, answer).map { $0 >= 10 } ?? true) }
                }
                for answer in answers + [""] {
                    #expect(isSafe(figure("*", answer), groups.sorted().map { figure($0, answer) }))
                }
            }
        }
    }
}
