import Testing
import XForms

@Suite("A slip of somebody who knows another language gets the repair for it")
struct SlipTests {
    @Test(
        "in what cannot be understood",
        arguments: [
            ("not ../a = 1", "not("), ("${a} = 1", "/data/name"),
            ("$a = 1", "does not stand for a question"), ("../a == 1", "single ="), ("../a &lt;&gt; 1", "!="),
            ("../a = 1 AND ../c = 2", "lower case"), ("../a &lt; 1,5", "with a point"), ("../a / 2 = 1", "div"),
            ("(../a + 1) / 365.25 &gt; 1", "div"), ("../a =&gt; 1", ">="), ("../a =&lt; 1", ">="),
            ("../a &amp;gt; 1", "escaped twice"), ("&gt; 0 and &lt; 10", "on each side"),
            ("../a &gt; 0 and &lt; 10", "on each side"), ("!selected(../a, '1')", "not("), ("../a % 2 = 0", "mod"),
            ("../a ^ 2 = 4", "pow("), ("../a = 1; ../c = 2", "comma"), ("../a in ('1', '2')", "selected("),
            ("../a = 'it's'", "&quot;"), ("../a = 1 and", "too early"), ("(../a = 1", "count the brackets"),
            ("../a &amp; 'x' = 'yx'", "concat("),
        ])
    func syntax(expression: String, repair: String) throws {
        try expect("relevant=\"\(expression)\"", error: "xpath-syntax", repair: repair)
    }

    @Test(
        "in a name that leads to nothing",
        arguments: [
            ("required=\"yes\"", "write required=\"true()\""), ("readonly=\"ja\"", "write readonly=\"true()\""),
            ("required=\"TRUE\"", "write required=\"true()\""), ("relevant=\"nee\"", "write relevant=\"false()\""),
            ("relevant=\"../a = ja\"", "between quotes"), ("constraint=\". &lt;= today\"", "today()"),
            ("relevant=\"not /data/a = 1\"", "not("), ("constraint=\". = leeg\"", "''"),
        ])
    func name(rule: String, repair: String) throws { try expect(rule, error: "missing-node", repair: repair) }

    @Test("the word null stays a warning, with the way to say it")
    func null() {
        var form = CheckedForm()
        form.model = "<bind nodeset=\"/data/b\" relevant=\"../a != null\"/>"
        let found = form.report.diagnostics.filter { $0.id == "missing-node" }
        #expect(found.map(\.severity) == [.warning] && found[0].fault.repair["nl"].contains("''"))
    }

    @Test(
        "in the name of a function",
        arguments: [
            ("length(.) = 10", "string-length("), ("isnull(../a)", "= ''"), ("avg(../a) = 1", "sum("),
            ("year(../a) = 2000", "format-date("), ("TRUE()", "true()"), ("choice-name(../a, '/data/a') = 'x'", "jr:"),
        ])
    func function(expression: String, repair: String) throws {
        try expect("constraint=\"\(expression)\"", error: "unknown-function", repair: repair)
    }

    @Test("in the number of arguments, with how the function is called")
    func arguments() throws {
        try expect("relevant=\"if(../a = 1, 'x')\"", error: "argument-count", repair: "then, else")
    }

    @Test(
        "the name that was meant, and none where nothing is near",
        arguments: [
            ("a = 1", "/data/a"), ("../leeftjd = 1", "/data/leeftijd"), ("leeftijd = 1", "/data/leeftijd"),
            ("/leeftijd = 1", "/data/leeftijd"), ("/data/group/wie = 'x'", "/data/groep/wie"),
            ("wie = 'x'", "/data/groep/wie"),
            ("../zz = 1", nil), ("ja = 1", nil), ("drie = 1", nil),
        ])
    func meant(expression: String, path: String?) {
        var form = CheckedForm()
        form.nodes = "<a/><b/><leeftijd/><groep><wie/></groep>"
        form.model = "<bind nodeset=\"/data/b\" relevant=\"\(expression)\"/>"
        let messages = form.report.diagnostics.filter { $0.id == "missing-node" }.map { $0.fault.message["en"] }
        #expect(messages.count == 1)
        #expect(messages.first?.contains("did you mean") == (path != nil), "\(messages)")
        if let path { #expect(messages.first?.contains("‘\(path)’?") == true, "\(messages)") }
    }

    @Test("in a count of repeats", arguments: [("drie", "figures: 3"), ("../aantl", "correct the path")])
    func count(written: String, repair: String) {
        var form = CheckedForm()
        form.nodes = "<aantal/><r><b/></r>"
        form.body = """
            <group ref="/data/r"><label>Wie</label><repeat nodeset="/data/r" jr:count="\(written)">
            <input ref="/data/r/b"><label>Hoe?</label></input></repeat></group>
            """
        let found = form.report.diagnostics.filter { $0.id == "missing-node" }
        #expect(found.count == 1 && found[0].fault.repair["en"].contains(repair), "\(found)")
    }

    @Test("in a type", arguments: [("number", "decimal"), ("select_one", "select1"), ("integre", "integer")])
    func type(written: String, meant: String) {
        var form = CheckedForm()
        form.model = "<bind nodeset=\"/data/a\" type=\"\(written)\"/>"
        let found = form.report.diagnostics.filter { $0.id == "unknown-type" }
        #expect(found.count == 1 && found[0].fault.message["en"].contains("did you mean ‘\(meant)’"))
    }

    @Test("in an event", arguments: [("xforms-value-change", "xforms-value-changed"), ("", "does not say when")])
    func event(written: String, words: String) {
        var form = CheckedForm()
        form.model = "<setvalue ref=\"/data/a\" value=\"1\" event=\"\(written)\"/>"
        let found = form.report.diagnostics.filter { $0.id == "unknown-event" }
        #expect(found.count == 1 && found[0].fault.message["en"].contains(words), "\(found)")
    }

    @Test("in a filter: an answer is read by its whole path, a list by its name in quotes")
    func filter() {
        var form = CheckedForm()
        form.model = "<instance id=\"l\"><root><item><name>x</name><label>X</label><k>1</k></item></root></instance>"
        for (nodeset, id, repair) in [
            ("instance('l')/root/item[k = ../a]", "missing-column", "/data/a"),
            ("instance(l)/root/item", "unknown-instance", "instance('list')"),
        ] {
            form.body = """
                <select1 ref="/data/b"><label>Wat?</label><itemset nodeset="\(nodeset)"><value ref="name"/>
                <label ref="label"/></itemset></select1>
                """
            let found = form.report.diagnostics.filter { $0.id == id }
            #expect(found.count == 1 && found[0].fault.repair["en"].contains(repair), "\(form.report.diagnostics)")
        }
    }

    /// One error of this name on the bind, with the repair.
    private func expect(_ rule: String, error id: String, repair: String) throws {
        var form = CheckedForm()
        form.model = "¶<bind nodeset=\"/data/b\" \(rule)/>"
        let report = form.report
        let errors = report.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.id) == [id] && errors.first?.position == form.mark, "\(errors)")
        #expect(errors.first?.fault.repair["en"].contains(repair) == true, "\(errors)")
    }
}
