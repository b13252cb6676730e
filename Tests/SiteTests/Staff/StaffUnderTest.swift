import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Staff of a site under test: made in the store as the pages make them, and logged in through the door.
struct StaffUnderTest {
    let site: SiteUnderTest

    static let password = "vier kleine blauwe olifanten"

    /// Somebody with an account, and what that person knows.
    struct Person: Sendable {
        let account: Account
        let factor: FactorSecret
        let recovery: [Code]
    }

    var now: Int64 { Int64(site.clock.now) }

    /// Makes an active account.
    func person(
        _ login: String, _ roles: Set<Role>, scope: Scope = .everywhere
    ) async throws -> Person {
        let account = Account(
            id: .random(), login: try #require(LoginName(login)), name: "Naam van \(login)", roles: try Roles(roles),
            scope: scope, state: .invited)
        let code = Code.random()
        let note = AuditNote(at: now, actor: .service, action: .accountInvited)
        let places = site.keys.linkIndexes(code)
        let invited = try await site.store.invite(
            account, logins: site.keys.loginIndexes(account.login),
            link: NewLink(
                places: places, link: OneTimeLink(purpose: .invitation, account: account.id, until: now + 3_600)),
            in: .everywhere, noting: note)
        #expect(invited == .done)
        let factor = FactorSecret.random()
        let recovery = (0..<10).map { _ in Code.random() }
        let credentials = NewCredentials(
            password: PasswordHash(of: Self.password, cost: PasswordCost(logN: 5, blockSize: 8, parallelism: 1)),
            factor: factor, recovery: recovery.map { site.keys.recoveryIndexes($0, of: account.id)[0] })
        let done = try await site.store.complete(places, at: now, first: nil, credentials: credentials, noting: note)
        #expect(done == .done)
        return Person(account: account, factor: factor, recovery: recovery)
    }

    /// Types login and password, and then the code that the app shows.
    @discardableResult
    func logIn(
        _ person: Person, _ browser: Browser, password: String = password
    ) async throws -> Browser.Screen {
        let first = try await browser.get("/medewerkers/inloggen")
        let second = try await browser.submit(
            first, [("login", person.account.login.text), ("password", password)])
        guard second.path.contains("tweede-stap") else { return second }
        // A code serves once: time goes on to the next.
        site.clock.advance(seconds: 30)
        return try await browser.submit(second, [("code", person.factor.code(step: FactorSecret.step(at: now)))])
    }

    /// The audit log from its beginning.
    func log() async throws -> [AuditEntry] {
        let note = AuditNote(at: now, actor: .service, action: .logRead)
        return try await site.store.audit(AuditFilter(), limit: 100_000, in: .everywhere, noting: note).reversed()
            .dropLast()
    }
}

extension Browser.Screen {
    /// Fields and their values as a form of staff shows them.
    func value(of name: String) -> String? {
        Browser.first("name=\"\(name)\"[^>]* value=\"([^\"]*)\"", in: html)
    }

    /// The form of the page itself, not the button to log out above it, nor the notice of the session below it.
    var main: Browser.Screen {
        let start = html.range(of: "<main")?.lowerBound ?? html.startIndex
        let end = html.range(of: "</main>")?.upperBound ?? html.endIndex
        return Browser.Screen(status: status, path: path, html: String(html[start..<end]), headers: headers)
    }
}
