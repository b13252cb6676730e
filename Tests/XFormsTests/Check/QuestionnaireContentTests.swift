import Foundation
import Testing
import XForms

@Suite("What the questionnaires ask")
struct QuestionnaireContentTests {
    /// Answers that open what depends on them.
    private static let opening: [String: [(String, String)]] = [
        "buurt-en-gezondheid": [("/buurt-en-gezondheid/zorgen/mantelzorg", "ja")],
        "samenwerken": [("/samenwerken/wie/werkt", "5-plus")],
    ]

    @Test(
        "as many items as promised, in the minutes promised",
        arguments: [
            ("buurt-en-gezondheid", 28, "10"), ("mantelzorg", 12, "5"), ("mijn-verhaal", 9, "10"),
            ("samenwerken", 16, "6"),
        ])
    func burden(name: String, items: Int, minutes: String) throws {
        let person = try Respondent(name)
        try person.begin(mode: "zelf")
        for (path, value) in Self.opening[name] ?? [] { #expect(person.story.answer(path, value)) }
        #expect(person.asked.count == items, "\(person.asked.map(\.name))")
        #expect(person.definition.facts.value("minutes") == minutes)
    }

    @Test(
        "the minutes that the start page tells are enough for who answers for oneself, does not read fast and is asked all that single choices open, and not twice that",
        arguments: [
            ("buurt-en-gezondheid", 10), ("zes-kanten", 12), ("mantelzorg", 5), ("mijn-verhaal", 10),
            ("samenwerken", 6),
            ("contacten", 8),
        ], [nil, "ar"] as [String?])
    func minutes(questionnaire: (name: String, told: Int), language: String?) throws {
        let form = try Shipped.definition(questionnaire.name)
        guard let number = language.map({ form.language($0) }) ?? form.defaultLanguage else { return }
        let person = try Respondent(questionnaire.name, language: number)
        try person.begin(mode: "zelf")
        var answered: Set<NodeKey> = []
        while let next = person.story.answers.pages.flatMap({ person.story.answers.questions(on: $0) })
            .first(where: { $0.isRelevant && $0.value.isEmpty && !answered.contains($0.key) })
        {
            answered.insert(next.key)
            guard form.questions[next.index].kind == .select1 else { continue }
            let longest = person.story.answers.choices(of: next).map(\.value).max { one, other in
                func seconds(_ value: String) -> Double {
                    var answers = person.story.answers
                    answers.set(value, at: next.key)
                    return AnsweringTime.seconds(answers)
                }
                return seconds(one) < seconds(other)
            }
            if let longest { _ = person.story.set(longest, at: next.key) }
        }
        let minutes = AnsweringTime.seconds(person.story.answers) / 60
        #expect(form.facts.value("minutes") == String(questionnaire.told))
        #expect(minutes <= Double(questionnaire.told) && minutes > Double(questionnaire.told) / 2, "\(minutes)")
    }

    @Test("buurt-en-gezondheid asks no more of somebody who answers for another")
    func burdenOnBehalf() throws {
        let person = try Respondent("buurt-en-gezondheid")
        try person.begin(mode: "namens")
        for (path, value) in Self.opening["buurt-en-gezondheid"] ?? [] { #expect(person.story.answer(path, value)) }
        #expect(person.asked.count <= 28, "\(person.asked.map(\.name))")
    }

    @Test("buurt-en-gezondheid has a 0–10 item for each dimension and an item for each theme")
    func dimensions() throws {
        let definition = try Shipped.definition("buurt-en-gezondheid")
        let figures = definition.questions.filter { $0.has(appearance: "likert") }
        let dimensions = figures.compactMap { definition.nodes[$0.node].attributes.value("dimension") }
        #expect(dimensions.sorted() == BuurtstemAttribute.dimensions.sorted())
        let themes = definition.nodes.filter { $0.attributes.value("indicator")?.hasPrefix("thema-") ?? false }
        #expect(themes.compactMap { $0.attributes.value("theme") }.sorted() == BuurtstemAttribute.themes.sorted())
    }

    @Test("who is younger than 16 comes to a kind end where nothing is kept", arguments: Shipped.plain)
    func tooYoung(name: String) throws {
        let person = try Respondent(name)
        try person.answer(part: "mode", "zelf")
        person.sayAge(isOld: false)
        #expect(person.story.pages.last == "te-jong", "\(person.story.pages)")
        let end = try #require(person.path("ending", "nothing-kept").map { _ in "/\(name)/te_jong" })
        #expect(person.story.isRelevant(end) == true)
        let words = try #require(person.story.label(end))
        #expect(words.contains("Wij bewaren niets") && words.contains("0800-0432"))
        #expect(person.story.answers.violations().isEmpty)
    }

    @Test("beside each open question stands that nobody reads this today, and whom to call", arguments: Shipped.plain)
    func safety(name: String) throws {
        let person = try Respondent(name)
        try person.begin(mode: "zelf")
        var open = 0
        for page in person.story.answers.pages {
            let questions = person.story.answers.questions(on: page).map { person.definition.questions[$0.index] }
            guard questions.contains(where: { $0.has(appearance: "multiline") }) else { continue }
            open += 1
            let notes = questions.filter(\.isNote).compactMap {
                person.story.label(person.definition.nodes[$0.node].path)
            }
            let said = notes.joined(separator: " ")
            for word in ["Niemand leest dit vandaag", "112", "huisarts", "0800-2000", "113"] {
                #expect(said.contains(word), "\(page.key): \(word)")
            }
        }
        let free = person.definition.nodes.count { $0.attributes.value("disclosure") == "free-text" }
        #expect((open > 0) == (free > 0))
    }

    /// Digits around a hyphen change places in text from right to left: 0800-2000 would be read as 2000-0800.
    @Test(
        "a telephone number in Arabic is kept together",
        arguments: Shipped.fourLanguages.map { "Questionnaires/\($0)/\($0).xml" } + ["Templates/Languages/ar.json"])
    func telephone(file: String) throws {
        let text = String(decoding: try Kit.bytes(of: Kit.root.appending(path: file)), as: UTF8.self)
        let arabic = text.split(separator: "<translation lang=").last.map(String.init) ?? text
        let numbers = arabic.matches(of: /.?0800-[0-9 ]*[0-9].?/).map { String($0.output) }
        #expect(!numbers.isEmpty)
        for number in numbers { #expect(number.hasPrefix("\u{2066}") && number.hasSuffix("\u{2069}"), "\(number)") }
    }

    @Test("a core indicator has wording, direction, period and missing rule, and one name in all questionnaires")
    func indicators() throws {
        var seen: Set<String> = []
        for name in Shipped.plain {
            let definition = try Shipped.definition(name)
            for node in definition.nodes {
                guard let indicator = node.attributes.value("indicator") else { continue }
                #expect(seen.insert(indicator).inserted, "\(indicator) twice")
                for fact in ["wording", "direction", "period", "missing-rule", "missing"] {
                    #expect(node.attributes.value(fact) != nil, "\(indicator): bs:\(fact)")
                }
            }
        }
        #expect(seen.count >= 30, "\(seen.count)")
    }
}

@Suite("Lists of a neighbourhood, and people by role")
struct NeighbourhoodListTests {
    private static let lists: [(name: String, path: String, row: String)] = [
        ("buurt-en-gezondheid", "/buurt-en-gezondheid/activiteiten", "koffie=Koffieochtend in het buurthuis"),
        ("samenwerken", "/samenwerken/contact_nu", "huisarts=Huisartsenpraktijk"),
    ]

    @Test("a neighbourhood's own rows are offered, with ways out in the reader's language", arguments: lists)
    func offered(name: String, path: String, row: String) throws {
        for (language, none) in [(0, "weet-niet=Weet ik niet"), (1, "weet-niet=I do not know")] {
            let person = try Respondent(name, language: language)
            try person.begin(mode: "zelf")
            let choices = person.story.choices(path)
            #expect(choices.contains(row) && choices.contains(none), "\(choices)")
            #expect(choices.count { $0.hasPrefix("weet-niet=") } == 1)
        }
    }

    @Test("another language midway changes the words of the ways out and keeps what was chosen")
    func switched() throws {
        let (name, path, _) = Self.lists[0]
        let person = try Respondent(name)
        try person.begin(mode: "zelf")
        #expect(person.story.answer(path, "koffie tuin"))
        person.story.answers.setLanguage(3)
        #expect(person.story.value(path) == "koffie tuin")
        #expect(person.story.choices(path).contains("weet-niet=لا أعرف"))
    }

    @Test("where a neighbourhood has no rows the question is not asked", arguments: lists)
    func skipped(name: String, path: String, row: String) throws {
        let person = try Respondent(name, neighbourhood: "elders")
        try person.begin(mode: "zelf")
        #expect(person.story.isRelevant(path) == false)
    }

    @Test("contacten asks of at most five people, by role, and never for a name")
    func people() throws {
        let person = try Respondent("contacten")
        try person.begin(mode: "zelf")
        #expect(!person.definition.questions.contains { $0.kind == .input && !$0.isNote }, "nothing can be typed")
        let path = "/contacten/aantal"
        let most = person.story.choices(path).compactMap { Int($0.prefix { $0 != "=" }) }.max()
        #expect(most == 5)
        for (count, pages) in [("5", 5), ("2", 2), ("weet-niet", 0), ("3", 3), ("0", 0)] {
            person.story.answer(path, count)
            #expect(person.story.pages.count { $0.hasPrefix("vragen-") } == pages, "\(count): \(person.story.pages)")
        }
        #expect(person.story.pages.last == "hulp", "who has nobody reads whom to call")
    }

    @Test("the service's own words are written only where nobody is asked")
    func preset() throws {
        var answers = Answers(of: try Shipped.definition("samenwerken"), environment: Scenario.environment())
        for (number, node) in answers.definition.nodes.enumerated() {
            #expect(answers.preset("x", at: number) == (node.name == "buurt"), "\(node.path)")
        }
        let answered = !answers.preset("x", at: 9_999)
        #expect(answered)
    }
}
