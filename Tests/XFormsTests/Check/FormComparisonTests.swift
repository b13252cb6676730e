import Testing

@testable import XForms

@Suite("What is different between two versions of a questionnaire")
struct FormComparisonTests {
    private static func form(_ version: String, _ nodes: String, _ body: String) throws -> FormDefinition {
        let xml = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
            <h:head><h:title>Proef</h:title><model><instance><data id="proef" version="\(version)">
            \(nodes.split(separator: " ").map { "<\($0.split(separator: ":")[0])/>" }.joined())<meta><instanceID/></meta></data></instance>
            \(nodes.split(separator: " ").map { part in
                let pair = part.split(separator: ":")
                return "<bind nodeset=\"/data/\(pair[0])\" type=\"\(pair[1])\"/>"
            }.joined())<bind nodeset="/data/meta/instanceID" type="string" preload="uid"/></model></h:head>
            <h:body>\(body)</h:body></h:html>
            """
        let loaded = FormDefinition.load(Array(xml.utf8))
        return try #require(loaded.asFarAsPossible, "\(loaded.diagnostics)")
    }

    private static func select(_ name: String, _ label: String, _ choices: String) -> String {
        let items = choices.split(separator: ",").map { pair in
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            return "<item><label>\(parts[1])</label><value>\(parts[0])</value></item>"
        }
        return "<select1 ref=\"/data/\(name)\"><label>\(label)</label>\(items.joined())</select1>"
    }

    private static func input(_ name: String, _ label: String) -> String {
        "<input ref=\"/data/\(name)\"><label>\(label)</label></input>"
    }

    private static func kinds(_ old: FormDefinition, _ new: FormDefinition) -> [FormComparison.Change.Kind] {
        FormComparison(from: old, to: new).changes.map(\.kind)
    }

    @Test("The same questionnaire under another version has no differences")
    func same() throws {
        let body = Self.select("a", "Gaat het?", "1=Ja,2=Nee") + Self.input("b", "Hoe?")
        let old = try Self.form("1", "a:string b:string", body)
        #expect(Self.kinds(old, try Self.form("2", "a:string b:string", body)).isEmpty)
    }

    @Test("Questions that come, go, or get other words")
    func questions() throws {
        let old = try Self.form("1", "a:string b:string", Self.input("a", "A?") + Self.input("b", "B?"))
        let new = try Self.form("2", "a:string c:string", Self.input("a", "A??") + Self.input("c", "C?"))
        let found = FormComparison(from: old, to: new).changes
        #expect(found.map(\.kind) == [.relabelled, .added, .removed])
        #expect(found.map(\.path) == ["/data/a", "/data/c", "/data/b"])
        #expect(found[0].before == "A?" && found[0].after == "A??")
    }

    @Test(
        "Choices: what was added, taken away, worded otherwise, and what changed its meaning",
        arguments: [
            ("1=Ja,2=Nee", "1=Ja,2=Nee,3=Soms", [FormComparison.Change.Kind.choiceAdded]),
            ("1=Ja,2=Nee", "1=Ja", [.choiceRemoved]),
            ("1=,2=", "1=,2=,3=", [.choiceAdded]),
            ("1=Ja,2=Nee", "1=Zeker,2=Nee", [.relabelled]),
            ("1=Ja,2=Nee", "2=Ja,1=Nee", [.recoded, .recoded]),
            ("1=Ja,2=Nee", "1=Ja,9=Nee", [.recoded]),
            ("1=Nooit,2=Soms,3=Vaak", "1=Nooit,2=Zelden,3=Soms,4=Vaak", [.relabelled, .recoded, .recoded]),
            ("1=Ja,2=Nee", "2=Nee,1=Ja", []),
        ])
    func choices(before: String, after: String, kinds: [FormComparison.Change.Kind]) throws {
        let old = try Self.form("1", "a:string", Self.select("a", "Gaat het?", before))
        let new = try Self.form("2", "a:string", Self.select("a", "Gaat het?", after))
        #expect(Self.kinds(old, new) == kinds)
    }

    @Test("Another type of answer, or more answers than one, is recoded")
    func types() throws {
        let old = try Self.form("1", "a:string", Self.input("a", "Hoe oud?"))
        #expect(Self.kinds(old, try Self.form("2", "a:int", Self.input("a", "Hoe oud?"))) == [.recoded])
        let one = try Self.form("1", "a:string", Self.select("a", "Wat?", "1=X,2=Y"))
        let several = Self.select("a", "Wat?", "1=X,2=Y").replacing("select1", with: "select")
        #expect(Self.kinds(one, try Self.form("2", "a:string", several)).contains(.recoded))
    }

    /// A question whose list lies in a file beside the questionnaire and depends on what was answered before.
    private static func listed(_ version: String, _ rows: String, filter: String = "[buurt = /data/buurt]") throws
        -> FormDefinition
    {
        let xml = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
            <h:head><h:title>Proef</h:title><model><instance><data id="proef" version="\(version)"><buurt/><a/></data>
            </instance><instance id="lijst" src="jr://file-csv/lijst.csv"/>
            <bind nodeset="/data/buurt" type="string"/><bind nodeset="/data/a" type="string"/></model></h:head>
            <h:body><input ref="/data/buurt"><label>Buurt?</label></input><select1 ref="/data/a"><label>Waaraan?</label>
            <itemset nodeset="instance('lijst')/root/item\(filter)"><value ref="name"/><label ref="label"/></itemset>
            </select1></h:body></h:html>
            """
        let lines = "buurt,name,label\n" + rows.split(separator: " ").joined(separator: "\n").replacing("_", with: " ")
        let loaded = FormDefinition.load(Array(xml.utf8)) { $0 == "lijst.csv" ? Array(lines.utf8) : nil }
        let form = try #require(loaded.asFarAsPossible, "\(loaded.diagnostics)")
        #expect(form.questions[1].choices.isFixed == filter.isEmpty)
        return form
    }

    @Test(
        "Lists in a file that depend on an answer: added, taken away, worded otherwise, and what changed its meaning",
        arguments: [
            ("o,1,Ja o,2,Nee w,1,Ja", "o,1,Ja o,2,Nee w,1,Ja", []),
            ("o,1,Ja o,2,Nee", "o,1,Ja o,2,Nee o,3,Soms", [FormComparison.Change.Kind.choiceAdded]),
            ("o,1,Ja o,2,Nee w,3,Soms", "o,1,Ja w,3,Soms", [.choiceRemoved]),
            ("o,1,Ja o,2,Nee", "o,1,Zeker_wel o,2,Nee", [.relabelled]),
            ("o,1,Ja o,2,Nee", "o,2,Ja o,1,Nee", [.recoded, .recoded]),
            ("o,1,Ja w,1,Nee", "o,1,Nee w,1,Ja", [.relabelled, .relabelled]),
            ("o,1,Ja o,2,Nee w,1,Ja w,2,Nee", "o,1,Ja o,9,Nee w,1,Ja w,9,Nee", [.recoded]),
            // The same code says other things in two neighbourhoods, and one of them is another code now.
            ("o,1,Koffie w,1,Thee", "o,1,Koffie w,2,Thee", [.recoded]),
            ("o,1,Ja o,2,Nee", "o,1,Ja o,2,Nee z,1,Ja z,2,Nee", []),
            ("o,1,Ja o,2,Nee", "x,1,Ja x,2,Nee", []),
            ("o,1,Ja o,2,Nee", "x,2,Ja x,1,Nee", [.recoded, .recoded]),
            ("o,1,Ja", "o,1,Ja z,7,Wandelen", [.choiceAdded]),
        ])
    func lists(before: String, after: String, kinds: [FormComparison.Change.Kind]) throws {
        #expect(Self.kinds(try Self.listed("1", before), try Self.listed("2", after)) == kinds)
    }

    @Test(
        "A list for everybody that becomes one by neighbourhood is compared too; conditions in quotes are no end of one"
    )
    func filtered() throws {
        let whole = try Self.listed("1", "o,1,Ja o,2,Nee", filter: "")
        let part = try Self.listed("2", "o,2,Ja o,1,Nee", filter: "[buurt = /data/buurt or buurt = ']']")
        #expect(Self.kinds(whole, part) == [.recoded, .recoded])
        #expect(
            FormDefinition.unconditional("randomize(instance('a[1]')/root/item[x = ']' and y[1] = 2]/z)")
                == "randomize(instance('a[1]')/root/item/z)")
    }

    /// One question whose bind and control carry these attributes.
    private static func attributed(_ bind: String, control: String = "", hint: String = "", range: String? = nil) throws
        -> FormDefinition
    {
        let body =
            range.map { "<range ref=\"/data/a\" \($0)><label>Hoeveel?</label></range>" }
            ?? "<input ref=\"/data/a\" \(control)><label>Hoeveel?</label>\(hint)</input>"
        let xml = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
            xmlns:bs="urn:buurtstem:xforms"><h:head><h:title>Proef</h:title><model>
            <instance><data id="proef" version="1"><b/><a/></data></instance>
            <bind nodeset="/data/b" type="string"/><bind nodeset="/data/a" type="int" \(bind)/></model></h:head>
            <h:body><input ref="/data/b"><label>B</label></input>\(body)</h:body></h:html>
            """
        let loaded = FormDefinition.load(Array(xml.utf8))
        return try #require(loaded.asFarAsPossible, "\(loaded.diagnostics)")
    }

    @Test(
        "What an answer means beside its words: its direction, its missing codes, its scale, its ends",
        arguments: [
            ("bs:direction=\"higher-better\"", "bs:direction=\"lower-better\"", [FormComparison.Change.Kind.recoded]),
            ("bs:missing=\"8 9\"", "bs:missing=\"8\"", [.recoded]), ("", "bs:scale=\"slaap\"", [.recoded]),
            ("relevant=\"/data/b = 'x'\"", "relevant=\"/data/b = 'y'\"", [.relabelled]),
            ("", "required=\"true()\"", [.relabelled]), ("constraint=\". &lt; 9\"", "", [.relabelled]),
            ("bs:purpose=\"x\"", "bs:purpose=\"y\"", []),
        ])
    func meaning(before: String, after: String, kinds: [FormComparison.Change.Kind]) throws {
        #expect(Self.kinds(try Self.attributed(before), try Self.attributed(after)) == kinds)
    }

    @Test("Another range of numbers is recoded, another hint is other words")
    func ranges() throws {
        let ten = try Self.attributed("", range: "start=\"0\" end=\"10\" step=\"1\"")
        let five = try Self.attributed("", range: "start=\"0\" end=\"5\" step=\"1\"")
        #expect(Self.kinds(ten, five) == [.recoded] && Self.kinds(ten, ten).isEmpty)
        let hinted = try Self.attributed("", hint: "<hint>In uren</hint>")
        let found = FormComparison(from: try Self.attributed(""), to: hinted).changes
        #expect(found.map(\.kind) == [.relabelled] && found.first?.after.contains("In uren") == true)
    }
}
