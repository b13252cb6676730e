import Testing
import XForms
import XMLTree

@testable import Site

@Suite("Widgets")
struct WidgetTests {
    /// One question of a kind, alone on its page.
    private func form(
        _ control: String, type: String = "string", attributes: String = "", value: String = "", bind: String = "",
        inner: String = ""
    ) throws -> FormUnderTest {
        try FormUnderTest(
            instance: "<q>\(value)</q>", binds: #"<bind nodeset="/data/q" type="\#(type)" \#(bind)/>"#,
            body: #"<\#(control) ref="/data/q" \#(attributes)><label>Vraag?</label>\#(inner)</\#(control)>"#)
    }

    private static func items(_ names: Any...) -> String {
        names.map { "<item><label>Keuze \($0)</label><value>\($0)</value></item>" }.joined()
    }

    @Test(
        "a control with its type and appearance becomes this widget",
        arguments: [
            ("input", "string", "", Widget.text), ("input", "string", #"appearance="multiline""#, .multiline),
            ("input", "int", "", .number), ("input", "decimal", "", .number),
            ("input", "string", #"appearance="numbers""#, .number), ("input", "date", "", .date),
            ("input", "date", #"appearance="month-year""#, .monthYear), ("input", "date", #"appearance="year""#, .year),
            ("input", "date", #"appearance="no-calendar""#, .date), ("input", "time", "", .time),
            ("input", "dateTime", "", .dateTime), ("select1", "string", "", .radios),
            ("select1", "string", #"appearance="minimal""#, .menu),
            ("select1", "string", #"appearance="quick""#, .radios),
            ("select1", "string", #"appearance="likert""#, .scale), ("select", "string", "", .checkboxes),
            ("select", "string", #"appearance="minimal""#, .checkboxes), ("odk:rank", "odk:rank", "", .rank),
            ("trigger", "string", "", .acknowledge),
            ("range", "int", #"start="0" end="10" step="1""#, .scale),
            ("range", "decimal", #"start="15" end="25" step="0.5""#, .number),
        ])
    func chooses(_ control: String, _ type: String, _ attributes: String, _ expected: Widget) throws {
        let choices = ["select", "select1", "odk:rank"].contains(control) ? Self.items(1, 2, 3) : ""
        let form = try form(control, type: type, attributes: attributes, inner: choices)
        #expect(Widget(for: form.definition.questions[0]) == expected)
        let page = try form.parsed()
        #expect(page.elements("h1").first?.text.hasPrefix("Vraag?") == true)
        page.expectControlsHaveNames()
        try page.expectReferencesHold()
    }

    @Test("a question that may be skipped says so in words, a required one says nothing", arguments: [false, true])
    func marksOptional(_ required: Bool) throws {
        let page = try form("input", bind: required ? #"required="true()""# : "").parsed()
        #expect(page.text.contains("(niet verplicht)") == !required)
        #expect(!page.text.contains("*"))
    }

    @Test(
        "what is typed is stored and shown again as typed",
        arguments: [
            ("string", "", "Jan & <b>", "Jan & <b>", "Jan & <b>"), ("int", "", "12", "12", "12"),
            ("decimal", "", "3,5", "3.5", "3,5"), ("int", "", "ongeveer 12", "ongeveer 12", "ongeveer 12"),
            ("int", #"appearance="thousands-sep""#, "12000", "12000", "12.000"),
            ("date", #"appearance="year""#, "1950", "1950-01-01", "1950"),
            ("date", #"appearance="year""#, "50", "50", "50"),
        ])
    func keepsTyped(_ type: String, _ attributes: String, _ typed: String, _ stored: String, _ shown: String) throws {
        var form = try form("input", type: type, attributes: attributes)
        let key = try form.question("q").key.description
        try form.post(0, [key: typed])
        #expect(try form.question("q").value == stored)
        #expect(try form.parsed().element(id: key)?.attribute("value") == shown)
    }

    @Test(
        "digits of an Arabic keyboard are numbers, in numbers by themselves and in text questions for numbers",
        arguments: [("int", ""), ("string", #"appearance="numbers""#)])
    func arabicDigits(_ type: String, _ attributes: String) throws {
        var form = try form("input", type: type, attributes: attributes)
        for typed in ["٤٢", "۴۲"] {
            try form.post(0, [try form.question("q").key.description: typed])
            #expect(try form.question("q").value == "42")
            #expect(form.answers.violations().isEmpty)
        }
    }

    @Test(
        "a date in three fields",
        arguments: [
            (["٣", "٤", "١٩٥٠"], "1950-04-03", ["3", "4", "1950"]),
            (["۰۳", "۰۴", "۱۹۵۰"], "1950-04-03", ["3", "4", "1950"]),
            (["3", "4", "1950"], "1950-04-03", ["3", "4", "1950"]),
            (["03", "04", "1950"], "1950-04-03", ["3", "4", "1950"]),
            (["31", "2", "2026"], "2026-02-31", ["31", "2", "2026"]),
            (["drie", "4", "1950"], "drie-4-1950", ["drie", "4", "1950"]),
            (["3", "", "1950"], "3--1950", ["3", "", "1950"]), (["", "", ""], "", ["", "", ""]),
            (["3-4-1950", "", ""], "1950-04-03", ["3", "4", "1950"]), (["3", "4", "50"], "3-4-50", ["3", "4", "50"]),
        ])
    func datesInParts(_ typed: [String], _ stored: String, _ shown: [String]) throws {
        var form = try form("input", type: "date")
        let key = try form.question("q").key.description
        try form.post(0, [key: typed[0], key + "-m": typed[1], key + "-j": typed[2]])
        #expect(try form.question("q").value == stored)
        let page = try form.parsed()
        #expect(["", "-m", "-j"].map { page.element(id: key + $0)?.attribute("value") } == shown)
    }

    @Test("one choice: chosen, shown again, changed; a page that was not sent changes nothing")
    func choosesOne() throws {
        var form = try form("select1", inner: Self.items("a", "b"))
        let key = try form.question("q").key.description
        try form.post(0, [key: "b"])
        #expect(try form.question("q").value == "b")
        let ticked = try form.parsed().elements("input").filter { $0.attribute("checked") != nil }
        #expect(ticked.map { $0.attribute("value") } == ["b"])
        PostedPage([]).store(on: try form.page(), in: &form.answers)
        #expect(try form.question("q").value == "b")
        PostedPage([(key, "")]).store(on: try form.page(), in: &form.answers)
        #expect(try form.question("q").value.isEmpty)
    }

    @Test("several choices: all ticked are stored, unticking all clears the answer")
    func choosesMany() throws {
        var form = try form("select", inner: Self.items("a", "b", "c"))
        let key = try form.question("q").key.description
        PostedPage([(key, ""), (key, "a"), (key, "c")]).store(on: try form.page(), in: &form.answers)
        #expect(try form.question("q").value == "a c")
        let ticked = try form.parsed().elements("input").filter { $0.attribute("checked") != nil }
        #expect(ticked.map { $0.attribute("value") } == ["a", "c"])
        PostedPage([(key, "")]).store(on: try form.page(), in: &form.answers)
        #expect(try form.question("q").value.isEmpty)
    }

    @Test("a rank is the order of the places given")
    func ranks() throws {
        var form = try form("odk:rank", type: "odk:rank", inner: Self.items("a", "b", "c"))
        let key = try form.question("q").key.description
        try form.post(0, [key + ":a": "3", key + ":b": "1", key + ":c": "2"])
        #expect(try form.question("q").value == "b c a")
        let menus = try form.parsed().elements("select")
        let places = menus.map { $0.elements.first { $0.attribute("selected") != nil }?.attribute("value") }
        #expect(places == ["3", "1", "2"])
    }

    @Test("a scale is eleven radio buttons with words at both ends, and other choices below")
    func scales() throws {
        let ends =
            "<item><label>0 – slecht</label><value>0</value></item>"
            + (1...9).map { "<item><label>\($0)</label><value>\($0)</value></item>" }.joined()
            + "<item><label>10 – goed</label><value>10</value></item>"
            + "<item><label>Weet ik niet</label><value>weet-niet</value></item>"
        let page = try form("select1", attributes: #"appearance="likert""#, inner: ends).parsed()
        let points = page.elements("label").filter { $0.attribute("class") == "point" }
        #expect(points.map(\.text) == ["0 – slecht"] + (1...9).map(String.init) + ["10 – goed"])
        let below = page.elements("label").filter { $0.attribute("class") == "choice" }
        #expect(below.map(\.text) == ["Weet ik niet"])
        #expect(page.elements("p").first { $0.attribute("class") == "ends" }?.text == "0 – slecht10 – goed")
        #expect(page.elements("table").isEmpty && page.elements("input").allSatisfy { $0.attribute("type") != "range" })
    }

    @Test("an error: title, summary that leads to the first choice, the same words at the question")
    func tellsErrors() throws {
        let form = try form(
            "select1", bind: #"required="true()" jr:requiredMsg="Kies er een""#, inner: Self.items("a", "b"))
        let key = try form.question("q").key.description
        let page = try form.parsed(errors: true)
        #expect(try #require(page.elements("title").first).text.hasPrefix("Fout: Vraag?"))
        let link = try #require(page.element(id: "fouten")?.elements.last?.elements.first?.elements.first)
        #expect(link.attribute("href") == "#" + key && link.text == "Kies er een")
        #expect(page.element(id: key)?.attribute("type") == "radio")
        #expect(page.element(id: key + "-fout")?.text == "Fout: Kies er een")
        #expect(page.elements("fieldset").first?.attribute("aria-describedby") == key + "-fout")
    }

    @Test("author's words in another language than the page's carry their language")
    func marksForeignWords() throws {
        let itext = """
            <itext><translation lang="Nederlands (nl)" default="true()"><text id="q"><value>Vraag?</value></text>
            <text id="h"><value>Uitleg</value></text></translation>
            <translation lang="English (en)"><text id="q"><value>-</value></text>
            <text id="h"><value>Hint</value></text></translation></itext>
            """
        let form = try FormUnderTest(
            instance: "<q/>", itext: itext,
            body: #"<input ref="/data/q"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/></input>"#,
            language: "en")
        let page = try form.parsed()
        #expect(page.root.attribute("lang") == "en")
        let label = try #require(page.elements("label").first)
        #expect(label.attribute("lang") == nil)  // "(optional)" inside it is in the page's language
        #expect(label.elements.first?.attribute("lang") == "nl")
        #expect(page.elements("p").first { $0.text == "Hint" }?.attribute("lang") == nil)
    }

    @Test("labels and choices that depend on answers follow them")
    func followsAnswers() throws {
        var form = try FormUnderTest(
            instance: "<g><naam/><q/></g>",
            body: """
                <group ref="/data/g" appearance="field-list"><label>Groep</label>
                <input ref="/data/g/naam"><label>Naam?</label></input>
                <input ref="/data/g/q"><label>Dag <output value="/data/g/naam"/>!</label></input></group>
                """)
        let key = try form.question("naam").key.description
        try form.post(0, [key: "<Ada>"])
        let page = try form.parsed()
        #expect(page.elements("label").map(\.text).contains { $0.hasPrefix("Dag <Ada>!") })
        #expect(page.elements("h1").map(\.text) == ["Groep"])
    }

    @Test("a question that is not asked is not on the page, and comes when it is")
    func hidesWhatIsNotAsked() throws {
        var form = try FormUnderTest(
            instance: "<g><a/><b/></g>", binds: #"<bind nodeset="/data/g/b" relevant="/data/g/a = 'ja'"/>"#,
            body: """
                <group ref="/data/g" appearance="field-list"><label>Groep</label>
                <input ref="/data/g/a"><label>Eerst?</label></input><input ref="/data/g/b"><label>Dan?</label></input></group>
                """)
        #expect(try !form.parsed().text.contains("Dan?"))
        try form.post(0, [try form.question("a").key.description: "ja"])
        #expect(try form.parsed().text.contains("Dan?"))
    }

    @Test("a repeat on a page: a button to add, and one to remove each instance")
    func repeats() throws {
        var form = try FormUnderTest(
            instance: #"<g><r jr:template=""><q/></r><r><q/></r></g>"#,
            body: """
                <group ref="/data/g" appearance="field-list"><label>Mensen</label><group ref="/data/g/r"><label>Persoon</label>
                <repeat nodeset="/data/g/r"><input ref="/data/g/r/q"><label>Wie?</label></input></repeat></group></group>
                """)
        var commands: [String] {
            get throws {
                try form.parsed().elements("button").compactMap { $0.attribute("value") }
                    .filter { $0.hasPrefix("voegtoe:") || $0.hasPrefix("verwijder:") }
            }
        }
        let before = try commands
        #expect(before.count == 2)
        let add = try #require(before.first { $0.hasPrefix("voegtoe:") }).split(separator: ":")
        let repetition = try #require(Int(add[1]))
        let parent = try #require(NodeKey(add[2]))
        #expect(form.answers.addRepeat(repetition, in: parent) != nil)
        #expect(try commands.count == 3)
        let page = try form.parsed()
        #expect(page.text.contains("Persoon 1") && page.text.contains("Persoon 2"))
        try page.expectReferencesHold()
    }
}
