import Testing
import XForms
import XMLTree

@testable import Site

@Suite("Pages of the questionnaires we ship", .serialized)
struct ShippedFormTests {
    static let names = [
        "buurt-en-gezondheid", "zes-kanten", "mantelzorg", "mijn-verhaal", "samenwerken", "contacten",
        "alle-vraagsoorten",
    ]

    @Test(
        "every page is well-formed, has one h1, references that hold, and a name for every control",
        arguments: names, ["nl", "en", "tr", "ar"])
    func everyPage(_ name: String, _ language: String) throws {
        let form = try FormUnderTest(shipped: name, language: language)
        let watch = Leaves.Watch()
        try Leaves.$watch.withValue(watch) {
            for number in form.answers.pages.indices {
                for errors in [false, true] {
                    let page = try form.parsed(number, errors: errors)
                    #expect(page.elements("h1").count == 1)
                    try page.expectReferencesHold()
                    page.expectControlsHaveNames()
                    #expect(page.elements.allSatisfy { $0.attribute("required") == nil })
                    #expect(page.elements("form").first?.attribute("novalidate") != nil)
                    #expect(page.elements("button").allSatisfy { $0.attribute("disabled") == nil })
                }
            }
            _ = try form.pages.checkBytes(
                CheckFill(answers: form.answers, action: "/a", token: "t", back: "/b", address: { "/p/\($0.key)" }))
        }
        #expect(watch.names.isEmpty, "no property: \(watch.names.sorted())")
    }

    @Test("what a page sends without a change changes nothing", arguments: names)
    func sendingUnchangedKeepsAll(_ name: String) throws {
        var form = try FormUnderTest(shipped: name)
        let before = form.answers.draft()
        for number in form.answers.pages.indices { try form.post(number, [:]) }
        #expect(form.answers.draft() == before)
    }

    @Test("the check page names every question that is asked, with a link that returns", arguments: names)
    func checkNamesAll(_ name: String) throws {
        let form = try FormUnderTest(shipped: name)
        let bytes = try form.pages.checkBytes(
            CheckFill(
                answers: form.answers, action: "/a", token: "t", back: "/b", address: { "/p/\($0.key)?van=controle" }))
        let page = try ParsedPage(bytes)
        let asked = try form.pages.rows(of: form.answers)
        #expect(page.elements("dt").map(\.text) == asked.map(\.label))
        #expect(page.text.contains("Niet ingevuld"))
        let links = page.elements("a").compactMap { $0.attribute("href") }.filter { $0.contains("van=controle#n") }
        #expect(links.count == asked.count)
    }
}

extension ParsedPage {
    /// Every control has a label of its own or stands inside one; every group of choices has a legend.
    func expectControlsHaveNames() {
        let labelled = Set(elements("label").compactMap { $0.attribute("for") })
        let inside = elements("label").flatMap { $0.elements }.filter { $0.name.local == "input" }
        for element in elements where ["input", "select", "textarea"].contains(element.name.local) {
            if element.attribute("type") == "hidden" { continue }
            let id = element.attribute("id")
            #expect(inside.contains(element) || id.map(labelled.contains) ?? false, "\(element.attributes)")
        }
        for field in elements("fieldset") { #expect(field.elements.first?.name.local == "legend") }
    }
}
