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
}
