import Testing
import XForms

private func question(_ inside: String, on kind: String = "input", attributes: String = "") -> String {
    "<\(kind) ref=\"/data/a\"\(attributes)>\(inside)</\(kind)>"
}

private func item(_ words: String, _ value: String) -> String {
    "<item><label>\(words)</label><value>\(value)</value></item>"
}

private let twoTexts = """
    <itext><translation lang="Nederlands (nl)"><text id="hoe"><value>Hoe gaat het?</value></text>
    ¶<text id="over"><value>Over</value></text></translation></itext>
    """

/// A list of three rows in two provinces.
private let provinces = """
    <instance id="plaatsen"><root><item><name>s</name><label>Sneek</label><provincie>fr</provincie></item>
    <item><name>m</name><label>Makkum</label><provincie>fr</provincie></item>
    <item><name>h</name><label>Hoorn</label><provincie>nh</provincie></item></root></instance>
    """

private func places(_ filter: String, mark: String = "¶") -> String {
    """
    <select1 ref="/data/a"><label>Waar?</label>
    \(mark)<itemset nodeset="instance('plaatsen')/root/item[\(filter)]"><value ref="name"/><label ref="label"/></itemset>
    </select1>
    """
}

private let provinceQuestion =
    "<select1 ref=\"/data/b\"><label>Welke provincie?</label>" + item("Groningen", "gr") + item("Drenthe", "dr")
    + "</select1>\n"

/// A question with several choices on `a`, and a bind of `b` that reads it, marked.
private func several(_ id: String, _ rule: String) -> FaultRow {
    FaultRow(id, .warning) {
        $0.model = "¶<bind nodeset=\"/data/b\" \(rule)/>"
        $0.body = question("<label>Welke?</label>" + item("Een", "een") + item("Twee", "twee"), on: "select")
    }
}

let labelFaults: [FaultRow] = [
    FaultRow("several-texts", .warning) { $0.body = question("<label>Een?</label>¶<label>Twee?</label>") },
    FaultRow("several-texts", .warning) { $0.body = question("<label>Een?</label><hint>a</hint>¶<hint>b</hint>") },
    FaultRow("several-texts", .warning) {
        $0.body = "<group><label>Een</label>¶<label>Twee</label>\(question("<label>Hoe?</label>"))</group>"
    },
    FaultRow("words-beside-reference", .warning) {
        $0.itext = twoTexts.replacing("¶", with: "")
        $0.body = question("¶<label ref=\"jr:itext('hoe')\">Eigen woorden</label><hint ref=\"jr:itext('over')\"/>")
    },
    FaultRow("unused-text", .note) {
        $0.itext = twoTexts
        $0.body = question("<label ref=\"jr:itext('hoe')\"/>")
    },
    FaultRow("same-choice-words", .warning) {
        $0.body = question(
            "<label>Welke?</label>" + item("Ja", "a") + item("Nee", "b") + "\n¶" + item("Ja", "c"), on: "select1")
    },
    FaultRow("wrong-namespace", .warning) { $0.body = "¶<h:input ref=\"/data/a\"><label>Hoe?</label></h:input>" },
    FaultRow("filter-never-fits", .error) {
        $0.model = provinces
        $0.body = places("provincie = 'zh'")
    },
    FaultRow("filter-never-fits", .error) {
        $0.model = provinces
        $0.body = provinceQuestion + places("name != '' and provincie = /data/b")
    },
    FaultRow("choice-does-not-fit", .warning) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
        $0.body = question("<label>Hoeveel?</label>" + item("Een", "1") + "\n¶" + item("Veel", "veel"), on: "select1")
    },
    FaultRow("default-does-not-fit", .warning) {
        $0.nodes = "¶<a>z</a><b/><c/>"
        $0.body = question("<label>Welke?</label>" + item("Een", "een") + item("Twee", "twee"), on: "select1")
    },
    several("several-compared", "relevant=\"/data/a = 'een'\""),
    several("several-compared", "relevant=\"'twee' != ../a\""),
    FaultRow("selected-of-typed", .note) {
        $0.model = "¶<bind nodeset=\"/data/b\" relevant=\"selected(/data/a, 'ja')\"/>"
    },
    FaultRow("constant-condition", .warning) {
        $0.model = "¶<bind nodeset=\"/data/b\" relevant=\"1 + 1 = 3\"/>"
    },
    FaultRow("repeated-root", .error) {
        $0.body =
            "<group><label>Alles</label>¶<repeat nodeset=\"/data\">\(question("<label>Hoe?</label>"))</repeat></group>"
    },
    FaultRow("wrong-no-add-remove", .warning) {
        $0.nodes = "<g><a/></g><b/><c/>"
        $0.body = """
            <group><label>Deel</label>¶<repeat nodeset="/data/g" jr:noAddRemove="yes">
            <input ref="/data/g/a"><label>Hoe?</label></input></repeat></group>
            """
    },
]

/// What looks like those faults and is sound; the id is of the fault that it looks like.
let labelsKept: [FaultRow] = [
    FaultRow("unused-text", .note) {
        $0.itext = twoTexts.replacing("¶", with: "")
        $0.body = question("<label><output value=\"if(/data/b = 1, jr:itext('hoe'), jr:itext('over'))\"/></label>")
    },
    FaultRow("unused-text", .note) {
        $0.itext = twoTexts.replacing("¶", with: "")
        $0.model = "<instance id=\"l\"><root><item><name>a</name><tekst>over</tekst></item></root></instance>"
        $0.body = question(
            "<label ref=\"jr:itext('hoe')\"/><itemset nodeset=\"instance('l')/root/item\"><value ref=\"name\"/>"
                + "<label ref=\"jr:itext(tekst)\"/></itemset>", on: "select1")
    },
    FaultRow("unused-text", .note) {
        $0.itext = twoTexts.replacing("¶", with: "")
        $0.model = "<bind nodeset=\"/data/a\" constraint=\". != 'x'\" jr:constraintMsg=\"jr:itext('over')\"/>"
        $0.body = question("<label ref=\"jr:itext('hoe')\"/>")
    },
    FaultRow("same-choice-words", .warning) {
        $0.body = question("<label>Welke?</label>" + item("-", "a") + item("-", "b"), on: "select1")
    },
    FaultRow("filter-never-fits", .error) {
        $0.model = provinces
        $0.body = places("provincie = 'fr' or provincie = 'zh'", mark: "")
    },
    FaultRow("filter-never-fits", .error) {
        $0.model = provinces
        $0.body = provinceQuestion.replacing("gr", with: "nh") + places("provincie = /data/b", mark: "")
    },
    FaultRow("filter-never-fits", .error) {
        $0.model = provinces
        $0.body =
            "<input ref=\"/data/b\"><label>Welke provincie?</label></input>" + places("provincie = /data/b", mark: "")
    },
    FaultRow("choice-does-not-fit", .warning) {
        $0.model = "<bind nodeset=\"/data/a\" type=\"int\"/>"
        $0.body = question("<label>Hoeveel?</label>" + item("Een", "1") + item("Weet ik niet", "-1"), on: "select1")
    },
    several("several-compared", "constraint=\"/data/a = 'een'\" jr:constraintMsg=\"Kies een.\""),
    several("several-compared", "relevant=\"/data/a = ''\""),
    several("several-compared", "relevant=\"selected(/data/a, 'een')\""),
    FaultRow("selected-of-typed", .note) {
        $0.model = """
            <bind nodeset="/data/b" calculate="/data/a" readonly="true()"/>
            <bind nodeset="/data/c" relevant="selected(/data/b, 'ja')"/>
            """
    },
    FaultRow("constant-condition", .warning) {
        $0.model = "<bind nodeset=\"/data/b\" relevant=\"false()\" required=\"today() &gt; date('2026-01-01')\"/>"
    },
    FaultRow("wrong-no-add-remove", .warning) {
        $0.nodes = "<g><a/></g><b/><c/>"
        $0.body = """
            <group><label>Deel</label><repeat nodeset="/data/g" jr:noAddRemove="true()">
            <input ref="/data/g/a"><label>Hoe?</label></input></repeat></group>
            """
    },
]
