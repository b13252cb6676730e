import Testing
import XForms

/// A question on `a` of a type, with choices where it has some, and a bind of `b` with one rule, marked.
private func rule(
    _ id: String, type: String = "int", _ rule: String, _ expression: String
) -> FaultRow {
    FaultRow(id, .warning) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"\(type)\"/>\n"
        $0.model += "¶<bind nodeset=\"/data/b\" \(rule)=\"\(expression)\"/>"
    }
}

/// A question on `a` with a look, marked.
private func look(
    _ id: String, _ severity: Fault.Severity, _ words: String, on kind: String = "input", type: String = "string"
) -> FaultRow {
    FaultRow(id, severity) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"\(type)\"/>"
        $0.body = "¶<\(kind) ref=\"/data/a\" appearance=\"\(words)\"><label>Hoe gaat het?</label>"
        if kind != "input" {
            $0.body +=
                "<item><label>Goed</label><value>1</value></item><item><label>Slecht</label><value>2</value></item>"
        }
        $0.body += "</\(kind)>"
    }
}

private func scale(_ id: String, start: Int = 0, end: Int, step: Int) -> FaultRow {
    FaultRow(id, .warning) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
        $0.body = """
            ¶<range ref="/data/a" start="\(start)" end="\(end)" step="\(step)"><label>Hoe gaat het?</label></range>
            """
    }
}

private func bind(_ attributes: String) -> FaultRow {
    FaultRow("unknown-attribute", .warning) { $0.model = "¶<bind nodeset=\"/data/a\" \(attributes)/>" }
}

let conditionFaults: [FaultRow] = [
    rule("never-holds", "relevant", "../a = 1 and ../a = 2"),
    rule("never-holds", type: "string", "relevant", "/data/a = 'x' and /data/a = 'y'"),
    rule("never-holds", "relevant", "../a &gt; 10 and ../a &lt; 5"),
    rule("never-holds", "relevant", "../a &gt; 5 and 5 &gt;= ../a"),
    rule("never-holds", "relevant", "../c = 'x' or (../a &lt; 0 and ../a &gt; 1)"),
    rule("always-holds", "relevant", "../a != 1 or ../a != 2"),
    rule("always-holds", type: "string", "relevant", "../a != 'x' or ../a != 'y'"),
    rule("always-holds", "relevant", "../a &gt;= 0 or ../a &lt;= 120"),
    rule("bare-text", type: "string", "relevant", "../a = 'x' or 'y'"),
    rule("bare-text", type: "string", "calculate", "if(../a = 'x' and 'y', 1, 2)"),
    rule("chained-comparison", "relevant", "0 &lt; ../a &lt; 10"),
    rule("chained-comparison", "relevant", "../c = 'x' and 0 &lt;= ../a &lt; 10"),
    rule("wrong-argument", type: "string", "relevant", "regex('[0-9]+', ../a)"),
    rule("wrong-argument", type: "date", "calculate", "format-date(../a, 'YYYY-MM-DD')"),
    FaultRow("calculation-does-not-fit", .warning) {
        $0.model = "¶<bind nodeset=\"/data/b\" type=\"int\" calculate=\"1.5\"/>"
    },
    look("exclusive-appearances", .warning, "multiline numbers"),
    look("exclusive-appearances", .warning, "year month-year", type: "date"),
    look("exclusive-appearances", .warning, "minimal likert", on: "select1"),
    look("exclusive-appearances", .warning, "label list-nolabel", on: "select1"),
    look("exclusive-appearances", .warning, "columns-2 columns-3", on: "select"),
    look("unknown-appearance", .warning, "columns-x", on: "select"),
    look("joined-appearances", .warning, "multiline,numbers"),
    look("joined-appearances", .warning, "minimal, quick", on: "select1"),
    look("appearance-of-type", .note, "year", type: "int"),
    look("appearance-of-type", .note, "month-year"),
    look("appearance-of-type", .note, "multiline", type: "int"),
    scale("range-step-beside-end", end: 10, step: 3),
    FaultRow("default-does-not-fit", .warning) {
        $0.nodes = "¶<a>11</a><b/><c/>"
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
        $0.body = "<range ref=\"/data/a\" start=\"0\" end=\"10\" step=\"1\"><label>Hoe?</label></range>"
    },
    FaultRow("unknown-attribute", .warning) {
        $0.body = "¶<input ref=\"/data/a\" start=\"0\"><label>Hoe gaat het?</label></input>"
    },
    bind("constraint=\". != 'x'\" constraintMsg=\"Nee\""), bind("preload=\"uid\""),
    bind("jr:requiredmsg=\"Nee\""), bind("constraint=\". != 'x'\" jr:constraintMessage=\"Nee\""),
]

/// Like those faults, and sound: the type of `a`, and an expression on `b`.
let soundConditions: [(type: String, rule: String, expression: String)] = [
    ("int", "relevant", "../a &gt;= 5 and ../a &lt;= 5"), ("int", "relevant", "../a = 1 or ../a = 2"),
    ("int", "relevant", "../a != 1 and ../a != 2"), ("int", "relevant", "../a &lt; 0 or ../a &gt; 120"),
    ("int", "relevant", "../a = 1 and ../a = '1'"), ("int", "relevant", "../a = 1 and ../c = 2"),
    ("string", "relevant", "../a != 'x' or ../c != 'y'"), ("string", "relevant", "../a = 'x' or ''"),
    ("int", "relevant", "(../a &gt; 1) = (../a &lt; 10)"), ("int", "relevant", "not(../a = 1) and not(../a = 2)"),
    ("string", "relevant", "regex(../a, '[0-9]+')"), ("date", "calculate", "format-date(../a, '%Y-%m-%d')"),
    ("int", "calculate", "2.0"), ("int", "calculate", "if(../a = 1 and ../a = 2, 1, 0)"),
]

@Suite("Faults of conditions, looks and names")
struct ConditionFaultTests {
    @Test("Each is named at its place, once", arguments: conditionFaults)
    func named(row: FaultRow) {
        let report = row.form.report
        let lines = report.lines(file: "proef.xml", language: "en").joined(separator: "\n")
        let found = report.diagnostics.filter { $0.id == row.id && $0.position == row.form.mark }
        #expect(found.count == 1, "\(row.id) in\n\(lines)")
        #expect(found.first?.severity == row.severity)
        #expect(report.hasErrors == (row.severity == .error), "\(lines)")
    }

    @Test("What looks like them is left in peace", arguments: soundConditions)
    func sound(type: String, rule: String, expression: String) {
        var form = CheckedForm()
        form.model =
            "<bind nodeset=\"/data/a\" type=\"\(type)\"/><bind nodeset=\"/data/b\" \(rule)=\"\(expression)\"/>"
        let found = form.report.diagnostics.filter { $0.severity != .note && !$0.id.hasPrefix("not-offered") }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") })")
    }

    @Test("Looks that go together", arguments: ["numbers thousands-sep", "columns-pack", "columns-2", "w1 multiline"])
    func looks(words: String) {
        let kind = words.hasPrefix("columns") ? "select1" : "input"
        let found = look("-", .note, words, on: kind).form.report.diagnostics
        #expect(!found.contains { $0.id == "exclusive-appearances" || $0.id == "unknown-appearance" })
    }

    @Test(
        "A misspelt element or attribute is named with the one that was meant",
        arguments: [("imput", "input"), ("selectone", "select1"), ("Input", "input"), ("gruop", "group")])
    func meant(written: String, meant: String) {
        var form = CheckedForm()
        form.body += "<\(written) ref=\"/data/b\"><label>Hoe?</label></\(written)>"
        let messages = form.report.diagnostics.filter { $0.id == "unknown-element" }.map(\.fault.message)
        #expect(messages.contains { $0["nl"].contains("bedoelt u ‘\(meant)’") })
        #expect(messages.contains { $0["en"].contains("did you mean ‘\(meant)’") })
    }

    @Test("What the schema does not allow is said in plain words")
    func plain() {
        let details = [
            "Element body has extra content: input", "Element model failed to validate content",
            "Expecting an element got text", "Did not expect element vale there",
            "Invalid attribute foo for element bind",
        ]
        for detail in details {
            let message = Fault.schema(detail).message
            #expect(!message["en"].contains(detail) && !message["nl"].contains(detail))
        }
        #expect(Fault.schema("something else").message["nl"].contains("something else"))
    }
}
