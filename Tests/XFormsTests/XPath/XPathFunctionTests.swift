import Testing
import XForms

@Suite("XPath functions")
struct XPathFunctionTests {
    private let xml = """
        <data><a>4</a><e/><l>apple baby  crimson</l><w> a  b </w><n>1</n><n>2</n><n/><n>x</n><u>é😀z</u>\
        <g><x>1</x></g><g><x>2</x></g></data>
        """

    @Test(
        "Texts",
        arguments: [
            ("concat()", ""), ("concat('a', n)", "a12x"), ("join('-', n)", "1-2--x"),
            ("join(', ', 'a', 'b', a)", "a, b, 4"),
            ("join('-')", ""), ("substr('hello', 1, 3)", "el"), ("substr('hello', -2)", "lo"),
            ("substr('hello', 3, 1)", ""),
            ("substr('hello', 9)", ""), ("substr('é😀z', 1, 2)", "😀"), ("substring('12345', 1.5, 2.6)", "234"),
            ("substring('12345', 0 div 0)", ""), ("substring('é😀z', 2, 1)", "😀"),
            ("substring-before('a=b=c', '=')", "a"),
            ("substring-after('a=b=c', '=')", "b=c"), ("substring-before('abc', '=')", ""),
            ("substring-after('abc', '')", "abc"),
            ("translate('bar', 'abc', 'AB')", "BAr"), ("translate('-a-', '-', '')", "a"), ("normalize-space(w)", "a b"),
            ("string-length(u)", "3"), ("string-length('')", "0"), ("name(g/x)", "x"), ("local-name(/data)", "data"),
            ("coalesce(e, a)", "4"), ("coalesce('', '')", ""), ("coalesce(e + 1, 'none')", "none"),
            ("once('new')", "old"),
            ("selected-at(l, 2)", "crimson"), ("selected-at(l, 3)", ""), ("selected-at(l, -1)", ""),
            ("selected-at(e, 0)", ""),
            ("string(n)", "1"), ("string(true())", "true"), ("base64-decode('w6nDqMOx')", "éèñ"),
            ("base64-decode('%')", ""),
            ("digest('', 'MD5', 'hex')", "d41d8cd98f00b204e9800998ecf8427e"),
            ("digest('abc', 'SHA-1', 'hex')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("digest('some text', 'SHA-256')", "uU9vElx546X/qoJvWEwQ1SraZp5nYgUbgmtVd20FrtI="),
            ("uuid()", "12345678-9abc-4ef0-9234-56789abcdef0"), ("string-length(uuid(7))", "7"), ("uuid(0)", ""),
            ("if(a > 3, 'yes', nothing)", "yes"), ("if('', 1, 2)", "2"), ("indexed-repeat(/data/g/x, /data/g, 2)", "2"),
            ("indexed-repeat(/data/g/x, /data/g, 0)", "1"), ("indexed-repeat(/data/g/x, /data/g, 3)", ""),
            ("depend(1, a)", "1"),
            ("property('deviceid')", ""), ("version()", ""),
        ])
    func texts(_ source: String, _ expected: String) throws {
        let probe = try XPathProbe(source.hasPrefix("once") ? "<data>old</data>" : xml)
        #expect(try probe.string(source) == expected)
    }

    @Test(
        "Numbers",
        arguments: [
            ("count(n)", 4.0), ("count-non-empty(n)", 3), ("sum(g/x)", 3), ("sum(n)", .nan), ("sum(nothing)", 0),
            ("max(1, a, 2)", 4),
            ("min(g/x, -1)", -1), ("max(n)", .nan), ("max(nothing)", .nan), ("max(-4, -1, -3)", -1), ("round(2.5)", 3),
            ("round(-1.5)", -1),
            ("round(-0.4)", 0), ("round(1.005, 2)", 1), ("round(12345, -2)", 12300), ("round(14.66, 1)", 14.7),
            ("round('x')", .nan),
            ("int(-1.9)", -1), ("int('')", .nan), ("floor(-1.5)", -2), ("ceiling(-1.5)", -1), ("abs(-3)", 3),
            ("pow(2, 10)", 1024),
            ("pow(1, 0 div 0)", .nan), ("sqrt(-1)", .nan), ("exp10(3)", 1000), ("log10(1000)", 3),
            ("atan2(0, -1)", .pi), ("pi()", .pi),
            ("position(g[2])", 2), ("position(nothing)", .nan), ("count-selected(l)", 3), ("count-selected('')", 0),
            ("number('')", .nan),
            ("number(true())", 1), ("random()", 0.07111111111111111), ("last()", 1),
            ("distance('0 0;0 90')", 10_018_696.05),
            ("area('a')", .nan), ("distance('91 0;0 0')", .nan), ("number(' 12 ')", 12),
        ])
    func numbers(_ source: String, _ expected: Double) throws {
        let number = try XPathProbe(xml).number(source)
        #expect(abs(number - expected) < 1e-9 || (number.isNaN && expected.isNaN), "\(number)")
    }

    @Test(
        "Truth values",
        arguments: [
            ("selected(l, 'baby')", true), ("selected(l, ' baby ')", true), ("selected(l, 'bab')", false),
            ("selected(l, 'babyx')", false),
            ("selected(l, 'apple baby')", false), ("selected(l, '')", false), ("selected(e, '')", false),
            ("is-selected(l, 'crimson')", true),
            ("selected(a, 4)", true), ("contains('abc', 'bc')", true), ("contains('abc', '')", true),
            ("contains('abc', 'cb')", false),
            ("starts-with('abc', 'ab')", true), ("ends-with('abc', 'bc')", true), ("ends-with('c', 'bc')", false),
            ("not(e = '')", false),
            ("boolean-from-string('true')", true), ("boolean-from-string('1')", true),
            ("boolean-from-string('yes')", false),
            ("checklist(1, 2, true(), a = 4, false())", true), ("checklist(3, -1, 1, 1)", false),
            ("checklist(-1, 0, 0, '')", true),
            ("weighted-checklist(3, 5, a = 4, 3, false(), 9)", true), ("weighted-checklist(-1, 2, true(), 3)", false),
            ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", true), ("geofence('2 0.5', '0 0;0 1;1 1;1 0;0 0')", false),
            ("geofence(e, '0 0;0 1;1 1;1 0;0 0')", false), ("intersects('0 0;1 1;0 1;1 0')", true),
            ("intersects('0 0;0 1;1 1')", false),
            ("lang('nl')", false), ("true()", true),
        ])
    func truths(_ source: String, _ expected: Bool) throws { #expect(try XPathProbe(xml).boolean(source) == expected) }

    @Test("A shuffle with a seed gives the order of ODK's engines; without one it stays a shuffle")
    func randomize() throws {
        let letters = "ABCDEF".map { "<v>\($0)</v>" }.joined()
        let probe = try XPathProbe("<data>\(letters)<s>42</s></data>")
        let orders = [
            ("42", "AFCBDE"), ("-42", "EDAFBC"), ("1", "BFEACD"), ("1.1", "BFEACD"), ("0", "CBEAFD"), ("''", "CBEAFD"),
            ("s", "AFCBDE"),
        ]
        for (seed, order) in orders { #expect(try probe.texts("randomize(v, \(seed))").joined() == order, "\(seed)") }
        #expect(try probe.texts("randomize(v)").sorted().joined() == "ABCDEF")
        #expect(try probe.texts("randomize(nothing, 1)") == [])
        let first = try probe.texts("randomize(v, 'text')")
        #expect(try probe.texts("randomize(v, 'text')") == first)
    }

    @Test("Functions of the form ask the form, and fail without one")
    func host() throws {
        struct Form: XPathHost {
            func itext(_ id: String, at node: NodeRef, in context: XPathContext) throws(XPathError) -> String? {
                id == "loop" ? try XPathProbe.loop(node, context) : id == "q" ? "Vraag" : nil
            }
            func choiceName(_ value: String, question path: String, at node: NodeRef, in context: XPathContext)
                throws(XPathError) -> String?
            { "\(value)@\(path)" }
            func property(_ name: String) -> String? { name == "version" ? "7" : nil }
        }
        let probe = try XPathProbe("<data><a>4</a></data>", host: Form())
        #expect(try probe.string("jr:itext('q')") == "Vraag")
        #expect(try probe.string("jr:itext('none')") == "")
        #expect(try probe.string("jr:choice-name(a, ' ../a ')") == "4@ ../a ")
        #expect(try probe.string("version()") == "7")
        #expect(throws: XPathError.tooDeep) { try probe.string("jr:itext('loop')") }
        #expect(throws: XPathError.needsForm("jr:itext")) { try XPathProbe().string("jr:itext('q')") }
    }
}

extension XPathProbe {
    /// A form whose text asks for itself.
    static func loop(_ node: NodeRef, _ context: XPathContext) throws(XPathError) -> String {
        let expression: XPathExpression
        do {
            expression = try XPathExpression.compile("jr:itext('loop')", names: context.names)
        } catch {
            return ""
        }
        return try expression.string(at: node, in: context)
    }
}
