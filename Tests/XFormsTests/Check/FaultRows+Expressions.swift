import XForms

/// A bind of `b` with one rule, marked.
private func bind(_ rule: String, _ expression: String) -> String {
    "¶<bind nodeset=\"/data/b\" \(rule)=\"\(expression)\"/>"
}

/// A list `l` with columns `name`, `label` and `town`.
let listOfTowns = """
    <instance id="l"><root>
    <item><name>een</name><label>Een</label><town>x</town></item>
    <item><name>twee</name><label>Twee</label><town>y</town></item>
    </root></instance>

    """

/// A question on `a` that takes its choices from the list.
private func selection(_ nodeset: String, value: String = "name", label: String = "label") -> String {
    """
    <select1 ref="/data/a"><label>Welke?</label>
    ¶<itemset nodeset="\(nodeset)"><value ref="\(value)"/><label ref="\(label)"/></itemset></select1>
    """
}

let expressionFaults: [FaultRow] =
    ["relevant", "required", "readonly", "constraint", "calculate"].flatMap { rule in
        [
            FaultRow("xpath-syntax", .error) { $0.model = bind(rule, "../a = = 1") },
            FaultRow("unknown-function", .error) { $0.model = bind(rule, "nope(../a)") },
            FaultRow("argument-count", .error) { $0.model = bind(rule, "selected(../a)") },
            FaultRow("missing-node", .error) { $0.model = bind(rule, "/data/x = 1") },
            FaultRow("unknown-instance", .error) { $0.model = bind(rule, "count(instance('l')/root/item) = 1") },
            FaultRow("empty-expression", .warning) { $0.model = bind(rule, " ") },
        ]
    } + [
        FaultRow("xpath-syntax", .error) { $0.model = bind("relevant", "(../a = 1") },
        FaultRow("xpath-syntax", .error) { $0.model = bind("relevant", "../a = 'x") },
        FaultRow("xpath-syntax", .error) { $0.model = bind("relevant", "${a} = 1") },
        FaultRow("unknown-function", .error) { $0.model = bind("relevant", "true() or nope()") },
        FaultRow("unknown-function", .error) { $0.model = bind("relevant", "count(/data/a[nope(.)]) = 1") },
        FaultRow("unknown-function", .error) {
            $0.body = "<input ref=\"/data/a\"><label>Dag ¶<output value=\"nope(../b)\"/></label></input>"
        },
        FaultRow("unknown-function", .error) {
            $0.itext = """
                <itext><translation lang="nl"><text id="t"><value>Dag ¶<output value="nope(../b)"/></value></text></translation></itext>
                """
            $0.body = "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>"
        },
        FaultRow("unknown-function", .error) {
            $0.model = listOfTowns
            $0.body = selection("instance('l')/root/item[nope(town)]")
        },
        FaultRow("unknown-function", .error) {
            $0.model = "¶<setvalue event=\"odk-instance-first-load\" ref=\"/data/b\" value=\"nope()\"/>"
        },
        FaultRow("argument-count", .error) { $0.model = bind("calculate", "if(../a = 1, 2)") },
        FaultRow("argument-count", .error) { $0.model = bind("calculate", "today(1)") },
        FaultRow("missing-node", .error) { $0.model = bind("relevant", "../x = 1") },
        FaultRow("missing-node", .error) { $0.model = bind("relevant", "true") },
        FaultRow("missing-node", .error) {
            $0.body = "<input ref=\"/data/a\"><label>Dag ¶<output value=\"/data/x\"/></label></input>"
        },
        FaultRow("missing-node", .error) {
            $0.model = listOfTowns
            $0.body = selection("instance('l')/root/item[town = /data/x]")
        },
        FaultRow("missing-node", .error) {
            $0.model = listOfTowns
            $0.body = selection("instance('l')/root/item[town = current()/../x]")
        },
        FaultRow("missing-node", .error) {
            $0.model = bind("calculate", "jr:choice-name(../a, '/data/x')")
        },
        FaultRow("missing-node", .error) {
            $0.nodes = "<a/><b/><c/><r><v/></r>"
            $0.model = bind("calculate", "indexed-repeat(/data/r/w, /data/r, 1)")
            $0.body +=
                "<group ref=\"/data/r\"><label>R</label><repeat nodeset=\"/data/r\"><input ref=\"/data/r/v\"><label>V?</label></input></repeat></group>"
        },
        FaultRow("missing-node", .error) {
            $0.nodes = "<a/><b/><c/><r><v/></r>"
            $0.body += """
                <group ref="/data/r"><label>R</label>
                ¶<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/v"><label>V?</label></input></repeat></group>
                """
        },
        FaultRow("missing-node", .warning) { $0.model = bind("calculate", "if(../a = 1, 2, null)") },
        FaultRow("wrong-path-text", .error) { $0.model = bind("calculate", "jr:choice-name(../a, 'wat?')") },
        FaultRow("unknown-instance", .error) { $0.body = selection("instance('l')/root/item") },
        FaultRow("unknown-instance", .error) { $0.model = bind("calculate", "pulldata('l', 'label', 'name', ../a)") },
        FaultRow("missing-column", .error) {
            $0.model = listOfTowns
            $0.body = selection("instance('l')/root/item[city = 'x']")
        },
        FaultRow("missing-column", .error) {
            $0.model = listOfTowns + bind("calculate", "pulldata('l', 'population', 'name', ../a)")
        },
        FaultRow("missing-column", .error) {
            $0.files = ["l.csv": "name,label\na,A\n"]
            $0.model =
                "<instance id=\"l\" src=\"jr://file-csv/l.csv\"/>"
                + bind("calculate", "instance('l')/root/item[name = 'a']/population")
        },
        FaultRow("only-here", .warning) { $0.model = bind("constraint", "substring(., 1, 2) = 'ab'") },
        FaultRow("only-here", .warning) { $0.model = bind("calculate", "floor(../a div 2)") },
        FaultRow("only-here", .warning) { $0.model = bind("calculate", "count(//a)") },
        FaultRow("only-here", .warning) { $0.model = bind("calculate", "count(../a/following-sibling::c)") },
        FaultRow("wrong-date", .error) { $0.model = bind("relevant", "today() &gt; date('2024-13-01')") },
        FaultRow("wrong-date", .error) { $0.model = bind("relevant", "today() &gt; date('2023-02-29')") },
        FaultRow("wrong-date", .error) {
            $0.model = "<bind nodeset=\"/data/a\" type=\"date\"/>" + bind("relevant", "../a &gt; '31-12-2024'")
        },
        FaultRow("several-nodes", .warning) {
            $0.nodes = "<a/><b/><c/><r><v/></r>"
            $0.model = bind("calculate", "/data/r/v + 1")
            $0.body += "<repeat nodeset=\"/data/r\"><input ref=\"/data/r/v\"><label>V?</label></input></repeat>"
        },
        FaultRow("never-offered", .warning) {
            $0.model = listOfTowns + bind("relevant", "../a = 'drie'")
            $0.body = selection("instance('l')/root/item").replacing("¶", with: "")
        },
        FaultRow("never-offered", .warning) {
            $0.model = bind("relevant", "selected(../a, 'ja')")
            $0.body = """
                <select ref="/data/a"><label>Welke?</label>
                <item><label>Jawel</label><value>jawel</value></item></select>
                """
        },
    ]
