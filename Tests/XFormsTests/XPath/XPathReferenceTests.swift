import Testing
import XForms

@Suite("What an expression reads")
struct XPathReferenceTests {
    private static let names = NameTable()

    /// A pattern as `/data/r/x`, `#id/root/item`, with `*`, `@a` and `**` (any depth).
    private func text(_ reference: XPathReference) -> String {
        let steps = reference.steps.map { step in
            switch step {
            case .child(let name): name.map(Self.names.local) ?? "*"
            case .attribute(let name): "@" + (name.map(Self.names.local) ?? "*")
            case .descendants: "**"
            }
        }
        return (reference.instance.map { "#" + $0 } ?? "") + "/" + steps.joined(separator: "/")
    }

    @Test(
        "Paths are resolved for /data/r/q",
        arguments: [
            ("1 + 2", []), ("/data/a", ["/data/a"]), ("../x", ["/data/r/x"]), (".", ["/data/r/q"]),
            ("../../a/@b", ["/data/a/@b"]),
            ("a | ../b", ["/data/r/q/a", "/data/r/b"]), ("/data/r[x = 1]/y", ["/data/r/y", "/data/r/x"]),
            ("count(/data/r[position() = current()/../i])", ["/data/r", "/data/r/i"]), ("//x", ["/**/x"]),
            ("/data/*/x", ["/data/*/x"]),
            (
                "instance('c')/root/item[k = /data/k and m = current()/../m]/n",
                ["#c/root/item/n", "#c/root/item/k", "#c/root/item/m", "/data/k", "/data/r/m"]
            ),
            ("if(/data/a, ../b, 'x')", ["/data/a", "/data/r/b"]), ("once(/data/a)", ["/data/a"]),
            ("string()", ["/data/r/q"]),
            ("position(..)", ["/data/r"]), ("pulldata('c', 'n', 'k', ../k)", ["/data/r/k", "#c/**"]),
            ("indexed-repeat(/data/r/x, /data/r, ../i)", ["/data/r/x", "/data/r", "/data/r/i"]),
            ("text()", ["/data/r/q"]),
            ("(../x)[1]", ["/data/r/x"]), ("ancestor::data/z", ["/z", "/data/z", "/data/r/z"]), ("../../../..", []),
            ("../following-sibling::r/x", ["/data/r/x"]), ("descendant-or-self::x", ["/data/r/q", "/data/r/q/**/x"]),
            ("instance(../which)/root/item", ["/data/r/which", "#*/root/item"]),
            ("concat(-../x, not(../y), ../z + 1)", ["/data/r/x", "/data/r/y", "/data/r/z"]),
        ])
    func resolved(_ source: String, _ expected: [String]) throws {
        let expression = try XPathExpression.compile(source, names: Self.names)
        let origin = XPathReference(steps: ["data", "r", "q"].map { .child(Self.names.id($0)) })
        #expect(Set(expression.references(from: origin).map(text)) == Set(expected))
    }

    @Test(
        "Clock, chance, language and constancy",
        arguments: [
            ("1 + 2", [], true), ("concat('a', 'b')", [], true), ("/data/a", [], false), ("position()", [], false),
            ("today()", .clock, false),
            ("now() > '2026-01-01'", .clock, false), ("random()", .random, false), ("uuid()", .random, false),
            ("randomize(a)", .random, false), ("randomize(a, 1)", [], false), ("jr:itext('q')", .language, false),
            ("if(false(), today(), jr:itext('q'))", [.clock, .language], false), ("true()", [], true),
            ("once(1)", [], false), ("current()", [], false),
        ] as [(String, XPathExpression.Volatility, Bool)])
    func volatility(_ source: String, _ expected: XPathExpression.Volatility, _ isConstant: Bool) throws {
        let expression = try XPathExpression.compile(source, names: Self.names)
        #expect(expression.volatility == expected)
        #expect(expression.isConstant == isConstant)
    }

    @Test("Literal arguments and calls are told with their places")
    func literals() throws {
        let expression = try XPathExpression.compile("concat(jr:itext('a'), jr:itext(../b), 1)", names: Self.names)
        #expect(expression.literals(of: "jr:itext") == [["a"], [nil]])
        #expect(expression.calls.map(\.function).sorted() == ["concat", "jr:itext", "jr:itext"])
        #expect(Set(expression.calls.map(\.offset)) == [0, 7, 22])
    }
}
