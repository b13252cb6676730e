import XForms

private func itext(_ dutch: String, _ english: String) -> String {
    """
    <itext>
    <translation lang="Nederlands (nl)">\(dutch)</translation>
    <translation lang="English (en)">\(english)</translation>
    </itext>
    """
}

private let hello = "<text id=\"t\"><value>Hoe gaat het?</value></text>"
private let goodDay = "<text id=\"t\"><value>How are you?</value></text>"
private let asksT = "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>"

let textFaults: [FaultRow] = [
    FaultRow("missing-label", .warning) { $0.body = "¶<input ref=\"/data/a\"/>" },
    FaultRow("missing-label", .warning) { $0.body = "¶<input ref=\"/data/a\"><label> </label></input>" },
    FaultRow("missing-text", .error) {
        $0.itext = itext(hello, goodDay)
        $0.body = "<input ref=\"/data/a\">¶<label ref=\"jr:itext('x')\"/></input>"
    },
    FaultRow("missing-text", .error) {
        $0.itext = itext(hello, goodDay)
        $0.body = "<input ref=\"/data/a\"><label>Wat?</label>¶<hint ref=\"jr:itext('x')\"/></input>"
    },
    FaultRow("missing-text", .error) {
        $0.model = "¶<bind nodeset=\"/data/b\" constraint=\". = 1\" jr:constraintMsg=\"jr:itext('x')\"/>"
    },
    FaultRow("missing-translation", .warning) {
        $0.itext = itext("¶" + hello, "")
        $0.body = asksT
    },
    FaultRow("translation-without-language", .error) {
        $0.itext = "<itext>¶<translation>\(hello)</translation></itext>"
    },
    FaultRow("duplicate-language", .error) {
        $0.itext = """
            <itext><translation lang="nl">\(hello)</translation>
            ¶<translation lang="nl">\(hello)</translation></itext>
            """
    },
    FaultRow("several-default-languages", .warning) {
        $0.itext = """
            <itext><translation lang="nl" default="true()">\(hello)</translation>
            ¶<translation lang="en" default="true()">\(goodDay)</translation></itext>
            """
    },
    FaultRow("duplicate-text", .warning) { $0.itext = itext(hello + "¶" + hello, goodDay) },
    FaultRow("text-without-id", .error) { $0.itext = itext("¶<text><value>Los</value></text>", "") },
    FaultRow("unknown-form", .warning) {
        $0.itext = itext(
            "<text id=\"t\"><value>Dag</value>¶<value form=\"guidence\">Uitleg</value></text>", goodDay)
    },
    FaultRow("unknown-language-code", .note) {
        $0.itext =
            "<itext><translation lang=\"nl\">\(hello)</translation>¶<translation lang=\"Engels\">\(goodDay)</translation></itext>"
    },
    FaultRow("output-without-value", .error) {
        $0.body = "<input ref=\"/data/a\"><label>Dag ¶<output/></label></input>"
    },
    FaultRow("untranslated", .note) {
        $0.itext = itext(hello, "¶<text id=\"t\"><value>-</value></text>")
        $0.body = asksT
    },
    FaultRow("untranslated", .note) {
        let same = "<text id=\"t\"><value>Hoe gaat het vandaag met u?</value></text>"
        $0.itext = itext(same, "¶" + same)
        $0.body = asksT
    },
    FaultRow("media-not-shown", .note) {
        $0.itext = itext(
            "¶<text id=\"t\"><value>Dag</value><value form=\"image\">jr://images/x.png</value></text>", goodDay)
        $0.body = asksT
    },
    FaultRow("long-sentence", .note) {
        let long = (1...22).map { "woord\($0)" }.joined(separator: " ")
        $0.body = "<input ref=\"/data/a\">¶<label>\(long).</label></input>"
    },
    FaultRow("double-question", .note) {
        $0.body = "<input ref=\"/data/a\">¶<label>Wie helpt u en hoe vaak komt die persoon?</label></input>"
    },
    FaultRow("hard-word", .note) {
        $0.itext = itext(hello, "¶<text id=\"t\"><value>How frequently do you go?</value></text>")
        $0.body = asksT
    },
]
