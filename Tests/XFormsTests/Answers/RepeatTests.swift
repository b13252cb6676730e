import Testing
import XForms

@Suite("Repeats")
struct RepeatTests {
    private func household() throws -> Scenario {
        try Scenario(
            "<data id='t'><person jr:template=''><name>?</name><age/><nr/></person><sum/><first/></data>",
            model: """
                <bind nodeset="/data/person/age" type="int"/>
                <bind nodeset="/data/person/nr" calculate="position(..)"/>
                <bind nodeset="/data/sum" calculate="sum(/data/person/age)"/>
                <bind nodeset="/data/first" calculate="/data/person[1]/name"/>
                """,
            body: """
                <group ref="/data/person"><label>Person</label><repeat nodeset="/data/person">
                <input ref="/data/person/name"><label>Name</label></input>
                <input ref="/data/person/age"><label>Age of <output value="../name"/></label></input>
                </repeat></group>
                """)
    }

    @Test("Instances come from the template, count on, and take their values with them when they go")
    func addAndRemove() throws {
        let story = try household()
        #expect(story.value("/data/person") == nil)
        for (number, name) in ["An", "Bo", "Cas"].enumerated() {
            #expect(story.add("/data/person"))
            #expect(story.value("/data/person[\(number + 1)]/name") == "?", "the template's value")
            story.answer("/data/person[\(number + 1)]/name", name)
            story.answer("/data/person[\(number + 1)]/age", "\(10 * (number + 1))")
        }
        #expect(story.value("/data/sum") == "60")
        #expect(story.value("/data/person[3]/nr") == "3")
        #expect(story.label("/data/person[2]/age") == "Age of Bo")
        #expect(story.remove("/data/person[1]"))
        #expect(story.value("/data/sum") == "50")
        #expect(story.value("/data/person[2]/nr") == "2")
        #expect(story.value("/data/first") == "Bo")
        #expect(story.value("/data/person[3]/nr") == nil)
    }

    @Test("A key of an instance that is gone reaches no other instance")
    func keysStay() throws {
        let story = try household()
        story.add("/data/person")
        story.add("/data/person")
        let key = try #require(story.answers.key(atPath: "/data/person[1]/name"))
        story.remove("/data/person[1]")
        #expect(!story.set("Eve", at: key))
        #expect(story.value("/data/person[1]/name") == "?")
        #expect(NodeKey(key.description) == key)
    }

    @Test(
        "A count makes instances and takes none away; a number without end stays bounded",
        arguments: ["2", "1e9", "99999999999"])
    func counted(number: String) throws {
        let story = try Scenario(
            "<data id='t'><n/><r jr:template=''><x/></r></data>",
            body: """
                <input ref="/data/n"><label>N</label></input>
                <repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/x"><label>X</label></input></repeat>
                """)
        #expect(!story.add("/data/r"), "who answers cannot add what is counted")
        story.answer("/data/n", number)
        let made = story.answers.snapshot.keys.filter { $0.hasSuffix("/x[1]") }.count
        #expect(made == (number == "2" ? 2 : number == "1e9" ? 0 : Answers.mostInstances))
        story.answer("/data/r[2]/x", "kept")
        story.answer("/data/n", "1")
        if number == "2" { #expect(story.value("/data/r[2]/x") == "kept") }
    }

    @Test("Counts inside counts stay bounded in all, are told to whoever typed them, and their draft can be read")
    func boundedInAll() throws {
        let story = try Scenario(
            "<data id='t'><n/><m/><a jr:template=''><b jr:template=''><x/></b></a></data>",
            model: "<bind nodeset='/data/n' type='int'/><bind nodeset='/data/m' type='int'/>",
            body: """
                <input ref="/data/n"><label>N</label></input><input ref="/data/m"><label>M</label></input>
                <repeat nodeset="/data/a" jr:count="/data/n"><repeat nodeset="/data/a/b" jr:count="/data/m">
                <input ref="/data/a/b/x"><label>X</label></input></repeat></repeat>
                """)
        story.answer("/data/n", "60")
        #expect(story.violations.isEmpty)
        story.answer("/data/m", "60")
        let made = story.answers.snapshot.keys.filter { $0.hasSuffix("/x[1]") }.count
        #expect(made + 60 <= Answers.mostInstancesInAll)
        story.answer("/data/n", "1000")
        #expect(story.violations.contains { $0.hasPrefix("/data/n[1] range") })
        let back = try Answers(
            restoring: story.answers.draft(), of: story.definition, environment: Scenario.environment())
        #expect(back.snapshot == story.answers.snapshot)
    }

    @Test("Nested repeats keep to their own instance, also by absolute paths of old forms")
    func nested() throws {
        let story = try Scenario(
            "<data id='t'><a jr:template=''><k/><b jr:template=''><v/><w/></b><n/></a></data>",
            model: """
                <bind nodeset="/data/a/b/w" calculate="concat(/data/a/k, ../v)"/>
                <bind nodeset="/data/a/n" calculate="count(../b)"/>
                """,
            body: """
                <repeat nodeset="/data/a"><input ref="/data/a/k"><label>K</label></input>
                <repeat nodeset="/data/a/b"><input ref="/data/a/b/v"><label>V</label></input></repeat></repeat>
                """)
        story.add("/data/a")
        story.add("/data/a")
        story.add("/data/a/b", in: "/data/a[2]")
        story.add("/data/a/b", in: "/data/a[2]")
        story.answer("/data/a[1]/k", "p")
        story.answer("/data/a[2]/k", "q")
        story.answer("/data/a[2]/b[2]/v", "z")
        #expect(story.value("/data/a[2]/b[2]/w") == "qz")
        #expect(story.value("/data/a[2]/n") == "2")
        #expect(story.value("/data/a[1]/n") == "0")
    }

    @Test("Actions of a new repeat run before anything is calculated, and only in the new instance")
    func newRepeat() throws {
        let story = try Scenario(
            "<data id='t'><r jr:template=''><x/><y/></r></data>",
            model: "<bind nodeset='/data/r/y' calculate=\"concat(../x, '!')\"/>",
            body: """
                <repeat nodeset="/data/r"><setvalue event="odk-new-repeat" ref="/data/r/x" value="position(..)"/>
                <input ref="/data/r/x"><label>X</label></input></repeat>
                """)
        story.add("/data/r")
        story.answer("/data/r[1]/x", "own")
        story.add("/data/r")
        #expect(story.value("/data/r[1]/x") == "own")
        #expect(story.value("/data/r[2]/y") == "2!")
    }
}
