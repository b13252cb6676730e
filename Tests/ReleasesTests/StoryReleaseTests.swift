import Archives
import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Releases

@Suite("Stories go along reviewed, without names, with consent, and tied to nobody")
struct StoryReleaseTests {
    private static let labels = ["bs_buurt", "bs_ronde", "wie_vertelt"]

    private func plan(
        _ village: Village, _ tier: ReleaseTier = .researchFile, to name: String = "Universiteit",
        kind: RecipientKind = .researcher, rounds: [String] = ["T0"], places: [String] = Village.places
    ) throws -> ReleasePlan {
        var plan = try village.plan(tier, to: name, kind: kind, rounds: rounds, places: places)
        plan.stories = .reviewed
        return plan
    }

    private func make(_ village: Village, _ plan: ReleasePlan, _ name: String = "uit") async throws -> Project {
        _ = try await village.make(plan, name + ".zip")
        return try Project(village.folder + "/" + name + ".zip")
    }

    @Test("outside the programme go pieces that tellers let others read, with what people decided and nothing else")
    func outside() async throws {
        try await Village.with(people: 60) { village in
            for number in 0..<12 {
                try await village.tell(Told(texts: ["Samen eten \(number).", "En verder?", "Niets \(number)."]))
            }
            try await village.tell(Told(consent: StoryConsent(keeps: true), texts: ["Liever niet."]))
            try await village.tell(Told(consent: StoryConsent(keeps: false, quotes: true), texts: ["Zonder akkoord."]))
            try await village.tell(Told(texts: ["Nog niet nagekeken."], state: .reviewing))
            try await village.tell(Told(texts: ["Afgekeurd."], state: .refused))
            try await village.tell(Told(origin: .openAnswer, texts: ["Ander antwoord."]))
            try await village.tell(Told(week: Week(of: Village.today), texts: ["Andere ronde."]))
            let project = try await make(village, try plan(village))
            #expect(project.texts.count == 12)
            #expect(project.texts.values.allSatisfy { $0.contains("Samen eten") && !$0.contains("En verder?") })
            #expect(project.codes == ["meedoen", "helps"], "nothing that a machine alone proposed")
            #expect(project.quotes.count == 24)
            #expect(project.quotes.allSatisfy { $0["stem"] != "machine" && $0["citaat"]?.contains("verder") == false })
            let sheet = try Opened(village.folder + "/uit.zip").text("risico.html")
            #expect(sheet.contains("12 verhalen") && sheet.contains("24 in de tabel"))
        }
    }

    @Test("in which language a story was told, or put into words, goes along to nobody: it could single out its teller")
    func languages() async throws {
        try await Village.with(people: 60) { village in
            for number in 0..<11 { try await village.tell(Told(texts: ["Samen eten \(number)."])) }
            try await village.tell(Told(toldIn: "zgh", texts: ["Samen koken."]))
            try await village.tell(Told(language: "pap", texts: ["Kushiná huntu."]))
            let outside = try await make(village, try plan(village))
            let inside = try await make(
                village, try plan(village, .pseudonymised, to: "Team", kind: .programme), "binnen")
            for project in [outside, inside] {
                #expect(project.texts.count == 13)
                #expect(project.variables == ["buurt", "ronde", "wie-vertelt"])
                let cells = Set(project.quotes.flatMap(\.values) + project.cases.flatMap(\.self))
                #expect(!project.quotes.isEmpty && cells.isDisjoint(with: ["zgh", "pap", "nl"]))
                #expect(project.quotes.allSatisfy { !$0.keys.contains { $0.contains("taal") } })
            }
        }
    }

    @Test("inside the programme they go whole; each recipient has names of its own, and none is that of a row")
    func inside() async throws {
        try await Village.with(people: 60) { village in
            try await village.tell(Told(consent: StoryConsent(keeps: true)))
            try await village.tell(
                Told(place: "de-pol", teller: .carer, origin: .openAnswer, texts: ["Rust.", "En verder?"]))
            let one = try await make(village, try plan(village, .pseudonymised, to: "Team", kind: .programme))
            let other = try await make(
                village, try plan(village, .pseudonymised, to: "Ander team", kind: .programme), "ander")
            #expect(one.texts.count == 2 && one.texts.values.allSatisfy { $0.contains("– En verder?") })
            #expect(Set(one.texts.values) == Set(other.texts.values))
            #expect(Set(one.texts.keys).isDisjoint(with: other.texts.keys))
            #expect(
                one.cases.contains(["oosterveld", "T0", "bewoner"]) && one.cases.contains(["de-pol", "T0", "naaste"]))
            #expect(one.quotes.map { $0["citaat"] } == ["Rust."], "of the teller who agreed alone")
            let rows = Set(try Opened(village.folder + "/uit.zip").rows().compactMap { $0["bs_respons"] })
            #expect(!rows.isEmpty && rows.isDisjoint(with: one.texts.keys.map { $0.replacing("verhaal-", with: "") }))
        }
    }

    @Test(
        "the same bytes again, until a story is erased, opened again or agreed to differently; then the recipient hears it"
    )
    func withdrawn() async throws {
        try await Village.with(people: 60) { village in
            var ids: [StoryID] = []
            for number in 0..<14 { ids.append(try await village.tell(Told(texts: ["Verhaal \(number)."]))) }
            let release = try await village.make(try plan(village))
            #expect(release.outcome.stories?.count == 14 && release.outcome.stories?.quotes == 14)
            // What is told afterwards is not in it.
            for number in 14..<30 { try await village.tell(Told(texts: ["Verhaal \(number)."])) }
            let path = village.folder + "/nog.zip"
            func again() async throws -> RemakeOutcome {
                try await village.maker.remake(
                    release.number, to: path, in: .everywhere, noting: village.note(.releaseRemade))
            }
            #expect(try await again() == .same(release))
            let files = [path, village.folder + "/uit.zip"].map { FileManager.default.contents(atPath: $0) }
            #expect(files[0] == files[1] && files[0] != nil)

            let erased = village.note(.storyErased)
            #expect(try await village.store.erase(ids[0], in: .everywhere, noting: erased) == .done)
            #expect(try await again() == .withdrawn(1))
            try await village.change(ids[1]) { $0.state = .reviewing }
            try await village.change(ids[2]) { $0.about.consent.quotes = false }
            try await village.change(ids[3]) { $0.about.reviewer = "x" }
            let now = try #require(try await village.store.release(release.number, in: .everywhere))
            #expect(now.state(on: Village.today) == .outdated(withdrawn: 3, untold: 3))
            let later = try await make(village, try plan(village), "later")
            #expect(later.texts.count == 27)
            let gone = (0..<3).map { "Verhaal \($0)." }
            #expect(later.texts.values.allSatisfy { !gone.contains($0) })
        }
    }

    @Test("a story that changed while the release was made is noticed")
    func meanwhile() async throws {
        try await Village.with(people: 60) { village in
            let id = try await village.tell(Told())
            let release = try await village.make(try village.plan())
            let late = NewRelease(
                made: 0, plan: release.plan, outcome: release.outcome,
                selection: ResponseSelection(through: [:], neighbourhoods: []),
                stories: [id: ReleasedStory(revision: 1, group: nil)], after: release.number)
            #expect(try await village.store.record(late, noting: village.note(.releaseMade)) == .changed)
            #expect(try await village.store.newestRelease() == release.number)
        }
    }

    @Test("fewer than ten are refused; tables take none")
    func few() async throws {
        try await Village.with(people: 60) { village in
            for number in 0..<9 { try await village.tell(Told(texts: ["Verhaal \(number)."])) }
            do {
                _ = try await village.make(try plan(village))
                Issue.record("nine stories went out")
            } catch ReleaseRefusal.protection(let reasons) {
                #expect(reasons.map(\.place) == ["stories"] && reasons.allSatisfy { $0.dutch != nil })
            }
            var tables = try plan(village, .tables)
            tables.tables.distributions = ["gezondheid"]
            await #expect(throws: ReleaseRefusal.self) { try await village.make(tables) }
        }
    }

    @Test(
        "whoever holds several files tells fewer than ten tellers apart by nothing beside their stories",
        arguments: 1...6 as ClosedRange<UInt64>)
    func joined(seed: UInt64) async throws {
        try await Village.with(people: 40) { village in
            var dice = Dice(seed: seed)
            let weeks = [Village.first, Village.second].map { Week(of: $0.opens ?? Day(number: 0)) }
            var files: [Project] = []
            for number in 0..<4 {
                for story in 0..<Int.random(in: 5...30, using: &dice) {
                    try await village.tell(
                        Told(
                            place: Village.places.randomElement(using: &dice) ?? "",
                            week: weeks[Int.random(in: 0...1, using: &dice)],
                            teller: Teller.allCases.randomElement(using: &dice) ?? .carer,
                            texts: ["\(number) \(story)."]))
                }
                var plan = try plan(
                    village, rounds: Bool.random(using: &dice) ? ["T0", "T1"] : ["T0"],
                    places: Array(Village.places.prefix(Int.random(in: 2...3, using: &dice))))
                // It is about the stories; rows would be held back.
                (plan.protection.suppressionLimit, plan.protection.pins) = (1, [:])
                do { files.append(try await make(village, plan, "uit\(number)")) } catch let refusal as ReleaseRefusal {
                    #expect(
                        refusal.sentences.allSatisfy { $0.hasPrefix("stories") || $0.contains("people") }, "\(refusal)")
                }
            }
            let known = files.map(\.byText)
            let texts = known.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
            let tuples = texts.reduce(into: [[String]: Int]()) { counts, text in
                counts[known.flatMap { $0[text] ?? ["absent"] }, default: 0] += 1
            }
            #expect(tuples.values.allSatisfy { $0 >= 10 }, "\(tuples)")
        }
    }
}

/// The stories of a bundle as a recipient reads them.
private struct Project {
    /// By the name of the story.
    var texts: [String: String] = [:]
    /// What stands beside each story, by its text.
    var byText: [String: [String]] = [:]
    let codes: Set<String>
    /// What may stand beside a story.
    let variables: Set<String>
    let quotes: [[String: String]]

    var cases: [[String]] { Array(byText.values) }

    init(_ path: String) throws {
        let opened = try Opened(path)
        let archive = try ArchiveReader(try opened.bytes("verhalen/verhalen.qdpx"))
        let xml = String(decoding: try archive.content(of: "project.qde") ?? [], as: UTF8.self)
        codes = Set(xml.matches(of: /<Code guid="[^"]*" name="([^"]*)"/).map { String($0.1) })
        quotes = try opened.cells("verhalen/citaten.csv")
        let variables = Dictionary(
            uniqueKeysWithValues: xml.matches(of: /<Variable guid="([^"]*)" name="([^"]*)"/).map {
                (String($0.1), String($0.2))
            })
        self.variables = Set(variables.values)
        let beside = Dictionary(
            uniqueKeysWithValues: xml.matches(of: /<Case guid="[^"]*" name="([^"]*)">(.*?)<SourceRef/).map { one in
                let values = one.2.matches(of: /targetGUID="([^"]*)"\/><TextValue>([^<]*)</).map {
                    (variables[String($0.1)] ?? "", String($0.2))
                }
                return (String(one.1), Dictionary(uniqueKeysWithValues: values))
            })
        for source in xml.matches(of: /<TextSource guid="[^"]*" name="([^"]*)" plainTextPath="internal:\/\/([^"]*)"/) {
            let (name, file) = (String(source.1), "sources/" + source.2)
            let text = String(decoding: try archive.content(of: file) ?? [], as: UTF8.self)
            texts[name] = text
            byText[text] = ["buurt", "ronde", "wie-vertelt"].map { beside[name]?[$0] ?? "*" }
        }
    }
}
