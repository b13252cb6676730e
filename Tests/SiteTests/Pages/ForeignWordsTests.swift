import Testing
import XForms
import XMLTree

@testable import Site

/// Words that are not in the page's language say so, down to the part of a sentence (WCAG 2.2, 3.1.2).
@Suite("Words of another language carry it")
struct ForeignWordsTests {
    let pages: Pages

    init() throws { pages = try Root.pages() }

    private func frame(_ language: InterfaceLanguage) -> Frame {
        let help = Frame.Help(name: "Samira", phone: "030 123 45 67", hours: "ma-vr 9-17 uur")
        return Frame(
            service: "Buurtstem", links: Root.frame.links, help: help.read(in: language, first: pages.languages.first))
    }

    private func contact(_ code: String) throws -> ParsedPage {
        let language = try #require(pages.languages.named(code))
        let page = DocumentPage(
            .contact,
            organisation: .init(name: "Buurt BV", address: "Dorpsstraat 1", email: "a@b.nl", privacyContact: "FG"),
            draftDays: 30, backupDays: nil, frame: frame(language), in: language)
        return try ParsedPage(pages.render(page, in: language, frame: frame(language)))
    }

    @Test("when and whom one can call, from the settings, in Dutch on a page in Arabic", arguments: ["ar", "tr", "en"])
    func help(_ code: String) throws {
        let page = try contact(code)
        let spoken = page.elements.filter { $0.attribute("lang") == "nl" && $0.attribute("dir") == "ltr" }
        #expect(spoken.contains { $0.attribute("class") == "hours" && $0.text.contains("ma-vr") })
        #expect(spoken.contains { $0.attribute("class") == "who" })
        #expect(spoken.contains { $0.name.local == "p" && $0.text.contains("ma-vr") })
        #expect(spoken.contains { $0.name.local == "p" && $0.text.contains("Dorpsstraat") })
        let dutch = try contact("nl")
        #expect(!dutch.elements("main").flatMap { [$0] }.contains { $0.attribute("lang") != nil })
        #expect(dutch.elements.filter { $0.attribute("lang") != nil }.map(\.name.local) == ["html"])
    }

    @Test("neighbourhoods keep their Dutch names", arguments: ["ar", "nl"])
    func neighbourhoods(_ code: String) throws {
        let language = try #require(pages.languages.named(code))
        let words = StartPage.Words(title: "T", lang: code, purpose: "p", notice: "n", consent: "c")
        let page = StartPage(
            words, minutes: nil, months: nil, lastDay: nil, action: "/a",
            neighbourhoods: [("noord", "Noord"), ("zuid", "Zuid")], local: code == "nl" ? nil : "nl", in: language)
        let bytes = try pages.prepareForm(page, in: language, frame: frame(language)).bytes(FormFill(token: "t"))
        let names = try ParsedPage(bytes).elements("span").filter { ["Noord", "Zuid"].contains($0.text) }
        #expect(names.count == 2)
        for name in names { #expect(name.attribute("lang") == (code == "nl" ? nil : "nl")) }
    }

    @Test(
        "activities of a neighbourhood are in the language of their row: Dutch for a place, the reader's for a way out",
        arguments: ["ar", "en", "nl"])
    func activities(_ code: String) throws {
        var form = try FormUnderTest(shipped: "buurt-en-gezondheid", language: code)
        let number = try #require(form.answers.pages.firstIndex { $0.key == "activiteiten" })
        let page = try form.parsed(number)
        let rows = page.elements("label").filter { $0.attribute("class") == "choice" }
        func lang(_ value: String) throws -> String? {
            let row = try #require(rows.first { $0.elements.first?.attribute("value") == value })
            return try #require(row.elements.last).attribute("lang")
        }
        #expect(try lang("koffie") == (code == "nl" ? nil : "nl"))
        #expect(try lang("weet-niet") == nil)
        let question = try form.question("activiteiten")
        form.answers.set("koffie tuin", at: question.key)
        let answer = try form.pages.rows(of: form.answers).first { $0.key == question.key }?.answer
        #expect(answer?.lang == (code == "nl" ? nil : "nl"))
        #expect(answer?.words == "Koffieochtend in het buurthuis\nWerken in de buurttuin")
    }
}
