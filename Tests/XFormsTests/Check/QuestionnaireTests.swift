import Foundation
import Testing
import XForms

/// The questionnaires that ship.
enum Shipped {
    static let names = plain + ["alle-vraagsoorten"]

    /// Those that residents, carers and professionals are asked.
    static let plain = [
        "buurt-en-gezondheid", "zes-kanten", "mantelzorg", "mijn-verhaal", "samenwerken", "contacten",
    ]
    /// Those that are there in Turkish and Arabic too.
    static let fourLanguages = ["buurt-en-gezondheid", "zes-kanten"]

    static func report(_ name: String) throws -> FormReport {
        let folder = Kit.root.appending(path: "Questionnaires/\(name)")
        let ledgers = try WordingLedgers(
            uniqueKeysWithValues: WordingKind.allCases.map { kind in
                let json = try Kit.bytes(of: Kit.root.appending(path: "Questionnaires/\(kind.fileName)"))
                return (kind, try WordingLedger(kind, json: json))
            })
        return FormCheck.report(try Kit.bytes(of: folder.appending(path: "\(name).xml")), ledgers: ledgers) { file in
            try? Kit.bytes(of: folder.appending(path: file))
        }
    }

    static func definition(_ name: String) throws -> FormDefinition { try #require(try report(name).definition) }
}

@Suite("The questionnaires that ship")
struct QuestionnaireTests {
    @Test("have no error and no warning, and are offered", arguments: Shipped.names)
    func sound(name: String) throws {
        let report = try Shipped.report(name)
        let lines = report.lines(file: name, language: "en").filter { !$0.contains(": note: ") }
        #expect(lines.isEmpty)
        #expect(report.isOffered)
        #expect(report.definition?.id == name)
    }

    @Test("say all that the start page needs, in Dutch first and in their other languages", arguments: Shipped.names)
    func startPage(name: String) throws {
        let definition = try Shipped.definition(name)
        let more = Shipped.fourLanguages.contains(name) ? ["tr", "ar"] : []
        #expect(definition.languages.map(\.code) == ["nl", "en"] + more)
        #expect(definition.defaultLanguage == 0)
        // Only of instruments of others, and of conversations of which a card is made.
        let special: Set = ["licence-number", "card"]
        for fact in BuurtstemAttribute.table where fact.scope == .questionnaire && !special.contains(fact.name) {
            #expect(definition.facts.value(fact.name) != nil, "bs:\(fact.name)")
        }
    }

    @Test(
        "read plainly: no hint about wording, no text untranslated, and each question offers a way out",
        arguments: Shipped.plain)
    func plain(name: String) throws {
        let found = try Shipped.report(name).diagnostics.filter { $0.id != "translation-not-read" }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "nl") })")
    }

    @Test("zes-kanten asks 42 aspects, seven on each of six pages; age and who fills in come before")
    func sixSides() throws {
        let definition = try Shipped.definition("zes-kanten")
        #expect(
            definition.pages.map(\.key) == [
                "start", "te-jong", "te-jong-ander", "stop", "lichaam", "hoofd", "zin", "leven", "meedoen", "dag",
            ])
        let questions = definition.questions.filter { !$0.isNote }
        let aspects = questions.filter { $0.has(appearance: "likert") }
        #expect(aspects.count == 42)
        let perPage = Dictionary(grouping: aspects) { definition.nodes[$0.node].parent }
        #expect(perPage.count == 6)
        #expect(perPage.values.allSatisfy { $0.count == 7 })
        #expect(definition.nodes.count { $0.isCalculated } == 13, "two a page, and whether it goes on")
        #expect(definition.facts.value("allowed-use") == "conversation")
    }

    @Test(
        "zes-kanten promises no help: at a low figure for safety or money it asks who can help, and says whom to call",
        arguments: ["veilig", "rondkomen"])
    func help(aspect: String) throws {
        let definition = try Shipped.definition("zes-kanten")
        let story = Scenario(Answers(of: definition, environment: Scenario.environment()))
        let side = "/zes-kanten/leven"
        story.answer("/zes-kanten/start/leeftijd", "ja")
        for figure in ["5", "weet-niet"] {
            story.answer("\(side)/\(aspect)", figure)
            #expect(story.isRelevant("\(side)/hulp") == false && story.isRelevant("\(side)/hulp_bellen") == false)
        }
        story.answer("\(side)/\(aspect)", "4")
        #expect(story.isRelevant("\(side)/hulp") == true && story.isRelevant("\(side)/hulp_bellen") == true)
        #expect(
            story.question("\(side)/hulp").map { story.answers.choices(of: $0).map(\.value) }
                == ["ja", "nee", "weet-niet", "zeg-niet"])
        let numbers = try #require(story.label("\(side)/hulp_bellen"))
        for number in ["112", "0800-2000", "0800-0113", "huisarts"] { #expect(numbers.contains(number)) }
        #expect(numbers.hasPrefix("Niemand leest dit vandaag."))
    }

    @Test("whoever hardly finds life worth while reads whom to call, beside that question")
    func worth() throws {
        let story = Scenario(Answers(of: try Shipped.definition("zes-kanten"), environment: Scenario.environment()))
        story.answer("/zes-kanten/start/leeftijd", "ja")
        for (figure, isShown) in [("4", false), ("weet-niet", false), ("3", true), ("0", true)] {
            story.answer("/zes-kanten/zin/waarde", figure)
            #expect(story.isRelevant("/zes-kanten/zin/waarde_hulp") == isShown, "\(figure)")
        }
        #expect(story.label("/zes-kanten/zin/waarde_hulp")?.contains("0800-0113") == true)
    }

    @Test("zes-kanten tags each side with its dimension of positive health")
    func dimensions() throws {
        let definition = try Shipped.definition("zes-kanten")
        let dimensions = definition.nodes.compactMap { $0.attributes.value("dimension") }
        #expect(dimensions == BuurtstemAttribute.dimensions)
    }

    @Test("mijn-verhaal asks all parts of a story")
    func story() throws {
        let definition = try Shipped.definition("mijn-verhaal")
        let parts = definition.nodes.compactMap { $0.attributes.value("part") }
        #expect(
            Set(parts) == [
                "age-check", "mode", "asked", "agrees", "representative", "about-whom", "story", "theme", "dimension",
                "helps", "hinders", "quote",
            ])
    }

    @Test("alle-vraagsoorten shows every control, type and appearance that our pages offer")
    func everyKind() throws {
        let definition = try Shipped.definition("alle-vraagsoorten")
        let controls = Set(definition.questions.map(\.kind.rawValue))
        #expect(Set(Offered.controls.filter(\.isOffered).map(\.name)).subtracting(controls).isEmpty)
        let types = Set(definition.questions.map(\.type.rawValue))
        let asked = Set(Offered.types.filter(\.isOffered).map(\.name))
        #expect(asked.subtracting(types).isEmpty, "\(asked.subtracting(types))")
        let words = Set(definition.questions.flatMap(\.appearance) + definition.groups.flatMap(\.appearance))
        let drawn = Set(Appearance.table.filter { $0.showing == .drawn }.map(\.word))
        #expect(drawn.subtracting(words).isEmpty, "\(drawn.subtracting(words))")
    }
}
