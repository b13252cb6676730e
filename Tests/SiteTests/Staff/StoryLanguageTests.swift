import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Site

@Suite("The language of a story")
struct StoryLanguageTests {
    private static let turkish = """
        I: Nasılsınız?
        R: Komşum Ayşe her hafta çorba getiriyor. Onsuz kimsem yoktu.
        """

    @Test("Told in Turkish: the page says that names must be looked for by hand, and a coder gets no proposals")
    func foreign() async throws {
        try await StoryCast.with { site, cast in
            let address = try await StoryCast.entered(cast.ina, Self.turkish, ["verteltaal": "tr"])
            let story = try await cast.ina.get(address).main
            #expect(story.html.contains("In welke taal is het verhaal verteld?") && story.html.contains("Turks"))
            let turns = try await cast.ina.get(address + "/namen").main
            #expect(turns.html.contains("staat niet in het Nederlands of Engels"))
            #expect(turns.html.contains("<p class=\"words\" lang=\"tr\" dir=\"ltr\">"))
            #expect(turns.html.contains("Alle namen zijn gezocht"))
            let unread = try await cast.ina.submit(turns.box("klaar"), [], press: "klaar").main
            #expect(unread.status == 422 && unread.html.contains("Lees eerst het hele verhaal"))
            _ = try await cast.ina.submit(unread.box("klaar"), [("gelezen", "ja")], press: "klaar")
            _ = try await StoryCast.answered(cast.cor, address)
            let id = try #require(StoryID(text: String(address.split(separator: "/").last ?? "")))
            #expect(try await site.store.tags(of: id, in: .everywhere).isEmpty)
            #expect(try await site.store.passages(of: id, in: .everywhere).contains(where: \.isCoded))
        }
    }

    @Test("Told in Arabic and put into Dutch by an interpreter: proposals as for any Dutch story")
    func translated() async throws {
        try await StoryCast.with { site, cast in
            let facts = ["verteltaal": "ar", "teksttaal": "nl"]
            let address = try await StoryCast.entered(cast.ina, StoryScene.words, facts)
            #expect(try await cast.ina.get(address).main.html.contains("Arabisch, vertaald in het Nederlands"))
            let names = try await cast.ina.get(address + "/namen").main
            #expect(!names.html.contains("staat niet in het Nederlands") && names.html.contains("lang=\"nl\""))
            _ = try await cast.ina.submit(names.box("klaar"), [("gelezen", "ja")], press: "klaar")
            let id = try #require(StoryID(text: String(address.split(separator: "/").last ?? "")))
            #expect(try await site.store.tags(of: id, in: .everywhere).contains { $0.voice == .machine })
            // Of how few it is told, the list says nothing.
            #expect(try await !cast.ina.get("/medewerkers/verhalen").main.html.contains("Arabisch"))
        }
    }

    @Test("What was chosen stands in the form again; Arabic words run from right to left")
    func again() async throws {
        try await StoryCast.with { site, cast in
            let form = try await cast.ina.get("/medewerkers/verhalen/nieuw").main
            let wrong = try await cast.ina.submit(
                form, StoryScene.facts(["verteltaal": "ar", "teksttaal": "en", "leeftijd": ""])
            ).main
            #expect(wrong.status == 422)
            #expect(wrong.html.contains("<option value=\"ar\" selected=\"selected\">"))
            #expect(wrong.html.contains("<option value=\"en\" selected=\"selected\">"))
            let address = try await StoryCast.entered(cast.ina, "جارتي تطبخ لي كل أسبوع", ["verteltaal": "ar"])
            #expect(try await cast.ina.get(address + "/namen").main.html.contains("lang=\"ar\" dir=\"rtl\""))
            let turns = try await cast.ina.get(address + "/beurten")
            #expect(turns.html.contains("<html lang=\"nl\" dir=\"ltr\">"), "the page keeps its own language")
            #expect(turns.html.contains("<p class=\"words\" lang=\"ar\" dir=\"rtl\">"))
            let other = try await StoryCast.entered(cast.ina, "Mi ta bon", ["verteltaal": "und"])
            #expect(try await cast.ina.get(other + "/namen").main.html.contains("lang=\"und\" dir=\"auto\""))
        }
    }

    @Test("A teller wrote Turkish on Dutch screens: whoever looks for names says so, and nothing is proposed")
    func corrected() async throws {
        try await StoryCast.with { site, cast in
            let words = "Komşum Ayşe her hafta çorba getiriyor. Onsuz kimsem yoktu."
            let id = try await StoryScene.story(site, in: "oost", by: nil, .naming, text: words)
            let address = "/medewerkers/verhalen/\(id.text)/namen"
            let names = try await cast.cor.get(address).main
            #expect(!names.html.contains("staat niet in het Nederlands"))
            let wrong = try await cast.cor.submit(names.box("taal"), [("taal", "xx")], press: "taal").main
            #expect(wrong.status == 422)
            _ = try await cast.cor.submit(names.box("taal"), [("taal", "tr")], press: "taal")
            let turkish = try await cast.cor.get(address).main
            #expect(turkish.html.contains("staat niet in het Nederlands") && turkish.html.contains("lang=\"tr\""))
            #expect(turkish.html.contains("[persoon-1]"), "looked for anew")
            _ = try await cast.cor.submit(turkish.box("klaar"), [("gelezen", "ja")], press: "klaar")
            #expect(try await site.store.story(id, in: .everywhere)?.about.language == "tr")
            #expect(try await site.store.tags(of: id, in: .everywhere).isEmpty)
            // After that the words are read by others: their language stands.
            #expect(try await !cast.cor.get(address).main.html.contains("value=\"taal\""))
        }
    }

    @Test("Every language has a name of its own in each language of staff's pages")
    func names() throws {
        for language in try Root.pages().staffLanguages.all where ["nl", "en"].contains(language.code) {
            let names = StoryLanguage.choices(in: language).map(\.name)
            #expect(names.count == StoryLanguage.all.count && Set(names).count == names.count, "\(names)")
            #expect(zip(StoryLanguage.choices(in: language), names).allSatisfy { $0.code != $1 }, "\(names)")
        }
    }
}
