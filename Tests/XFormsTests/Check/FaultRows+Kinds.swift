import XForms

/// A question on `a` of a type, and a bind of `b` with one rule, marked.
private func row(
    _ id: String, _ severity: Fault.Severity, a type: String, _ rule: String, _ expression: String
) -> FaultRow {
    FaultRow(id, severity) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"\(type)\"/>\n"
        $0.model += "¶<bind nodeset=\"/data/b\" \(rule)=\"\(expression)\"/>"
    }
}

/// A bind of `b` of a type, with a calculation.
private func result(_ severity: Fault.Severity, _ type: String, _ expression: String) -> FaultRow {
    FaultRow("calculation-does-not-fit", severity) {
        $0.model = "¶<bind nodeset=\"/data/b\" type=\"\(type)\" calculate=\"\(expression)\"/>"
    }
}

/// A bind of the asked `a` with a type and a constraint.
private func own(_ id: String, _ severity: Fault.Severity, _ type: String, _ constraint: String) -> FaultRow {
    FaultRow(id, severity) {
        $0.model = "¶<bind nodeset=\"/data/a\" type=\"\(type)\" constraint=\"\(constraint)\" jr:constraintMsg=\"Nee\"/>"
    }
}

let kindFaults: [FaultRow] = [
    row("never-a-number", .error, a: "int", "relevant", "/data/a = 'veel'"),
    row("never-a-number", .error, a: "decimal", "relevant", "../a &gt; 'veel'"),
    row("never-a-number", .error, a: "int", "relevant", "'1,5' &lt; ../a"),
    row("never-a-number", .error, a: "string", "calculate", "'abc' + 1"),
    row("never-a-number", .error, a: "string", "calculate", "today() - 'jaar'"),
    row("never-a-number", .error, a: "string", "calculate", "../a * concat('a', 2)"),
    row("never-a-number", .error, a: "string", "calculate", "-'x'"),
    row("never-a-number", .error, a: "string", "relevant", "string-length(../a) = 'drie'"),
    row("never-a-number", .error, a: "string", "relevant", "not(count-selected(../a) &gt; 'twee')"),
    own("never-a-number", .error, "int", ". &gt; 'nul'"),
    row("date-beside-number", .error, a: "date", "relevant", "../a &gt; 18"),
    row("date-beside-number", .error, a: "int", "relevant", "today() &lt; ../a"),
    row("date-beside-number", .error, a: "int", "relevant", "today() = 2026"),
    own("date-beside-number", .error, "date", ". &gt; 2020"),
    own("date-beside-number", .error, "int", ". &lt; today()"),
    row("wrong-time", .error, a: "time", "relevant", "../a &gt; '25:61'"),
    row("wrong-date", .error, a: "string", "relevant", "today() &gt; 'morgen'"),
    row("truth-beside-text", .warning, a: "string", "relevant", "selected(../a, 'x') = 'false'"),
    row("quoted-path", .error, a: "string", "relevant", "'/data/a' = 1"),
    row("quoted-path", .error, a: "string", "calculate", "'/data/a' + 1"),
    row("constant-rule", .error, a: "string", "relevant", "'yes'"),
    row("constant-rule", .error, a: "string", "relevant", "'false'"),
    row("constant-rule", .warning, a: "string", "required", "'true'"),
    result(.error, "int", "'abc'"), result(.error, "int", "concat('a', 'b')"), result(.error, "date", "'gisteren'"),
    result(.error, "int", "string(today())"), result(.warning, "int", "if(../a = 'x', 'veel', 1)"),
    row("wrong-argument", .error, a: "string", "calculate", "substr(../a, 'x')"),
    row("wrong-argument", .error, a: "string", "calculate", "round(../a, 'x')"),
    row("wrong-argument", .error, a: "string", "calculate", "checklist('a', 2, true())"),
    row("wrong-argument", .error, a: "string", "calculate", "digest(../a, 'MD6')"),
    row("wrong-argument", .error, a: "string", "calculate", "digest(../a, 'MD5', 'utf8')"),
    row("wrong-argument", .error, a: "string", "calculate", "uuid(-1)"),
    row("wrong-argument", .error, a: "string", "calculate", "uuid('x')"),
    row("wrong-argument", .error, a: "string", "calculate", "format-date(today(), '%Q')"),
    row("wrong-argument", .error, a: "string", "calculate", "indexed-repeat(/data/a, /data/a, 1)"),
    row("argument-count", .error, a: "string", "calculate", "weighted-checklist(1, 2, true())"),
    row("wrong-path-text", .error, a: "string", "calculate", "jr:choice-name(../a, ../a)"),
    row("missing-text", .error, a: "string", "calculate", "jr:itext('weg')"),
    row("selected-elsewhere", .warning, a: "int", "relevant", "selected(../a, '1')"),
]

/// Sound expressions that look like the faults.
let soundExpressions: [(type: String, rule: String, expression: String)] = [
    ("int", "relevant", "../a = '3'"), ("int", "relevant", "../a != ''"), ("int", "relevant", "../a &gt;= -1"),
    ("int", "relevant", "string(../a) = 'NaN'"), ("int", "relevant", "../a = 'NaN'"),
    ("date", "relevant", "../a &gt; '2026-01-31'"), ("date", "relevant", "today() - ../a &gt; 18"),
    ("date", "relevant", "../a &lt;= today() + 14"), ("date", "relevant", "decimal-date-time(../a) &gt; 18000"),
    ("date", "relevant", "../a = ''"), ("date", "relevant", "../a &lt; now()"),
    ("date", "relevant", "format-date(../a, '%Y') &gt; 2020"),
    ("date", "relevant", "format-date(../a, '%H:%M %3 %%') = 'x'"),
    ("date", "calculate", "'2026-01-31' + 1"), ("int", "relevant", "../a &gt; number('3')"),
    ("int", "relevant", "int(today()) - ../a &lt; decimal-date-time(today())"),
    ("int", "calculate", "(../a = 1) + (../a = 2)"), ("string", "calculate", "concat('a', 1) "),
    ("string", "calculate", "if(../a = 'x', 'ja', 'nee')"), ("string", "relevant", "selected(../a, 'x') = true()"),
    ("time", "relevant", "../a = '09:30'"), ("string", "relevant", "../a = 'yes'"),
    ("string", "relevant", "../a + 1 = 3"),
    ("string", "calculate", "digest(../a, 'SHA-256', 'hex')"), ("string", "calculate", "digest(../a, ../c)"),
    ("string", "calculate", "substr(../a, 1, string-length(../a) - 1)"), ("string", "calculate", "uuid(8)"),
    ("string", "calculate", "weighted-checklist(1, 2, true(), 1)"), ("string", "calculate", "round(../a, '2')"),
    ("string", "calculate", "if(../a = 1, 2, '')"), ("int", "relevant", "../a &gt; 5 and ../a &lt; 10"),
]
