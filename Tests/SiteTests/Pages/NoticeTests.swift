import Testing
import XForms
import XMLTree

@testable import Site

/// The author's words before and after a questionnaire, as the pages show them.
@Suite("What is said before consent and after sending")
struct NoticeTests {
    private static let asks = [
        "buurt-en-gezondheid", "zes-kanten", "mantelzorg", "mijn-verhaal", "samenwerken", "contacten",
    ]
    private static let followed = ["buurt-en-gezondheid", "mantelzorg", "samenwerken", "contacten"]
    private static let four = ["nl", "en", "tr", "ar"]

    private func facts(_ name: String, _ code: String) throws -> (
        FormDefinition, QuestionnaireFacts, InterfaceLanguage
    )? {
        let form = try FormUnderTest(shipped: name, language: code).definition
        let language = try #require(try Root.pages().languages.named(code))
        guard form.language(code) != nil else { return nil }
        return (form, QuestionnaireFacts(form, language: language), language)
    }

    @Test("the notice is three paragraphs, and says who reads what one writes where one can write", arguments: asks)
    func notice(_ name: String) throws {
        let read = [
            "nl": "Wat u zelf schrijft, lezen mensen van het programma.",
            "en": "What you write yourself is read by people of the programme.",
            "tr": "Kendi yazdıklarınızı programda çalışanlar okur.",
            "ar": "ما تكتبونه بأنفسكم يقرأه أشخاص من البرنامج.",
        ]
        for code in Self.four {
            guard let (form, facts, language) = try facts(name, code) else { continue }
            let page = StartPage(
                StartPage.Words(
                    title: facts.title, lang: facts.lang, purpose: facts.purpose, notice: facts.notice,
                    consent: facts.consent, contact: facts.contact),
                minutes: nil, months: nil, lastDay: nil, action: "/v/x", neighbourhoods: [], in: language)
            let bytes = try Root.pages().prepareForm(page, in: language, frame: Root.frame).bytes(FormFill(token: "t"))
            let shown = try ParsedPage(bytes).elements("p").map(\.text)
            let paragraphs = facts.notice.split(separator: "\n").map(String.init)
            #expect(paragraphs.count == 3, "\(code)")
            for paragraph in paragraphs { #expect(shown.contains(paragraph), "\(code): \(paragraph)") }
            let writes = form.nodes.contains { $0.attributes.value("disclosure") == "free-text" }
            #expect(facts.notice.contains(try #require(read[code])) == writes, "\(code)")
        }
    }

    @Test("the last page says what the own code is for when this is asked again", arguments: followed)
    func again(_ name: String) throws {
        let said = [
            "nl": "Vragen wij dit later opnieuw? Dan kunt u op de eerste bladzijde uw eigen code typen.",
            "en": "Do we ask this again later? Then you can type your own code on the first page.",
            "tr": "Bunu daha sonra yeniden sorarsak, ilk sayfada kendi kodunuzu yazabilirsiniz.",
            "ar": "إذا سألنا هذا مرة أخرى لاحقاً، يمكنكم كتابة الرمز الخاص بكم في الصفحة الأولى.",
        ]
        for code in Self.four {
            guard let (form, facts, language) = try facts(name, code) else { continue }
            #expect(form.facts.value("allowed-use") != "conversation", "only then does the start page ask for the code")
            let page = EndPage(
                code: "ABCD-EFGH-JKMNP", next: facts.next, contact: facts.contact, lang: facts.lang,
                leave: "/v/x/klaar",
                in: language)
            let parsed = try ParsedPage(Root.pages().render(page, in: language, frame: Root.frame))
            let sentence = try #require(said[code])
            #expect(parsed.elements("p").contains { $0.text.contains(sentence) }, "\(code)")
        }
    }
}
