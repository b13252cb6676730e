import Dispatch
import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Synchronization
import Testing

@testable import Site

@Suite("What the machine does with a story is shown while it lasts")
struct StoryWorkTests {
    /// Holds up everything that the machine does with stories, until it is let go.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let isHeld = Mutex(false)

        /// Returns when the machine works for this gate alone.
        func close(_ tools: StoryTools) async throws -> Task<Void, any Error> {
            let task = Task {
                try await tools.work { [self] in
                    isHeld.withLock { $0 = true }
                    semaphore.wait()
                }
            }
            while !isHeld.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
            return task
        }

        func open() { semaphore.signal() }
    }

    private static func with(
        _ body: @Sendable (SiteUnderTest, Browser, StaffUnderTest.Person) async throws -> Void
    ) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            let staff = StaffUnderTest(site: site)
            let ina = try await staff.person("ina", [.interviewer, .coder], scope: .neighbourhoods(["oost"]))
            try await staff.logIn(ina, browser)
            try await body(site, browser, ina)
        }
    }

    @Test("Without script a page says how far it is and asks again by itself; then come the names", arguments: [1, 40])
    func names(turns: Int) async throws {
        try await Self.with { site, browser, ina in
            let text = (0..<turns).map { "R: Mijn buurvrouw Fatima bracht \($0) pannen soep.\n\n" }.joined()
            let story = try await StoryScene.story(site, in: "oost", by: ina, .entered, text: text)
            let address = "/medewerkers/verhalen/\(story.text)"
            let page = try await browser.get(address + "/beurten").main
            let gate = Gate()
            let held = try await gate.close(site.office.stories)
            let sent = try await browser.postOnly(
                address + "/beurten", page.hidden.filter { $0.0 != "doe" } + [("doe", "klaar")])
            #expect(sent.status == 303)
            let waiting = try await browser.getOnly(address + "/bezig?taal=nl")
            #expect(waiting.status == 200 && waiting.heading == "De computer leest het verhaal")
            #expect(waiting.html.contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"/></noscript>"))
            #expect(waiting.html.contains("<progress max=\"100\" value=\"0\""))
            #expect(try await browser.getOnly(address + "/bezig?taal=nl&stand=ja").html.hasPrefix("0\n"))
            // Pressed again meanwhile, also by somebody else: it is done once.
            let again = try await browser.postOnly(
                address + "/beurten", page.hidden.filter { $0.0 != "doe" } + [("doe", "klaar")])
            #expect(again.status == 303)
            gate.open()
            try await held.value
            let names = try await browser.get(address + "/bezig")
            #expect(names.heading == "Namen eruit" && names.html.contains("[persoon-1]"))
            #expect(!names.html.contains("buurvrouw Fatima"))
            // Nothing is under way any more.
            #expect(try await browser.getOnly(address + "/bezig?taal=nl&stand=ja").html == "klaar")
            #expect(try await browser.get(address + "/bezig").path.hasPrefix(address + "?"))
            let log = try await StaffUnderTest(site: site).log()
            #expect(log.filter { $0.action == .storyChanged }.count == 1)
        }
    }

    @Test("When somebody changed the story meanwhile nothing is overwritten, and it is said")
    func changed() async throws {
        try await Self.with { site, browser, ina in
            let story = try await StoryScene.story(site, in: "oost", by: ina, .entered, text: "R: Eerst dit.")
            let address = "/medewerkers/verhalen/\(story.text)"
            let page = try await browser.get(address + "/beurten").main
            let gate = Gate()
            let held = try await gate.close(site.office.stories)
            _ = try await browser.postOnly(
                address + "/beurten", page.hidden.filter { $0.0 != "doe" } + [("doe", "klaar")])
            var words = try #require(try await site.store.words(of: story, in: .everywhere))
            words.text = StoryText(cleaning: "R: Toen dat.")
            words.plan = StoryPlan(dividing: words.text)
            let now = try #require(try await site.store.story(story, in: .everywhere))
            #expect(try await site.store.save(now, words, in: .everywhere, noting: nil) == .done)
            gate.open()
            try await held.value
            let told = try await browser.get(address + "/bezig")
            #expect(told.status == 409)
            #expect(told.html.contains("Iemand anders heeft dit verhaal net veranderd"))
            let kept = try #require(try await site.store.words(of: story, in: .everywhere))
            #expect(kept.text.string == "R: Toen dat.")
            #expect(try await site.store.story(story, in: .everywhere)?.state == .entered)
        }
    }

    @Test("Each stage of the search and each passage of the tagger is told, in order, up to the end")
    func steps() async throws {
        let tools = try SiteUnderTest().office.stories
        let work = StoryWork(next: .story)
        let text = StoryText(cleaning: "R: Mijn buurvrouw Fatima bracht soep.")
        _ = try await tools.mask(StoryWords(text: text, plan: StoryPlan(dividing: text)), in: "nl", telling: work)
        #expect(work.progress.step == .names && work.progress.percent > 80 && work.progress.percent < 100)
        _ = try await tools.propose(["Wij eten samen.", "Ik slaap slecht."], telling: work)
        #expect(work.progress == StoryProgress(step: .tags, done: 1, all: 2) && work.progress.percent == 50)
        var told: [Int] = []
        var plan = StoryPlan(dividing: text)
        let lists = try NameLists(folder: SiteUnderTest.names)
        plan.mask(text, known: .none, with: Deidentifier(lists: lists)) { done, all in
            told.append(done)
            #expect(done < all)
        }
        #expect(told == Array(0..<told.count) && told.count > 10)
    }
}
