import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("Stories under review: parts, finding, who reviews")
struct StoryPartsTests {
    /// A story under review and two coders, each in a browser of their own.
    private static func with(
        _ text: String, _ state: StoryState = .reviewing,
        _ body: @Sendable (SiteUnderTest, StoryID, Browser, Browser, StaffUnderTest.Person) async throws -> Void
    ) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            let staff = StaffUnderTest(site: site)
            let oost = Scope.neighbourhoods(["oost"])
            let ina = try await staff.person("ina", [.interviewer], scope: oost)
            let cor = try await staff.person("cor", [.coder], scope: oost)
            let other = browser.another()
            try await staff.logIn(cor, browser)
            try await staff.logIn(try await staff.person("dik", [.coder], scope: oost), other)
            let story = try await StoryScene.story(site, in: "oost", by: ina, state, text: text)
            try await body(site, story, browser, other, cor)
        }
    }

    private static func decide(
        _ site: SiteUnderTest, _ story: StoryID, _ passage: Int, by coder: AccountID, isDoubtful: Bool = false,
        values: [String: Int] = ["meedoen": 1, "valence": 0]
    ) async throws {
        let now = try #require(
            try await site.store.passages(of: story, in: .everywhere).first { $0.number == passage })
        let decision = PassageDecision(
            passage: passage, revision: now.about.revision, coder: coder, isBlind: false,
            values: values, isDoubtful: isDoubtful, week: site.office.clock.week, codebook: "b 1")
        let note = AuditNote(at: 1, actor: .account(coder), action: .storyCoded)
        #expect(try await site.store.decide(decision, of: story, in: .everywhere, noting: note) == .done)
    }

    @Test("After names were taken out a passage is split and joined; what was decided goes along, but for what changed")
    func parts() async throws {
        let text = "R: Samen koken helpt mij. Elke week weer.\n\nEn daarna praten wij.\n\nI: Ja?\n\nR: Ik slaap slecht."
        try await Self.with(text) { site, story, browser, _, cor in
            func texts() async throws -> [String] {
                try await site.store.passages(of: story, in: .everywhere).map(\.text)
            }
            func decided() async throws -> Set<Int> {
                Set(try await site.store.tags(of: story, in: .everywhere).filter { $0.voice == .coder }.map(\.passage))
            }
            for passage in [0, 3] { try await Self.decide(site, story, passage, by: cor.account.id) }
            let address = "/medewerkers/verhalen/\(story.text)/beurten"
            var page = try await browser.get(address).main
            #expect(page.heading == "Stukken splitsen of samenvoegen" && !page.html.contains("value=\"klaar\""))
            // Behind a label that no passage holds, nothing joins: the label may be a name.
            #expect(page.html.contains("value=\"samen-1\"") && !page.html.contains("value=\"samen-2\""))
            let split = try #require(Browser.first("value=\"(splits-0-[0-9]+)\"", in: page.html))
            page = try await browser.submit(page, [], press: split).main
            #expect(
                try await texts().prefix(3) == ["Samen koken helpt mij.", "Elke week weer.", "En daarna praten wij."])
            #expect(try await decided() == [4], "what was split is decided anew")
            page = try await browser.submit(page, [], press: "samen-2").main
            #expect(try await texts().dropFirst().first == "Elke week weer.\n\nEn daarna praten wij.")
            #expect(try await decided() == [3])
            _ = try await browser.submit(page, [], press: "samen-2")
            #expect(try await texts().count == 4, "the label stays out, whatever is sent")
            // The last decision is taken back where it stands now.
            let review = try await browser.get("/medewerkers/verhalen/\(story.text)/nakijken").main
            #expect(review.html.contains("stuk 4"))
            _ = try await browser.submit(review.box("terug"), [], press: "terug")
            #expect(try await decided().isEmpty)
        }
    }

    @Test("A choice made for a passage never lands on another after a split or a join, and no draw is made anew")
    func late() async throws {
        let text = "R: Een. Twee.\n\nDrie.\n\nVier."
        try await Self.with(text) { site, story, browser, _, cor in
            func passages() async throws -> [StoryPassage] { try await site.store.passages(of: story, in: .everywhere) }
            func late(_ passage: Int, _ revision: Int) async throws -> StoryOutcome {
                let decision = PassageDecision(
                    passage: passage, revision: revision, coder: cor.account.id, isBlind: false, values: ["valence": 0],
                    isDoubtful: false, week: site.office.clock.week, codebook: "b 1")
                return try await site.store.decide(
                    decision, of: story, in: .everywhere,
                    noting: AuditNote(at: 1, actor: .account(cor.account.id), action: .storyCoded))
            }
            try await Self.decide(site, story, 1, by: cor.account.id)
            let before = try await passages()
            let address = "/medewerkers/verhalen/\(story.text)/beurten"
            var page = try await browser.get(address).main
            let split = try #require(Browser.first("value=\"(splits-0-[0-9]+)\"", in: page.html))
            page = try await browser.submit(page, [], press: split).main
            for old in before {
                for number in 0..<4 { #expect(try await late(number, old.about.revision) == .changed) }
            }
            let between = try await passages()
            #expect(between.allSatisfy { !$0.about.isBlind }, "what was not drawn is not drawn now")
            _ = try await browser.submit(page, [], press: "samen-1")
            for old in between {
                for number in 0..<3 { #expect(try await late(number, old.about.revision) == .changed) }
            }
            let now = try await passages()
            #expect(now.map(\.text) == before.map(\.text))
            #expect(try await late(0, now[0].about.revision) == .done)
        }
    }

    @Test("Who divides a story without names sees placeholders alone, also in the places where it can be split")
    func masked() async throws {
        let text = "Xantippe: Het was warm. Toen kwam Xantippe binnen. Xantippe lachte.\n\nXantippe: Ja?"
        try await Self.with(text, .naming) { site, story, browser, _, _ in
            var words = try #require(try await site.store.words(of: story, in: .everywhere))
            #expect(words.plan.add("Xantippe", as: .person, in: words.text) > 0)
            let now = try #require(try await site.store.story(story, in: .everywhere))
            let note = AuditNote(at: 1, actor: .service, action: .storyChanged)
            #expect(try await site.store.save(now, words, in: .everywhere, noting: note) == .done)
            let page = try await browser.get("/medewerkers/verhalen/\(story.text)/beurten").main
            #expect(page.html.contains("[persoon-1]") && !page.html.contains("Xantippe"))
            #expect(page.html.contains("splits-0-"))
        }
    }

    @Test("Somebody who enters a story divides its words alone; a story that was let go is not divided any more")
    func closed() async throws {
        for state in [StoryState.entered, .approved, .refused] {
            try await Self.with("R: Samen koken.", state) { _, story, browser, _, _ in
                let page = try await browser.get("/medewerkers/verhalen/\(story.text)/beurten")
                #expect(page.status == 404)
            }
        }
    }

    @Test("Words are found in the story by their beginning, without accents, and marked")
    func finding() async throws {
        try await Self.with("R: In het café.\n\nI: Ja?\n\nR: Ik slaap slecht.") { _, story, browser, _, _ in
            let address = "/medewerkers/verhalen/\(story.text)/nakijken?zoek="
            let found = try await browser.get(address + "caf").html
            #expect(found.contains("1 stuk gevonden") && found.contains("<mark>café</mark>"))
            #expect(!found.contains("Ik slaap slecht") && found.contains("Toon het hele verhaal"))
            #expect(try await browser.get(address + "%3Cb%3E").html.contains("0 stukken gevonden"))
            #expect(try await browser.get(address).html.contains("Ik slaap slecht"))
        }
    }

    @Test("An evaluator finds what was approved alone, without links, and no tag of fewer than ten stories")
    func evaluator() async throws {
        try await Self.with("R: Samen koken.") { site, story, coder, other, cor in
            let staff = StaffUnderTest(site: site)
            let eva = other.another()
            try await staff.logIn(
                try await staff.person("eva", [.evaluator], scope: .neighbourhoods(["oost"])), eva)
            let search = "/medewerkers/verhalen/zoeken?woorden=koken"
            #expect(try await coder.get(search).html.contains("1 stuk gevonden"))
            #expect(try await eva.get(search).html.contains("0 stukken gevonden"))
            try await Self.decide(site, story, 0, by: cor.account.id)
            var now = try #require(try await site.store.story(story, in: .everywhere))
            now.state = .approved
            let note = AuditNote(at: 1, actor: .service, action: .storyApproved)
            #expect(try await site.store.save(now, in: .everywhere, noting: note) == .done)
            let found = try await eva.get(search).html
            #expect(found.contains("1 stuk gevonden") && !found.contains("/nakijken"))
            for filter in ["tag=meedoen&stem=2", "woorden=koken&tag=meedoen&stem=2"] {
                let few = try await eva.get("/medewerkers/verhalen/zoeken?" + filter).html
                #expect(few.contains("Minder dan tien verhalen") && !few.contains("Samen"))
                let seen = try await coder.get("/medewerkers/verhalen/zoeken?" + filter).html
                #expect(seen.contains("1 stuk gevonden"))
            }
        }
    }

    @Test("A tag that fewer than ten stories of a neighbourhood have is not found by asking for all of them")
    func fewElsewhere() async throws {
        try await Self.with("R: Samen koken.") { site, _, coder, other, cor in
            let values = ["zorgzame-buurt": 1, "valence": StoryTag.value(.helps)]
            for (place, count) in [("oost", 13), ("west", 3)] {
                for _ in 0..<count {
                    let story = try await StoryScene.story(
                        site, in: place, by: nil, .reviewing, text: "R: Verteld in \(place).")
                    try await Self.decide(site, story, 0, by: cor.account.id, values: values)
                    var now = try #require(try await site.store.story(story, in: .everywhere))
                    now.state = .approved
                    let note = AuditNote(at: 1, actor: .service, action: .storyApproved)
                    #expect(try await site.store.save(now, in: .everywhere, noting: note) == .done)
                }
            }
            let staff = StaffUnderTest(site: site)
            let eva = other.another()
            try await staff.logIn(try await staff.person("eva", [.evaluator], scope: .everywhere), eva)
            let tag = "/medewerkers/verhalen/zoeken?tag=zorgzame-buurt&stem=2"
            for filter in ["", "&woorden=verteld", "&woorden=west"] {
                let found = try await eva.get(tag + filter).main.html.replacing(/<[^>]+>/, with: "")
                #expect(!found.contains("Verteld in west"), "\(filter)")
                #expect(found.contains("13 stukken gevonden") == (filter != "&woorden=west"), "\(filter)")
            }
            #expect(try await eva.get(tag + "&buurt=west").main.html.contains("Minder dan tien verhalen"))
            // Without a tag the words without names are there to be read.
            let all = try await eva.get("/medewerkers/verhalen/zoeken?woorden=verteld").main.html
            let words = all.replacing(/<[^>]+>/, with: "")
            #expect(words.contains("16 stukken gevonden") && words.contains("Verteld in west"))
            // But no page tells of a neighbourhood with fewer than ten, asked for or not.
            #expect(!words.contains("uit West") && words.contains("Uit een verhaal"))
            #expect(try await eva.get("/medewerkers/verhalen/zoeken?buurt=west").main.html.contains("Minder dan tien"))
        }
    }

    @Test("Two evaluators of different scope see the same figures of all together, and no two sums to subtract")
    func scopes() async throws {
        try await Self.with("R: Samen koken.") { site, _, browser, other, cor in
            let values = ["zorgzame-buurt": 1, "meedoen": 1, "valence": StoryTag.value(.helps)]
            for (place, count) in [("oost", 12), ("west", 11)] {
                for _ in 0..<count {
                    let story = try await StoryScene.story(site, in: place, by: nil, .reviewing)
                    try await Self.decide(site, story, 0, by: cor.account.id, values: values)
                    var now = try #require(try await site.store.story(story, in: .everywhere))
                    now.state = .approved
                    let note = AuditNote(at: 1, actor: .service, action: .storyApproved)
                    #expect(try await site.store.save(now, in: .everywhere, noting: note) == .done)
                }
            }
            let staff = StaffUnderTest(site: site)
            var tables: [[String]] = []
            for (name, scope) in [("eva", Scope.neighbourhoods(["oost"])), ("alle", Scope.everywhere)] {
                let evaluator = other.another()
                try await staff.logIn(try await staff.person(name, [.evaluator], scope: scope), evaluator)
                let page = try await evaluator.get("/medewerkers/verhalen/overzicht").main
                #expect(page.html.contains("<td>12</td>") && page.html.contains("<td>23</td>"))
                #expect(page.html.contains("<td>11</td>") == (name == "alle"), "\(name)")
                let parts: [String] = page.html.components(separatedBy: "<table")
                tables.append(Array(parts[1...]))
            }
            #expect(tables[0][0] == tables[1][0], "all together")
            #expect(tables.map(\.count) == [2, 3])
        }
    }

    @Test("A coder is chosen for a story and stands in the list; nobody from elsewhere can be chosen")
    func reviewer() async throws {
        try await Self.with("R: Samen koken.") { site, story, browser, other, cor in
            let address = "/medewerkers/verhalen/\(story.text)"
            let form = try await browser.get(address + "/nakijker").main
            let older = try await other.get(address + "/nakijker").main
            let foreign = try await StaffUnderTest(site: site).person(
                "wil", [.coder], scope: .neighbourhoods(["west"]))
            let refused = try await browser.submit(form, [("nakijker", foreign.account.id.text)])
            #expect(refused.status == 422 && !refused.html.contains(foreign.account.id.text + "\" selected"))
            _ = try await browser.submit(form, [("nakijker", cor.account.id.text)])
            for page in [address, "/medewerkers/verhalen"] {
                let html = try await other.get(page).html
                #expect(html.contains("Nakijken door") && html.contains(cor.account.name), "\(page)")
            }
            let late = try await other.submit(older, [("nakijker", "")])
            #expect(late.status == 422 && late.html.contains("net veranderd"), "\(late.html.prefix(2_000))")
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.contains { $0.action == .storyAssigned })
        }
    }

    @Test("A doubt stands in the list of everybody but the one who doubts")
    func doubts() async throws {
        try await Self.with("R: Samen koken.\n\nNog iets.") { site, story, browser, other, cor in
            try await Self.decide(site, story, 1, by: cor.account.id, isDoubtful: true)
            #expect(try await other.get("/medewerkers/verhalen").html.contains("1 stuk wacht op een tweede mening"))
            let own = try await browser.get("/medewerkers/verhalen").html
            #expect(!own.contains("tweede mening"))
            #expect(try await site.store.doubts(in: .neighbourhoods(["west"])).isEmpty)
        }
    }
}
