import XForms

private let repeated = "<a/><b/><c/><r><v/><w/></r>"
private let value = "<input ref=\"/data/r/v\"><label>V?</label></input>"

private func list(_ rows: String, value: String = "name") -> (inout CheckedForm) -> Void {
    {
        $0.model = "<instance id=\"l\"><root>\(rows)</root></instance>"
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item"><value ref="\(value)"/><label ref="label"/></itemset></select1>
            """
    }
}

private func texts(_ text: String) -> (inout CheckedForm) -> Void {
    {
        $0.itext = "<itext><translation lang=\"nl\">\n\(text)</translation></itext>"
        $0.body = "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>"
    }
}

/// What ODK Validate refuses beside expressions.
let referenceFaults: [FaultRow] = [
    FaultRow("xpath-syntax", .error) { $0.body += "\n¶<input ref=\"/data/b/\"><label>B?</label></input>" },
    FaultRow("xpath-syntax", .error) { $0.model = "¶<bind nodeset=\"/data/a[\" type=\"int\"/>" },
    FaultRow("inside-repeat", .error) {
        $0.nodes = repeated
        $0.body += "<repeat nodeset=\"/data/r\">\(value)</repeat>"
        $0.body += "\n¶<input ref=\"/data/r/w\"><label>W?</label></input>"
    },
    FaultRow("calculated-group", .error) {
        $0.nodes = "<a/><b/><c/><g><x/></g>"
        $0.model = "¶<bind nodeset=\"/data/g\" calculate=\"1 + 1\"/>"
    },
    FaultRow("calculated-group", .error) {
        $0.nodes = repeated
        $0.model = "¶<bind nodeset=\"/data/r\" calculate=\"1 + 1\"/>"
        $0.body += "<repeat nodeset=\"/data/r\">\(value)</repeat>"
    },
    FaultRow("rule-without-question", .warning) {
        $0.nodes = "<a/><b/><c/><g><x/></g>"
        $0.model = "¶<bind nodeset=\"/data/g\" constraint=\"false()\" jr:constraintMsg=\"Nee\"/>"
    },
    FaultRow("rule-without-question", .warning) { $0.model = "¶<bind nodeset=\"/data/b\" required=\"true()\"/>" },
    FaultRow("duplicate-bind-id", .error) {
        $0.model = "<bind id=\"x\" nodeset=\"/data/a\"/>\n¶<bind id=\"x\" nodeset=\"/data/b\"/>"
    },
    FaultRow("action-never-runs", .error) {
        $0.model = "¶<setvalue event=\"odk-new-repeat\" ref=\"/data/b\" value=\"1\"/>"
    },
    FaultRow("action-never-runs", .warning) {
        $0.model = "¶<setvalue event=\"xforms-value-changed\" ref=\"/data/b\" value=\"1\"/>"
    },
    FaultRow("set-and-calculated", .warning) {
        $0.model = """
            <bind nodeset="/data/b" calculate="1 + 1"/>
            ¶<setvalue event="odk-instance-first-load" ref="/data/b" value="1"/>
            """
    },
    FaultRow(
        "choice-without-value", .error,
        list("<item><name>a</name><label>A</label></item>\n¶<item><label>B</label></item>")),
    FaultRow("choice-without-value", .error, list("\n¶<item><name> </name><label>B</label></item>")),
    FaultRow("choice-without-value", .error) {
        list("")(&$0)
        $0.files = ["l.csv": "name,label\n,A\nb,B\n"]
        $0.model = "<instance id=\"l\" src=\"jr://file-csv/l.csv\"/>"
        $0.body = $0.body.replacing("<itemset", with: "¶<itemset")
    },
    FaultRow("missing-node", .error) {
        $0.nodes = repeated
        $0.body = """
            <repeat nodeset="/data/r">\(value)</repeat>
            <select1 ref="/data/a"><label>Wie?</label><itemset nodeset="/data/r">
            ¶<value ref="zz"/><label ref="v"/></itemset></select1>
            """
    },
    FaultRow("several-itemsets", .error) {
        list("<item><name>b</name><label>B</label></item>")(&$0)
        $0.body = $0.body.replacing(
            "</select1>",
            with: """

                ¶<itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
                """)
    },
    FaultRow("text-without-value", .warning, texts("¶<text id=\"t\"></text>")),
    FaultRow("duplicate-form", .error, texts("<text id=\"t\"><value>A</value>\n¶<value>B</value></text>")),
    FaultRow(
        "duplicate-form", .error,
        texts("<text id=\"t\"><value form=\"long\">A</value>\n¶<value form=\"long\">B</value></text>")),
    FaultRow("unresolved-name", .warning) {
        $0.body = "<input ref=\"/data/a\">\n¶<label>Dag ${naam}, hoe gaat het?</label></input>"
    },
    FaultRow("unresolved-name", .warning, texts("<text id=\"t\">\n¶<value>Dag ${naam}</value></text>")),
]
