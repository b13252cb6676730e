import Testing
import XForms

@Suite("Judging answers")
struct JudgingTests {
    @Test("A missing answer comes before its other rules; an empty one is not held against the constraint")
    func requiredAndConstraint() throws {
        let story = try Scenario(
            "<data id='t'><a/><b/></data>",
            model: """
                <bind nodeset="/data/a" type="int" required="true()" constraint=". &gt; 3" jr:constraintMsg="More than 3"/>
                <bind nodeset="/data/b" constraint="string-length(.) &gt; 3"/>
                """,
            body: "<input ref='/data/a'><label>A</label></input><input ref='/data/b'><label>B</label></input>")
        #expect(story.violations == ["/data/a[1] required"])
        story.answer("/data/a", "2")
        #expect(story.violations == ["/data/a[1] constraint"])
        #expect(story.answers.violations().first?.message == "More than 3")
        story.answer("/data/a", "4")
        #expect(story.violations.isEmpty)
    }

    @Test("What is not relevant breaks no rule")
    func hidden() throws {
        let story = try Scenario(
            "<data id='t'><a/></data>", model: "<bind nodeset='/data/a' required='true()' relevant='false()'/>",
            body: "<input ref='/data/a'><label>A</label></input>")
        #expect(story.violations.isEmpty)
        #expect(story.pages.isEmpty)
    }

    @Test("A name that is not offered is refused, one by one in a list")
    func notOffered() throws {
        let items = "<item><label>X</label><value>x</value></item><item><label>Y</label><value>y</value></item>"
        let story = try Scenario(
            "<data id='t'><a/><b/></data>",
            body: """
                <select1 ref="/data/a"><label>A</label>\(items)</select1>
                <select ref="/data/b"><label>B</label>\(items)</select>
                """)
        story.answer("/data/a", "z")
        story.answer("/data/b", " y  x y ")
        #expect(story.value("/data/b") == "y x")
        #expect(story.violations == ["/data/a[1] notOffered"])
        story.answer("/data/b", "y z")
        #expect(story.violations == ["/data/a[1] notOffered", "/data/b[1] notOffered"])
    }

    @Test("Messages are read in the respondent's language, outputs and all")
    func messages() throws {
        let story = try Scenario(
            "<data id='t'><n>3</n><a>1</a></data>",
            model: """
                <itext><translation lang="Nederlands (nl)"><text id="m"><value>Meer dan <output value="/data/n"/></value></text></translation>
                <translation lang="English (en)"><text id="m"><value>More than <output value="/data/n"/></value></text></translation></itext>
                <bind nodeset="/data/a" type="int" constraint=". &gt; /data/n" jr:constraintMsg="jr:itext('m')"/>
                """, body: "<input ref='/data/a'><label>A</label></input>")
        #expect(story.answers.violations().first?.message == "Meer dan 3")
        story.answers.setLanguage(1)
        #expect(story.answers.violations().first?.message == "More than 3")
    }

    @Test("A value that nobody can fill in is not settable: calculated, hidden, without control, unknown")
    func refused() throws {
        let story = try Scenario(
            "<data id='t'><a/><b/><c/></data>",
            model: "<bind nodeset='/data/a' calculate='1 + 1'/><bind nodeset='/data/b' relevant='false()'/>",
            body: "<input ref='/data/a'><label>A</label></input><input ref='/data/b'><label>B</label></input>")
        #expect(!story.answer("/data/a", "x"))
        #expect(!story.answer("/data/b", "x"))
        #expect(!story.answer("/data/c", "x"))
        #expect(!story.set("x", at: NodeKey(node: 99)))
        #expect(!story.set("x", at: NodeKey(node: 1, instance: 4)))
    }
}
