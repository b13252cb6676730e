import Programme
import Records
import RecordsSQLite
import Testing
import XForms

@testable import Site

/// A page of each kind of our own with everything on it, for tests that hold for all of them.
enum SamplePages {
    struct Sample: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: @Sendable (Pages, InterfaceLanguage) throws -> [UInt8]
    }

    static let all: [Sample] = forms + kinds + documents + others

    private static let forms: [Sample] = [
        Sample(testDescription: "home") { pages, language in
            let entry = HomePage.Entry(name: "Mijn verhaal", about: "5 minuten", address: "/v/mijn-verhaal", lang: "nl")
            let page = HomePage(entries: [entry], action: "/code", in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(FormFill(token: "t"))
        },
        Sample(testDescription: "home, nothing open") { pages, language in
            let page = HomePage(entries: [], action: "/code", in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(FormFill(token: "t"))
        },
        Sample(testDescription: "start") { pages, language in
            try pages.prepareForm(start(language), in: language, frame: Root.frame).bytes(FormFill(token: "t"))
        },
        Sample(testDescription: "start with errors") { pages, language in
            let fill = FormFill(
                token: "t", errors: [(1, language.say(.wrongNeighbourhood)), (0, language.say(.wrongConsent))],
                checked: [2])
            return try pages.prepareForm(start(language), in: language, frame: Root.frame).bytes(fill)
        },
        Sample(testDescription: "code with an error") { pages, language in
            let fill = FormFill(token: "t", errors: [(0, language.say(.wrongCode))], values: [0: "ABCD"])
            let page = CodePage(.goingOn, action: "/code", in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(fill)
        },
        Sample(testDescription: "own code with an error") { pages, language in
            let fill = FormFill(token: "t", errors: [(0, language.say(.wrongCode))], values: [0: "ABCD"])
            let page = CodePage(.ownAnswers, action: "/mijn-antwoorden/bekijken", in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(fill)
        },
    ]

    static func start(_ language: InterfaceLanguage) -> StartPage {
        StartPage(
            StartPage.Words(
                title: "Zes kanten", lang: "nl", purpose: "Waarom.\nDaarom.", notice: "Wij vragen niet naar uw naam.",
                consent: "Ik wil meedoen.", contact: "Bel de coördinator."),
            minutes: "12", months: "24", lastDay: "3 mei 2026", action: "/v/zes-kanten/begin",
            neighbourhoods: [("oost", "Oost"), ("west", "West")],
            results: [("/uitkomsten/oost", "Oost")], in: language)
    }

    private static let kinds: [Sample] = Kind.allCases.map { kind in
        Sample(testDescription: "kind \(kind)") { pages, language in
            var page = KindPage(
                kind, in: language, frame: Root.frame, back: "/v/zes-kanten/p/lichaam",
                values: ["opens": "3 mei 2026", "until": "10 mei 2026"])
            page.typed = KindPage.Typed(texts: ["Wat ik schreef", "En nog iets"])
            return try pages.render(page, in: language, frame: Root.frame)
        }
    }

    private static let documents: [Sample] = DocumentPage.Name.allCases.map { name in
        Sample(testDescription: "document \(name)") { pages, language in
            let organisation = DocumentPage.Organisation(
                name: "Stichting Buurt", address: "Plein 1, Utrecht", email: "hulp@example.nl", privacyContact: "de FG")
            let page = DocumentPage(
                name, organisation: organisation, draftDays: 30, backupDays: 14, frame: Root.frame, in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        }
    }

    private static func own(_ rows: [AnswerRow], _ language: InterfaceLanguage) -> OwnAnswersPage {
        OwnAnswersPage(
            name: "Mijn verhaal", rows: rows, lang: "nl", backupDays: 14, action: "/mijn-antwoorden/intrekken",
            token: "t", code: "ABCD-EFGH-JKMNP", closing: OwnClosing(close: "/mijn-antwoorden/sluiten"), in: language)
    }

    private static let others: [Sample] = [
        Sample(testDescription: "end") { pages, language in
            let page = EndPage(
                code: "ABCD-EFGH-JKMNP", next: "Wij lezen het.", contact: "Bel ons.", lang: "nl", leave: "/v/x/klaar",
                in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "end without the author's words") { pages, language in
            let page = EndPage(
                code: "ABCD-EFGH-JKMNP", next: nil, contact: nil, lang: "nl", leave: "/v/x/klaar", in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "pause with a code") { pages, language in
            let page = PausePage(code: "ABCD-EFGH-JKMNP", back: "/v/x/p/y", keptUntil: "3 mei", in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "pause with a letter") { pages, language in
            let page = PausePage(code: nil, back: "/v/x/p/y", keptUntil: nil, in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "own answers") { pages, language in
            let rows = [
                AnswerRow(
                    key: NodeKey(node: 1), label: "Hoe gaat het?", lang: "nl",
                    answer: AnswerText(words: "Goed", lang: "nl", dir: "ltr")),
                AnswerRow(
                    key: NodeKey(node: 2), label: "En verder?", lang: nil,
                    answer: AnswerText(words: "Wel goed", lang: nil, dir: "auto")),
                AnswerRow(key: NodeKey(node: 3), label: "Waarom?", lang: nil, answer: nil),
            ]
            return try pages.render(own(rows, language), in: language, frame: Root.frame)
        },
        Sample(testDescription: "own answers that cannot be shown") { pages, language in
            try pages.render(own([], language), in: language, frame: Root.frame)
        },
        Sample(testDescription: "end with a result") { pages, language in
            let page = EndPage(
                code: nil, next: nil, contact: nil, lang: "nl", leave: "/v/x/klaar",
                result: "/mijn-antwoorden/uitkomst",
                in: language)
            return try pages.prepareEnd(page, in: language, frame: Root.frame).bytes(
                code: "ABCD-EFGH-JKMNP", token: "t")
        },
        Sample(testDescription: "own answers with a result") { pages, language in
            let row = AnswerRow(
                key: NodeKey(node: 1), label: "Hoe gaat het?", lang: "nl",
                answer: AnswerText(words: "7", lang: nil, dir: nil))
            let page = OwnAnswersPage(
                name: "Zes kanten", rows: [row], lang: "nl", backupDays: nil, action: "/mijn-antwoorden/intrekken",
                token: "t", code: "ABCD-EFGH-JKMNP", result: ("/mijn-antwoorden/uitkomst", "t"),
                closing: OwnClosing(close: "/mijn-antwoorden/sluiten", idleSeconds: 600), in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "result beside an earlier one") { pages, language in
            let result = try SampleResult.make(pages)
            let page = ResultPage(
                ResultPage.Dated(result: result, week: "3 mei 2026"),
                earlier: ResultPage.Dated(result: result, week: "2 mei 2025"), name: "Zes kanten", lang: "nl",
                action: "/mijn-antwoorden/uitkomst",
                closing: OwnClosing(close: "/mijn-antwoorden/sluiten", idleSeconds: 600), in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(FormFill(token: "t"))
        },
        Sample(testDescription: "result with an error") { pages, language in
            let page = ResultPage(
                ResultPage.Dated(result: try SampleResult.make(pages), week: "3 mei 2026"), earlier: nil,
                name: "Zes kanten", lang: "nl", action: "/mijn-antwoorden/uitkomst",
                closing: OwnClosing(close: "/mijn-antwoorden/sluiten"), in: language)
            let fill = FormFill(token: "t", errors: [(0, language.say(.wrongCode))], values: [0: "ABCD"])
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(fill)
        },
        Sample(testDescription: "end without the code") { pages, language in
            let page = EndPage(
                code: nil, next: nil, contact: nil, lang: "nl", leave: "/v/x/klaar", hidesCode: true, in: language)
            return try pages.prepareEnd(page, in: language, frame: Root.frame).bytes(code: "", token: "t")
        },
        Sample(testDescription: "hand over") { pages, language in
            let page = HandoverPage(.code("ABCD-EFGH-JKMNP"), action: "/v/x/overdracht", in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(FormFill(token: "t"))
        },
        Sample(testDescription: "give the device") { pages, language in
            let page = HandoverPage(.give, action: "/v/x/overdracht", in: language)
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(FormFill(token: "t"))
        },
        Sample(testDescription: "hand over again, with an error") { pages, language in
            let page = HandoverPage(.ask(fault: nil), action: "/v/x/overdracht", in: language)
            let fill = FormFill(token: "t", errors: [(0, language.say(.wrongCode))])
            return try pages.prepareForm(page, in: language, frame: Root.frame).bytes(fill)
        },
        Sample(testDescription: "what we keep") { pages, language in
            let facts = KeptFacts(
                tables: [StoredTable(name: "tombstone", columns: ["digest"])], files: [StoreOptions.journalName])
            let page = KeptPage(facts, settings: SiteSettings(), collections: [], in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "results") { pages, language in
            let page = GiveBackPage(
                GiveBackScene.results, of: "Oost", quotes: GiveBackScene.quotes, notice: .resultsPreview, or: "nl",
                in: language)
            return try pages.render(page, in: language, frame: Root.frame)
        },
        Sample(testDescription: "no results") { pages, language in
            let nothing = GiveBack(release: 0, sections: [], stories: [], deeds: [], quotes: [])
            return try pages.render(
                GiveBackPage(nothing, of: "Oost", quotes: [], or: "nl", in: language), in: language, frame: Root.frame)
        },
        Sample(testDescription: "withdrawn") { pages, language in
            try pages.render(WithdrawnPage(backupDays: 14, in: language), in: language, frame: Root.frame)
        },
    ]
}
