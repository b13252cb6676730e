import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Releases

@Suite("Releases weighted by residents")
struct WeightedReleaseTests {
    /// Hands in who lives in the village's neighbourhoods.
    private func settle(
        _ village: Village, _ residents: [AgeGroup: Int], women: [AgeGroup: Int] = [:]
    ) async throws {
        let profiles = Village.places.map { id in
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: id, name: id), municipality: "Oost",
                residents: Residents(byAge: AgeCounts(residents), women: AgeCounts(women)))
        }
        let note = village.note(.neighbourhoodsChanged)
        #expect(try await village.store.save(profiles, in: .everywhere, noting: note))
    }

    /// Twenty younger people with 8 or 10, and twenty older ones with 2 or 4.
    private func twenties(_ village: Village) async throws {
        for number in 0..<40 {
            let gender = number % 2 == 0 ? "man" : "vrouw"
            var person = Person(age: number < 20 ? 30 : 70, gender: gender, place: "oosterveld")
            person.scores = [(number < 20 ? 8 : 2) + number % 4 / 2 * 2, 1, 2, 3, 4, 5]
            try await village.add(person, to: Village.first)
        }
    }

    private func tables(_ village: Village, weights: ReleaseWeights? = .residents) throws -> ReleasePlan {
        var plan = try village.plan(.tables, to: "Iedereen", kind: .everybody, places: ["oosterveld"])
        plan.tables.means = ["a1"]
        plan.weights = weights
        return plan
    }

    @Test("a mean of those who answered becomes one of those who live there, and the sheet says how")
    func means() async throws {
        try await Village.with(people: 0) { village in
            try await twenties(village)
            try await settle(village, [.to24: 0, .to44: 300, .to64: 0, .older: 100])
            let now = Date(timeIntervalSince1970: TimeInterval(Village.now))
            let preview = try await village.maker.preview(try tables(village), at: now)
            #expect(preview.strata == [.neighbourhood, .age])
            _ = try await village.make(try tables(village))
            let opened = try Opened(village.folder + "/uit.zip")
            let line = try opened.rows("gemiddelden").first { $0["bs_buurt"] == "oosterveld" }
            // Nine and three on average, and three younger people to an older one.
            #expect(line?["gemiddelde"] == "7.5")
            #expect(line?["maat"] == "weighted-mean")
            let sheet = try opened.text("risico.html")
            #expect(sheet.contains("bewoners vanaf 15 jaar") && sheet.contains("Naar geslacht is niet gewogen"))
            #expect(sheet.contains("Minstens 20 mensen tellen even zwaar"))

            // Without weights, beside it, it would tell how the older people answered.
            await #expect(throws: ReleaseRefusal.self) { try await village.make(try tables(village, weights: nil)) }
            // The same again, also when other people live there by now: it is made of what was known then.
            let release = try #require(try await village.store.releases(in: .everywhere).first)
            try await settle(village, [.to24: 0, .to44: 100, .to64: 0, .older: 300])
            let again = try await village.maker.remake(
                release.number, to: village.folder + "/nog.zip", in: .everywhere, noting: village.note(.releaseRemade))
            #expect(again == .same(release))
            await #expect(throws: ReleaseRefusal.self) { try await village.make(try tables(village)) }
        }
    }

    @Test("where the residents of an age are not known nothing is weighted, and the neighbourhood is named")
    func unknown() async throws {
        try await Village.with(people: 0) { village in
            try await twenties(village)
            try await settle(village, [.to44: 300, .older: 100])
            let asked = try tables(village)
            let refusal = await #expect(throws: ReleaseRefusal.self) { try await village.make(asked) }
            let kinds = refusal?.obstacles.map { $0.kind.rawValue }
            #expect(kinds == ["weights"])
            #expect(refusal?.sentences.first?.contains("oosterveld") == true)
        }
    }

    @Test("the weight in a research file follows from its labels, and adds up to the residents of each neighbourhood")
    func file() async throws {
        try await Village.with(people: 600) { village in
            let residents: [AgeGroup: Int] = [.to24: 200, .to44: 900, .to64: 700, .older: 400]
            try await settle(village, residents, women: residents.mapValues { $0 / 2 })
            var plan = try village.plan()
            plan.weights = .residents
            let release = try await village.make(plan)
            let opened = try Opened(village.folder + "/uit.zip")
            let rows = try opened.rows()
            let weights = rows.compactMap { Double($0["bs_gewicht"] ?? "") }
            #expect(weights.count == rows.count)
            #expect(Set(weights).count > 3)
            let labels = ["bs_ronde", "bs_buurt", "leeftijd", "geslacht"]
            #expect(classes(rows, labels).count == classes(rows, labels + ["bs_gewicht"]).count)
            let quasi = labels + ["bs_versie", "bs_wijze", "huishouden"]
            #expect(release.outcome.columns.filter(quasi.contains).count == quasi.count)
            let smallest: Int = classes(rows, quasi + ["bs_gewicht"]).values.min() ?? 0
            #expect(smallest >= 10)
            for place in Village.places {
                let own = rows.filter { $0["bs_buurt"] == place }.compactMap { Double($0["bs_gewicht"] ?? "") }
                // The three have as many residents each.
                let (sum, third): (Double, Double) = (own.reduce(0, +), Double(rows.count) / 3)
                #expect(abs(sum - third) < 0.5, "\(place)")
            }
            let sheet = try opened.text("risico.html")
            #expect(sheet.contains("bs_gewicht") && !sheet.contains("Naar geslacht is niet gewogen"))
            #expect(try opened.text("codeboek.html").contains("Gewicht naar buurt, leeftijd, geslacht"))
            plan.shape = .persons
            plan.rounds = ["T0", "T1"]
            #expect(plan.faults(on: Village.today) == [.weights])
        }
    }
}
