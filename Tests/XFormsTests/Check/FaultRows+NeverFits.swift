import Testing
import XForms

private func asked(_ type: String, _ rule: String, more: String = "") -> (inout CheckedForm) -> Void {
    { form in
        form.model = "¶<bind nodeset=\"/data/a\" type=\"\(type)\" \(rule)/>" + more
    }
}

private func calculated(_ expression: String, type: String = "int") -> (inout CheckedForm) -> Void {
    { form in
        form.model =
            "<bind nodeset=\"/data/a\" type=\"\(type)\"/>"
            + "¶<bind nodeset=\"/data/b\" calculate=\"\(expression)\"/>"
    }
}

private func question(_ label: String, type: String, _ control: String = "input") -> (inout CheckedForm) -> Void {
    { form in
        form.model = "<bind nodeset=\"/data/a\" type=\"\(type)\"/>"
        form.body = "¶<\(control) ref=\"/data/a\"><label>\(label)</label></\(control)>"
    }
}

private func prefixed(_ prefix: String, _ namespace: String) -> (inout CheckedForm) -> Void {
    { form in
        form.namespaces += " xmlns:x=\"urn:x\""
        form.nodes = "<a/><b><b/></b>"
        form.model = "¶<bind xmlns:\(prefix)=\"\(namespace)\" nodeset=\"/data/b\" \(prefix):count=\"1\"/>"
    }
}

private let repeating = """
    <group ref="/data/b"><label>Mensen</label><repeat nodeset="/data/b"><input ref="/data/b/x"><label>Hoe oud?</label></input>
    </repeat></group>
    """

private func inRepeat(_ expression: String) -> (inout CheckedForm) -> Void {
    { form in
        form.nodes = "<a/><b><x/></b><c/>"
        form.model =
            "<bind nodeset=\"/data/b/x\" type=\"int\"/>¶<bind nodeset=\"/data/c\" calculate=\"\(expression)\"/>"
        form.body += repeating
    }
}

let neverFits: [FaultRow] = [
    FaultRow("never-holds", .warning, asked("string", "constraint=\"string-length(.) &lt; 0\"")),
    FaultRow("never-holds", .warning, asked("string", "relevant=\"0 &gt; string-length(/data/b)\"")),
    FaultRow(
        "never-holds", .warning,
        asked("string", "constraint=\"string-length(.) &gt; 5 and string-length(.) &lt;= 5\"")),
    FaultRow("never-holds", .warning, asked("string", "constraint=\"string-length() = 2.5\"")),
    FaultRow("never-holds", .warning, asked("int", "constraint=\". = 2.5\"")),
    FaultRow("pattern-fits-nothing", .warning, asked("string", "constraint=\"regex(., '^$a')\"")),
    FaultRow("pattern-fits-nothing", .warning, asked("string", "constraint=\"regex(., '^[0-9]{4}$ ?[A-Z]+')\"")),
    FaultRow("pattern-fits-nothing", .warning, asked("string", "constraint=\"regex(., '(a|bc)^d$')\"")),
    FaultRow("bounds-turned", .warning, calculated("checklist(3, 1, /data/a = 1, /data/a = 2)")),
    FaultRow("divided-by-nought", .warning, calculated("1 + /data/a div 0")),
    FaultRow("divided-by-nought", .warning, calculated("round(/data/a mod 0)")),
    FaultRow("computed-text", .note, calculated("today() - /data/a", type: "string")),
    FaultRow("computed-text", .note, calculated("if(true(), 2 * /data/a, 0)", type: "xsd:string")),
    FaultRow("many-of-one", .note, calculated("sum(/data/a)")),
    FaultRow("wrong-argument", .warning, inRepeat("indexed-repeat(/data/a, /data/b, 1)")),
    FaultRow("pressed-value", .warning, question("Ik heb het gelezen", type: "int", "trigger")),
    FaultRow("digits-as-number", .note, question("Wat is uw telefoonnummer?", type: "int")),
    FaultRow("digits-as-number", .note, question("What is your postal code?", type: "decimal")),
    FaultRow("never-filled", .note) { $0.model = "¶<bind nodeset=\"/data/b\" required=\"true()\"/>" },
    FaultRow("never-filled", .note) { $0.nodes = "<a/>¶<b/>" },
    FaultRow("prefix-elsewhere", .warning, prefixed("jr", "http://openrosa.org/javarosa/")),
    FaultRow("prefix-elsewhere", .warning, prefixed("bs", "urn:buurtstem")),
]

private let names = Set(neverFits.map(\.id))

/// Like those faults, and sound.
private let fits: [FaultRow] = [
    FaultRow("-", .note, asked("string", "constraint=\"string-length(.) &gt; 4 and string-length(.) &lt;= 5\"")),
    FaultRow("-", .note, asked("string", "constraint=\"string-length(.) &lt; 3 or string-length(.) &gt; 5\"")),
    FaultRow("-", .note, asked("string", "relevant=\"string-length(/data/b) = 0\"")),
    FaultRow("-", .note, asked("decimal", "constraint=\". = 2.5\"")),
    FaultRow("-", .note, asked("int", "constraint=\". &lt; 2.5\"")),
    FaultRow("-", .note, asked("string", "constraint=\"regex(., '^(a|b$|^c)*$')\"")),
    FaultRow("-", .note, asked("string", "constraint=\"regex(., '^a?^b')\"")),
    FaultRow("-", .note, asked("string", "constraint=\"regex(., '^(x$)?$')\"")),
    FaultRow("-", .note, asked("string", "constraint=\"regex(., '^a\\$b$')\"")),
    FaultRow("-", .note, calculated("checklist(1, -1, /data/a = 1, /data/a = 2)")),
    FaultRow("-", .note, calculated("/data/a div 10")),
    FaultRow("-", .note, calculated("today() - /data/a", type: "date")),
    FaultRow("-", .note, calculated("concat(/data/a, 'x')", type: "string")),
    FaultRow("-", .note, calculated("count(/data/a)")),
    FaultRow("-", .note, inRepeat("indexed-repeat(/data/b/x, /data/b, 1) + sum(/data/b/x)")),
    FaultRow("-", .note, question("Ik heb het gelezen", type: "string", "trigger")),
    FaultRow("-", .note, question("Wat is uw telefoonnummer?", type: "string")),
    FaultRow("-", .note, question("Hoe vaak gebruikt u de telefoon?", type: "int")),
    FaultRow("-", .note) { $0.nodes = "<a/><b>ja</b>" },
    FaultRow("-", .note) {
        $0.nodes = "<a/><b/><g/>"
        $0.model = "<setvalue event=\"odk-instance-first-load\" ref=\"/data/b\" value=\"/data/a\"/>"
        $0.body +=
            "<group ref=\"/data/g\"><label>Samen</label><input ref=\"/data/a\"><label>Hoe?</label></input></group>"
    },
    FaultRow("-", .note, prefixed("x", "http://openrosa.org/javarosa/")),
]

@Suite("Rules that no answer keeps, and values that nothing fills")
struct NeverFitsTests {
    @Test("Each is named at its place, once", arguments: neverFits)
    func named(row: FaultRow) {
        let report = row.form.report
        let lines = report.lines(file: "proef.xml", language: "en").joined(separator: "\n")
        let found = report.diagnostics.filter { $0.id == row.id && $0.position == row.form.mark }
        #expect(found.count == 1, "\(row.id) in\n\(lines)")
        #expect(found.first?.severity == row.severity && !report.hasErrors, "\(lines)")
        #expect(found.first.map { $0.fault.message["nl"] != $0.fault.message["en"] } == true)
    }

    @Test("What looks like them is left in peace", arguments: fits)
    func sound(row: FaultRow) {
        let mark = row.form.mark
        let found = row.form.report.diagnostics.filter {
            names.contains($0.id) && ($0.id != "never-filled" || mark == nil) || $0.severity == .error
        }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") }) in\n\(row.form.marked)")
    }
}
