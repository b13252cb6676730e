import Testing
import XForms

@Suite("Somebody who fills in for another")
struct OnBehalfTests {
    @Test("nobody is answered for who does not want it: a kind end where nothing is kept", arguments: Shipped.plain)
    func unwilling(name: String) throws {
        let person = try Respondent(name)
        guard name != "samenwerken" else {
            let mode = try #require(person.path("part", "mode"))
            #expect(!person.story.choices(mode).contains { $0.hasPrefix("namens") }, "nobody works on behalf")
            return
        }
        try person.answer(part: "mode", "namens")
        person.sayAge(isOld: true)
        #expect(person.path("part", "representative").flatMap(person.story.isRelevant) == true)
        #expect(person.asked.count <= 5, "nothing more before the person was asked: \(person.story.pages)")
        for answer in ["weet-niet", "zeg-niet"] {
            try person.answer(part: "asked", answer)
            expectEnd(person, "asked: \(answer)")
        }
        try person.answer(part: "asked", "ja")
        #expect(person.asked.count <= 6, "nothing more before the person agrees: \(person.story.pages)")
        #expect(person.story.isRelevant("/\(name)/stop") == false)
        for answer in ["nee", "weet-niet", "zeg-niet"] {
            try person.answer(part: "agrees", answer)
            expectEnd(person, "agrees: \(answer)")
        }
        try person.answer(part: "agrees", "ja")
        person.sayAge(isOld: true)
        #expect(person.story.isRelevant("/\(name)/stop") == false)
        #expect(person.goesOn)
    }

    /// A kind end, and nothing asked beyond who fills in and who may decide.
    private func expectEnd(_ person: Respondent, _ why: String) {
        #expect(person.story.isRelevant("/\(person.name)/stop") == true, "\(why)")
        #expect(
            !person.goesOn && person.story.pages.contains("stop") && person.asked.count <= 6,
            "\(why): \(person.story.pages)")
        #expect(person.story.label("/\(person.name)/stop")?.contains("Wij bewaren niets") == true)
    }

    @Test(
        "who cannot be asked takes part only where somebody else may decide",
        arguments: Shipped.plain.filter { $0 != "samenwerken" })
    func represented(name: String) throws {
        let person = try Respondent(name)
        try person.answer(part: "mode", "namens")
        person.sayAge(isOld: true)
        try person.answer(part: "asked", "nee")
        #expect(person.story.isRelevant("/\(name)/stop") == false && person.asked.count <= 5)
        #expect(!person.story.answers.violations().isEmpty, "who decides must be said")
        for nobody in ["zelf", "niemand", "weet-niet", "zeg-niet"] {
            try person.answer(part: "representative", nobody)
            expectEnd(person, nobody)
        }
        for somebody in ["familie", "mentor", "volmacht"] {
            try person.answer(part: "representative", somebody)
            person.sayAge(isOld: true)
            #expect(person.story.isRelevant("/\(name)/stop") == false)
            #expect(person.goesOn, "\(somebody)")
        }
    }

    @Test(
        "who fills in is asked before age, and on behalf the question is about the person",
        arguments: Shipped.plain.filter { $0 != "samenwerken" })
    func ageOfWhom(name: String) throws {
        let person = try Respondent(name)
        let parts = person.definition.questions.compactMap {
            person.definition.nodes[$0.node].attributes.value("part")
        }
        let mode = try #require(parts.firstIndex(of: "mode"))
        #expect(try mode < #require(parts.firstIndex(of: "age-check")))
        func question() throws -> String {
            let node = try #require(person.asked.first { $0.attributes.value("part") == "age-check" })
            return try #require(person.story.label(node.path))
        }
        try person.answer(part: "mode", "zelf")
        #expect(try question().hasSuffix("bent u?") || question().hasPrefix("Bent u"))
        person.sayAge(isOld: true)
        try person.answer(part: "mode", "namens")
        try person.answer(part: "asked", "ja")
        try person.answer(part: "agrees", "ja")
        let asked = try question()
        #expect(asked.contains("deze "), "\(asked)")
        // A mother's own yes on the same page does not count for her child.
        #expect(name == "buurt-en-gezondheid" || person.asked.count <= 6)
        person.sayAge(isOld: false)
        // The end speaks to whoever fills in, and that is not the child.
        #expect(person.story.isRelevant("/\(name)/te_jong") == false)
        #expect(person.story.isRelevant("/\(name)/te_jong_ander") == true)
        let words = try #require(person.story.label("/\(name)/te_jong_ander"))
        #expect(words.hasPrefix("Dank u wel") && words.contains("Wij bewaren niets") && words.contains("0800-0432"))
        #expect(person.story.answers.violations().isEmpty)
        #expect(person.asked.count <= 6)
    }

    @Test("what only the person knows is asked of the person, and of nobody else", arguments: Shipped.plain)
    func innerLife(name: String) throws {
        let definition = try Shipped.definition(name)
        let inner = definition.questions.filter { !$0.isNote && definition.isInnerLife($0) }
        let mode = definition.nodes.first { $0.attributes.value("part") == "mode" }
        #expect(name == "samenwerken" || !inner.isEmpty, "nothing in \(name) says that only the person knows it")
        #expect(name == "samenwerken" || mode != nil)
        for (mode, isAsked) in [("zelf", true), ("namens", false)] where name != "samenwerken" {
            let person = try Respondent(name)
            try person.begin(mode: mode)
            #expect(person.goesOn, "\(mode)")
            if name == "contacten" { person.story.answer("/contacten/aantal", "1") }
            let asked = Set(person.asked.map(\.path))
            for one in inner {
                #expect(asked.contains(definition.nodes[one.node].path) == isAsked, "\(one.node), \(mode)")
            }
        }
    }
}

extension FormDefinition {
    /// The question or a group around it says that only the person knows the answer, or it asks for leave to quote.
    fileprivate func isInnerLife(_ question: QuestionDefinition) -> Bool {
        if nodes[question.node].attributes.value("part") == "quote" { return true }
        var node: Int? = question.node
        while let here = node {
            if let said = nodes[here].attributes.value("inner-life") { return said == "yes" }
            node = nodes[here].parent
        }
        return false
    }
}
