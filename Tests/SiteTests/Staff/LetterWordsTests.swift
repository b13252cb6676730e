import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What stands on letters and posters")
struct LetterWordsTests: LetterSteps {
    @Test("what staff write on a letter is text, in its language, and never HTML")
    func texts() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser)
            let path = "/medewerkers/brieven/wijk/tekst/invitation-nl"
            func send(_ body: String, _ more: [(String, String)] = []) async throws -> Browser.Screen {
                try await browser.submit(
                    try await browser.get(path).main,
                    [
                        ("title", "Kop"), ("body", body), ("brief", "Kort"), ("ways", "Bel <b>ons</b>"),
                        ("closing", "{organisatie}"),
                    ] + more)
            }
            #expect(try await send("Geen {slot}").status == 422)
            #expect(try await send("").status == 422)
            #expect(try await send("Tot {sluitdatum}").status == 422)
            #expect(try await send(String(repeating: "regel\r\n", count: 40)).html.contains("te lang"))
            let saved = try await send("<script>alert(1)</script> in {buurt}\r\nJanuari")
            #expect(saved.path.contains("/tekst?") && saved.html.contains("eigen tekst"))
            let sheets = try await print(browser, list: try await numbered(browser))
            #expect(sheets.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; in Noord\nJanuari"))
            #expect(sheets.html.contains("Bel &lt;b&gt;ons&lt;/b&gt;"))
            #expect(!sheets.html.contains("<b>") && !sheets.html.contains("alert(1)</script>"))
            _ = try await send("x", [("standaard", "ja")])
            #expect(try await site.store.letterTexts(round: "T0") == [])
        }
    }

    @Test("the standard words of every language keep to the rules for words of one's own")
    func standard() throws {
        for language in try Root.pages().languages.all {
            for kind in LetterKind.allCases {
                let text = LetterText.standard(kind, in: language)
                for part in LetterPart.allCases {
                    #expect(text.fault(in: part, hasLastDay: false) == nil, "\(kind) \(part) \(language.code)")
                    #expect(!text.filled(part, [:]).contains("{"))
                }
            }
        }
    }

    @Test("whoever has one neighbourhood sees that alone, and changes no text for all")
    func scope() async throws {
        let site = try site()
        try await site.visit { browser in
            try await coordinator(site, browser, scope: .neighbourhoods(["zuid"]))
            #expect(try await browser.get(Self.here).status == 404)
            let list = try await browser.get("/medewerkers/brieven")
            #expect(list.html.contains("Zuid") && !list.html.contains("Noord"))
            let text = try await browser.get("/medewerkers/brieven/wijk/tekst/reminder-tr").main
            let answer = try await browser.submit(
                text, LetterPart.allCases.map { ($0.rawValue, "Anders") })
            #expect(answer.path.contains("reminder-tr") && answer.html.contains("Alleen wie alle buurten"))
            #expect(try await site.store.letterTexts(round: "T0") == [])
        }
    }

    @Test("two rounds of one name have each their own words, also where they share a collection's file")
    func sameName() async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["noord"]), TestForms.collection("ander", neighbourhoods: ["zuid"]))
        try await site.visit { browser in
            let scene = try await RoundScene(site)
            let first = try await scene.round("t0", name: "T0", in: ["oost"], isOpen: true)
            let second = try await scene.round("t0-2", name: "T0", in: ["west"], isOpen: true)
            try await site.office.renewOffer()
            try await coordinator(site, browser, scope: .neighbourhoods(["oost", "noord"]))
            func change(_ collection: String) async throws -> Browser.Screen {
                let text = try await browser.get("/medewerkers/brieven/\(collection)/tekst/invitation-nl").main
                return try await browser.submit(text, LetterPart.allCases.map { ($0.rawValue, "Van oost") })
            }
            _ = try await change(first.questionnaires[0].collection)
            // The file's two collections are one round, of which this coordinator sees a part.
            #expect(try await change("wijk").html.contains("Alleen wie alle buurten"))
            let other = browser.another()
            let staff = StaffUnderTest(site: site)
            try await staff.logIn(
                try await staff.person("wes", [.coordinator], scope: .neighbourhoods(["west"])), other)
            let place = "/medewerkers/brieven/\(second.questionnaires[0].collection)/tekst/invitation-nl"
            #expect(try await !other.get(place).html.contains("Van oost"))
            let own = "/medewerkers/brieven/\(first.questionnaires[0].collection)/tekst/invitation-nl"
            #expect(try await browser.get(own).html.contains("Van oost"))
        }
    }

    @Test("the poster leads to the open link, in each language; without an open link there is none")
    func poster() async throws {
        let site = try SiteUnderTest(
            TestForms.collection(neighbourhoods: ["noord"]),
            TestForms.collection("besloten", access: .letter, neighbourhoods: ["noord"]))
        try await site.visit { browser in
            try await coordinator(site, browser)
            for language in ["nl", "en", "tr", "ar"] {
                let poster = try await browser.get("/medewerkers/brieven/wijk/poster/\(language)")
                #expect(poster.html.contains("<section class=\"sheet poster\" lang=\"\(language)\""))
                #expect(poster.html.contains("/v/wijk</bdi>"))
            }
            #expect(try await browser.get("/medewerkers/brieven/besloten/poster/nl").status == 404)
        }
    }
}
