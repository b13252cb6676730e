import Testing
import XForms
import XMLTree

@testable import Site

@Suite("Content stays text")
struct EscapingTests {
    /// Ways out of an element or an attribute; the last ones pass an escape that works by character.
    static let payloads = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "</textarea><b>",
        "&lt;b&gt;",
        "</title><script>1</script>", "{{t.next}}", "{{{x}}}", "\u{1}0\u{1}", "javascript:alert(1)", "<!--", "]]>",
        "\"\u{301} onfocus=alert(1) x=\"", "<\u{301}script>", "'\u{200D} onfocus=1 '", "&\u{308}lt;", "\u{202E}<b>",
        "a\r\nb", "\u{0}<b>", "😀<b>👩‍👩‍👧‍👦\"", "\u{2028}<b>",
    ]

    @Test("in an attribute, in text, in a text area and in a list", arguments: payloads)
    func staysText(_ payload: String) throws {
        let pages = try Root.pages()
        let language = pages.languages.first
        let fill = FormFill(token: payload, errors: [(0, payload)], values: [0: payload])
        let code = try pages.prepareForm(
            CodePage(.goingOn, action: payload, in: language), in: language, frame: frame(payload))
        let answers = OwnAnswersPage(
            name: payload,
            rows: [
                AnswerRow(
                    key: NodeKey(node: 1), label: payload, lang: payload,
                    answer: AnswerText(words: payload, lang: payload, dir: payload))
            ],
            lang: payload, backupDays: 1, action: payload, token: payload, code: payload,
            closing: OwnClosing(close: payload), in: language)
        for bytes in [code.bytes(fill), try pages.render(answers, in: language, frame: frame(payload))] {
            let page = try ParsedPage(bytes)
            #expect(page.elements("script").count == 1)
            #expect(page.elements("img").isEmpty && page.elements("b").isEmpty)
            #expect(page.elements.flatMap(\.attributes).allSatisfy { !$0.name.local.hasPrefix("on") })
            let token = try #require(page.elements("input").first { $0.attribute("name") == "token" })
            #expect(token.attribute("value") == Self.readBack(payload))
        }
    }

    @Test("typed in a question and read back", arguments: payloads)
    func staysTextInQuestions(_ payload: String) throws {
        var form = try FormUnderTest(
            instance: "<g><a/><b/><c/></g>",
            body: """
                <group ref="/data/g" appearance="field-list"><label>Groep</label>
                <input ref="/data/g/a"><label>A</label></input>
                <input ref="/data/g/b" appearance="multiline"><label>B <output value="/data/g/a"/></label></input></group>
                """)
        // XML can hold no control characters: the engine drops them, and so does this test.
        let payload = String(payload.unicodeScalars.filter { $0.value >= 32 })
        for name in ["a", "b"] { form.answers.set(payload, at: try form.question(name).key) }
        let page = try form.parsed()
        let check = try ParsedPage(
            form.pages.checkBytes(
                CheckFill(
                    answers: form.answers, action: payload, token: payload, back: payload, address: { _ in payload })))
        for parsed in [page, check] {
            #expect(parsed.elements("script").count == 1)
            #expect(parsed.elements("img").isEmpty && parsed.elements("b").isEmpty)
            #expect(parsed.elements.flatMap(\.attributes).allSatisfy { !$0.name.local.hasPrefix("on") })
        }
        let input = try #require(page.element(id: form.question("a").key.description))
        #expect(input.attribute("value") == Self.readBack(payload))
    }

    /// What a reader of an attribute gets back: the same, but for characters that no document may hold and, for an
    /// XML reader, line ends.
    private static func readBack(_ payload: String) -> String {
        String(
            String.UnicodeScalarView(
                payload.unicodeScalars.map { $0 == "\n" ? " " : $0.value < 32 && $0 != "\r" ? "\u{FFFD}" : $0 }))
    }

    private func frame(_ payload: String) -> Frame {
        Frame(
            service: payload,
            links: Frame.Links(
                home: payload, code: payload, ownAnswers: payload, privacy: payload, accessibility: payload,
                contact: payload, kept: payload),
            help: Frame.Help(name: payload, phone: payload, hours: payload),
            languages: [Frame.Choice(code: payload, name: payload, address: payload)], banner: payload)
    }
}
