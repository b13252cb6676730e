import XForms

let documentFaults: [FaultRow] = [
    FaultRow("missing-form-id", .error) { $0.root = "¶<data version=\"1\">" },
    FaultRow("missing-version", .note) { $0.root = "¶<data id=\"proef\">" },
    FaultRow("missing-title", .note) { $0.head = "¶<h:title> </h:title>" },
    FaultRow("missing-instance-id", .warning) {
        $0.meta = "¶<meta/>"
    },
    FaultRow("duplicate-node", .warning) { $0.nodes = "<a/><b/>¶<a/><c/>" },
    FaultRow("unnamed-instance", .warning) { $0.model = "¶<instance><root><item/></root></instance>" },
    FaultRow("duplicate-instance", .error) {
        $0.model = "<instance id=\"l\"><root><i/></root></instance>\n¶<instance id=\"l\"><root><i/></root></instance>"
    },
    FaultRow("missing-file", .error) { $0.model = "¶<instance id=\"l\" src=\"jr://file-csv/l.csv\"/>" },
    FaultRow("unknown-source", .error) { $0.model = "¶<instance id=\"l\" src=\"l.csv\"/>" },
    FaultRow("unknown-source", .error) { $0.model = "¶<instance id=\"l\" src=\"jr://file/../l.xml\"/>" },
    FaultRow("unknown-element", .warning) { $0.model = "¶<bindd nodeset=\"/data/a\"/>" },
    FaultRow("unknown-element", .warning) { $0.body += "\n¶<inputt ref=\"/data/b\"/>" },
    FaultRow("undeclared-prefix", .warning) { $0.nodes = "<a/><b/><c/>¶<orx:x/>" },
    FaultRow("not-offered-feature", .warning) {
        $0.model = "¶<submission base64RsaPublicKey=\"MIIB\" method=\"post\"/>"
    },
]

private let valueInRepeat = "<input ref=\"/data/r/v\"><label>V?</label></input>"

let bindFaults: [FaultRow] = [
    FaultRow("bind-without-nodeset", .error) { $0.model = "¶<bind type=\"int\"/>" },
    FaultRow("bind-missing-node", .error) { $0.model = "¶<bind nodeset=\"/data/x\" type=\"int\"/>" },
    FaultRow("duplicate-bind", .error) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>\n  ¶<bind nodeset=\"/data/a\" required=\"true()\"/>"
    },
    FaultRow("unknown-type", .error) { $0.model = "¶<bind nodeset=\"/data/a\" type=\"integr\"/>" },
    FaultRow("unknown-attribute", .warning) { $0.model = "¶<bind nodeset=\"/data/a\" relevent=\"true()\"/>" },
    FaultRow("cycle", .error) {
        $0.model = """
            ¶<bind nodeset="/data/a" calculate="/data/b + 1"/>
            <bind nodeset="/data/b" calculate="/data/a + 1"/>
            """
    },
    FaultRow("cycle", .error) { $0.model = "¶<bind nodeset=\"/data/a\" relevant=\". = 1\"/>" },
    FaultRow("cycle", .error) {
        $0.nodes = "<a/><b/><c/><g><x/></g>"
        $0.model = "<bind nodeset=\"/data/b\" type=\"int\"/>\n¶<bind nodeset=\"/data/g\" relevant=\"/data/g/x = 1\"/>"
    },
    FaultRow("count-depends-on-itself", .warning) {
        $0.nodes = "<a/><b/><c/><r><v/></r>"
        $0.body += "\n¶<repeat nodeset=\"/data/r\" jr:count=\"/data/r/v\">\(valueInRepeat)</repeat>"
    },
    FaultRow("count-depends-on-itself", .warning) {
        $0.nodes = "<a/><b/><c/><r><v/></r>"
        $0.model = "<bind nodeset=\"/data/b\" type=\"int\" calculate=\"count(/data/r)\"/>"
        $0.body += "\n¶<repeat nodeset=\"/data/r\" jr:count=\"/data/b\">\(valueInRepeat)</repeat>"
    },
    FaultRow("required-note", .error) {
        $0.model = "¶<bind nodeset=\"/data/a\" readonly=\"true()\" required=\"true()\"/>"
    },
    FaultRow("required-note", .warning) {
        $0.model = "¶<bind nodeset=\"/data/a\" readonly=\"true()\" required=\"true()\" relevant=\"../b = 1\"/>"
    },
    FaultRow("calculated-question", .warning) { $0.model = "¶<bind nodeset=\"/data/a\" calculate=\"../b + 1\"/>" },
    FaultRow("constraint-without-message", .note) { $0.model = "¶<bind nodeset=\"/data/a\" constraint=\". != 1\"/>" },
    FaultRow("message-without-rule", .note) { $0.model = "¶<bind nodeset=\"/data/a\" jr:constraintMsg=\"Nee\"/>" },
    FaultRow("default-does-not-fit", .warning) {
        $0.nodes = "\n¶<a>veel</a><b/><c/>"
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
    },
    FaultRow("default-does-not-fit", .warning) {
        $0.nodes = "\n¶<a>drie</a><b/><c/>"
        $0.model = listOfTowns + "<bind nodeset=\"/data/a\" type=\"string\"/>"
        $0.body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
            """
    },
    FaultRow("unknown-preload", .warning) {
        $0.model = "¶<bind nodeset=\"/data/b\" jr:preload=\"moon\" jr:preloadParams=\"phase\"/>"
    },
    FaultRow("unknown-preload", .warning) {
        $0.model = "¶<bind nodeset=\"/data/b\" jr:preload=\"timestamp\" jr:preloadParams=\"middle\"/>"
    },
    FaultRow("dropped-at-sending", .note) {
        $0.model = "¶<bind nodeset=\"/data/b\" jr:preload=\"property\" jr:preloadParams=\"deviceid\"/>"
    },
    FaultRow("dropped-at-sending", .note) { $0.model = "¶<bind nodeset=\"/data/b\" calculate=\"string(now())\"/>" },
    FaultRow("unknown-event", .error) {
        $0.model = "¶<setvalue event=\"some-event\" ref=\"/data/b\" value=\"1\"/>"
    },
    FaultRow("action-without-target", .error) {
        $0.model = "¶<setvalue event=\"odk-instance-first-load\" value=\"1\"/>"
    },
    FaultRow("action-missing-node", .error) {
        $0.model = "¶<setvalue event=\"odk-instance-first-load\" ref=\"/data/x\" value=\"1\"/>"
    },
    FaultRow("default-does-not-fit", .error) {
        $0.model = """
            <bind nodeset="/data/b" type="decimal"/>
            ¶<setvalue event="odk-instance-first-load" ref="/data/b">ab</setvalue>
            """
    },
    FaultRow("unknown-event", .error) {
        $0.model = "¶<odk:setgeopoint event=\"some-event\" ref=\"/data/b\"/>"
    },
    FaultRow("not-offered-action", .warning) {
        $0.model = "¶<odk:setgeopoint event=\"odk-instance-first-load\" ref=\"/data/b\"/>"
    },
]
