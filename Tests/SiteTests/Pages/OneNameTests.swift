import Foundation
import Testing
import XForms

@testable import Site

/// What is called something in one place is called so in the others.
@Suite("One name for one thing")
struct OneNameTests {
    let languages: Languages

    init() throws { languages = try Root.pages().languages }

    private static let four = ["nl", "en", "tr", "ar"]

    @Test("a side has one name in zes-kanten, above its questions and on the result page", arguments: four)
    func sides(_ code: String) throws {
        let form = try FormUnderTest(shipped: "zes-kanten", language: code)
        let language = try #require(languages.named(code))
        let talk = try #require(form.definition.questions.first { form.definition.nodes[$0.node].name == "gesprek" })
        guard case .fixed(let choices) = talk.choices else { throw LanguageMissing() }
        let number = try #require(form.definition.language(code))
        for dimension in BuurtstemAttribute.dimensions {
            let name = try #require(language.texts[ResultPage.textName(dimension)])
            let choice = try #require(choices.first { $0.value == dimension }?.label[number].plain)
            #expect(choice == [.text(name)], "\(dimension)")
            let node = try #require(form.definition.nodes.firstIndex { $0.attributes.value("dimension") == dimension })
            let heading = form.definition.groups.first { $0.node == node }?.label?[number].plain
            #expect(heading == [.text(name)], "\(dimension)")
        }
    }

    private struct LanguageMissing: Error {}

    @Test(
        "a questionnaire sends people to the contact page by the name that the link has",
        arguments: ShippedFormTests.names)
    func contact(_ name: String) throws {
        for code in Self.four {
            let form = try FormUnderTest(shipped: name, language: code)
            guard form.definition.language(code) != nil, let language = languages.named(code) else { continue }
            let words = try #require(QuestionnaireFacts(form.definition, language: language).contact)
            #expect(words.contains(try #require(language.texts["contact"])), "\(code): \(words)")
        }
    }

    /// 113 is for who thinks of suicide; somebody of eighty thinks of death without any need of it.
    @Test("beside 113 stands suicide, in the languages' own word, and nowhere death", arguments: four)
    func suicide(_ code: String) throws {
        let word = ["nl": "zelfdoding", "en": "suicide", "tr": "ntihar", "ar": "الانتحار"][code] ?? ""
        let death = ["nl": "de dood", "en": "death", "tr": "lüm", "ar": "الموت"][code] ?? ""
        let language = try #require(languages.named(code))
        var texts = language.documents.values.flatMap(\.sections).flatMap(\.paragraphs)
        for name in ShippedFormTests.names {
            let form = try FormUnderTest(shipped: name, language: code).definition
            guard let number = form.language(code) else { continue }
            texts += form.questions.compactMap { $0.label?[number].plain.map(\.text).joined() }
        }
        let calls = texts.filter { $0.contains("0800-0113") }
        #expect(!calls.isEmpty)
        for text in calls { #expect(text.contains(word) && !text.contains(" " + death), "\(text)") }
    }
}

extension TextPart {
    fileprivate var text: String { if case .text(let text) = self { text } else { "" } }
}
