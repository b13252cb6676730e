import Foundation
import Programme
import Records
import Testing

@testable import Site

@Suite("Guessing at the door of staff")
struct GuessingTests {
    @Test(
        "2,000 guessed passwords for one account let nobody in, are mostly not looked at, and leave others at that address alone"
    )
    func onePerson() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let (anna, bram) = (try await staff.person("anna", [.coder]), try await staff.person("bram", [.coder]))
        try await site.visit { browser in
            let page = try await browser.get("/medewerkers/inloggen")
            let guesser = Guesser(page, browser)
            for number in 0..<2_000 {
                let answer = try await guesser.guess([("login", "anna"), ("password", "raadsel \(number)")])
                #expect(answer.status == 422)
            }
            // Even the right password is not looked at now, from a browser that is not known.
            let late = try await browser.submit(page, [("login", "anna"), ("password", StaffUnderTest.password)])
            #expect(late.status == 422)
            // Somebody else at the same address is served.
            #expect(try await staff.logIn(bram, browser.another()).html.contains("Naam van bram"))
            site.clock.advance(seconds: 601)
            #expect(try await staff.logIn(anna, browser.another()).html.contains("Naam van anna"))
        }
        #expect(try await staff.log().filter { $0.action == .logInRefused }.count == LoginBudget.perPair)
        #expect(site.logged.contains("many wrong passwords"))
    }

    @Test("2,000 guesses with 2,000 names raise the alarm, and honest people at the same address are served meanwhile")
    func manyNames() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coder])
        try await site.visit { browser in
            let guesser = Guesser(try await browser.get("/medewerkers/inloggen"), browser)
            for number in 0..<2_000 {
                _ = try await guesser.guess([("login", "naam\(number)"), ("password", "welkom welkom")])
                if number == 1_000 {
                    #expect(try await staff.logIn(anna, browser.another()).html.contains("Naam van anna"))
                }
            }
            #expect(try await staff.logIn(anna, browser.another()).html.contains("Naam van anna"))
        }
        #expect(site.logged.contains("many wrong passwords"))
    }

    @Test("somebody who has logged in with this browser before is served while others guess at the account")
    func knownBrowser() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coder])
        try await site.visit { browser in
            let own = browser.another()
            let home = try await staff.logIn(anna, own)
            try await own.submit(home, [])
            let page = try await browser.get("/medewerkers/inloggen")
            for number in 0..<40 {
                _ = try await browser.submit(page, [("login", "anna"), ("password", "raadsel \(number)")])
            }
            #expect(try await staff.logIn(anna, browser.another()).status == 422)
            #expect(try await staff.logIn(anna, own).html.contains("Naam van anna"))
        }
    }

    @Test("whoever fills the counts with invented names keeps nobody out who logged in with this browser before")
    func flood() throws {
        let budget = LoginBudget { _ in }
        let network = ClientNetwork.unknown
        func attempt(_ name: String, device: [UInt8]? = nil) -> LoginBudget.Attempt {
            budget.attempt(account: Array(name.utf8), step: "password", network: network, device: device)
        }
        var seen: [LoginBudget.Verdict: Int] = [:]
        for number in 0..<100_000 { seen[budget.take(attempt("naam\(number)"), now: 0), default: 0] += 1 }
        // A network's budget at once, then as many as may wait; the others are not counted.
        #expect(
            seen == [
                .serve: LoginBudget.perNetwork, .delay: LoginBudget.mostWaiting,
                .busy: 100_000 - LoginBudget.perNetwork - LoginBudget.mostWaiting,
            ])
        #expect(budget.take(attempt("anna", device: [1]), now: 1) == .serve)
        for _ in 0..<LoginBudget.mostWaiting { budget.hasWaited() }
        // Even where they wait their turn, one after the other, until no more names can be remembered.
        for number in 0..<60_000 {
            guard budget.take(attempt("nog \(number)"), now: 2) == .delay else {
                Issue.record("number \(number) was not slowed down")
                return
            }
            budget.hasWaited()
        }
        #expect(budget.take(attempt("anna", device: [1]), now: 3) == .serve)
        #expect(budget.take(attempt("bram", device: [2]), now: 3) == .serve)
        #expect(budget.take(attempt("bram"), now: 3) == .delay)
        budget.hasWaited()
        // The budget of a known browser holds as before.
        for _ in 1..<LoginBudget.perDevice { _ = budget.take(attempt("bram", device: [2]), now: 4) }
        #expect(budget.take(attempt("bram", device: [2]), now: 4) == .refuse)
    }

    @Test("2,000 guessed codes of the second step let nobody in")
    func secondStep() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coder])
        try await site.visit { browser in
            let page = try await browser.get("/medewerkers/inloggen")
            let second = try await browser.submit(
                page, [("login", "anna"), ("password", StaffUnderTest.password)])
            let guesser = Guesser(second, browser)
            let right = anna.factor.code(step: FactorSecret.step(at: staff.now))
            for number in 0..<2_000 {
                let guess = String(String(1_000_000 + number).dropFirst())
                guard guess != right else { continue }
                let answer = try await guesser.guess([("code", guess)])
                #expect(answer.status == 422)
            }
            #expect(try await browser.submit(second, [("code", right)]).status == 422)
        }
        #expect(try await staff.log().filter { $0.action == .factorRefused }.count == LoginBudget.perPair)
    }

    @Test("2,000 guessed codes of one-time links open nothing")
    func links() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let page = try await browser.get("/medewerkers/begin")
            let guesser = Guesser(page, browser)
            for _ in 0..<2_000 {
                #expect(try await guesser.guess([("code", Code.random().printed)]).status == 422)
            }
        }
    }

    @Test("no more than two passwords are worked out at a time, and who comes when too many wait is told so")
    func twoAtATime() async throws {
        let desk = HashingDesk(cost: PasswordCost(logN: 12, blockSize: 8, parallelism: 1))
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do {
                        return try await !desk.matches("wachtwoord", nil)
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.count == 200)
        #expect(await desk.mostSeen <= 2)
        #expect(outcomes.contains(true))
    }
}

/// Posts one form again and again, without reading the page anew each time.
private struct Guesser {
    private let browser: Browser
    private let action: String
    private let hidden: [(String, String)]

    init(_ page: Browser.Screen, _ browser: Browser) {
        self.browser = browser
        (action, hidden) = (page.action, page.hidden)
    }

    func guess(_ fields: [(String, String)]) async throws -> Browser.Screen {
        try await browser.postOnly(action, hidden + fields)
    }
}
