import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Releases

private let quasi = ["bs_ronde", "bs_buurt", "bs_versie", "bs_wijze", "leeftijd", "geslacht", "huishouden"]

@Suite("A research file tells nobody apart")
struct ResearchFileTests {
    @Test("k holds, and nothing is in it that has no role, is somebody's name or words, or is a single score")
    func wholeFile() async throws {
        try await Village.with(people: 400) { village in
            let release = try await village.make(try village.plan())
            let opened = try Opened(village.folder + "/uit.zip")
            let rows = try opened.rows()
            #expect(rows.count == 400 && release.outcome.rows == 400 && release.outcome.responses == 400)
            #expect((classes(rows, quasi).values.min() ?? 0) >= 10)
            #expect(release.outcome.k ?? 0 >= 10)
            let columns = Set(rows.first?.keys.map { $0 } ?? [])
            #expect(columns.isSuperset(of: Set(quasi + ["bs_respons", "schaal_a", "schaal_b", "gezondheid", "los"])))
            #expect(columns.isDisjoint(with: ["naam", "vrij", "niets", "a1", "b3", "bs_persoon", "bs_groep"]))
            // The neighbourhood was pinned, so the means per neighbourhood stay what they were.
            #expect(Set(rows.map { $0["bs_buurt"] }) == Set(Village.places))
            let all = try opened.names.filter { !$0.hasSuffix(".xlsx") }.map { try opened.text($0) }.joined()
            #expect(!all.contains("Jansen") && !all.contains("geheim") && !all.contains("uuid:"))
            #expect(rows.map { $0["bs_respons"] ?? "" } == rows.map { $0["bs_respons"] ?? "" }.sorted())
            let sheet = try opened.text("risico.html")
            #expect(sheet.contains("Noem het niet anoniem") && sheet.contains("hoogstens 1 op"))
        }
    }

    @Test("what somebody else answered for a person stands with no answers of people's own, however few they are")
    func onBehalf() async throws {
        try await Village.with(people: 150) { village in
            var dice = Dice(seed: 9)
            for _ in 0..<14 {
                var person = Person(drawing: &dice)
                (person.mode, person.place) = (.onBehalf, "hoogeind")
                try await village.add(person, to: Village.first)
            }
            _ = try await village.make(try village.plan())
            let modes = try Opened(village.folder + "/uit.zip").rows().map { $0["bs_wijze"] ?? "" }
            let behalf = modes.filter { ["namens", "namens iemand anders", "3"].contains($0) }
            #expect(behalf.count == 14, "\(Set(modes))")
            #expect(!modes.contains("*") && modes.count >= 14 + 140)
        }
    }

    @Test("a scale is its rounded mean, unless single scores were asked for with a reason")
    func scores() async throws {
        try await Village.with(people: 120) { village in
            var plan = try village.plan()
            plan.itemReason = "De betrouwbaarheid van de schaal wordt berekend"
            _ = try await village.make(plan, "los.zip")
            _ = try await village.make(try village.plan(), "gemiddeld.zip")
            let items = try Opened(village.folder + "/los.zip").rows()
            let means = try Opened(village.folder + "/gemiddeld.zip").rows()
            #expect(items.first?["schaal_a"] == nil && items.first?["a1"] != nil)
            for row in means {
                let same = try #require(items.first { $0["bs_respons"] == row["bs_respons"] })
                let sum = ["a1", "a2", "a3"].compactMap { Int(same[$0] ?? "") }.reduce(0, +)
                #expect(row["schaal_a"] == String(Int((Double(sum) / 3).rounded())))
            }
        }
    }

    @Test("another recipient gets other pseudonyms, in another order")
    func recipients() async throws {
        try await Village.with(people: 100) { village in
            _ = try await village.make(try village.plan(), "een.zip")
            _ = try await village.make(try village.plan(to: "Hogeschool"), "twee.zip")
            let one = try Opened(village.folder + "/een.zip").rows()
            let two = try Opened(village.folder + "/twee.zip").rows()
            #expect(Set(one.map { $0["bs_respons"] }).isDisjoint(with: two.map { $0["bs_respons"] }))
            #expect(one.map { $0["schaal_a"] } != two.map { $0["schaal_a"] })
        }
    }

    @Test("one row for each person holds on the labels of both rounds together")
    func persons() async throws {
        try await Village.with(people: 600) { village in
            var plan = try village.plan(rounds: ["T0", "T1"])
            plan.shape = .persons
            plan.protection.pins = [:]
            _ = try await village.make(plan)
            let rows = try Opened(village.folder + "/uit.zip").rows("personen")
            #expect(rows.count == 600)
            let labels = ["T0_", "T1_"].flatMap { round in quasi.dropFirst().map { round + $0 } }
            #expect((classes(rows, labels).values.min() ?? 0) >= 10)
            // Who was absent from a round is seen by the answers too, so that is one of the labels.
            let seen = labels + ["T1_gezondheid"]
            let absent = classes(rows.filter { $0["T1_gezondheid"] == "-91" }, seen)
            #expect(absent.values.reduce(0, +) == 180 && (absent.values.min() ?? 0) >= 10)
            #expect(rows.first?["T0_bs_respons"] == nil)
            // Single responses beside it could be put together again.
            let single = try village.plan()
            await #expect(throws: ReleaseRefusal.self) { try await village.make(single, "twee.zip") }
        }
    }

    @Test("what is answered in a week that is not over is not in it, so that nothing ever comes to a release")
    func openWeek() async throws {
        try await Village.with(people: 60) { village in
            let open = Collection(
                id: Village.first.id, questionnaire: "proef", round: "T0", neighbourhoods: Village.first.neighbourhoods,
                opens: Village.first.opens, closes: Day("2027-12-31"), access: .open)
            try await village.store.synchronise([open, Village.second])
            var dice = Dice(seed: 5)
            for _ in 0..<15 {
                try await village.add(Person(drawing: &dice), to: open, in: Week(of: Village.today))
            }
            let release = try await village.make(try village.plan())
            #expect(release.outcome.responses == 60)
        }
    }

    @Test("answers for a conversation are in no release")
    func conversation() async throws {
        let talk = Village.document.replacing(
            "<bind nodeset=\"/data/leeftijd\"",
            with: "<bind nodeset=\"/data\" bs:allowed-use=\"conversation\"/><bind nodeset=\"/data/leeftijd\"")
        #expect(talk != Village.document)
        try await Village.with(people: 30, form: talk) { village in
            for tier in [ReleaseTier.tables, .researchFile, .pseudonymised] {
                var plan = try village.plan(tier, kind: .programme)
                if tier == .tables { plan.tables.distributions = ["gezondheid"] }
                do {
                    _ = try await village.make(plan)
                    Issue.record("\(tier) was made")
                } catch {
                    #expect("\(error)".contains("never trended or compared"), "\(tier): \(error)")
                }
            }
        }
    }

    @Test("a plan that gives too much is refused before anything is read")
    func plans() async throws {
        try await Village.with(people: 20) { village in
            let changes: [(change: (inout ReleasePlan) -> Void, faults: [ReleaseFault])] = [
                ({ $0.shape = .responses }, []), ({ $0.expires = nil }, [.expires]),
                ({ $0.expires = Village.today }, [.expires]), ({ $0.expires = Day("2040-01-01") }, [.expiresTooLate]),
                ({ $0.accepted = nil }, [.conditions]), ({ $0.protection.minimum = 9 }, [.minimum]),
                ({ $0.purpose = "weten" }, [.purpose]), ({ $0.itemReason = "" }, [.itemReason]),
                ({ $0.shape = .persons }, [.shape]), ({ $0.leftOut = ["bs_wijze"] }, [.mode]),
                ({ $0.protection.pins["bs_wijze"] = 2 }, [.mode]), ({ $0.protection.pins["bs_wijze"] = 1 }, []),
                ({ $0.protection.ceilings["T1_bs_wijze"] = 2 }, [.mode]), ({ $0.leftOut = ["leeftijd"] }, []),
            ]
            for (change, faults) in changes {
                var plan = try village.plan()
                change(&plan)
                #expect(plan.faults(on: Village.today) == faults)
            }
            for kind in [RecipientKind.insurer, .careTeam, .everybody] {
                let plan = try village.plan(kind: kind)
                #expect(plan.faults(on: Village.today) == [.tier])
                await #expect(throws: ReleaseRefusal.self) { try await village.make(plan) }
            }
            let (outside, inside) = (
                try village.plan(.pseudonymised), try village.plan(.pseudonymised, kind: .programme)
            )
            #expect(outside.faults(on: Village.today) == [.tier])
            #expect(inside.faults(on: Village.today) == [])
            #expect(try await village.store.releases(in: .everywhere).isEmpty)
        }
    }
}
