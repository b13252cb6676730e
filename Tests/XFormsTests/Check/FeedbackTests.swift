import Testing
import XForms

@Suite("What may not be shown back is shown in no way")
struct FeedbackTests {
    /// An instrument of two questions, what is calculated of it, and what a row adds.
    private func form(_ way: Way, feedback: String = "no") -> CheckedForm {
        var form = CheckedForm()
        form.nodes = """
            <a/><g><b/><c/></g><score/><twice/><end/><shown/><r><n/></r><people><who/></people>
            """
        form.itext = """
            <itext><translation lang="nl"><text id="een"><value>Een</value></text>
            \(way.texts)</translation></itext>
            """
        form.model = """
            <instance id="l"><root><item><name>1</name><label>Een</label><id>een</id><from>3</from></item>
            </root></instance>
            <bind nodeset="/data/g" bs:instrument="S" bs:feedback="\(feedback)"/>
            <bind nodeset="/data/score" type="int" calculate="sum(/data/g/b) + 1"/>
            <bind nodeset="/data/twice" type="int" calculate="../score * 2"/>
            \(way.model)
            """
        form.body = """
            <input ref="/data/a"><label>Hoe oud bent u?</label></input>
            <group ref="/data/g"><label>Slaap</label><input ref="/data/g/b"><label>Hoe gaat het?</label></input>
            <input ref="/data/g/c"><label>En nu?</label>\(way.inside)</input></group>
            \(way.body)
            """
        return form
    }

    /// One way in which a value reaches what a person reads.
    struct Way: Sendable, CustomTestStringConvertible {
        var model = ""
        var texts = ""
        var inside = ""
        var body = ""

        var testDescription: String { model + texts + inside + body }
    }

    private static let note = #"<input ref="/data/end"><label>Let op.</label></input>"#
    private static let question = #"<input ref="/data/shown"><label>Hoe voelt u zich?</label></input>"#
    private static func bind(_ rules: String, of node: String = "end") -> String {
        "<bind nodeset=\"/data/\(node)\" \(node == "end" ? "readonly=\"true()\"" : "") \(rules)/>"
    }
    private static func output(_ value: String) -> Way {
        Way(model: bind(""), body: "<input ref=\"/data/end\"><label>U: <output value=\"\(value)\"/></label></input>")
    }
    private static func choices(_ nodeset: String, value: String = "name", label: String = "label") -> String {
        """
        <select1 ref="/data/shown"><label>Welke?</label>
        <itemset nodeset="\(nodeset)"><value ref="\(value)"/><label ref="\(label)"/></itemset></select1>
        """
    }

    static let ways: [Way] = [
        // Words.
        output("/data/g/b"), output("../g/b"), output("/data/score"), output("/data/twice"),
        output("concat('=', /data/twice)"), output("/data/*[2]/b"), output("string(/data)"),
        output("/data/a/following-sibling::g/b"), output("//b"), output("/data/g/b/text()"),
        Way(model: bind(""), body: #"<input ref="/data/end"><label ref="/data/score"/></input>"#),
        Way(
            model: bind(""),
            body: #"<input ref="/data/end"><label>U</label><hint><output value="/data/score"/></hint></input>"#),
        Way(
            model: bind(""), texts: #"<text id="u"><value><output value="/data/score"/></value></text>"#,
            body: #"<input ref="/data/end"><label ref="jr:itext('u')"/></input>"#),
        Way(
            model: bind(""), texts: #"<text id="hoog"><value>Hoog</value></text>"#,
            body: #"<input ref="/data/end"><label ref="jr:itext(if(/data/score &gt; 3, 'hoog', 'een'))"/></input>"#),
        Way(
            texts:
                #"<text id="u"><value>Na</value><value form="guidance"><output value="/data/score"/></value></text>"#,
            body: #"<input ref="/data/shown"><label ref="jr:itext('u')"/></input>"#),
        Way(
            body:
                #"<group ref="/data/r"><label>U: <output value="/data/score"/></label><input ref="/data/r/n"><label>N</label></input></group>"#
        ),
        Way(
            body: """
                <select1 ref="/data/shown"><label>Welke?</label><item><label><output value="/data/score"/></label>
                <value>1</value></item></select1>
                """),
        // A text of the whole questionnaire, such as that of the last page.
        Way(
            model: CheckedForm.facts(without: "").replacing("/>", with: #" bs:next="jr:itext('u')"/>"#),
            texts: #"<text id="u"><value><output value="/data/score"/></value></text>"#),
        // A text that a list names.
        Way(
            texts: #"<text id="een"><value><output value="/data/score"/></value></text>"#
                .replacing("een", with: "u"), body: choices("instance('l')/root/item", label: "jr:itext(id)")),
        // Whether it is there.
        Way(model: bind("relevant=\"/data/score &gt; 3\""), body: note),
        Way(model: bind("relevant=\"/data/g/b &gt; 3\""), body: note),
        Way(model: bind("relevant=\"/data/g/b &gt; 3\" bs:feedback=\"no\""), body: note),
        Way(model: bind("relevant=\"/data/g/b &gt; 3\"", of: "shown"), body: question),
        Way(model: bind("relevant=\"/data/score &gt; 3\"", of: "g/c")),
        Way(
            model: bind("relevant=\"/data/score &gt; 3\"", of: "r") + bind("readonly=\"true()\"", of: "r/n"),
            body: #"<group ref="/data/r"><label>U</label><input ref="/data/r/n"><label>Let op.</label></input></group>"#
        ),
        // By way of something that nobody sees, and which is there or is not.
        Way(
            model: bind("calculate=\"'ja'\" relevant=\"/data/score &gt; 3\"", of: "shown")
                + bind("relevant=\"/data/shown = 'ja'\""), body: note),
        // Refused, demanded or closed.
        Way(
            model: bind("constraint=\"/data/score &lt; 3\" jr:constraintMsg=\"Uw score is hoog.\"", of: "shown"),
            body: question),
        Way(model: bind("constraint=\". + ../b &lt; 3\" jr:constraintMsg=\"Samen te hoog.\"", of: "g/c")),
        Way(model: bind("required=\"/data/score &gt; 3\"", of: "shown"), body: question),
        Way(model: bind("readonly=\"/data/score &gt; 3\"", of: "shown"), body: question),
        Way(
            model: bind("jr:constraintMsg=\"jr:itext('u')\" constraint=\". &gt; 3\"", of: "shown"),
            texts: #"<text id="u"><value><output value="/data/score"/></value></text>"#, body: question),
        // Choices.
        Way(body: choices("instance('l')/root/item[from &lt; /data/score]")),
        Way(body: choices("instance('l')/root/item", label: "concat(label, /data/score)")),
        Way(body: choices("instance('l')/root/item", value: "concat(name, /data/score)")),
        Way(body: choices("randomize(instance('l')/root/item, /data/score)")),
        Way(body: choices("/data/g", value: "b", label: "b")),
        // How often.
        Way(
            body: """
                <group ref="/data/people"><label>Mensen</label><repeat nodeset="/data/people" jr:count="/data/score">
                <input ref="/data/people/who"><label>Wie?</label></input></repeat></group>
                """),
        // The no of an instrument holds for all in it, whatever a question says.
        Way(
            model: "<bind nodeset=\"/data/g/b\" bs:feedback=\"yes\"/>" + bind("relevant=\"/data/g/b &gt; 3\""),
            body: note),
        // Words alone, as a confirmation, a heading, or by more than one answer.
        Way(
            model: bind("relevant=\"/data/g/b &gt; 3\" bs:feedback=\"no\"", of: "shown"),
            body: #"<trigger ref="/data/shown"><label>Uw score is hoog.</label></trigger>"#),
        Way(
            model: bind("relevant=\"/data/g/b &gt; 3\" bs:feedback=\"no\"", of: "r"),
            body: #"<group ref="/data/r"><label>Hoog</label><input ref="/data/r/n"><label>N</label></input></group>"#),
        Way(model: bind("relevant=\"../b &gt; 3 and ../b &lt; 9\"", of: "g/c")),
        output("(/data/g/b | /data/a)[. &gt; 3]"),
        // A value that stands in a field.
        Way(body: #"<input ref="/data/score"><label>Uw score</label></input>"#),
        Way(
            model: #"<setvalue event="xforms-ready" ref="/data/shown" value="/data/g/b"/>"#, body: question),
        Way(inside: #"<setvalue event="xforms-value-changed" ref="/data/g/b" value="../c"/>"#),
    ]

    @Test("no expression that a person sees something of reads it", arguments: ways)
    func closed(way: Way) throws {
        let closed = form(way).report
        #expect(!closed.hasErrors, "\(closed.diagnostics.filter { $0.severity == .error }.map(\.id))")
        #expect(closed.diagnostics.contains { $0.id == "not-offered-fed-back" } && !closed.isOffered)
        #expect(
            !form(way, feedback: "yes").report.diagnostics.contains { $0.id == "not-offered-fed-back" }
                || way.model.contains("bs:feedback"))
    }

    @Test(
        "what reads other answers may, and questions that are not shown back may lead to each other",
        arguments: [
            output("/data/a"), Way(model: bind("relevant=\"/data/a &gt; 3\""), body: note),
            Way(model: bind("relevant=\"../b &gt; 3\"", of: "g/c")),
            Way(model: bind("constraint=\". &lt; 9\" required=\"true()\"", of: "g/c")),
            Way(model: bind("calculate=\"/data/score\" relevant=\"/data/score &gt; 3\"", of: "shown")),
            Way(body: choices("instance('l')/root/item[from &lt; /data/a]")),
        ])
    func open(way: Way) {
        #expect(form(way).report.isOffered, "\(form(way).report.diagnostics.map(\.id))")
    }

    @Test("every kind of expression is among the ways")
    func kinds() {
        let all = Self.ways.map(\.testDescription).joined()
        for name in [
            "relevant", "required", "readonly", "constraint", "calculate", "output", "itemset", "jr:count", "setvalue",
        ] {
            #expect(all.contains(name + "=") || all.contains("<" + name), "\(name)")
        }
    }
}
