import Testing
import XForms

@Suite("Choices and languages")
struct ChoiceTests {
    private static let towns = """
        <instance id="towns"><root>
        <item><name>ams</name><label>Amsterdam</label><land>nl</land></item>
        <item><name>utr</name><label>Utrecht</label><land>nl</land></item>
        <item><name>gen</name><label>Gent</label><land>be</land></item>
        </root></instance>
        """

    private func atlas() throws -> Scenario {
        try Scenario(
            "<data id='t'><land/><town/><all/><name/></data>",
            model: Self.towns + "<bind nodeset='/data/name' calculate=\"jr:choice-name(/data/town, '/data/town')\"/>",
            body: """
                <input ref="/data/land"><label>Land</label></input>
                <select1 ref="/data/town"><label>Town</label>
                <itemset nodeset="instance('towns')/root/item[land = /data/land]"><value ref="name"/><label ref="label"/></itemset></select1>
                <select1 ref="/data/all"><label>All</label>
                <itemset nodeset="instance('towns')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
                """)
    }

    @Test("A filtered list follows the answers; a whole list is the same for everybody")
    func filter() throws {
        let story = try atlas()
        #expect(story.choices("/data/town") == [])
        story.answer("/data/land", "nl")
        #expect(story.choices("/data/town") == ["ams=Amsterdam", "utr=Utrecht"])
        #expect(story.definition.questions[1].choices.isFixed == false)
        #expect(story.definition.questions[2].choices.isFixed)
        #expect(story.choices("/data/all").count == 3)
    }

    @Test("The label of a choice can be read by expressions, and what is no longer offered is refused")
    func choiceName() throws {
        let story = try atlas()
        story.answer("/data/land", "nl")
        story.answer("/data/town", "utr")
        #expect(story.value("/data/name") == "Utrecht")
        story.answer("/data/land", "be")
        #expect(story.violations == ["/data/town[1] notOffered"])
        #expect(story.value("/data/name") == "", "no such choice now")
    }

    @Test("Labels by id come in the active language, and change with it")
    func translated() throws {
        let story = try Scenario(
            "<data id='t'><a/></data>",
            model: """
                <itext><translation lang="English (en)"><text id="q"><value>Which?</value></text><text id="l0"><value>Bread</value></text></translation>
                <translation lang="Nederlands (nl)" default="true()"><text id="q"><value>Welke?</value><value form="guidance">Kies er een</value></text>
                <text id="l0"><value>Brood</value></text></translation></itext>
                <instance id="food"><root><item><itextId>l0</itextId><name>bread</name></item></root></instance>
                """,
            body: """
                <select1 ref="/data/a"><label ref="jr:itext('q')"/>
                <itemset nodeset="instance('food')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>
                """)
        #expect(story.definition.languages.map(\.code) == ["en", "nl"])
        #expect(story.label("/data/a") == "Welke?")
        #expect(story.choices("/data/a") == ["bread=Brood"])
        let question = try #require(story.question("/data/a"))
        #expect(story.answers.label(of: question)?.guidance == "Kies er een")
        story.answers.setLanguage(0)
        #expect(story.label("/data/a") == "Which?")
        #expect(story.choices("/data/a") == ["bread=Bread"])
    }

    @Test("A shuffled list keeps its order for one respondent, also after a draft")
    func shuffled() throws {
        let items = (1...20).map { "<item><name>c\($0)</name><label>C\($0)</label></item>" }.joined()
        let story = try Scenario(
            "<data id='t'><a/></data>", model: "<instance id='l'><root>\(items)</root></instance>",
            body: """
                <select1 ref="/data/a"><label>A</label><itemset nodeset="randomize(instance('l')/root/item)">
                <value ref="name"/><label ref="label"/></itemset></select1>
                """)
        let first = story.choices("/data/a")
        #expect(first.count == 20)
        #expect(first != (1...20).map { "c\($0)=C\($0)" })
        #expect(story.choices("/data/a") == first)
        let restored = try Answers(
            restoring: story.answers.draft(), of: story.definition,
            environment: Scenario.environment(now: Scenario.now + 5))
        #expect(Scenario(restored).choices("/data/a") == first)
    }
}
