import Foundation
import Programme
import Testing

@testable import Releases

@Suite("The card of a questionnaire for a conversation")
struct ConversationCardTests {
    /// Two sides of three figures each, of which people were told that they make a card.
    private static let form = Village.document.replacing(
        "<bind nodeset=\"/data/leeftijd\"",
        with: "<bind nodeset=\"/data\" bs:allowed-use=\"conversation\" bs:card=\"neighbourhood\"/>"
            + "<bind nodeset=\"/data/leeftijd\""
    ).replacing("bs:scale=\"schaal-a\"", with: "bs:scale=\"schaal-a\" bs:dimension=\"zingeving\"")
        .replacing("bs:scale=\"schaal-b\"", with: "bs:scale=\"schaal-b\" bs:dimension=\"meedoen\"")

    private static func card(_ village: Village) async throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Iedereen", kind: .everybody)
        let outline = try await village.maker.outline("proef", neighbourhoods: Village.places)
        #expect(outline.columns.allSatisfy { $0.isForTalking && $0.isNumber } && outline.columns.count == 2)
        plan.tables.means = outline.columns.map(\.name)
        return plan
    }

    @Test("the mean of each side goes out for ten people and more, by the name of the side, and nothing else")
    func sides() async throws {
        try await Village.with(people: 200, form: Self.form) { village in
            _ = try await village.make(try await Self.card(village))
            let opened = try Opened(village.folder + "/uit.zip")
            let rows = try opened.rows("gemiddelden").filter {
                $0["bs_buurt"] == "oosterveld" && $0["bs_wijze"] == "zelf"
            }
            #expect(Set(rows.compactMap { $0["vraag"] }) == ["zingeving", "meedoen"])
            #expect(rows.allSatisfy { (0...10).contains(Double($0["gemiddelde"] ?? "") ?? -1) })
            #expect(try opened.rows("aantallen").allSatisfy { $0["vraag"] == "" })
        }
    }

    @Test("two rounds, counts, a change, anything finer, or rows are refused")
    func more() async throws {
        try await Village.with(people: 200, form: Self.form) { village in
            let card = try await Self.card(village)
            let changes: [(inout ReleasePlan) -> Void] = [
                { $0.rounds = ["T0", "T1"] }, { $0.tables.distributions = ["gezondheid"] },
                { $0.tables.by = [["bs_buurt"], ["bs_buurt", "geslacht"]] },
                { $0.tables.linkedChanges = card.tables.means }, { $0.tier = .researchFile },
                { $0.tables.means = ["a1"] },
            ]
            for (number, change) in changes.enumerated() {
                var plan = card
                plan.recipient = try village.plan().recipient
                change(&plan)
                await #expect(throws: ReleaseRefusal.self, "\(number)") { try await village.make(plan) }
            }
        }
    }

    @Test("a second card does not tell what one answered who came where another left")
    func again() async throws {
        try await Village.with(people: 0, form: Self.form) { village in
            func add(_ score: Int) async throws -> Code {
                var person = Person(age: 40, gender: "man", place: "oosterveld")
                person.scores = Array(repeating: score, count: 6)
                return try await village.add(person, to: Village.first)
            }
            let code = try await add(0)
            for number in 0..<19 { _ = try await add(number % 11) }
            let card = try await Self.card(village)
            _ = try await village.make(card)
            _ = try await village.make(card, "nog.zip")
            try await village.withdraw(code)
            _ = try await add(10)
            do {
                _ = try await village.make(card, "later.zip")
                Issue.record("a card went out that tells of two people")
            } catch ReleaseRefusal.protection(let reasons) {
                #expect(reasons.map(\.place) == ["release 1", "release 2"])
                #expect(reasons.allSatisfy { $0.what.contains("as many people as then have another mean") })
            }
        }
    }
}
