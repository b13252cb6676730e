import Testing
import XForms

@Suite("How far one is")
struct StepTests {
    /// Pages a, b, c, d, with what is relevant or counted.
    private func story(_ model: String, body: String? = nil) throws -> Scenario {
        let pages = ["a", "b", "c", "d"].map { "<input ref='/data/\($0)'><label>\($0)</label></input>" }.joined()
        return try Scenario(
            "<data id='t'><a/><b/><c/><d/><n/><g><e/><f/></g><r jr:template=''><x/></r></data>", model: model,
            body: body ?? pages)
    }

    /// The steps of all pages in order: number and total, or a dash.
    private func steps(_ story: Scenario) -> [String] {
        story.answers.pages.map { page in
            story.answers.step(of: page).map { "\($0.number)/\($0.total)" } ?? "-"
        }
    }

    @Test("where nothing depends on answers every page has its number")
    func certain() throws {
        #expect(steps(try story("")) == ["1/4", "2/4", "3/4", "4/4"])
    }

    @Test("before the answer that decides about a later page there is no total, behind it there is")
    func conditional() throws {
        let story = try story("<bind nodeset='/data/d' relevant=\"/data/b = 'ja'\"/>")
        #expect(steps(story) == ["-", "-", "3/3"])
        story.answer("/data/b", "ja")
        #expect(steps(story) == ["-", "-", "3/4", "4/4"])
    }

    @Test("what goes by way of a calculation counts")
    func calculated() throws {
        let story = try story(
            "<bind nodeset='/data/n' calculate='/data/c'/><bind nodeset='/data/d' relevant=\"/data/n = ''\"/>")
        #expect(steps(story) == ["-", "-", "-", "4/4"])
    }

    @Test("a hidden answer reads as empty: what hides it decides too")
    func hidden() throws {
        let story = try story(
            "<bind nodeset='/data/b' relevant=\"/data/a = ''\"/><bind nodeset='/data/d' relevant=\"/data/b = ''\"/>")
        #expect(steps(story) == ["-", "-", "3/4", "4/4"])
    }

    @Test("a later answer that takes an earlier page away counts too")
    func backwards() throws {
        let story = try story("<bind nodeset='/data/a' relevant=\"/data/c = ''\"/>")
        #expect(steps(story) == ["-", "-", "-", "4/4"])
    }

    @Test("a question that comes and goes on a page that stays does not unsettle the total")
    func onOnePage() throws {
        let page = """
            <input ref='/data/a'><label>a</label></input>
            <group ref='/data/g' appearance='field-list'><label>g</label><input ref='/data/g/e'><label>e</label></input>
            <input ref='/data/g/f'><label>f</label></input></group>
            """
        #expect(steps(try story("<bind nodeset='/data/g/f' relevant=\"../e = 'ja'\"/>", body: page)) == ["1/2", "2/2"])
        let both =
            "<bind nodeset='/data/g/f' relevant=\"/data/a = ''\"/><bind nodeset='/data/g/e' relevant=\"/data/a = ''\"/>"
        #expect(steps(try story(both, body: page)) == ["-", "2/2"], "the whole page may go")
    }

    @Test("as many pages as somebody says: certain once it is said; pages that one adds never are")
    func repeated() throws {
        func body(_ count: String) -> String {
            """
            <input ref='/data/a'><label>a</label></input>
            <group ref='/data/r'><label>r</label><repeat nodeset='/data/r' \(count)>
            <input ref='/data/r/x'><label>x</label></input></repeat></group>
            """
        }
        let counted = try story("<bind nodeset='/data/a' type='int'/>", body: body("jr:count='/data/a'"))
        #expect(steps(counted) == ["-"])
        counted.answer("/data/a", "2")
        #expect(steps(counted) == ["-", "2/3", "3/3"])
        let open = try story("", body: body(""))
        open.add("/data/r")
        #expect(steps(open).allSatisfy { $0 == "-" } && open.pages.count > 2)
    }

    @Test("the clock may change the number of pages at any time")
    func clock() throws {
        let story = try story("<bind nodeset='/data/d' relevant=\"today() &gt; '2020-01-01'\"/>")
        #expect(steps(story) == ["-", "-", "-", "-"])
    }

    @Test("zes-kanten counts from the first side on")
    func shipped() throws {
        let person = try Respondent("zes-kanten")
        #expect(steps(person.story).allSatisfy { $0 == "-" })
        try person.begin(mode: "zelf")
        #expect(steps(person.story) == ["-", "2/7", "3/7", "4/7", "5/7", "6/7", "7/7"])
        try person.begin(mode: "namens")
        #expect(steps(person.story) == ["-", "2/5", "3/5", "4/5", "5/5"])
    }
}
