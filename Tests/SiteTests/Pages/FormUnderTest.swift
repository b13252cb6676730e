import Foundation
import Testing
import XForms
import XMLTree

@testable import Site

/// A questionnaire as its pages show it, filled in by one respondent.
struct FormUnderTest {
    let definition: FormDefinition
    let pages: FormPages
    var answers: Answers

    /// A questionnaire that is shipped.
    init(shipped name: String, language: String = "nl") throws {
        let folder = Root.folder.appendingPathComponent("Questionnaires/\(name)")
        let bytes = try Data(contentsOf: folder.appendingPathComponent("\(name).xml"))
        try self.init([UInt8](bytes), language: language) { file in
            (try? Data(contentsOf: folder.appendingPathComponent(file))).map { [UInt8]($0) }
        }
        begin()
    }

    /// Where the service begins in the example neighbourhood, and somebody is old enough: everything else is asked.
    private mutating func begin() {
        for (number, node) in definition.nodes.enumerated() {
            switch node.attributes.value("part") {
            case "neighbourhood": answers.preset("voorbeeldbuurt", at: number)
            case "age-check": for value in ["ja", "65-79"] { answers.choose(value, at: NodeKey(node: number)) }
            default: break
            }
        }
    }

    /// A questionnaire made of its primary instance, its binds and its body.
    init(instance: String, binds: String = "", itext: String = "", body: String, language: String = "nl") throws {
        let text = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" \
            xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
            <h:head><h:title>Proef</h:title><model>\(itext)<instance><data id="proef">\(instance)</data></instance>
            \(binds)</model></h:head><h:body>\(body)</h:body></h:html>
            """
        try self.init(Array(text.utf8), language: language) { _ in nil }
    }

    private init(_ bytes: [UInt8], language: String, beside: @escaping (String) -> [UInt8]?) throws {
        let loaded = FormDefinition.load(bytes, beside: beside)
        definition = try #require(loaded.definition, "\(loaded.diagnostics)")
        let all = try Root.pages()
        let interface = try #require(all.languages.named(language))
        pages = try FormPages(definition, title: definition.title, in: interface, frame: Root.frame, pages: all)
        let environment = Environment(
            clock: { 1_780_000_000 }, timeZone: TimeZone(identifier: "Europe/Amsterdam") ?? .gmt,
            randomBytes: { [UInt8](repeating: 7, count: $0) })
        answers = Answers(of: definition, environment: environment, language: pages.language)
    }

    /// The page with this number among those shown now.
    func page(_ number: Int = 0) throws -> Page {
        let shown = answers.pages
        return try #require(shown.indices.contains(number) ? shown[number] : nil)
    }

    func fill(_ page: Page, violations: [Violation] = [], token: String = "t") -> QuestionPageFill {
        QuestionPageFill(
            page: page, answers: answers, action: "/v/x/p/\(page.key)", token: token, violations: violations)
    }

    /// The page, taken apart.
    func parsed(_ number: Int = 0, errors: Bool = false) throws -> ParsedPage {
        let page = try page(number)
        return try ParsedPage(pages.bytes(fill(page, violations: errors ? answers.violations(on: page) : [])))
    }

    /// The question with this node name.
    func question(_ name: String) throws -> Question {
        let all = answers.pages.flatMap { answers.questions(on: $0) }
        return try #require(all.first { definition.nodes[$0.key.node].name == name }, "\(name)")
    }

    /// Sends a page as a browser would: every control of the page that is shown, as it stands there, with changes.
    mutating func post(_ number: Int = 0, _ changes: KeyValuePairs<String, String>) throws {
        var fields = try parsed(number).postedFields
        for change in changes {
            let place = fields.firstIndex { $0.name == change.key } ?? fields.count
            fields.removeAll { $0.name == change.key }
            fields.insert((change.key, change.value), at: place)
        }
        PostedPage(fields).store(on: try page(number), in: &answers)
    }
}

extension ParsedPage {
    /// What a browser would send for the controls as they stand (HTML, "constructing the form data set").
    var postedFields: [(name: String, value: String)] {
        elements.flatMap { element -> [(name: String, value: String)] in
            guard let name = element.attribute("name") else { return [] }
            switch element.name.local {
            case "textarea": return [(name, String(element.text.drop { $0 == "\n" }))]
            case "select":
                let options = element.elements
                let chosen = options.first { $0.attribute("selected") != nil } ?? options.first
                return [(name, chosen?.attribute("value") ?? "")]
            case "input":
                let type = element.attribute("type")
                let isTicked = element.attribute("checked") != nil
                return ["radio", "checkbox"].contains(type) && !isTicked
                    ? [] : [(name, element.attribute("value") ?? "")]
            default: return []
            }
        }
    }
}

extension Answers {
    /// Chooses what is among the choices; anything else changes nothing.
    fileprivate mutating func choose(_ value: String, at key: NodeKey) {
        guard let question = question(at: key), choices(of: question).contains(where: { $0.value == value }) else {
            return
        }
        set(value, at: key)
    }
}
