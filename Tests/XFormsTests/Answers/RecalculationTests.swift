import Testing
import XForms

@Suite("Recalculation")
struct RecalculationTests {
    @Test("A calculation follows what it reads, through any number of steps")
    func chains() throws {
        let story = try Scenario(
            "<data id='t'><a/><b/><c/></data>",
            model: """
                <bind nodeset="/data/c" calculate="/data/b * 2"/>
                <bind nodeset="/data/b" calculate="/data/a + 1"/>
                """, body: "<input ref='/data/a'><label>A</label></input>")
        #expect(story.value("/data/c") == "", "NaN is stored as empty")
        story.answer("/data/a", "4")
        #expect(story.value("/data/b") == "5")
        #expect(story.value("/data/c") == "10")
    }

    @Test("What is not relevant reads as empty, keeps its value and comes back")
    func relevance() throws {
        let story = try Scenario(
            "<data id='t'><show>yes</show><g><x>7</x></g><sum/></data>",
            model: """
                <bind nodeset="/data/g" relevant="/data/show = 'yes'"/>
                <bind nodeset="/data/sum" calculate="concat('x', /data/g/x, count(/data/g))"/>
                """,
            body: "<input ref='/data/show'><label>S</label></input><input ref='/data/g/x'><label>X</label></input>")
        #expect(story.value("/data/sum") == "x71")
        story.answer("/data/show", "no")
        #expect(story.isRelevant("/data/g/x") == false)
        #expect(story.value("/data/g/x") == "7")
        #expect(story.value("/data/sum") == "x0")
        #expect(!story.xml.contains("<g>"))
        #expect(!story.answer("/data/g/x", "8"), "what is not asked cannot be answered")
        story.answer("/data/show", "yes")
        #expect(story.value("/data/sum") == "x71")
    }

    @Test("Read-only passes down, required does not")
    func inheritance() throws {
        let story = try Scenario(
            "<data id='t'><lock/><g><x/></g></data>",
            model: """
                <bind nodeset="/data/g" readonly="/data/lock = 1" required="true()"/>
                """,
            body: "<input ref='/data/lock'><label>L</label></input><input ref='/data/g/x'><label>X</label></input>")
        #expect(story.answer("/data/g/x", "a"))
        story.answer("/data/lock", "1")
        #expect(story.isReadOnly("/data/g/x") == true)
        #expect(story.isRequired("/data/g/x") == false)
        #expect(!story.answer("/data/g/x", "b"))
        #expect(story.value("/data/g/x") == "a")
    }

    @Test(
        "A condition that is only a path asks for the value there",
        arguments: [
            ("boolean", "1", true), ("boolean", "0", false), ("boolean", "", false), ("string", "no", true),
            ("string", "", false), ("int", "0", false), ("int", "3", true),
        ])
    func barePath(type: String, value: String, shown: Bool) throws {
        let story = try Scenario(
            "<data id='t'><a>\(value)</a><b/></data>",
            model: "<bind nodeset='/data/a' type='\(type)'/><bind nodeset='/data/b' relevant='/data/a'/>",
            body: "<input ref='/data/b'><label>B</label></input>")
        #expect(story.isRelevant("/data/b") == shown)
    }

    @Test("Actions run at first load and when a value changes, and start each other")
    func actions() throws {
        let story = try Scenario(
            "<data id='t'><a/><b/><c/></data>",
            model: "<setvalue event='odk-instance-first-load' ref='/data/a' value=\"concat('be', 'gin')\"/>",
            body: """
                <input ref="/data/a"><label>A</label>
                  <setvalue event="xforms-value-changed" ref="/data/b" value="concat(/data/a, '!')"/></input>
                <input ref="/data/b"><label>B</label>
                  <setvalue event="xforms-value-changed" ref="/data/c">fixed</setvalue></input>
                """)
        #expect(story.value("/data/a") == "begin")
        story.answer("/data/a", "x")
        #expect(story.value("/data/b") == "x!")
        #expect(story.value("/data/c") == "fixed")
        story.answer("/data/c", "mine")
        story.answer("/data/a", "x")
        #expect(story.value("/data/b") == "x!", "the same value again changes nothing")
    }

    @Test("Preloads fill at the start, the end one at the end, and tracing ones are left out without names")
    func preloads() throws {
        let story = try Scenario(
            "<data id='t'><begin/><stop/><day/><meta><instanceID/></meta></data>",
            model: """
                <bind nodeset="/data/begin" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>
                <bind nodeset="/data/stop" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>
                <bind nodeset="/data/day" type="date" jr:preload="date" jr:preloadParams="today"/>
                <bind nodeset="/data/meta/instanceID" jr:preload="uid"/>
                """, body: "<input ref='/data/day'><label>D</label></input>")
        #expect(story.value("/data/begin")?.hasPrefix("2026-03-03T13:00:00.000+01:00") == true)
        #expect(story.value("/data/day") == "2026-03-03")
        #expect(story.value("/data/stop") == "")
        #expect(story.value("/data/meta/instanceID")?.wholeMatch(of: /uuid:[0-9a-f-]{36}/) != nil)
        var copy = story.answers
        let named = String(decoding: copy.finalise(withoutNames: false).xml, as: UTF8.self)
        #expect(named.contains("<stop>2026-03-03T13:00:00.000+01:00</stop>"))
        let bare = story.xml
        #expect(bare.contains("<begin/><stop/><day/>"))
        #expect(bare.contains("<instanceID>uuid:"))
    }
}
