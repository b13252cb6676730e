import Foundation
import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Stories
import Testing
import XForms

@testable import Site

@Suite("What is given back to a neighbourhood")
struct GiveBackTests {
    private static let lines: [[String]] = [
        ["T0", "zelf", "oost", "people", "", "", "40", "", "", "", ""],
        ["T0", "met-hulp", "oost", "people", "", "", "-98", "", "", "", ""],
        ["T0", "zelf", "oost", "distribution", "vervoer", "fiets", "30", "75", "", "", ""],
        ["T0", "zelf", "oost", "distribution", "vervoer", "auto", "-98", "-98", "", "", ""],
        ["T0", "zelf", "oost", "distribution", "vervoer", "-97", "-98", "-98", "", "", ""],
        ["T0", "zelf", "west", "people", "", "", "77", "", "", "", ""],
        ["T0", "zelf", "west", "distribution", "vervoer", "fiets", "66", "86", "", "", ""],
        ["T0", "zelf", "*", "people", "", "", "117", "", "", "", ""],
    ]

    private static func release(_ site: SiteUnderTest, _ lines: [[String]] = lines) async throws {
        let outcome = ReleaseOutcome(
            responses: 0, rows: 8, suppressed: 0, heldBack: 0, k: nil, jointK: nil, columns: [], digest: "00",
            bytes: 2, through: [:], program: "2")
        let new = NewRelease(
            made: 1, plan: try ReleaseScene.plan(in: ["oost", "west"]), outcome: outcome,
            selection: ResponseSelection(
                through: ["elders": site.office.clock.week], neighbourhoods: ["oost", "west"]),
            tables: FrozenTable.kept(lines), after: try await site.store.newestRelease())
        let recorded = try await site.store.record(
            new, noting: AuditNote(at: 1, actor: .service, action: .releaseMade))
        guard case .recorded = recorded else { throw CancellationError() }
    }

    private struct Place {
        let site: SiteUnderTest
        let resident: Browser
        let evaluator: Browser
        let coordinator: Browser
        let stories: [StoryID]
    }

    /// A neighbourhood with released tables and reviewed stories; an evaluator and its coordinator, logged in.
    private static func place(
        telling count: Int = 22, _ body: @escaping @Sendable (Place) async throws -> Void
    ) async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["oost", "west"]), workshop: ReadyWorkshop())
        try await site.visit { browser in
            _ = try await RoundScene(site)
            try await release(site)
            var stories: [StoryID] = []
            for number in 0..<count {
                stories.append(
                    try await GiveBackScene.story(
                        site, saying: "Stuk \(number) over samen koken.",
                        codes: number < 12 ? ["zorgzame-buurt"] : ["preventie"],
                        consent: StoryConsent(keeps: true, quotes: number != 1)))
            }
            #expect(
                try await site.store.addActivities(
                    [
                        .init(
                            neighbourhood: "oost",
                            activity: Activity(
                                title: "Samen koken", theme: .prevention, starts: Day(number: 20_000), ends: nil,
                                target: "", reached: 25))
                    ], in: .everywhere, noting: RoundScene.note()))
            let staff = StaffUnderTest(site: site)
            let (evaluator, coordinator) = (browser.another(), browser.another())
            try await staff.logIn(try await staff.person("eva", [.evaluator]), evaluator)
            try await staff.logIn(
                try await staff.person("cor", [.coordinator], scope: .neighbourhoods(["oost"])), coordinator)
            try await body(
                Place(
                    site: site, resident: browser, evaluator: evaluator, coordinator: coordinator, stories: stories))
        }
    }

    /// Releases stories with the pieces that hold these words.
    private static func releaseStories(_ place: Place, pieces: [String]) async throws -> Browser.Screen {
        let page = try await place.evaluator.get("/medewerkers/overzicht/oost/verhalen").main
        let offered = Browser.all("value=\"([0-9a-f]{16}-[0-9]+)\"[^>]*>.*?<span[^>]*>(.*?)<", in: page.html)
        let chosen = offered.filter { one in pieces.contains { one[1].contains($0) } }.map { ("stuk", $0[0]) }
        return try await place.evaluator.post(page.action, page.hidden + chosen)
    }

    private static func publish(_ place: Place, seen: Bool = true) async throws -> Browser.Screen {
        let page = try await place.coordinator.get("/medewerkers/overzicht/oost/teruggeven").main
        let pieces = Browser.all("value=\"([0-9a-f]{16}-[0-9]+)\"[^>]*checked", in: page.html).map { ("stuk", $0[0]) }
        return try await place.coordinator.post(
            page.action, page.hidden + pieces + [("wat", "publiceren")] + (seen ? [("gezien", "ja")] : []))
    }

    @Test("is released, looked at, published, read by everybody without a cookie, and taken back")
    func wholeWay() async throws {
        try await Self.place { place in
            #expect(try await place.resident.get("/uitkomsten/oost").status == 404)
            let choice = try await place.evaluator.get("/medewerkers/overzicht/oost/verhalen")
            #expect(choice.html.contains("Stuk 0 over") && !choice.html.contains("Stuk 1 over"), "no consent, no piece")
            let after = try await Self.releaseStories(place, pieces: ["Stuk 0 over", "Stuk 2 over"])
            #expect(after.status == 200 && after.path.hasPrefix("/medewerkers/overzicht/oost"))
            #expect(after.html.contains("Samen koken") && after.html.contains("Stuk 2 over samen koken."))

            let preview = try await place.coordinator.get("/medewerkers/overzicht/oost/teruggeven/voorbeeld")
            #expect(preview.status == 200 && preview.html.contains("Dit is een voorbeeld."))
            #expect(try await place.resident.get("/uitkomsten/oost").status == 404, "not published yet")
            #expect(try await Self.publish(place, seen: false).status == 422)
            #expect(try await place.resident.get("/uitkomsten/oost").status == 404)
            #expect(try await Self.publish(place).status == 200)

            let page = try await place.resident.another().get("/uitkomsten/oost?taal=nl")
            #expect(page.status == 200 && page.headers[.setCookie] == nil)
            for words in [
                "Uitkomsten van Oost", "75 van de 100", "40 mensen", "Met de fiets", "Hoe gaat u op pad?", "12 mensen",
                "Een zorgzame buurt", "Samen koken", "Er kwamen 25 mensen.", "Stuk 0 over samen koken.",
                "Stuk 2 over samen koken.", "geen getal", "minder dan tien mensen",
            ] { #expect(page.html.contains(words), "\(words)") }
            #expect(!page.html.contains("77") && !page.html.contains("Stuk 5") && !page.html.contains("kreeg hulp"))
            let arabic = try await place.resident.get("/uitkomsten/oost?taal=ar")
            #expect(arabic.html.contains("dir=\"rtl\"") && arabic.html.contains("<p lang=\"nl\" dir=\"ltr\">Stuk 0"))
            for language in ["nl", "en", "tr", "ar"] {
                let start = try await place.resident.get("/v/wijk?taal=\(language)")
                #expect(start.html.contains("href=\"/uitkomsten/oost?taal=\(language)\""))
                #expect(!start.html.contains("/uitkomsten/west"))
            }
            #expect(try await place.resident.get("/uitkomsten/west").status == 404)

            let form = try await place.coordinator.get("/medewerkers/overzicht/oost/teruggeven").main
            _ = try await place.coordinator.post(form.action, form.hidden + [("wat", "intrekken")])
            #expect(try await place.resident.get("/uitkomsten/oost").status == 404)
            #expect(try await !place.resident.get("/v/wijk").html.contains("/uitkomsten/oost"))
            let log = try await StaffUnderTest(site: place.site).log().map(\.action)
            #expect(log.contains(.resultsPublished) && log.last == .resultsTakenBack)
        }
    }

    @Test("no address shows anything else than what was published, and a new release changes nothing by itself")
    func drilling() async throws {
        try await Self.place { place in
            _ = try await Self.publish(place)
            let page = try await place.resident.get("/uitkomsten/oost?taal=nl")
            #expect(page.html.contains("75 van de 100"))
            try await Self.release(
                place.site,
                [
                    ["T0", "zelf", "oost", "people", "", "", "60", "", "", "", ""],
                    ["T0", "zelf", "oost", "distribution", "vervoer", "fiets", "12", "20", "", "", ""],
                ])
            for query in [
                "", "&buurt=west", "&wijze=met-hulp", "&ronde=T1", "&vragenlijst=wijk", "&leeftijd=80", "&csv=1",
                "&k=1",
                "&stukken=\(place.stories[3].text)-0", "&in=en", "&release=2",
            ] {
                let other = try await place.resident.get("/uitkomsten/oost?taal=nl\(query)")
                #expect(other.html == page.html, "\(query)")
            }
            // What was published of the older release is not what somebody would publish now.
            let form = try await place.coordinator.get("/medewerkers/overzicht/oost/teruggeven").main
            try await Self.release(
                place.site, [["T0", "zelf", "oost", "people", "", "", "80", "", "", "", ""]])
            let late = try await place.coordinator.post(
                form.action, form.hidden + [("wat", "publiceren"), ("gezien", "ja")])
            #expect(late.status == 422 && late.html.contains("Bekijk het voorbeeld opnieuw"))
            // Nobody publishes for another neighbourhood.
            for path in ["teruggeven", "teruggeven/voorbeeld"] {
                #expect(try await place.coordinator.get("/medewerkers/overzicht/west/\(path)").status == 404)
            }
        }
    }

    @Test(
        "a piece is gone when its story goes, its teller takes the yes back, a word is taken out, or it stands among nine"
    )
    func withdrawing() async throws {
        try await Self.place(telling: 13) { place in
            _ = try await Self.releaseStories(place, pieces: ["Stuk"])
            _ = try await Self.publish(place)
            func shown() async throws -> Set<Int> {
                let page = try await place.resident.get("/uitkomsten/oost?taal=nl")
                return Set(Browser.all("Stuk ([0-9]+) over", in: page.html).compactMap { Int($0[0]) })
            }
            func expect(_ left: [Int]) async throws {
                let now = try await shown()
                #expect(now == Set(left), "\(now), \(left)")
            }
            /// How many of its stories are no more what went out.
            func gone() async throws -> Int? {
                let releases = try await place.site.store.releases(in: .everywhere)
                return releases.first { $0.plan.questionnaire == StoryFigures.questionnaire }?.withdrawn
            }
            let first = try await shown()
            #expect(first.count == GiveBack.mostQuotes)
            #expect(try await gone() == 0)
            var left = first.sorted()
            let note = AuditNote(at: 1, actor: .service, action: .storyErased)
            #expect(try await place.site.store.erase(place.stories[left[0]], in: .everywhere, noting: note) == .done)
            left.removeFirst()
            try await expect(left)
            #expect(try await gone() == 1, "the ledger says so")

            var story = try #require(try await place.site.store.story(place.stories[left[0]], in: .everywhere))
            story.about.consent.quotes = false
            #expect(try await place.site.store.save(story, in: .everywhere, noting: note) == .done)
            left.removeFirst()
            try await expect(left)

            let other = try #require(try await place.site.store.story(place.stories[left[0]], in: .everywhere))
            let words = try #require(try await place.site.store.words(of: other.id, in: .everywhere))
            let changed = StoryPassage(
                number: 0, text: "Stuk \(left[0]) over samen [weg].", about: .init(role: .teller))
            #expect(
                try await place.site.store.open(other, words, [changed], proposals: [], in: .everywhere, noting: note)
                    == .done)
            left.removeFirst()
            try await expect(left)

            #expect(try await gone() == 3)

            // Of thirteen tellers twelve are left; with nine there is no piece at all.
            for story in place.stories where !left.contains(place.stories.firstIndex(of: story) ?? 0) {
                _ = try await place.site.store.erase(story, in: .everywhere, noting: note)
                let count = try await place.site.store.stories(in: .neighbourhoods(["oost"])).count
                #expect(try await shown() == (count >= 10 ? Set(left) : []), "\(count)")
                if count < 10 { break }
            }
            #expect(try await !place.coordinator.get("/medewerkers/overzicht/oost").html.contains("Stuk "))
        }
    }

    @Test("with nine tellers there is neither a figure nor a piece, and the reason stands there")
    func few() async throws {
        try await Self.place(telling: 9) { place in
            let page = try await place.evaluator.get("/medewerkers/overzicht/oost/verhalen")
            #expect(!page.html.contains("Stuk 0 over") && page.html.contains("minder dan tien vertellers"))
            let form = page.main
            let forced = try await place.evaluator.post(
                form.action, form.hidden + place.stories.map { ("stuk", "\($0.text)-0") })
            #expect(forced.status == 200)
            let dashboard = try await place.evaluator.get("/medewerkers/overzicht/oost")
            #expect(!dashboard.html.contains("Stuk 0 over") && dashboard.html.contains("Minder dan tien vertellers"))
            _ = try await Self.publish(place)
            let given = try await place.resident.get("/uitkomsten/oost?taal=nl")
            #expect(given.status == 200 && !given.html.contains("Stuk ") && !given.html.contains("vertellers"))
        }
    }

    @Test("a page stays light however much was released, and an instrument whose owner forbids it is left out")
    func limits() async throws {
        try await Self.place { place in
            let form = try #require(place.site.office.collections.values.first?.form)
            var lines = [["T0", "zelf", "oost", "people", "", "", "400", "", "", "", ""]]
            for answer in 0..<900 {
                lines.append(
                    ["T0", "zelf", "oost", "distribution", "vervoer", "antwoord-\(answer)", "30", "7", "", "", ""])
            }
            let table = try #require(
                FrozenTable(release: 9, questionnaire: "wijk", kept: FrozenTable.kept(lines)))
            let maker = GiveBackMaker(
                office: place.site.office, neighbourhood: "oost", tables: [table], forms: ["wijk": form],
                collections: [])
            let heavy = maker.make(quotes: [])
            #expect(heavy.sections.map(\.questions.count) == [1])
            let light = try maker.light(heavy, named: "Oost", quotes: [])
            #expect(light.sections.map(\.questions.count) == [0])
            let refused = try #require(
                FormDefinition.load(
                    Array(
                        TestForms.wijk.replacing(
                            "nodeset=\"/wijk/reis/vervoer\"", with: "nodeset=\"/wijk/reis/vervoer\" bs:feedback=\"no\""
                        ).utf8)
                ).definition)
            let without = GiveBackMaker(
                office: place.site.office, neighbourhood: "oost", tables: [table], forms: ["wijk": refused],
                collections: []
            ).make(quotes: [])
            #expect(without.sections.map(\.questions.count) == [0])
        }
    }

    @Test("figures from elsewhere stand on the dashboard with their source")
    func context() async throws {
        try await Self.place { place in
            let form = try await place.coordinator.get("/medewerkers/inlezen/cijfers").main
            let file =
                "buurt;periode;indicator;waarde;landelijk;bron\r\noost;2025;Voelt zich eenzaam (%);48,5;46,1;Monitor\r\n"
                + "west;2025;Voelt zich eenzaam (%);40;46,1;Monitor\r\noost;2025;Roken;veel;;Monitor\r\n"
            let report = try await place.coordinator.upload(
                form.action, form.hidden, files: [("bestand", "cijfers.csv", file)]
            ).main
            #expect(report.status == 422 && report.html.contains("1 regel komt erin."))
            #expect(report.html.contains("geen getal") && report.html.contains("u hebt geen buurt"))
            _ = try await place.coordinator.post(
                report.action,
                report.hidden.map { ($0.0, $0.1.replacing("&#10;", with: "\n").replacing("&#13;", with: "\r")) })
            let page = try await place.coordinator.get("/medewerkers/overzicht/oost")
            #expect(page.html.contains("48,5") && page.html.contains("46,1") && page.html.contains("Monitor"))
            #expect(!page.html.contains("Roken"))
        }
    }
}
