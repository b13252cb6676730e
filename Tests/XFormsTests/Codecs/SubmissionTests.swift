import Testing
import XForms
import XMLTree

@Suite("Submissions")
struct SubmissionTests {
    private func story() throws -> Scenario {
        let story = try Scenario(
            "<data id='visit' version='3'><a/><hide>1</hide><g><x>secret</x></g><r jr:template=''><v>?</v><s jr:template=''><w/></s></r><orx:meta><orx:instanceID/></orx:meta></data>",
            model: """
                <bind nodeset="/data/g" relevant="/data/hide = 0"/>
                <bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid" readonly="true()"/>
                """,
            body: """
                <input ref="/data/a"><label>A</label></input><input ref="/data/g/x"><label>X</label></input>
                <repeat nodeset="/data/r"><input ref="/data/r/v"><label>V</label></input>
                <repeat nodeset="/data/r/s"><input ref="/data/r/s/w"><label>W</label></input></repeat></repeat>
                """)
        story.answer("/data/a", "<b> & \"c\" ]]> é\nregel 2")
        story.add("/data/r")
        story.add("/data/r")
        story.add("/data/r/s", in: "/data/r[2]")
        story.answer("/data/r[2]/s[1]/w", "diep")
        story.answer("/data/r[1]/v", "")
        return story
    }

    @Test("The XML holds the form's id and version, every relevant value, and nothing that is not relevant")
    func content() throws {
        var answers = try story().answers
        let submission = answers.finalise()
        let root = try XMLDocument.parse(submission.xml).root
        #expect(root.attribute("id") == "visit" && root.attribute("version") == "3")
        #expect(root.elements.map(\.name.local) == ["a", "hide", "r", "r", "meta"])
        #expect(root.elements[0].text == "<b> & \"c\" ]]> é\nregel 2")
        #expect(root.elements[4].elements[0].name.namespace == "http://openrosa.org/xforms")
        #expect(root.elements[4].elements[0].text == submission.instanceID)
        #expect(!String(decoding: submission.xml, as: UTF8.self).contains("secret"))
    }

    @Test("Read back, a submission gives the same values and the same bytes")
    func roundTrip() throws {
        var answers = try story().answers
        let first = answers.finalise()
        var back = try Answers(reading: first.xml, of: answers.definition, environment: Scenario.environment())
        let second = back.finalise()
        #expect(second == first)
        #expect(Scenario(back).value("/data/r[2]/s[1]/w") == "diep")
        #expect(Scenario(back).value("/data/r[1]/v") == "")
        #expect(Scenario(back).isRelevant("/data/g/x") == false)
    }

    @Test("The canonical value names every value by its path and length, in order, and nothing else")
    func canonical() throws {
        var answers = try story().answers
        let submission = answers.finalise()
        let id = submission.instanceID
        let text = String(decoding: submission.canonical, as: UTF8.self)
        #expect(
            text == """
                visit\t3
                /data/a\t24
                <b> & "c" ]]> é
                regel 2
                /data/hide\t1
                1
                /data/r[2]/v\t1
                ?
                /data/r[2]/s[1]/w\t4
                diep
                /data/meta/instanceID\t\(id.utf8.count)
                \(id)

                """)
    }

    @Test("The owner sees what was sent: no default that was cleared, no instance that was removed")
    func shownToOwner() throws {
        let story = try Scenario(
            "<data id='t'><a>default</a><b/><r><v>?</v></r></data>",
            model: "<setvalue event='odk-instance-first-load' ref='/data/b'>first</setvalue>",
            body: """
                <input ref="/data/a"><label>A</label></input><input ref="/data/b"><label>B</label></input>
                <repeat nodeset="/data/r"><input ref="/data/r/v"><label>V</label></input></repeat>
                """)
        story.answer("/data/a", "")
        story.answer("/data/b", "")
        story.remove("/data/r[1]")
        let empty = story.answers.finalise()
        let shown = Scenario(
            Answers(canonical: empty.canonical, of: story.definition, environment: Scenario.environment()))
        #expect(shown.value("/data/a") == "" && shown.value("/data/b") == "")
        #expect(shown.value("/data/r[1]/v") == nil)
        story.add("/data/r")
        story.add("/data/r")
        story.answer("/data/r[2]/v", "two")
        let full = story.answers.finalise()
        var back = Answers(canonical: full.canonical, of: story.definition, environment: Scenario.environment())
        #expect(back.finalise().canonical == full.canonical)
    }

    @Test("Finishing twice gives the same submission, with the same id also where the form has no place for one")
    func idempotent() throws {
        let story = try Scenario("<data id='t'><a/></data>", body: "<input ref='/data/a'><label>A</label></input>")
        let first = story.answers.finalise()
        #expect(story.answers.finalise() == first)
        let back = try Answers(
            restoring: story.answers.draft(), of: story.definition, environment: Scenario.environment())
        #expect(back.instanceID == first.instanceID)
        #expect(
            first.instanceID.wholeMatch(of: /uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
                != nil)
    }

    @Test(
        "What is no submission of the form is refused",
        arguments: [
            "<other id='visit'/>", "<data><zzz/></data>", "<data><a/><a/></data>", "not xml", "<!DOCTYPE data><data/>",
        ])
    func refused(xml: String) throws {
        let story = try story()
        #expect(throws: SubmissionError.self) {
            try Answers(reading: Array(xml.utf8), of: story.definition, environment: Scenario.environment())
        }
    }
}
