import Testing
import XForms

/// Two questions on `a` and `b`, and the mark on the bind of `b`, with one rule.
private func rule(
    _ id: String, _ severity: Fault.Severity = .warning, _ rule: String, _ expression: String, type: String = "string",
    of a: String = "", choices kind: String = "", more: String = "", nodes: String = "<a/><b/><c/>"
) -> FaultRow {
    FaultRow(id, severity) {
        $0.nodes = nodes
        $0.model = "<bind nodeset=\"/data/a\" type=\"\(a.isEmpty ? "string" : a)\"/>\n\(more)\n"
        $0.model += "¶<bind nodeset=\"/data/b\" type=\"\(type)\" \(rule)=\"\(expression)\"/>"
        $0.body = questions(kind)
    }
}

/// Questions on `a`, with choices or without, and on `b`.
private func questions(_ kind: String) -> String {
    let items = ["d", "e", "1"].map { "<item><label>Keus \($0)</label><value>\($0)</value></item>" }.joined()
    let first =
        kind.isEmpty
        ? "<input ref=\"/data/a\"><label>Hoe gaat het?</label></input>"
        : "<\(kind) ref=\"/data/a\"><label>Wat kiest u?</label>\(items)</\(kind)>"
    return first + "<input ref=\"/data/b\"><label>En nu?</label></input>"
}

private let repeated =
    "<group ref=\"/data/r\"><label>Wie</label><repeat nodeset=\"/data/r\"><input ref=\"/data/r/k\"><label>Hoe?</label></input>"
    + "</repeat></group>"

private func calculated(_ calculation: String) -> String { "<bind nodeset=\"/data/c\" calculate=\"\(calculation)\"/>" }

private let scale = "<range ref=\"/data/c\" start=\"0\" end=\"10\" step=\"1\"><label>Hoe goed?</label></range>"

extension FaultRow {
    /// The same with more questions, asked first.
    fileprivate func asking(_ more: String) -> FaultRow {
        let form = form
        return FaultRow(id, severity) {
            $0 = form
            $0.body = more + form.body
        }
    }

    /// The same with `b` in a group that is shown under a condition.
    fileprivate func around(_ condition: String) -> FaultRow {
        let form = form
        return FaultRow(id, severity) {
            $0 = form
            $0.nodes = "<a/><g><b/></g><c/>"
            $0.model =
                "<bind nodeset=\"/data/g\" relevant=\"\(condition)\"/>\n"
                + form.model.replacing("/data/b", with: "/data/g/b")
            $0.body = form.body.replacing("<input ref=\"/data/b\"><label>En nu?</label></input>", with: "")
            $0.body +=
                "<group ref=\"/data/g\"><label>Meer</label><input ref=\"/data/g/b\"><label>En nu?</label></input></group>"
        }
    }
}

let habitFaults: [FaultRow] = [
    // Calculated from what does not change, or from what has few values.
    rule("calculated-never", .warning, "relevant", "/data/c = 4", more: calculated("1 + 2")),
    rule("calculated-never", .warning, "relevant", "/data/c = 4", more: calculated("if(/data/a = 'x', 1, 2)")),
    rule("calculated-never", .warning, "relevant", "4 &lt; ../c", more: calculated("if(/data/a = 'x', 1, 2)")),
    rule("calculated-never", .warning, "relevant", "../c = 'oud'", more: calculated("if(/data/a = 'x', 'jong', '')")),
    rule(
        "calculated-never", .warning, "relevant", "selected(../c, 'z')",
        more: calculated("if(/data/a = 'x', 'x y', 'y')")),
    rule("calculated-always", .warning, "required", "/data/c &gt; 0", more: calculated("if(/data/a = 'x', 1, 2)")),
    rule(
        "calculated-never", .warning, "relevant", "/data/d = 4",
        more: calculated("1 + 1") + "<bind nodeset=\"/data/d\" calculate=\"/data/c + 1\"/>", nodes: "<a/><b/><c/><d/>"),
    // Never shown, never right, always so.
    rule("never-shown", .warning, "relevant", "false()"),
    rule("never-shown", .warning, "relevant", "not(true())"),
    FaultRow("never-shown", .warning) {
        $0.nodes = "<a/><g><b/></g>"
        $0.model = "¶<bind nodeset=\"/data/g\" relevant=\"false()\"/>"
        $0.body +=
            "<group ref=\"/data/g\"><label>Meer</label><input ref=\"/data/g/b\"><label>Hoe?</label></input></group>"
    },
    rule("never-right", .warning, "constraint", "false()"),
    rule("bare-path", .warning, "relevant", "/data/a"),
    rule("bare-path", .warning, "relevant", "not(../a)"),
    rule("bare-path", .warning, "relevant", "../a and ../c = 1"),
    rule("bare-path", .warning, "calculate", "if(../a, 1, 2)"),
    rule("bare-number", .warning, "relevant", "../a = 1 or 2"),
    rule("same-on-both-sides", .warning, "relevant", "../a = ../a"),
    rule("constraint-elsewhere", .note, "constraint", "/data/a = 'x'"),
    rule("constraint-of-empty", .note, "constraint", ". != ''"),
    rule("constraint-of-empty", .note, "constraint", ". != 'x' and string-length(.) &gt; 0"),
    rule("subtracted-date", .error, "constraint", ". &gt; 2024-01-31", type: "date"),
    rule("subtracted-date", .error, "constraint", ". &gt; date(31-01-2024)", type: "date"),
    rule("times-in-order", .warning, "constraint", ". &lt; '09:00'", type: "time"),
    rule("short-year", .note, "calculate", "int((today() - ../a) div 365)", type: "int", of: "date"),
    rule("fraction-in-whole", .note, "calculate", "../a div 2", type: "int", of: "int"),
    rule("calculation-does-not-fit", .warning, "calculate", "format-date(../a, '%d-%m-%Y')", type: "date", of: "date"),
    // Answers that nobody can give.
    rule("out-of-reach", .warning, "relevant", "/data/a = 'x'", more: "").around("/data/a = 'y'"),
    rule(
        "out-of-reach", .warning, "relevant", "/data/c &lt; 18",
        more: "<bind nodeset=\"/data/c\" constraint=\". &gt;= 18\"/>"
    )
    .asking("<input ref=\"/data/c\"><label>Hoe oud?</label></input>"),
    rule("out-of-reach", .warning, "relevant", "/data/c = 11").asking(scale),
    rule("out-of-reach", .warning, "constraint", "/data/c &gt; 10 and . != ''").asking(scale),
    FaultRow("filter-of-several", .warning) {
        $0.model = "<instance id=\"l\"><root><item><name>x</name><label>X</label><k>d</k></item></root></instance>"
        $0.body =
            questions("select")
            + "<select1 ref=\"/data/c\"><label>Welke?</label>¶<itemset nodeset=\"instance('l')/root/item[k = /data/a]\">"
            + "<value ref=\"name\"/><label ref=\"label\"/></itemset></select1>"
    },
    // Functions.
    rule("swapped-arguments", .warning, "relevant", "selected('e', /data/a)", choices: "select"),
    rule("swapped-arguments", .warning, "relevant", "contains('x', ../a)"),
    rule("counted-choices", .warning, "relevant", "count(/data/a) &gt; 1", choices: "select"),
    rule("counted-choices", .warning, "calculate", "sum(../a)", choices: "select"),
    rule("only-here", .warning, "relevant", "selected(../a, 1)", choices: "select"),
    rule("choice-name-elsewhere", .warning, "calculate", "jr:choice-name(../a, '/data/b')", choices: "select1"),
    rule("position-of-one", .warning, "calculate", "position(..)"),
    rule("slashed-pattern", .warning, "constraint", "regex(., '/^[0-9]{4}$/')"),
    rule("lost-backslash", .warning, "constraint", "regex(., '^d{4}$')"),
    rule("loose-ends", .note, "constraint", "regex(., '[0-9]{4}')"),
    rule("chance-again", .note, "calculate", "round(random() * 10)"),
    rule("quoted-path", .warning, "calculate", "concat('/data/a', ' x')"),
    FaultRow("value-of-group", .warning) {
        $0.nodes = "<a/><r><k/></r>"
        $0.model = "¶<bind nodeset=\"/data/a\" type=\"int\" readonly=\"true()\" calculate=\"sum(/data/r)\"/>"
        $0.body = repeated
    },
    FaultRow("no-such-place", .warning) {
        $0.nodes = "<a/><r><k/></r>"
        $0.model =
            "<bind nodeset=\"/data/r/k\" type=\"int\"/>\n"
            + "¶<bind nodeset=\"/data/a\" calculate=\"/data/r[0]/k + 1\"/>"
        $0.body = repeated
    },
    // Left as it was typed.
    FaultRow("default-is-expression", .warning) { $0.nodes = "¶<a>today()</a><b/><c/>" },
    FaultRow("default-is-expression", .warning) { $0.nodes = "¶<a>${b}</a><b/><c/>" },
    FaultRow("default-is-expression", .warning) { $0.nodes = "¶<a>/data/b</a><b/><c/>" },
    FaultRow("quoted-value", .warning) {
        $0.body = """
            <select1 ref="/data/a"><label>Wat?</label>¶<item><label>Ja</label><value>'ja'</value></item>
            <item><label>Nee</label><value>nee</value></item></select1>
            """
    },
    FaultRow("typed-choice", .warning) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"select1\"/>"
        $0.body = "¶<input ref=\"/data/a\"><label>Hoe?</label></input>"
    },
    FaultRow("half-steps", .warning) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
        $0.body = "¶<range ref=\"/data/a\" start=\"0\" end=\"10\" step=\"0.5\"><label>Hoe?</label></range>"
    },
    FaultRow("markup-shown", .note) {
        $0.body = "<input ref=\"/data/a\">¶<label>Hoe &lt;b&gt;gaat&lt;/b&gt; het?</label></input>"
    },
    FaultRow("markup-shown", .note) { $0.body = "<input ref=\"/data/a\">¶<label>Hoe **gaat** het?</label></input>" },
    FaultRow("reference-shown", .warning) {
        $0.body = "<input ref=\"/data/a\">¶<label>jr:itext('a')</label></input>"
    },
    FaultRow("unresolved-name", .warning) { $0.body = "<input ref=\"/data/a\">¶<label>Dag {{naam}}?</label></input>" },
    FaultRow("count-of-words", .warning) {
        $0.nodes = "<a/><r><k/></r>"
        $0.body += repeated.replacing("<repeat ", with: "¶<repeat jr:count=\"/data/a\" ")
    },
    FaultRow("asked-later", .note) {
        $0.model = "¶<bind nodeset=\"/data/a\" relevant=\"/data/b = 'x'\"/>"
        $0.body = questions("")
    },
    FaultRow("asked-later", .note) {
        $0.nodes = "<a/><r><k/></r>"
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
        $0.body = repeated.replacing("<repeat ", with: "¶<repeat jr:count=\"/data/a\" ") + $0.body
    },
]

/// The names of the faults above, to look for in what is sound.
private let habits = Set(habitFaults.map(\.id)).subtracting(["only-here", "quoted-path", "unresolved-name"])

/// Like those faults, and sound: a rule on `b`.
let soundHabits: [FaultRow] = [
    rule("-", .note, "relevant", "/data/c = 2", more: calculated("if(/data/a = 'x', 1, 2)")),
    rule("-", .note, "relevant", "/data/c = 4", more: calculated("if(/data/a = 'x', 1, /data/a)")),
    rule("-", .note, "relevant", "/data/c = 4", more: calculated("string-length(/data/a)")),
    rule(
        "-", .note, "relevant", "/data/c = ''",
        more: "<bind nodeset=\"/data/c\" relevant=\"/data/a = 'x'\" calculate=\"1\"/>"),
    rule("-", .note, "relevant", "/data/c != '2'", more: calculated("if(/data/a = 'x', '1', '2')")),
    rule("-", .note, "relevant", "/data/a = 'x'").around("/data/a = 'x'"),
    rule("-", .note, "relevant", "/data/c &lt; 18", more: "<bind nodeset=\"/data/c\" constraint=\". &gt;= 16\"/>")
        .asking("<input ref=\"/data/c\"><label>Hoe oud?</label></input>"),
    rule("-", .note, "relevant", "/data/c &gt;= 10").asking(scale),
    rule("-", .note, "relevant", "/data/c = ''").asking(scale),
    rule("-", .note, "readonly=\"true()\" relevant", "false()"),
    rule("-", .note, "relevant", "true()"), rule("-", .note, "required", "false()"),
    rule("-", .note, "relevant", "../a = 1 or ../a = 2"), rule("-", .note, "relevant", "../a = ../c"),
    rule("-", .note, "relevant", "boolean(../a)"), rule("-", .note, "constraint", ". = /data/a"),
    rule("-", .note, "constraint", ". != 'x'"), rule("-", .note, "constraint", "string-length(.) &gt; 5"),
    rule("-", .note, "constraint", ". &gt; date('2024-01-31')", type: "date"),
    rule("-", .note, "calculate", "../a - 1 - 2", type: "int", of: "int"),
    rule("-", .note, "constraint", "decimal-time(.) &lt; 0.5", type: "time"),
    rule("-", .note, "calculate", "int((today() - ../a) div 365.25)", type: "int", of: "date"),
    rule("-", .note, "calculate", "../a div 365", type: "decimal", of: "int"),
    rule("-", .note, "relevant", "selected('d e', /data/a)", choices: "select1"),
    rule("-", .note, "relevant", "selected(/data/a, 'e')", choices: "select"),
    rule("-", .note, "relevant", "count-selected(/data/a) &gt; 1", choices: "select"),
    rule("-", .note, "relevant", "count(/data/a) = 1"),
    rule("-", .note, "calculate", "jr:choice-name(../a, '/data/a')", choices: "select1"),
    rule("-", .note, "constraint", "regex(., '^[0-9]{4}$')"), rule("-", .note, "constraint", "regex(., '^\\d{4}$')"),
    rule("-", .note, "constraint", "regex(., '^(ds|de)$')"), rule("-", .note, "calculate", "once(random())"),
    rule("-", .note, "calculate", "concat('/', ../a)"),
    FaultRow("-", .note) { $0.nodes = "<a>a (b)</a><b>/</b><c>niet /data/x</c>" },
    FaultRow("-", .note) { $0.body = "<input ref=\"/data/a\"><label>Is 3 &lt; 4, en 2 * 3 * 4?</label></input>" },
    FaultRow("-", .note) {
        $0.model = "<bind nodeset=\"/data/b\" relevant=\"/data/a = 'x'\"/>"
        $0.body = questions("")
    },
    FaultRow("-", .note) {
        $0.model = "<bind nodeset=\"/data/a\" relevant=\"/data/b = 'x'\"/>"
        $0.body = "<group appearance=\"field-list\"><label>Samen</label>" + questions("") + "</group>"
    },
    FaultRow("-", .note) {
        $0.nodes = "<a/><r><k/></r>"
        $0.model =
            "<bind nodeset=\"/data/a\" type=\"int\"/><bind nodeset=\"/data/r/k\" type=\"int\"/>"
            + "<bind nodeset=\"/data/r\" relevant=\"/data/a &gt; 0\"/>"
        $0.body += repeated.replacing("<repeat ", with: "<repeat jr:count=\"/data/a\" ")
    },
]

/// Attributes on the wrong element, and what the repair must say.
private let misplaced: [(bind: String, question: String, repair: String)] = [
    ("", "relevant=\"/data/b = 1\"", "on the <bind>"), ("", "required=\"true()\"", "on the <bind>"),
    ("", "hint=\"x\"", "<hint>"), ("appearance=\"multiline\"", "", "on the question"), ("label=\"x\"", "", "<label>"),
    ("default=\"1\"", "", "in the <instance>"), ("relevnt=\"true()\"", "", "spelling"),
]

@Suite("Habits of people who write questionnaires by hand")
struct HabitFaultTests {
    @Test("Each is named at its place, once", arguments: habitFaults)
    func named(row: FaultRow) {
        let report = row.form.report
        let lines = report.lines(file: "proef.xml", language: "en").joined(separator: "\n")
        let found = report.diagnostics.filter { $0.id == row.id && $0.position == row.form.mark }
        #expect(found.count == 1, "\(row.id) in\n\(lines)")
        #expect(found.first?.severity == row.severity)
        #expect(report.hasErrors == (row.severity == .error), "\(lines)")
        #expect(found.first.map { $0.fault.message["nl"] != $0.fault.message["en"] } == true)
    }

    @Test("What looks like them is left in peace", arguments: soundHabits)
    func sound(row: FaultRow) {
        let found = row.form.report.diagnostics.filter { habits.contains($0.id) || $0.severity == .error }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") }) in\n\(row.form.marked)")
    }

    @Test("An attribute on the wrong element is told where it belongs", arguments: misplaced)
    func attributes(bind: String, question: String, repair: String) {
        var form = CheckedForm()
        form.model = "<bind nodeset=\"/data/a\" \(bind)/>"
        form.body = "<input ref=\"/data/a\" \(question)><label>Hoe gaat het?</label></input>"
        let found = form.report.diagnostics.filter { $0.id == "unknown-attribute" }
        #expect(found.count == 1 && found[0].fault.repair["en"].contains(repair), "\(found)")
    }
}
