import XForms

private func facts(_ attributes: String, at node: String = "/data/a") -> (inout CheckedForm) -> Void {
    { $0.model = "¶<bind nodeset=\"\(node)\" \(attributes)/>" }
}

/// The SHA-256 of nothing: a hash that no wording has.
private let otherHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

let factFaults: [FaultRow] = [
    FaultRow("unknown-fact", .error, facts("bs:disclosur=\"plain\"")),
    FaultRow("fact-value", .error, facts("bs:disclosure=\"secret\"")),
    FaultRow("fact-value", .error, facts("bs:retention=\"two years\"", at: "/data")),
    FaultRow("fact-value", .error, facts("bs:minutes=\"soon\"", at: "/data")),
    FaultRow("fact-value", .error, facts("bs:dimension=\"geluk\"")),
    FaultRow("fact-value", .error, facts("bs:missing-rule=\"at-most-many\"")),
    FaultRow("fact-value", .error, facts("bs:period=\"four weeks\"")),
    FaultRow("fact-place", .error, facts("bs:purpose=\"Leren\"")),
    FaultRow("fact-place", .error, facts("bs:part=\"story\"", at: "/data")),
    FaultRow("fact-place", .error) {
        $0.body = "¶<input ref=\"/data/a\" bs:disclosure=\"plain\"><label>Wat?</label></input>"
    },
    FaultRow("fact-twice", .error) {
        $0.nodes = "<a/><b/><c/><g><v/></g>"
        $0.model = "<bind nodeset=\"/data\" bs:minutes=\"5\"/>¶<bind nodeset=\"/data/g\" bs:minutes=\"6\"/>"
    },
    FaultRow("missing-fact", .note) {
        $0.model = """
            ¶<bind nodeset="/data" bs:purpose="p" bs:notice="n" bs:consent="c" bs:consent-version="1" bs:contact="x"
                bs:minutes="5" bs:owner="o"/>
            """
    },
    FaultRow("missing-text", .error, facts("bs:purpose=\"jr:itext('x')\"", at: "/data")),
    FaultRow("undeclared", .note, facts("type=\"int\"")),
    FaultRow("missing-code-not-offered", .error) {
        $0.model = "¶<bind nodeset=\"/data/a\" bs:missing=\"weet-niet\"/>"
        $0.body =
            "<select1 ref=\"/data/a\"><label>Welke?</label><item><label>Een</label><value>1</value></item></select1>"
    },
    FaultRow("open-text-disclosure", .warning, facts("type=\"string\" bs:disclosure=\"plain\"")),
    FaultRow("open-text-disclosure", .warning, facts("bs:disclosure=\"sensitive\"")),
    FaultRow("open-text-disclosure", .warning, facts("type=\"string\" bs:disclosure=\"identifying\"")),
    // A postcode too: what is typed is judged, and is not known beforehand.
    FaultRow(
        "open-text-disclosure", .warning,
        facts("type=\"string\" constraint=\"regex(., '[0-9]{4}')\" bs:disclosure=\"quasi\"")),
    FaultRow("loose-words", .error) {
        $0.model = #"<bind nodeset="/data/a" bs:indicator="i"/>"#
        $0.body = #"<input ref="/data/a">¶<label ref="jr:itext(/data/b)"/></input>"#
    },
    FaultRow("loose-words", .error) {
        $0.model = #"<bind nodeset="/data/a" bs:indicator="i"/><bind nodeset="/data/b" calculate="'vier weken'"/>"#
        $0.body = #"<input ref="/data/a"><label>Hoe ging het in ¶<output value="/data/b"/>?</label></input>"#
    },
    FaultRow("loose-words", .error) {
        $0.model =
            #"<instance id="l"><root><deel><item><n>1</n><w>een</w></item></deel></root></instance>"#
            + #"<bind nodeset="/data/a" bs:indicator="i"/>"#
        $0.body =
            #"<select1 ref="/data/a"><label>Wat?</label>¶<itemset nodeset="instance('l')/root/deel/item">"#
            + #"<value ref="n"/><label ref="w"/></itemset></select1>"#
    },
    FaultRow("loose-words", .error) {
        $0.model =
            #"<instance id="l"><root><item><n>1</n><w>een</w></item></root></instance>"#
            + #"<bind nodeset="/data/g" bs:instrument="Schaal"/>"#
        $0.nodes = "<g><a/></g>"
        $0.body =
            #"<select1 ref="/data/g/a"><label>Wat?</label>¶<itemset nodeset="instance('l')/root/item">"#
            + #"<value ref="n"/><label ref="concat(w, '!')"/></itemset></select1>"#
    },
    FaultRow("changed-wording", .error, facts("bs:indicator=\"gezond\" bs:wording=\"\(otherHash)\"")),
    FaultRow("indicator-without-wording", .warning, facts("bs:indicator=\"gezond\"")),
    FaultRow(
        "indicator-without-fact", .warning,
        facts("bs:indicator=\"gezond\" bs:direction=\"higher-better\" bs:period=\"P4W\"")),
    FaultRow("duplicate-indicator", .error) {
        $0.model = "<bind nodeset=\"/data/a\" bs:indicator=\"i\"/>¶<bind nodeset=\"/data/b\" bs:indicator=\"i\"/>"
        $0.body += "<input ref=\"/data/b\"><label>En dan?</label></input>"
    },
]

let offeredFaults: [FaultRow] =
    ["purpose", "notice", "consent", "consent-version", "contact", "retention"].map { name in
        FaultRow("not-offered-without-fact", .warning) { $0.facts = "¶" + CheckedForm.facts(without: name) }
    } + [
        FaultRow("not-offered-without-facts", .warning) {
            $0.facts = ""
            $0.namespaces = ""
            $0.root = "¶" + $0.root
        },
        FaultRow("not-offered-control", .warning) {
            $0.body += "\n¶<upload ref=\"/data/b\" mediatype=\"image/*\"><label>Foto?</label></upload>"
        },
        FaultRow("not-offered-control", .warning) {
            $0.body += "\n¶<secret ref=\"/data/b\"><label>Geheim?</label></secret>"
        },
        FaultRow("not-offered-type", .warning) {
            $0.model = "<bind nodeset=\"/data/a\" type=\"geopoint\"/>"
            $0.body = "¶<input ref=\"/data/a\"><label>Waar?</label></input>"
        },
        FaultRow("not-offered-type", .warning) {
            $0.model = "<bind nodeset=\"/data/a\" type=\"barcode\"/>"
            $0.body = "¶<input ref=\"/data/a\"><label>Code?</label></input>"
        },
        FaultRow("not-offered-appearance", .warning) {
            $0.body = "¶<input ref=\"/data/a\" appearance=\"ex:org.app.X(a='b c')\"><label>Wat?</label></input>"
        },
        FaultRow("not-offered-only-media", .warning) {
            $0.itext = """
                <itext><translation lang="nl">¶<text id="t"><value form="image">jr://images/x.png</value></text></translation></itext>
                """
            $0.body = "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>"
        },
        FaultRow("plain-appearance", .note) {
            $0.model = listOfTowns
            $0.body = """
                ¶<select1 ref="/data/a" appearance="quick"><label>Welke?</label>
                <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
                """
        },
        FaultRow("appearance-elsewhere", .note) {
            $0.body = "¶<input ref=\"/data/a\" appearance=\"likert\"><label>Wat?</label></input>"
        },
    ]
