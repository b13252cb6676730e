import Testing
import XForms

@Suite("XPath paths")
struct XPathPathTests {
    private let xml = """
        <data id="f"><g><a>1</a><b>2</b></g><r><x>10</x><y>p</y></r><r><x>20</x><y>q</y></r><r><x>30</x></r>\
        <n><n><n>deep</n></n></n><empty/></data>
        """

    @Test(
        "Paths, axes and predicates find these nodes in document order",
        arguments: [
            ("g/a", ["1"]), ("./g/b", ["2"]), ("/data/g/a", ["1"]), ("g/../g/a", ["1"]), ("@id", ["f"]),
            ("r/x", ["10", "20", "30"]), ("r[2]/x", ["20"]), ("r[x = 20]/y", ["q"]), ("r[x > 15]/x", ["20", "30"]),
            ("r[last()]/x", ["30"]), ("r[position() < 3]/x", ["10", "20"]), ("r[x > 15][1]/x", ["20"]),
            ("r[1][x > 15]/x", []), ("r[y][last()]/x", ["20"]), ("r[not(y)]/x", ["30"]), ("r[x + 10 = 20]/y", ["p"]),
            ("r[0]/x", []), ("r[1.5]/x", []), ("r['']/x", []), ("r['x'][2]/x", ["20"]), ("r[count(*) = 1]/x", ["30"]),
            ("*/x", ["10", "20", "30"]), ("r/x | g/a", ["1", "10", "20", "30"]), ("g/a | g/a", ["1"]),
            ("//x", ["10", "20", "30"]), ("//x[1]", ["10", "20", "30"]), ("(//x)[1]", ["10"]), ("//r[1]/x", ["10"]),
            ("descendant::x[2]", ["20"]), ("r/x/..//y", ["p", "q"]), ("//n", ["deep", "deep", "deep"]),
            ("//n//n", ["deep", "deep"]), ("//n/n", ["deep", "deep"]), ("//n/..//n[not(n)]", ["deep"]),
            ("r[2]/preceding-sibling::r/x", ["10"]), ("r[2]/following-sibling::*[1]/x", ["30"]),
            ("r[1]/x/following::x", ["20", "30"]), ("r[3]/x/preceding::x", ["10", "20"]),
            ("r[3]/preceding::x[1]", ["20"]), ("r[1]/x/ancestor::*/@id", ["f"]), ("r/x/text()", ["10", "20", "30"]),
            ("r/x/node()", ["10", "20", "30"]), ("empty/text()", []), ("nothing", []), ("/nothing/x", []), ("/", [""]),
            ("r/x[. > 10]", ["20", "30"]), ("r/x[../y = 'q']", ["20"]), ("r[x = /data/r[2]/x]/y", ["q"]),
            ("r[x = current()/r[2]/x]/y", ["q"]), ("child::r/child::x[position() = last()]", ["10", "20", "30"]),
            ("self::data/@id", ["f"]), ("self::other", []), ("r/self::r[2]", []), ("r/parent::data/@id", ["f"]),
        ])
    func finds(_ path: String, _ expected: [String]) throws {
        let probe = try XPathProbe(xml)
        let found = try probe.texts(path)
        if path == "/" { #expect(found.count == 1) } else { #expect(found == expected) }
    }

    @Test("A path in a predicate on a secondary instance still begins at the primary one")
    func secondaryInstance() throws {
        let cities = "<root><item><name>ams</name><k>nl</k></item><item><name>gent</name><k>be</k></item></root>"
        let probe = try XPathProbe(
            "<data><k>be</k><q><k>nl</k><c/></q></data>", instances: ["c": cities, "d": "<root><item/></root>"])
        #expect(try probe.texts("instance('c')/root/item[k = /data/k]/name") == ["gent"])
        #expect(try probe.texts("instance('c')/root/item[k = current()/../k]/name", at: "/data/q/c") == ["ams"])
        #expect(try probe.texts("instance('nowhere')/root/item") == [])
        #expect(try probe.number("count(instance('d')/root/item)") == 1)
        #expect(try probe.string("pulldata('c', 'name', 'k', 'be')") == "gent")
        #expect(try probe.string("pulldata('c', 'name', 'k', 'fr')") == "")
        #expect(try probe.string("pulldata('c', 'nothing', 'k', 'be')") == "")
    }

    @Test("Nodes that are not relevant, and all below them, are stepped over (trap 2)")
    func hidden() throws {
        var probe = try XPathProbe(xml)
        try probe.hide("/data/r[2]")
        #expect(try probe.texts("r/x") == ["10", "30"])
        #expect(try probe.texts("/data/r[2]/x") == ["30"])
        #expect(try probe.texts("//x") == ["10", "30"])
        #expect(try probe.texts("(//x)[last()]/preceding::x") == ["10"])
        #expect(try probe.number("count(/data/r)") == 2)
        #expect(try probe.string("/data/r[x = 20]/y") == "")
        try probe.hide("/data/g")
        #expect(try probe.boolean("/data/g/a = 1") == false)
        #expect(try probe.number("sum(/data/g/a)") == 0)
    }

    @Test("An absolute path stays in the repeat instance it is evaluated in (trap 1)")
    func ownInstance() throws {
        var probe = try XPathProbe(
            "<data><r><x>1</x><s><y>a</y></s><s><y>b</y></s></r><r><x>2</x><s><y>c</y></s></r><z>9</z></data>")
        for path in ["/data/r[1]", "/data/r[2]", "/data/r[1]/s[1]", "/data/r[1]/s[2]", "/data/r[2]/s[1]"] {
            let node = try probe.node(path)
            probe.context.trees[0].setFlag(.repeatInstance, true, of: node.node)
        }
        #expect(try probe.string("/data/r/x * 10", at: "/data/r[1]/x") == "10")
        // From inside the second instance a path that picks one itself is left alone.
        #expect(try probe.string("/data/r[1]/x", at: "/data/z") == "1")
        let second = try #require(try probe.compile("//x").nodes(at: NodeRef(node: .document), in: probe.context)?.last)
        func at(_ source: String) throws -> String { try probe.compile(source).string(at: second, in: probe.context) }
        #expect(try at("/data/r/x * 10") == "20")
        // A path that ends at the repeat means all of it, but for its own place.
        #expect(try at("count(/data/r)") == "2")
        #expect(try at("position(/data/r)") == "2")
        #expect(try at("/data/r[1]/x") == "1")
        #expect(try at("count(/data/r[x > 0])") == "2")
        #expect(try at("/data/r/s/y") == "c")
        #expect(try at("/data/z") == "9")
        #expect(try at("indexed-repeat(/data/r/x, /data/r, 1)") == "1")
        #expect(try at("indexed-repeat(/data/r/s/y, /data/r, 1, /data/r/s, 2)") == "b")
        #expect(try at("sum(../../r/x)") == "3")
        #expect(try at("position(..)") == "2")
    }

    @Test(
        "Unprefixed steps find nodes of any default namespace, prefixed ones their own",
        arguments: [
            ("count(/data/meta/id)", 1.0), ("count(/data/orx:meta)", 0), ("count(/d/x)", 0),
            ("count(//orx:deviceID)", 1),
            ("count(//deviceID)", 0), ("count(/data/*)", 3), ("count(/data/orx:*)", 1), ("count(//@jr:t)", 1),
            ("count(//@t)", 0), ("count(//odd:z)", 1),
        ])
    func namespaces(_ source: String, _ expected: Double) throws {
        let probe = try XPathProbe(
            """
            <data xmlns="http://example.org/own" xmlns:orx="http://openrosa.org/xforms" \
            xmlns:jr="http://openrosa.org/javarosa"><meta><id/></meta><orx:deviceID/><odd:z jr:t="1"/></data>
            """)
        #expect(try probe.number(source) == expected)
    }
}
