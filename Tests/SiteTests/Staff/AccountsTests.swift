import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Accounts of staff")
struct AccountsTests {
    private static func firstCode(_ site: SiteUnderTest) async throws -> Code {
        let code = Code.random()
        let now = Int64(site.clock.now)
        let link = OneTimeLink(purpose: .first, account: nil, until: now + LinkPurpose.first.lifetime)
        let isMade = try await site.store.offerFirst(
            NewLink(places: site.keys.linkIndexes(code), link: link),
            noting: AuditNote(at: now, actor: .service, action: .firstLinkMade))
        #expect(isMade)
        return code
    }

    /// Couples the app whose secret stands on the page.
    private static func couple(
        _ page: Browser.Screen, _ browser: Browser, at now: Int64
    ) async throws -> (screen: Browser.Screen, factor: FactorSecret) {
        let printed = try #require(Browser.first(#"<code class="secret">([A-Z2-7 ]+)</code>"#, in: page.html))
        let factor = try #require(FactorSecret(base32: printed))
        let code = factor.code(step: FactorSecret.step(at: now))
        return (try await browser.submit(page.main, [("app", code)]), factor)
    }

    @Test("the link of a new service makes the first administrator, once, who then invites somebody who logs in")
    func firstStart() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        try await site.visit { browser in
            let code = try await Self.firstCode(site)
            let ask = try await browser.get("/medewerkers/begin")
            let wrong = try await browser.submit(ask, [("code", Code.random().printed)])
            #expect(wrong.status == 422)
            let names = try await browser.submit(ask, [("code", code.printed)])
            let weak = try await browser.submit(
                names.main,
                [("name", "Eerste Beheerder"), ("login", "eerste"), ("new", "welkom2026!!"), ("again", "welkom2026!!")])
            #expect(weak.status == 422 && weak.main.value(of: "name") == "Eerste Beheerder")
            #expect(!weak.html.contains("welkom2026"))
            let chosen = [
                ("name", "Eerste Beheerder"), ("login", "eerste"), ("new", StaffUnderTest.password),
                ("again", StaffUnderTest.password),
            ]
            let app = try await browser.submit(weak.main, chosen)
            #expect(app.html.contains("<svg class=\"qr\""))
            // Nothing is stored before the app has shown a code.
            #expect(try await !site.store.hasAccounts())
            let (codes, _) = try await Self.couple(app, browser, at: staff.now)
            #expect(Browser.all(#"<li><code>([0-9A-Z-]{15})</code></li>"#, in: codes.html).count == 10)
            #expect(try await browser.get("/medewerkers/accounts").html.contains("Eerste Beheerder"))
            let used = try await browser.another().submit(ask, [("code", code.printed)])
            #expect(used.status == 422)

            let invite = try await browser.get("/medewerkers/accounts/nieuw")
            let both = [("name", "Tweede"), ("login", "tweede"), ("scope", "all"), ("roles", "administrator")]
            let together = try await browser.submit(invite.main, both + [("roles", "privacy-officer")])
            #expect(together.status == 422)
            let link = try await browser.submit(
                invite.main, [("name", "Tweede"), ("login", "tweede"), ("scope", "all"), ("roles", "coordinator")])
            let second = try #require(Browser.first("/medewerkers/begin#([0-9A-Z-]{15})", in: link.html))
            let taken = try await browser.submit(
                try await browser.get("/medewerkers/accounts/nieuw").main,
                [("name", "Derde"), ("login", "Tweede"), ("scope", "all"), ("roles", "coder")])
            #expect(taken.status == 422)

            let other = browser.another()
            let begin = try await other.submit(try await other.get("/medewerkers/begin"), [("code", second)])
            #expect(begin.html.contains("Tweede"))
            let personal = try await other.submit(
                begin.main, [("new", "tweede tweede tweede"), ("again", "tweede tweede tweede")])
            #expect(personal.status == 422)
            let coupling = try await other.submit(
                begin.main, [("new", StaffUnderTest.password), ("again", StaffUnderTest.password)])
            let (_, factor) = try await Self.couple(coupling, other, at: staff.now)
            let home = try await other.get("/medewerkers")
            #expect(home.html.contains("Tweede") && !home.html.contains("/medewerkers/accounts"))
            try await other.submit(home, [])
            #expect(try await other.get("/medewerkers").path.contains("/inloggen"))
            let account = try #require(try await site.store.accounts(in: .everywhere).first { $0.name == "Tweede" })
            let back = try await staff.logIn(
                StaffUnderTest.Person(account: account, factor: factor, recovery: []), other)
            #expect(back.html.contains("Tweede"))
        }
        let actions = try await staff.log().compactMap(\.action)
        #expect(
            actions == [
                .firstLinkMade, .accountSetUp, .loggedIn, .accountsSeen, .accountInvited, .accountSetUp, .loggedIn,
                .loggedOut, .loggedIn,
            ])
    }

    @Test("a link that is over, or of an account that was stopped, opens nothing")
    func linksEnd() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let code = try await Self.firstCode(site)
            site.clock.advance(seconds: 24 * 3_600 + 1)
            let answer = try await browser.submit(
                try await browser.get("/medewerkers/begin"), [("code", code.printed)])
            #expect(answer.status == 422)
        }
    }

    @Test("an administrator of some neighbourhoods gives no more than the own ones, and sees nobody beyond them")
    func scoped() async throws {
        let site = try SiteUnderTest(TestForms.collection(neighbourhoods: ["oost", "west"]))
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.administrator], scope: .neighbourhoods(["oost"]))
        _ = try await staff.person("baas", [.administrator])
        let west = try await staff.person("wester", [.coder], scope: .neighbourhoods(["west"]))
        try await site.visit { browser in
            try await staff.logIn(anna, browser)
            let list = try await browser.get("/medewerkers/accounts")
            #expect(list.html.contains("anna") && !list.html.contains("wester") && !list.html.contains("baas"))
            let page = try await browser.get("/medewerkers/accounts/nieuw")
            for more in [[("scope", "all")], [("buurten", "west")], []] {
                let answer = try await browser.submit(
                    page.main, [("name", "Nieuw"), ("login", "nieuw"), ("roles", "coder")] + more)
                #expect(answer.status == 422, "\(more)")
            }
            let known = try await browser.submit(
                page.main, [("name", "Nieuw"), ("login", "nieuw"), ("roles", "coder"), ("buurten", "oost")])
            #expect(known.status == 200)
            let made = try #require(try await site.store.accounts(in: .everywhere).first { $0.login.text == "nieuw" })
            #expect(made.scope == .neighbourhoods(["oost"]))
            #expect(try await site.store.account(west.account.id, in: anna.account.scope) == nil)
        }
    }

    @Test("nobody changes the own rights, and the last administrator can be neither stopped nor made less")
    func lastOne() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.administrator])
        let helper = try await staff.person("hulp", [.administrator], scope: .neighbourhoods(["oost"]))
        try await site.visit { browser in
            try await staff.logIn(anna, browser)
            let address = Route.staff(.account, [anna.account.id.text]).path
            let page = try await browser.get(address)
            let answer = try await browser.submit(
                page.main, [("name", "Anna"), ("roles", "coder"), ("scope", "all")])
            #expect(answer.status == 422)
            let stop = try await browser.get(Route.staff(.stopAccount, [anna.account.id.text]).path)
            #expect(try await browser.submit(stop.main, [("why", "weg")]).status == 422)
            let note = AuditNote(at: staff.now, actor: .command, action: .accountStopped)
            #expect(
                try await site.store.setStopped(true, anna.account.id, in: .everywhere, noting: note)
                    == .lastAdministrator)
            #expect(
                try await site.store.change(
                    anna.account.id, name: "Anna", roles: .only(.coder), scope: .everywhere, in: .everywhere,
                    noting: note)
                    == .lastAdministrator)
            let other = try await browser.get(Route.staff(.stopAccount, [helper.account.id.text]).path)
            #expect(try await browser.submit(other.main, [("why", "")]).status == 422)
            #expect(try await browser.submit(other.main, [("why", "uit dienst")]).status == 200)
        }
        let stopped = try await staff.log().filter { $0.action == .accountStopped }
        #expect(stopped.map(\.reason) == ["uit dienst"])
    }

    @Test("changing somebody's roles, stopping and resetting end that person's sessions at once")
    func sessionsEnd() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let boss = try await staff.person("baas", [.administrator])
        let anna = try await staff.person("anna", [.coder])
        try await site.visit { browser in
            let other = browser.another()
            try await staff.logIn(boss, browser)
            let id = [anna.account.id.text]
            for (page, fields) in [
                (StaffPage.account, [("name", "Anna"), ("roles", "evaluator"), ("scope", "all")]),
                (.resetAccount, [("what", "password"), ("why", "vergeten")]), (.stopAccount, [("why", "uit dienst")]),
            ] {
                site.clock.advance(seconds: 601)
                try await staff.logIn(anna, other)
                #expect(try await other.get("/medewerkers").path.hasPrefix("/medewerkers"))
                let form = try await browser.get(Route.staff(page, id).path)
                #expect(try await browser.submit(form.main, fields).status == 200, "\(page)")
                #expect(try await other.get("/medewerkers").path.contains("/inloggen"), "\(page)")
            }
            #expect(try await staff.logIn(anna, other).status == 422)
        }
    }

    @Test("a new password needs the old one, ends the other sessions and leaves this one under a new cookie")
    func newPassword() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coder])
        try await site.visit { browser in
            let other = browser.another()
            try await staff.logIn(anna, browser)
            try await staff.logIn(anna, other)
            let page = try await browser.get("/medewerkers/mijn-account/wachtwoord")
            let new = "zeven groene fietsbellen"
            let wrong = try await browser.submit(
                page.main, [("password", "fout fout fout"), ("new", new), ("again", new)])
            #expect(wrong.status == 422)
            let cookie = browser.cookieHeader
            let right = try await browser.submit(
                page.main, [("password", StaffUnderTest.password), ("new", new), ("again", new)])
            #expect(right.status == 200 && browser.cookieHeader != cookie)
            #expect(try await browser.get("/medewerkers").html.contains("Naam van anna"))
            #expect(try await other.get("/medewerkers").path.contains("/inloggen"))
            #expect(try await staff.logIn(anna, other).status == 422)
            #expect(try await staff.logIn(anna, other, password: new).html.contains("Naam van anna"))
        }
    }
}

extension FactorSecret {
    /// Reads a secret as a page prints it.
    init?(base32 text: String) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bytes: [UInt8] = []
        var (pending, bits) = (0, 0)
        for character in text where character != " " {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            pending = (pending << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> bits))
            }
        }
        self.init(bytes: bytes)
    }
}
