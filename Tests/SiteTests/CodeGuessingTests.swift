import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// `GUESSED_CODES=100000` (script/soak) tries more.
@Suite("Guessing letter codes")
struct CodeGuessingTests {
    private static let guesses = ProcessInfo.processInfo.environment["GUESSED_CODES"].flatMap { Int($0) } ?? 2_000

    @Test("guessed codes hit nothing and raise the alarm; a good code at the same address is served all the while")
    func guessed() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter, neighbourhoods: ["noord"]))
        try await site.visit { browser in
            let letters = try await site.store.issueLetters(
                collection: "wijk", neighbourhood: "noord", count: 2_000, keys: site.keys)
            let page = try await browser.get("/code")
            let honest = letters.serials.prefix(20).compactMap { site.keys.letterCode($0, in: letters) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                let each = Self.guesses / 20
                for code in honest {
                    group.addTask {
                        let guesser = browser.another()
                        for number in 0..<each {
                            let answer = try await guesser.submit(page, [("code", Code.random().printed)])
                            #expect(answer.status == 422, "a guess got \(answer.status) at \(answer.path)")
                            guard number == each / 2 else { continue }
                            // Somebody in the same library, while others guess.
                            let resident = browser.another()
                            let start = try await resident.submit(page, [("code", code.printed)])
                            #expect(start.path == "/v/wijk")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(site.logged.contains("many wrong codes"))
    }

    @Test("while every place to wait is taken by wrong codes, the next guess is turned away and not looked at")
    func crowded() async throws {
        let site = try SiteUnderTest(TestForms.collection(access: .letter))
        for _ in 0..<GuessBudget.mostWaiting { #expect(site.office.budget.mayWait()) }
        try await site.visit { browser in
            let page = try await browser.get("/code")
            for _ in 0..<GuessBudget.perNetwork {
                _ = try await browser.submit(page, [("code", Code.random().printed)])
            }
            #expect(try await browser.submit(page, [("code", Code.random().printed)]).status == 503)
            site.office.budget.hasWaited()
            #expect(try await browser.submit(page, [("code", Code.random().printed)]).status == 422)
        }
    }
}
