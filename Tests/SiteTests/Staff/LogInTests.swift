import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Staff log in")
struct LogInTests {
    @Test("who is not logged in gets no page of staff, and is led to where one logs in", arguments: StaffPage.allCases)
    func strangers(page: StaffPage) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let route = Route.staff(page, page.segments.filter(\.isParameter).map { _ in "00000000000000ff" })
            let screen = try await browser.get(route.path)
            switch page.access {
            case .anybody: #expect(screen.status == 200)
            case .halfway, .signedIn, .roles:
                let isRefused = page.row.methods == .post ? screen.status == 405 : screen.path.contains("/inloggen")
                #expect(isRefused, "\(screen.path)")
            }
            guard page.row.methods != .get else { return }
            let posted = try await browser.post(route.path, [("token", "x")])
            if page.access != .anybody { #expect(posted.path.contains("/inloggen")) }
        }
    }

    @Test("a wrong password, a name that nobody has and a stopped account get the same answer, byte for byte")
    func sameAnswer() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        _ = try await staff.person("anna", [.coordinator])
        let stopped = try await staff.person("stopt", [.coordinator])
        let note = AuditNote(at: staff.now, actor: .service, action: .accountStopped)
        #expect(try await site.store.setStopped(true, stopped.account.id, in: .everywhere, noting: note) == .done)
        try await site.visit { browser in
            var bodies: Set<String> = []
            for (login, password) in [
                ("anna", "niet het wachtwoord"), ("niemand", StaffUnderTest.password),
                ("stopt", StaffUnderTest.password),
            ] {
                let page = try await browser.get("/medewerkers/inloggen")
                let answer = try await browser.submit(page, [("login", login), ("password", password)])
                #expect(answer.status == 422)
                let token = try #require(answer.value(of: "token"))
                bodies.insert(
                    answer.html.replacing(token, with: "").replacing("value=\"\(login)\"", with: "value=\"\""))
            }
            #expect(bodies.count == 1)
        }
        let log = try await staff.log()
        #expect(log.filter { $0.action == .logInRefused }.count == 3)
        #expect(log.filter { $0.action == .logInRefused }.compactMap(\.object).count == 2)
        #expect(!site.logged.contains("niet het wachtwoord") && !site.logged.contains("niemand"))
    }

    @Test("password and app together open the first page; the cookie changes at each step; a code serves once")
    func bothSteps() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coordinator])
        try await site.visit { browser in
            let page = try await browser.get("/medewerkers/inloggen")
            let second = try await browser.submit(
                page, [("login", " Anna "), ("password", StaffUnderTest.password)])
            #expect(second.path.hasPrefix("/medewerkers/tweede-stap"))
            let halfway = browser.cookieHeader
            // The password alone opens nothing else.
            let home = try await browser.get("/medewerkers")
            #expect(home.path.contains("/inloggen"))
            let wrong = try await browser.submit(second, [("code", "000000")])
            #expect(wrong.status == 422)
            let code = anna.factor.code(step: FactorSecret.step(at: staff.now))
            let inside = try await browser.submit(wrong, [("code", code)])
            #expect(inside.path.hasPrefix("/medewerkers") && inside.html.contains("Naam van anna"))
            #expect(browser.cookieHeader != halfway)

            let other = browser.another()
            let again = try await other.submit(
                try await other.get("/medewerkers/inloggen"),
                [("login", "anna"), ("password", StaffUnderTest.password)])
            let replayed = try await other.submit(again, [("code", code)])
            #expect(replayed.status == 422)
        }
    }

    @Test("a cookie planted before logging in is worth nothing afterwards")
    func fixation() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coordinator])
        try await site.visit { browser in
            let page = try await browser.get("/medewerkers/inloggen")
            _ = try await browser.submit(page, [("login", "anna"), ("password", StaffUnderTest.password)])
            let planted = browser.tab()  // knows the cookie of the first step
            site.clock.advance(seconds: 30)
            let second = try await browser.get("/medewerkers/tweede-stap")
            try await browser.submit(second, [("code", anna.factor.code(step: FactorSecret.step(at: staff.now)))])
            #expect(try await browser.get("/medewerkers").html.contains("Naam van anna"))
            #expect(try await planted.get("/medewerkers").path.contains("/inloggen"))
        }
    }

    @Test("a recovery code opens once, and never for another account")
    func recovery() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coordinator])
        let bram = try await staff.person("bram", [.coordinator])
        try await site.visit { browser in
            for (code, opens) in [(bram.recovery[0], false), (anna.recovery[3], true), (anna.recovery[3], false)] {
                let fresh = browser.another()
                let page = try await fresh.get("/medewerkers/inloggen")
                _ = try await fresh.submit(page, [("login", "anna"), ("password", StaffUnderTest.password)])
                let ask = try await fresh.get("/medewerkers/herstelcode")
                let answer = try await fresh.submit(ask, [("code", code.printed.lowercased())])
                #expect((answer.status == 200) == opens)
                #expect(answer.html.contains("Naam van anna") == opens)
            }
        }
        #expect(try await site.store.recoveryCodes(of: anna.account.id) == 9)
    }

    @Test(
        "logging out, half an hour of nothing, and eight hours each end a session", arguments: ["out", "idle", "long"])
    func ends(how: String) async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coordinator])
        try await site.visit { browser in
            let home = try await staff.logIn(anna, browser)
            let copy = browser.tab()
            switch how {
            case "out": try await browser.submit(home, [])
            case "idle":
                site.clock.advance(seconds: 29 * 60)
                #expect(try await browser.get("/medewerkers").html.contains("Naam van anna"))
                site.clock.advance(seconds: 29 * 60)
                #expect(try await browser.get("/medewerkers").html.contains("Naam van anna"))
                site.clock.advance(seconds: 31 * 60)
            default:
                for _ in 0..<20 {
                    site.clock.advance(seconds: 25 * 60)
                    _ = try await browser.get("/medewerkers")
                }
            }
            #expect(try await copy.get("/medewerkers").path.contains("/inloggen"))
        }
    }

    @Test("log out everywhere ends every session of the account and no other")
    func everywhere() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.coordinator])
        let bram = try await staff.person("bram", [.coordinator])
        try await site.visit { browser in
            let (second, third) = (browser.another(), browser.another())
            try await staff.logIn(anna, browser)
            try await staff.logIn(anna, second)
            try await staff.logIn(bram, third)
            let page = try await browser.get("/medewerkers/mijn-account/overal-uitloggen")
            try await browser.submit(page.main, [])
            #expect(try await browser.get("/medewerkers").path.contains("/inloggen"))
            #expect(try await second.get("/medewerkers").path.contains("/inloggen"))
            #expect(try await third.get("/medewerkers").html.contains("Naam van bram"))
        }
    }

    @Test(
        "what somebody types when the time is over is kept for that person alone, and is there after logging in again")
    func typingIsKept() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.administrator])
        let bram = try await staff.person("bram", [.administrator])
        try await site.visit { browser in
            try await staff.logIn(anna, browser)
            let page = try await browser.get("/medewerkers/accounts/nieuw")
            site.clock.advance(seconds: 3_600)
            let turned = try await browser.submit(
                page.main, [("name", "Kanarie Vogel"), ("login", "kanarie"), ("roles", "coder")])
            #expect(turned.path.contains("tijd=bewaard"))
            #expect(try await site.store.accounts(in: .everywhere).count == 2)
            #expect(!site.databaseBytes.contains(Data("Kanarie".utf8)))

            let other = browser.another()
            try await staff.logIn(bram, other)
            #expect(try await !other.get("/medewerkers/accounts/nieuw").html.contains("Kanarie"))

            let back = try await staff.logIn(anna, browser)
            #expect(back.path.hasPrefix("/medewerkers/accounts/nieuw"))
            #expect(back.main.value(of: "name") == "Kanarie Vogel")
            let done = try await browser.submit(
                back.main, [("name", "Kanarie Vogel"), ("login", "kanarie"), ("roles", "coder"), ("scope", "all")])
            #expect(done.status == 200 && done.html.contains("medewerkers/begin#"))
            #expect(try await !browser.get("/medewerkers/accounts/nieuw").html.contains("Kanarie"))
        }
    }

    @Test("a page says how long one may stay; being there makes that longer, but never than eight hours")
    func staying() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.administrator])
        try await site.visit { browser in
            try await staff.logIn(anna, browser)
            let begun = site.clock.now
            func notice(_ page: Browser.Screen) -> [String]? {
                Browser.all(
                    #"id="rust" [^>]*data-action="([^"]*)" data-token="([^"]*)" data-left="(\d+)" data-whole="(\d+)""#,
                    in: page.html
                ).first
            }
            func stay(_ told: [String]) async throws -> Browser.Screen {
                try await browser.post(told[0], [("token", told[1])])
            }
            let first = try #require(notice(try await browser.get("/medewerkers/accounts/nieuw")))
            #expect(Array(first[2...]) == ["1800", "28800"])
            site.clock.advance(seconds: 59)
            #expect(Array(try #require(notice(try await browser.get("/medewerkers"))).suffix(2)) == ["1741", "28741"])
            site.clock.advance(seconds: 1_700)
            #expect(try await stay(first).html == "1800 27041")
            site.clock.advance(seconds: 1_799)
            #expect(try await stay(first).html == "1800 25242", "as often as one is there")
            #expect(try await browser.post(first[0], [("token", "x")]).path.hasPrefix("/medewerkers?"))
            while site.clock.now - begun < 28_800 - 1_700 {
                site.clock.advance(seconds: 1_500)
                _ = try await stay(first)
            }
            let last = Int(begun + 28_800 - site.clock.now)
            #expect(try await stay(first).html == "\(last) \(last)", "the bound of eight hours stays")
            site.clock.advance(seconds: Double(last))
            #expect(try await stay(first).path.contains("/inloggen"))
            #expect(try await !browser.get("/medewerkers/inloggen").html.contains("id=\"rust\""))
        }
    }

    @Test(
        "another name ends nothing; other rights end the session, and what is being typed then is kept as after a time-out"
    )
    func changedMeanwhile() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let anna = try await staff.person("anna", [.administrator])
        let bram = try await staff.person("bram", [.administrator, .coder])
        let fields = [("name", "Kanarie Vogel"), ("login", "kanarie"), ("roles", "coder")]
        let path = "/medewerkers/accounts/\(bram.account.id.text)"
        try await site.visit { browser in
            let other = browser.another()
            try await staff.logIn(anna, browser)
            try await staff.logIn(bram, other)
            func change(_ name: String, _ roles: [String]) async throws {
                let form = try await browser.get(path).main
                let sent = try await browser.submit(
                    form, [("name", name), ("scope", "all")] + roles.map { ("roles", $0) })
                #expect(sent.path.hasPrefix("/medewerkers/accounts?"))
            }
            try await change("Bram Nieuw", ["administrator", "coder"])
            let page = try await other.get("/medewerkers/accounts/nieuw")
            #expect(page.html.contains("Bram Nieuw"))

            try await change("Bram Nieuw", ["administrator"])
            let turned = try await other.submit(page.main, fields)
            #expect(turned.path.contains("tijd=gewijzigd-bewaard") && turned.html.contains("Een beheerder heeft"))
            #expect(try await other.get("/medewerkers").path.contains("/inloggen"), "it opens nothing")
            #expect(!site.databaseBytes.contains(Data("Kanarie".utf8)))
            let back = try await staff.logIn(bram, other)
            #expect(back.path.hasPrefix("/medewerkers/accounts/nieuw"))
            #expect(back.main.value(of: "name") == "Kanarie Vogel")

            // Stopped, and let go on an hour later.
            let stop = try await browser.get(path + "/stop").main
            _ = try await browser.submit(stop, [("why", "weg")])
            let late = try await other.submit(back.main, [("name", "Kanarie Twee"), ("login", "kanarie")])
            #expect(late.path.contains("tijd=gewijzigd-bewaard"))
            #expect(try await staff.logIn(bram, other).status == 422)
            _ = try await browser.submit(try await browser.get(path + "/stop").main, [("why", "terug")])
            #expect(try await staff.logIn(bram, other).main.value(of: "name") == "Kanarie Twee")

            // What words were kept for may not be used any more: the first page comes, without a link to it.
            let form = try await other.get("/medewerkers/accounts/nieuw").main
            try await change("Bram Nieuw", ["coder"])
            #expect(try await other.submit(form, fields).path.contains("gewijzigd-bewaard"))
            let home = try await staff.logIn(bram, other)
            #expect(home.path.hasPrefix("/medewerkers?") && !home.main.html.contains("/accounts/nieuw"))
        }
    }

    @Test("a form that stood open too long, or was made for another session, does nothing and keeps what was typed")
    func staleForm() async throws {
        let site = try SiteUnderTest()
        let staff = StaffUnderTest(site: site)
        let (anna, bram) = (
            try await staff.person("anna", [.administrator]), try await staff.person("bram", [.administrator])
        )
        try await site.visit { browser in
            let other = browser.another()
            try await staff.logIn(anna, browser)
            try await staff.logIn(bram, other)
            let foreign = try await other.get("/medewerkers/accounts/nieuw")
            let fields = [("name", "Kanarie"), ("login", "kanarie"), ("roles", "coder"), ("scope", "all")]
            let answer = try await browser.submit(foreign.main, fields)
            #expect(answer.status == 422 && answer.main.value(of: "name") == "Kanarie")
            #expect(try await site.store.accounts(in: .everywhere).count == 2)
            let sent = try await browser.submit(answer.main, fields)
            #expect(sent.status == 200)
            #expect(try await site.store.accounts(in: .everywhere).count == 3)
        }
    }
}

extension SiteUnderTest {
    /// All bytes of the files that the database keeps.
    var databaseBytes: Data {
        ["", "-wal", "-shm"].reduce(into: Data()) { bytes, end in
            let path = folder.appending(path: StoreOptions.databaseName + end).path
            bytes.append(FileManager.default.contents(atPath: path) ?? Data())
        }
    }
}
