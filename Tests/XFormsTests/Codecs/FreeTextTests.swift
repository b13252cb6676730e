import Foundation
import Testing

@testable import XForms

@Suite("What somebody writes in own words is taken out of the answers")
struct FreeTextTests {
    private static func value(_ lines: [(String, String)], form: String = "mijn-verhaal\t2026.4") -> [UInt8] {
        Array((form + "\n" + lines.map { "\($0)\t\($1.utf8.count)\n\($1)\n" }.joined()).utf8)
    }

    private static let story: [(String, String)] = [
        ("/mijn-verhaal/gaat_door", "ja"), ("/mijn-verhaal/wie/wijze", "zelf"), ("/mijn-verhaal/over_wie", "naaste"),
        ("/mijn-verhaal/vertellen/verhaal", "Mijn buurvrouw Truus\nkwam\t12\nhelpen. 🙂"),
        ("/mijn-verhaal/waarover/themas", "preventie zorgzame-buurt"), ("/mijn-verhaal/waarover/kanten", "meedoen"),
        ("/mijn-verhaal/terugblik/hielp", "Een kop koffie"), ("/mijn-verhaal/citaat", "ja"),
    ]

    @Test("the story and what helped go, with the teller's own tags; all other answers stay; and both join again")
    func story() throws {
        let form = try Shipped.definition("mijn-verhaal")
        let whole = Self.value(Self.story)
        let parts = form.separated(whole)
        #expect(parts.texts.map(\.part) == ["story", "helps"])
        #expect(parts.texts.map(\.text) == [Self.story[3].1, Self.story[6].1])
        #expect(parts.texts.map(\.question) == [Self.story[3].0, Self.story[6].0])
        #expect(
            parts.tags == [
                SeparatedValue.Tag(part: "about-whom", values: ["naaste"]),
                SeparatedValue.Tag(part: "theme", values: ["preventie", "zorgzame-buurt"]),
                SeparatedValue.Tag(part: "dimension", values: ["meedoen"]),
                SeparatedValue.Tag(part: "quote", values: ["ja"]),
            ])
        let left = String(decoding: parts.canonical, as: UTF8.self)
        #expect(!left.contains("Truus") && !left.contains("koffie"))
        for (path, value) in Self.story where !value.contains(" k") && !value.contains("Truus") {
            #expect(left.contains("\(path)\t\(value.utf8.count)\n\(value)\n"))
        }
        #expect(FormDefinition.joined(parts.canonical, texts: parts.texts.map(\.text)) == whole)
        #expect(form.separated(parts.canonical) == SeparatedValue(canonical: parts.canonical, texts: [], tags: []))
    }

    @Test("a text that was taken out leaves its place; the others find theirs")
    func missing() throws {
        let form = try Shipped.definition("mijn-verhaal")
        let parts = form.separated(Self.value(Self.story))
        let joined = FormDefinition.joined(parts.canonical, texts: ["", "Een kop koffie"])
        var lines = Self.story
        lines[3].1 = ""
        #expect(joined == Self.value(lines))
    }

    @Test("whatever is written, in however many instances, what joins is what was there")
    func anything() throws {
        let form = try Shipped.definition("alle-vraagsoorten")
        let pieces = [
            "a", "\n", "\t", "0", "\t0\n\n", "/alle-vraagsoorten/tekst/verhaal\t3\nabc\n", "é", "🙂", "[2]", " ",
        ]
        func text() -> String { (0..<Int.random(in: 1...12)).map { _ in pieces.randomElement() ?? "" }.joined() }
        for _ in 0..<200 {
            var lines = [("/alle-vraagsoorten/tekst/verhaal", text())]
            for number in 1...Int.random(in: 1...5) {
                lines.append(("/alle-vraagsoorten/persoon[\(number)]/hobby[1]/hobby_naam", text()))
                lines.append(("/alle-vraagsoorten/persoon[\(number)]/leeftijd", "3"))
            }
            let whole = Self.value(lines, form: "alle-vraagsoorten\t1")
            let parts = form.separated(whole)
            #expect(parts.texts.map(\.text) == lines.filter { !$0.0.hasSuffix("leeftijd") }.map(\.1))
            #expect(FormDefinition.joined(parts.canonical, texts: parts.texts.map(\.text)) == whole)
        }
    }

    @Test("every free text of the questionnaires that ship is known, and a line of text that nobody declared too")
    func declared() throws {
        for name in Shipped.names {
            let form = try Shipped.definition(name)
            let declared = form.nodes.filter { $0.attributes.value("disclosure") == "free-text" }.map(\.path)
            #expect(Set(declared).isSubset(of: form.freeTexts.keys), "\(name)")
            #expect(Set(form.freeTexts.keys).isSubset(of: declared), "\(name): all of ours are declared")
        }
    }

    @Test(
        "whatever its author declares, a field in which anything can be typed is taken out; what is chosen or counted stays"
    )
    func whateverDeclared() throws {
        var form = CheckedForm()
        let open = [
            "", #"type="string" bs:disclosure="plain""#, #"type="string" bs:disclosure="sensitive""#,
            #"type="string" bs:disclosure="quasi" constraint="regex(., '[0-9]{4} ?[A-Z]{2}')""#,
            #"bs:disclosure="identifying""#, #"type="select1" bs:disclosure="plain""#,
            #"calculate="once('Utrecht')" bs:disclosure="plain""#, #"type="string" bs:disclosure="free-text""#,
        ]
        let closed = [
            #"type="int" bs:disclosure="plain""#, #"type="date" bs:disclosure="quasi""#,
            #"type="decimal" bs:disclosure="plain""#, #"type="boolean" bs:disclosure="plain""#,
            #"readonly="true()" bs:disclosure="plain""#,
        ]
        let all = open + closed
        form.nodes = all.indices.map { "<n\($0)/>" }.joined() + "<k/>"
        form.model = all.enumerated().map { "<bind nodeset=\"/data/n\($0)\" \($1)/>" }.joined()
        form.body =
            all.indices.map { "<input ref=\"/data/n\($0)\"><label>Vraag \($0)</label></input>" }.joined()
            + "<select1 ref=\"/data/k\"><label>Kies</label><item><label>Ja</label><value>ja</value></item></select1>"
        let loaded = try #require(FormDefinition.load(Array(form.marked.utf8)).definition)
        #expect(Set(loaded.freeTexts.keys) == Set(open.indices.map { "/data/n\($0)" }))
        let whole = Self.value(
            all.indices.map { ("/data/n\($0)", "waarde \($0)") } + [("/data/k", "ja")], form: "proef\t1")
        let parts = loaded.separated(whole)
        #expect(parts.texts.map(\.text) == open.indices.map { "waarde \($0)" })
        let left = String(decoding: parts.canonical, as: UTF8.self)
        for number in all.indices { #expect(left.contains("waarde \(number)\n") == (number >= open.count)) }
        #expect(left.contains("/data/k\t2\nja\n"))
    }
}
