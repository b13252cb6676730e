import Testing
import XForms

private func choices(_ kind: String, _ values: String..., more: String = "") -> String {
    let items = values.map { "<item><label>Keus \($0)</label><value>\($0)</value></item>" }.joined()
    return "<\(kind) ref=\"/data/a\"><label>Wat kiest u?</label>\(items)</\(kind)>" + more
}

private let next = "<input ref=\"/data/b\"><label>En nu?</label></input>"

private func words(_ label: String, then more: String = next) -> String {
    "¶<input ref=\"/data/a\"><label>\(label)</label></input>" + more
}

/// A bind with one rule, beside choices of `a`.
private func choiceRule(_ id: String, on node: String, _ rule: String, _ body: String) -> FaultRow {
    FaultRow(id, .warning) {
        $0.model = "¶<bind nodeset=\"/data/\(node)\" \(rule)/>"
        $0.body = body
    }
}

let choiceNumberFaults: [FaultRow] = [
    choiceRule("words-as-number", on: "c", "calculate=\"/data/a + 1\"", choices("select1", "ja", "nee")),
    choiceRule("words-as-number", on: "c", "calculate=\"2 * (1 - ../a)\"", choices("select1", "ja", "nee")),
    choiceRule("too-many-ticks", on: "a", "constraint=\"count-selected(.) &gt;= 3\"", choices("select", "x", "y")),
    choiceRule("too-many-ticks", on: "a", "constraint=\"3 = count-selected(.)\"", choices("select", "x", "y")),
    choiceRule("too-many-ticks", on: "a", "constraint=\"count-selected(.) &lt; 0\"", choices("select", "x", "y")),
    FaultRow("lone-choice", .note) { $0.body = "¶" + choices("select1", "ja") },
    FaultRow("spaced-id", .warning) {
        $0.root = #"¶<data id="mijn proef" version="1">"#
    },
    FaultRow("wrong-namespace", .warning) {
        $0.body = "<input ref=\"/data/a\">¶<h:label>Hoe gaat het?</h:label></input>"
    },
    FaultRow("shown-before", .note) { $0.body = words("U zei <output value=\"/data/b\"/>, en nu?") },
    FaultRow("shown-before", .note) {
        $0.itext =
            "<itext><translation lang=\"nl\"><text id=\"v\"><value>Wat vond u van <output value=\"/data/b\"/>?</value>"
            + "</text></translation></itext>"
        $0.body = words("").replacing("<label></label>", with: "<label ref=\"jr:itext('v')\"/>")
    },
]

private let names = Set(choiceNumberFaults.map(\.id))

/// Like those faults, and sound.
private let soundChoices: [FaultRow] = [
    choiceRule("-", on: "c", "calculate=\"/data/a + 1\"", choices("select1", "1", "2", "weet-niet")),
    choiceRule("-", on: "c", "calculate=\"if(/data/a = 'ja', 1, 0) + 1\"", choices("select1", "ja", "nee")),
    choiceRule("-", on: "a", "constraint=\"count-selected(.) &lt;= 3\"", choices("select", "x", "y")),
    choiceRule("-", on: "a", "constraint=\"2 &lt;= count-selected(.)\"", choices("select", "x", "y")),
    FaultRow("-", .note) { $0.body = choices("select", "ja") },
    FaultRow("-", .note) {
        $0.body = next + "<input ref=\"/data/a\"><label>U zei <output value=\"/data/b\"/>. Waarom?</label></input>"
    },
    FaultRow("-", .note) {
        $0.body =
            "<group appearance=\"field-list\"><label>Samen</label>" + words("U zei <output value=\"/data/b\"/>?")
            + "</group>"
    },
    FaultRow("-", .note) {
        $0.model = "<bind nodeset=\"/data/b\" calculate=\"1 + 1\"/>"
        $0.body = words("Er zijn er <output value=\"/data/b\"/>. Hoe is dat?", then: "")
    },
]

@Suite("Numbers made of choices, and answers shown too early")
struct ChoiceNumberTests {
    @Test("Each is named at its place, once", arguments: choiceNumberFaults)
    func named(row: FaultRow) {
        let report = row.form.report
        let lines = report.lines(file: "proef.xml", language: "en").joined(separator: "\n")
        let found = report.diagnostics.filter { $0.id == row.id && $0.position == row.form.mark }
        #expect(found.count == 1, "\(row.id) in\n\(lines)")
        #expect(found.first?.severity == row.severity && !report.hasErrors, "\(lines)")
        #expect(found.first.map { $0.fault.message["nl"] != $0.fault.message["en"] } == true)
    }

    @Test("What looks like them is left in peace", arguments: soundChoices)
    func sound(row: FaultRow) {
        let found = row.form.report.diagnostics.filter { names.contains($0.id) || $0.severity == .error }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") }) in\n\(row.form.marked)")
    }
}
