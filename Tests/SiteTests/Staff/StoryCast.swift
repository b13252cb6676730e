import Foundation
import Programme
import Records
import Stories
import Testing

@testable import Site

/// Two interviewers and two coders of one neighbourhood, each in a browser of their own.
struct StoryCast: Sendable {
    let ina: Browser
    let ida: Browser
    let cor: Browser
    let dik: Browser
    /// Who sits at the browsers `ina` and `cor`.
    let author: StaffUnderTest.Person
    let coder: StaffUnderTest.Person

    static func with(_ body: @Sendable (SiteUnderTest, StoryCast) async throws -> Void) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            _ = try await RoundScene(site)
            let staff = StaffUnderTest(site: site)
            let oost = Scope.neighbourhoods(["oost"])
            let author = try await staff.person("ina", [.interviewer], scope: oost)
            let coder = try await staff.person("cor", [.coder], scope: oost)
            let cast = StoryCast(
                ina: browser, ida: browser.another(), cor: browser.another(), dik: browser.another(), author: author,
                coder: coder)
            try await staff.logIn(author, cast.ina)
            try await staff.logIn(try await staff.person("ida", [.interviewer], scope: oost), cast.ida)
            try await staff.logIn(coder, cast.cor)
            try await staff.logIn(try await staff.person("dik", [.coder], scope: oost), cast.dik)
            try await body(site, cast)
        }
    }

    static func address(_ story: StoryID) -> String { "/medewerkers/verhalen/\(story.text)" }
}

// MARK: - Steps

extension StoryCast {
    /// Enters the story of the scene, up to names; its address.
    static func entered(
        _ browser: Browser, _ text: String = StoryScene.words, _ facts: [String: String] = [:]
    ) async throws -> String {
        let form = try await browser.get("/medewerkers/verhalen/nieuw").main
        let typing = try await browser.submit(form, StoryScene.facts(facts)).main
        #expect(typing.path.contains("/tekst"), "\(typing.status) \(typing.html.prefix(2_000))")
        let turns = try await browser.submit(typing, [("tekst", text)], press: "verder").main
        #expect(turns.heading == "Wie praat waar", "\(turns.html.prefix(2_000))")
        let names = try await browser.submit(turns, [], press: "klaar").main
        #expect(names.heading == "Namen eruit")
        return String(names.path.prefix { $0 != "?" }.dropLast("/namen".count))
    }

    static func reviewing(
        _ browser: Browser, _ text: String = StoryScene.words, _ facts: [String: String] = [:]
    ) async throws -> String {
        let address = try await entered(browser, text, facts)
        let names = try await browser.get(address + "/namen").main
        let done = try await browser.submit(names.box("klaar"), [("gelezen", "ja")], press: "klaar").main
        #expect(done.html.contains("Namen zijn eruit. Nu kijkt iemand"), "\(done.html.prefix(1_500))")
        return address
    }

    static func answered(_ browser: Browser, _ address: String, risk: Bool = false) async throws
        -> Browser.Screen
    {
        let review = try await browser.get(address + "/nakijken").main
        let answers = ReviewQuestion.allCases.map { ("vraag-\($0.rawValue)", risk && $0 == .uniqueRole ? "ja" : "nee") }
        return try await browser.submit(review.box("vragen"), answers, press: "vragen").main
    }

    /// Codes every passage that is open, blind ones first without and then with proposals.
    static func coded(_ browser: Browser, _ address: String) async throws {
        for passage in [2, 4] {
            for _ in 0..<3 {
                let page = try await browser.get("\(address)/nakijken/\(passage)").main
                if page.html.contains("value=\"blind\"") {
                    _ = try await browser.submit(
                        page.box("blind"), [("dimensies", "meedoen"), ("waarde", "helps")], press: "blind")
                } else {
                    let hasProposal = page.html.contains("value=\"alles\"")
                    let chosen = hasProposal ? [("waarde", "helps")] : [("dimensies", "meedoen"), ("waarde", "helps")]
                    let next = try await browser.submit(
                        page.box("bewaar"), chosen, press: hasProposal ? "alles" : "bewaar")
                    #expect(next.status == 200)
                    break
                }
            }
        }
    }
}
