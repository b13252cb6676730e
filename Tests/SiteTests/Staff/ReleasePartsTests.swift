import Programme
import Testing

@testable import Site

@Suite("What a release would change, in words")
struct ReleasePartsTests {
    @Test("tables stand there before and after, each figure with its words", arguments: ["nl", "en"])
    func tables(code: String) throws {
        let language = try #require(try Root.pages().staffLanguages.all.first { $0.code == code })
        var preview = ReleasePreview(responses: 40)
        let place = ReleasePreview.Name(dutch: "De Pol", english: "De Pol")
        let column = ReleasePreview.Name(dutch: "Buurt", english: "Neighbourhood")
        let question = ReleasePreview.Name(dutch: "Hoe gaat het?", english: "How are you?")
        var groups = ReleasePreview.Account(kind: .groups, question: nil, by: [column])
        groups.count(isShown: true, isGroupShown: true)
        groups.count(isShown: false, isGroupShown: false)
        var answers = ReleasePreview.Account(kind: .answers, question: question, by: [column])
        for isShown in [true, false] { answers.count(isShown: isShown, isGroupShown: true) }
        answers.count(isShown: false, isGroupShown: false)
        (preview.shown, preview.hidden, preview.accounts) = (2, 3, [groups, answers])
        preview.lines = [
            .init(group: [place], question: nil, answer: nil, people: nil, mean: nil),
            .init(group: [place], question: question, answer: nil, people: nil, mean: 3.5),
        ]
        let parts = ReleaseParts(language: language).preview(preview)
        let tables = parts.compactMap(\.table)
        #expect(tables.count == 2)
        let said = tables.map { $0.rows.map { [$0.head] + $0.cells } }
        #expect(said[0][0].suffix(3) == ["2 → 1", "1", "–"])
        #expect(said[0][1].suffix(3) == ["3 → 1", "1", "1"])
        #expect(said[0][1][0].hasPrefix(question.text(in: code)) && said[0][1][0].contains(column.text(in: code)))
        #expect(said[1][0] == ["De Pol", language.say(.releasePeople), language.say(.releaseHiddenCell)])
        #expect(said[1][1][1] == question.text(in: code))
    }

    @Test("of many tables the first are listed and the others counted together, on a page that can be sent")
    func manyTables() throws {
        let language = try #require(try Root.pages().staffLanguages.all.first { $0.code == "nl" })
        var preview = ReleasePreview(responses: 40)
        let column = ReleasePreview.Name(dutch: "Buurt", english: "Neighbourhood")
        preview.accounts = (1...1_000).map { number in
            let question = ReleasePreview.Name(dutch: "Vraag \(number)", english: "Question \(number)")
            var account = ReleasePreview.Account(kind: .answers, question: question, by: [column])
            for isShown in [true, false] { account.count(isShown: isShown, isGroupShown: true) }
            account.count(isShown: false, isGroupShown: false)
            return account
        }
        let part = try #require(ReleaseParts(language: language).accounts(preview))
        let rows = try #require(part.table).rows
        #expect(rows.count == 41 && rows[39].head.hasPrefix("Vraag 40"))
        #expect(rows[40].head == "De andere 960 tabellen samen" && rows[40].cells == ["2880 → 960", "960", "960"])
        #expect(part.paragraphs.last?.hasPrefix("Dit zijn de eerste 40 van 1000 tabellen.") ?? false)
    }
}
