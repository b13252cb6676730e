import XForms

private func range(_ attributes: String) -> (inout CheckedForm) -> Void {
    { $0.body = "¶<range ref=\"/data/a\" \(attributes)><label>Hoeveel?</label></range>" }
}

private let repeated = "<a/><b/><c/><r><v/></r>"

let controlFaults: [FaultRow] = [
    FaultRow("control-without-ref", .error) { $0.body += "\n¶<input><label>Wat?</label></input>" },
    FaultRow("control-missing-node", .error) { $0.body += "\n¶<input ref=\"/data/x\"><label>Wat?</label></input>" },
    FaultRow("control-missing-node", .error) {
        $0.body +=
            "\n¶<group ref=\"/data/x\"><label>G</label><input ref=\"/data/b\"><label>Wat?</label></input></group>"
    },
    FaultRow("control-missing-node", .error) {
        $0.nodes = repeated
        $0.body += "\n¶<repeat nodeset=\"/data/x\"><input ref=\"/data/b\"><label>Wat?</label></input></repeat>"
    },
    FaultRow("control-on-group", .error) {
        $0.nodes = repeated
        $0.body += "\n¶<input ref=\"/data/r\"><label>Wat?</label></input>"
    },
    FaultRow("duplicate-control", .warning) { $0.body += "\n¶<input ref=\"/data/a\"><label>Nog eens?</label></input>" },
    FaultRow("outside-repeat", .error) {
        $0.nodes = repeated
        $0.body += "<repeat nodeset=\"/data/r\">\n¶<input ref=\"/data/b\"><label>Wat?</label></input></repeat>"
    },
    FaultRow("repeat-without-nodeset", .error) {
        $0.body += "\n¶<repeat><input ref=\"/data/b\"><label>Wat?</label></input></repeat>"
    },
    FaultRow("repeat-ref", .warning) {
        $0.nodes = repeated
        $0.body += "\n¶<repeat ref=\"/data/r\"><input ref=\"/data/r/v\"><label>Wat?</label></input></repeat>"
    },
    FaultRow("template-without-repeat", .warning) { $0.nodes = "<a/><b/><c/>\n¶<r jr:template=\"\"><v/></r>" },
    FaultRow("empty-group", .error) {
        $0.nodes = repeated
        $0.body += "\n¶<group ref=\"/data/r\" appearance=\"field-list\"><label>Leeg</label></group>"
    },
    FaultRow("misplaced-text", .error) { $0.body += "\n¶<label>Los</label>" },
    FaultRow("count-literal", .warning) {
        $0.nodes = repeated
        $0.body +=
            "\n¶<repeat nodeset=\"/data/r\" jr:count=\"3\"><input ref=\"/data/r/v\"><label>V?</label></input></repeat>"
    },
    FaultRow("range-without", .error, range("end=\"10\" step=\"1\"")),
    FaultRow("range-without", .error, range("start=\"0\" step=\"1\"")),
    FaultRow("range-without", .error, range("start=\"0\" end=\"10\"")),
    FaultRow("range-number", .error, range("start=\"nul\" end=\"10\" step=\"1\"")),
    FaultRow("range-number", .error, range("start=\"0\" end=\"10\" step=\"0\"")),
    FaultRow("range-number", .error, range("start=\"0\" end=\"10\" step=\"11\"")),
    FaultRow("range-number", .error, range("start=\"5\" end=\"5\" step=\"1\"")),
    FaultRow("range-type", .warning, range("start=\"0\" end=\"10\" step=\"1\"")),
    FaultRow("unknown-appearance", .warning) {
        $0.body = "¶<input ref=\"/data/a\" appearance=\"multilin\"><label>Wat?</label></input>"
    },
    FaultRow("unknown-attribute", .warning) {
        $0.body = "¶<input ref=\"/data/a\" apperance=\"multiline\"><label>Wat?</label></input>"
    },
]

private func select(_ control: String, _ items: String) -> (inout CheckedForm) -> Void {
    { $0.body = "<\(control) ref=\"/data/a\"><label>Welke?</label>\n\(items)</\(control)>" }
}

private let other = "<item><label>Nul</label><value>0</value></item>"

let choiceFaults: [FaultRow] = [
    FaultRow("select-without-choices", .error) {
        $0.body = "¶<select1 ref=\"/data/a\"><label>Welke?</label></select1>"
    },
    FaultRow("choice-without-value", .error, select("select1", other + "¶<item><label>Een</label></item>")),
    FaultRow(
        "choice-without-value", .error, select("select1", other + "¶<item><label>Een</label><value> </value></item>")),
    FaultRow("choice-without-label", .error, select("select1", "¶<item><value>1</value></item>")),
    FaultRow(
        "duplicate-choice", .error,
        select(
            "select1",
            "<item><label>Een</label><value>1</value></item>\n¶<item><label>Twee</label><value>1</value></item>")),
    FaultRow("spaced-choice", .error, select("select", "¶<item><label>Een</label><value>1 2</value></item>")),
    FaultRow("spaced-choice", .warning, select("select1", "¶<item><label>Een</label><value>1 2</value></item>")),
    FaultRow(
        "itemset-without", .error, select("select1", "¶<itemset><value ref=\"name\"/><label ref=\"l\"/></itemset>")),
    FaultRow("itemset-without", .error) {
        $0.model = listOfTowns
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            ¶<itemset nodeset="instance('l')/root/item"><label ref="label"/></itemset></select1>
            """
    },
    FaultRow("duplicate-choice", .error) {
        $0.model = listOfTowns.replacing("<item><name>twee", with: "¶<item><name>een")
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
            """
    },
    FaultRow("missing-column", .error) {
        $0.model = listOfTowns
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item">¶<value ref="nam"/><label ref="label"/></itemset></select1>
            """
    },
    FaultRow("missing-column", .error) {
        $0.model = listOfTowns
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item"><value ref="name"/>¶<label ref="jr:itext(itextId)"/></itemset></select1>
            """
    },
    FaultRow("missing-text", .error) {
        $0.itext = "<itext><translation lang=\"nl\"><text id=\"een\"><value>Een</value></text></translation></itext>"
        $0.model = listOfTowns.replacing("<label>Een", with: "<label>een").replacing(
            "<item><name>twee", with: "¶<item><name>twee")
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="jr:itext(label)"/></itemset></select1>
            """
    },
    FaultRow("no-dont-know", .note) {
        $0.body =
            "¶<select1 ref=\"/data/a\"><label>Welke?</label><item><label>Een</label><value>1</value></item></select1>"
    },
]
