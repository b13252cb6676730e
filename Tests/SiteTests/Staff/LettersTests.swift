import Foundation
import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Tables
import Testing

@testable import Site

@Suite("Letters: made, printed, replaced")
struct LettersTests: LetterSteps {
    @Test(
        "a list of addresses becomes letters, one for each, in its language and size, whose codes start the questionnaire"
    )
    func merged() async throws {
        let site = try site(.letter)
        try await site.visit { browser in
            try await coordinator(site, browser)
            let list = try await numbered(browser)
            #expect(list.contains("briefnummer;Naam;Straat"))
            let sheets = try await print(browser, list: list)
            #expect(sheets.status == 200 && sheets.headers[.cacheControl] == "no-store")
            #expect(
                Browser.all(#"<section class="sheet letter( large)?" lang="(\w+)" dir="(\w+)""#, in: sheets.html)
                    == [["", "nl", "ltr"], [" large", "ar", "rtl"]])
            #expect(sheets.html.contains("K. Kanariegeel<br/>Kanariestraat 12 B<br/>1234 KN Kanariedorp"))
            let codes = codes(sheets)
            #expect(codes.count == 2 && Set(codes).count == 2)
            // The same list a month later: a reminder with the same codes.
            let again = try await print(browser, [("soort", "reminder")], list: list)
            #expect(self.codes(again) == codes)
            #expect(again.html.contains("Wilt u nog meedoen, in Noord?"))
            let resident = browser.another()
            let start = try await resident.submit(try await resident.get("/code"), [("code", codes[0].lowercased())])
            #expect(start.path == "/v/wijk")
        }
        let done = try await StaffUnderTest(site: site).log().compactMap { entry in
            entry.neighbourhood.map { ($0, entry.action, entry.object?.id) }
        }
        #expect(done.map(\.1) == [.lettersMade, .lettersPrinted, .lettersPrinted])
        #expect(done.allSatisfy { $0.0 == "noord" && $0.2 == "wijk" })
    }

    @Test(
        "addresses are nowhere afterwards: not in the data folder, not in the log, not with somebody whose time was over"
    )
    func neverStored() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            let list = try await numbered(browser)
            _ = try await print(browser, list: list)
            _ = try await print(
                browser, [("van", "1"), ("tot", "1"), ("address", "K. Kanariegeel\r\nKanariestraat 12")])
            // Refused for its faults, and sent when the time was over.
            _ = try await print(browser, list: "naam;postcode\nKanariegeel;1234 KN\n")
            let form = try await browser.get(Self.here + "/afdrukken").main
            site.clock.advance(seconds: 3_600)
            let late = try await browser.upload(
                form, [("van", "1"), ("tot", "1"), ("address", "K. Kanariegeel")], file: ("lijst", "a.csv", list))
            #expect(late.path.contains("/inloggen"))
        }
        await site.store.close()
        let files = try #require(FileManager.default.enumerator(at: site.folder, includingPropertiesForKeys: nil))
        var searched = 0
        for case let file as URL in files {
            guard let bytes = try? Data(contentsOf: file) else { continue }
            searched += bytes.count
            for trace in ["anarie", "ANARIE", "1234 KN"] {
                #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace) in \(file.lastPathComponent)")
            }
        }
        #expect(searched > 100_000)
        #expect(!site.logged.lowercased().contains("anarie"))
        #expect(site.logged.contains("/medewerkers/brieven/{collection}/in/{neighbourhood}/afdrukken"))
    }

    @Test("a code stands in the fragment of the QR code's address alone, and in no address of ours")
    func fragment() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            let sheets = try await print(browser, list: try await numbered(browser))
            let links = Browser.all(#"(?:href|src|action)="([^"]*)""#, in: sheets.html).map { $0[0] }
            for code in codes(sheets) { #expect(!links.contains { $0.contains(code) }) }
        }
    }

    @Test("a lost letter is replaced, used or not, with the same answer; the old code ends, the list keeps working")
    func replaced() async throws {
        let site = try site(.letter)
        try await site.visit { browser in
            try await coordinator(site, browser)
            let list = try await numbered(browser)
            let codes = codes(try await print(browser, list: list))
            // The first letter is used and sent, the second is not.
            let resident = browser.another()
            let start = try await resident.submit(try await resident.get("/code"), [("code", codes[0])])
            #expect(start.path == "/v/wijk")
            _ = try await resident.sendAll()
            var answers: [String] = []
            for serial in [1, 2] {
                let form = try await browser.get(Self.here + "/vervangen").main
                let answer = try await browser.submit(form, [("nummer", "\(serial)")])
                #expect(answer.path.contains("/afdrukken"))
                let plain = answer.main.html.replacing(/name="token" value="[^"]*"/, with: "")
                answers.append(
                    plain.replacing("brief=\(serial + 2)", with: "").replacing("was=\(serial)", with: "")
                        .replacing("Brief \(serial) is nu brief \(serial + 2)", with: "")
                        .replacing("value=\"\(serial + 2)\"", with: ""))
            }
            #expect(answers[0] == answers[1])
            let renewed = self.codes(try await print(browser, list: list))
            #expect(Set(renewed).isDisjoint(with: codes) && renewed.count == 2)
            for (code, works) in [(codes[1], false), (renewed[0], true), (renewed[1], true)] {
                let other = browser.another()
                let page = try await other.submit(try await other.get("/code"), [("code", code)])
                #expect((page.path == "/v/wijk") == works)
            }
            // Replaced once more by its first number: the newest ends.
            let form = try await browser.get(Self.here + "/vervangen").main
            _ = try await browser.submit(form, [("nummer", "1")])
            let third = self.codes(try await print(browser, list: list))
            #expect(third[0] != renewed[0] && third[1] == renewed[1])
            let unknown = try await browser.submit(
                try await browser.get(Self.here + "/vervangen").main, [("nummer", "99")])
            #expect(unknown.status == 422)
        }
    }

    @Test("a stopped letter, used or not, is printed no more, counts no more, and no lost letter revives it")
    func stopped() async throws {
        let site = try site(.letter)
        try await site.visit { browser in
            try await coordinator(site, browser)
            func stop(_ serial: Int) async throws -> Browser.Screen {
                let form = try await browser.get(Self.here + "/stoppen").main
                return try await browser.submit(form, [("nummer", "\(serial)"), ("why", "wil niet")])
            }
            func replace(_ serial: Int) async throws -> Browser.Screen {
                try await browser.submit(
                    try await browser.get(Self.here + "/vervangen").main, [("nummer", "\(serial)")])
            }
            let list = try await numbered(browser)
            let codes = codes(try await print(browser, list: list))
            let resident = browser.another()
            _ = try await resident.submit(try await resident.get("/code"), [("code", codes[0])])
            _ = try await resident.sendAll()
            // The second letter was lost once: stopped by its first number, which the list still has.
            #expect(try await replace(2).path.contains("/afdrukken"))
            let renewed = self.codes(try await print(browser, list: list))
            #expect(try await stop(2).html.contains("krijgt geen herinnering"))
            let reminder = try await print(browser, [("soort", "reminder")], list: list)
            #expect(self.codes(reminder) == [codes[0]])
            #expect(reminder.html.contains("1 brief is niet afgedrukt"))
            #expect(try await print(browser).html.contains("1 brief is niet afgedrukt"))
            #expect(try await !print(browser, [("tot", "2")]).html.contains("niet afgedrukt"), "the new number is 3")
            let page = try await browser.get(Self.here)
            #expect(page.html.contains("<dt>Gestopt</dt>"))
            #expect(page.html.contains("<p class=\"lead\">1 brief</p>"))
            let place = LetterPlace(collection: "wijk", neighbourhood: "noord")
            #expect(
                try await site.store.letterCounts(in: .everywhere, of: nil) == [LetterCount(place: place, count: 1)])
            for serial in [2, 3] {
                let answer = try await replace(serial)
                #expect(answer.status == 422 && answer.html.contains("Deze brief is gestopt"))
            }
            #expect(
                try await site.store.replaceLetters(
                    [2], collection: "wijk", neighbourhood: "noord", keys: site.keys) == nil)
            let dead = try await browser.another().submit(
                try await browser.another().get("/code"), [("code", renewed[1])])
            #expect(dead.path != "/v/wijk")

            // The first letter was used and sent; what staff see of stopping it is the same.
            let (open, used) = (try await stop(2), try await stop(1))
            #expect(open.main.html == used.main.html)
            for (fields, list) in [([("tot", "1")], nil), ([], list)] as [([(String, String)], String?)] {
                let none = try await print(browser, fields, list: list)
                #expect(none.status == 422 && none.html.contains("Alle brieven die u kiest zijn gestopt"))
            }
            #expect(
                try await site.store.letterCounts(in: .everywhere, of: nil) == [LetterCount(place: place, count: 0)])
        }
        let printed = try await StaffUnderTest(site: site).log().filter { $0.action == .lettersPrinted }
        #expect(printed.compactMap(\.facts).count == printed.count)
    }

    @Test(
        "a list that cannot be printed is refused with its lines, and makes no letters",
        arguments: [
            ("naam;plaats\nA;B\n", "Wij vinden geen kolommen"), ("", "er staat niets"),
            ("adres;postcode;plaats\nD 1;1;E\n;;E\n", "Regel 3:"), ("adres;postcode;plaats\n\"D 1;1;E\n", "Regel 2:"),
            ("PK\u{3}\u{4}\u{0}", "als CSV"),
        ])
    func refused(list: String, message: String) async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            let form = try await browser.get(Self.here + "/maken").main
            let answer = try await browser.upload(form, [("aantal", "")], file: ("lijst", "x.csv", list))
            #expect(answer.status == 422 && answer.html.contains(message), "\(answer.html)")
        }
        #expect(try await site.store.letterCounts(in: .everywhere, of: nil) == [])
    }

    @Test("a list without letter numbers, or with those of another neighbourhood, is not printed")
    func foreignNumbers() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            _ = try await site.store.issueLetters(collection: "wijk", neighbourhood: "zuid", count: 3, keys: site.keys)
            let list = try await numbered(browser)
            #expect(try await print(browser, list: Self.list).html.contains("geen kolom ‘briefnummer’"))
            let foreign = list.replacing("4;K. K", with: "2;K. K")
            let answer = try await print(browser, list: foreign)
            #expect(answer.status == 422 && answer.html.contains("Regel 2:"))
            #expect(codes(answer).isEmpty)
        }
    }

    @Test("letters without addresses and stickers are printed by their numbers")
    func ranges() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            let made = try await browser.upload(
                try await browser.get(Self.here + "/maken").main, [("aantal", "50")], file: nil)
            #expect(made.path == Self.here + "?taal=nl" && made.html.contains("50 brieven"))
            #expect(codes(try await print(browser)).count == 50)
            #expect(codes(try await print(browser, [("van", "11"), ("tot", "20")])).count == 10)
            let stickers = try await print(browser, [("papier", "stickers")])
            #expect(codes(stickers).count == 50)
            #expect(Browser.all("class=\"sheet (stickers)\"", in: stickers.html).count == 3)
            #expect(try await print(browser, [("van", "60")]).status == 422)
            let two = try await print(browser, [("van", "1"), ("tot", "2"), ("address", "Dorpsstraat 1")])
            #expect(two.status == 422)
        }
    }

    @Test("no other address takes a file, and a body without its end is refused")
    func files() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            let text = try await browser.get("/medewerkers/brieven/wijk/tekst/invitation-nl").main
            #expect(try await browser.upload(text, [], file: ("lijst", "a.csv", Self.list)).status == 415)
            let code = try await browser.get("/code")
            #expect(try await browser.upload(code, [], file: ("lijst", "a.csv", Self.list)).status == 415)
            let form = try await browser.get(Self.here + "/maken").main
            let large = String(repeating: "x", count: 9 << 20)
            #expect(try await browser.upload(form, [], file: ("lijst", "a.csv", large)).status == 413)
        }
    }
}
