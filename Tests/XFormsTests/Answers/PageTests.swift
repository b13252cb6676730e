import Testing
import XForms

@Suite("Pages")
struct PageTests {
    @Test("A field-list is one page, any other question one by itself; hidden ones fall away")
    func rule() throws {
        let story = try Scenario(
            "<data id='t'><g><a/><b/></g><c/><d/></data>",
            model: "<bind nodeset='/data/d' relevant=\"/data/c = 'ja'\"/>",
            body: """
                <group ref="/data/g" appearance="field-list"><label>G</label>
                <input ref="/data/g/a"><label>A</label></input><input ref="/data/g/b"><label>B</label></input></group>
                <input ref="/data/c"><label>C</label></input><input ref="/data/d"><label>D</label></input>
                """)
        #expect(story.pages == ["g", "c"])
        story.answer("/data/c", "ja")
        #expect(story.pages == ["g", "c", "d"])
        let first = try #require(story.answers.page(key: "g"))
        #expect(story.answers.questions(on: first).count == 2)
    }

    @Test("A repeat outside a field-list comes page by page, then asks for another")
    func repeated() throws {
        let story = try Scenario(
            "<data id='t'><r jr:template=''><a/><b/></r><z/></data>",
            body: """
                <group ref="/data/r"><label>R</label><repeat nodeset="/data/r">
                <input ref="/data/r/a"><label>A</label></input><input ref="/data/r/b"><label>B</label></input></repeat></group>
                <input ref="/data/z"><label>Z</label></input>
                """)
        #expect(story.pages == ["r-meer", "z"])
        story.add("/data/r")
        story.add("/data/r")
        #expect(story.pages == ["a-1", "b-1", "a-2", "b-2", "r-meer", "z"])
        let more = try #require(story.answers.page(key: "r-meer"))
        let series = try #require(story.answers.series(on: more))
        #expect(series.isOpen && series.instances.map(\.position) == [1, 2])
        story.remove("/data/r[1]")
        #expect(story.pages == ["a-2", "b-2", "r-meer", "z"], "keys stay with their instance")
    }

    @Test("A repeat in a field-list stands on the page with its instances")
    func repeatOnPage() throws {
        let story = try Scenario(
            "<data id='t'><g><r><a/></r></g></data>",
            body: """
                <group ref="/data/g" appearance="field-list"><repeat nodeset="/data/g/r">
                <input ref="/data/g/r/a"><label>A</label></input></repeat></group>
                """)
        story.add("/data/g/r", in: "/data/g")
        #expect(story.pages == ["g"])
        let page = try #require(story.answers.pages.first)
        guard case .group(let group)? = story.answers.items(on: page).first,
            case .repetition(let series)? = group.items.first
        else {
            Issue.record("no repeat on the page")
            return
        }
        #expect(series.instances.count == 2)
        #expect(story.answers.questions(on: page).map(\.key.instance) == [1, 2])
    }

    @Test("A repeat that its rule hides cannot be added to")
    func hiddenRepeat() throws {
        let story = try Scenario(
            "<data id='t'><n/><r jr:template=''><a/></r></data>",
            model: "<bind nodeset='/data/r' relevant='/data/n = 1'/>",
            body: """
                <input ref="/data/n"><label>N</label></input>
                <repeat nodeset="/data/r"><input ref="/data/r/a"><label>A</label></input></repeat>
                """)
        #expect(story.pages == ["n"])
        story.answer("/data/n", "1")
        #expect(story.pages == ["n", "r-meer"])
    }

    @Test("Keys are safe in an address, unique and short")
    func keys() throws {
        for (name, form) in try Kit.shipped() {
            let keys = form.pages.map(\.key)
            #expect(Set(keys).count == keys.count, "\(name)")
            #expect(keys.allSatisfy { $0.count <= 60 && $0.wholeMatch(of: /[A-Za-z0-9-]+/) != nil }, "\(name)")
        }
    }
}
