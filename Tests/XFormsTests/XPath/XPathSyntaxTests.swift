import Testing
import XForms

@Suite("XPath errors at compile time")
struct XPathSyntaxTests {
    @Test(
        "An expression that cannot work is refused with the place",
        arguments: [
            ("1 +", .unexpected(""), 3), ("", .unexpected(""), 0), ("(1", .unexpected(""), 2),
            ("1)", .unexpected(")"), 1),
            ("a b", .unexpected("b"), 2), ("/data/", .unexpected(""), 6), ("a[1", .unexpected(""), 3),
            ("'a", .unclosedString, 0),
            ("é + 'a", .unclosedString, 4), ("a ! b", .unexpected("!"), 2), ("nope(1)", .unknownFunction("nope"), 0),
            ("true() or nope()", .unknownFunction("nope"), 10), ("1 + Sum(a)", .unknownFunction("Sum"), 4),
            ("$x + 1", .variable("x"), 0), ("a and", .unexpected(""), 5), ("a And b", .unexpected("And"), 2),
            ("round()", .wrongArgumentCount(function: "round", given: 0, minimum: 1, maximum: 2), 0),
            ("1 + not(1, 2)", .wrongArgumentCount(function: "not", given: 2, minimum: 1, maximum: 1), 4),
            ("if(a, b)", .wrongArgumentCount(function: "if", given: 2, minimum: 3, maximum: 3), 0),
            (
                "indexed-repeat(a, b)",
                .wrongArgumentCount(function: "indexed-repeat", given: 2, minimum: 3, maximum: nil), 0
            ),
            (
                "indexed-repeat(a, b, 1, c)",
                .wrongArgumentCount(function: "indexed-repeat", given: 4, minimum: 3, maximum: nil), 0
            ),
            ("count('a')", .needsNodes(function: "count"), 6), ("sum(1 + 1)", .needsNodes(function: "sum"), 4),
            ("position(1)", .needsNodes(function: "position"), 9), ("'a' | b", .needsNodes(function: "|"), 0),
            ("a | 1", .needsNodes(function: "|"), 4), ("'a'/b", .needsNodes(function: "/"), 0),
            ("concat('a')[1]", .needsNodes(function: "/"), 0), ("bad::a", .unexpected("bad::"), 0),
            ("regex(., '[a')", .pattern(.unclosedClass), 9), ("regex(., '(?=a)')", .pattern(.unsupported("(?=")), 9),
            ("a.b.", nil, 0), ("jr:itext('x')", nil, 0), ("a-b", nil, 0), ("div div mod", nil, 0), ("* * *", nil, 0),
            ("or or or", nil, 0), ("if (true(), 1, 2)", nil, 0), ("  \n\t1 ", nil, 0), ("child::*", nil, 0),
            ("/", nil, 0),
            ("/ = 1", nil, 0), ("node()", nil, 0), ("processing-instruction('x')", nil, 0), (".//.", nil, 0),
        ] as [(String, XPathSyntaxError.Kind?, Int)])
    func refused(_ source: String, _ kind: XPathSyntaxError.Kind?, _ offset: Int) throws {
        let probe = try XPathProbe()
        guard let kind else {
            _ = try probe.compile(source)
            return
        }
        #expect(throws: XPathSyntaxError(kind, at: offset)) { try probe.compile(source) }
    }

    @Test("What ODK's own tools refuse is noted with its place, and runs")
    func extensions() throws {
        let probe = try XPathProbe()
        func kinds(_ source: String) throws -> [XPathExtension.Kind] {
            try probe.compile(source).extensions.map(\.kind)
        }
        #expect(try kinds("floor(1.5)") == [.function("floor")])
        #expect(try kinds("/data//x") == [.axis("//")])
        #expect(try kinds("a | b") == [.union])
        #expect(try kinds("(a)[1]") == [.filter])
        #expect(try kinds("following-sibling::a") == [.axis("following-sibling")])
        #expect(try kinds("text()") == [.nodeTest("text")])
        #expect(try kinds("round(1.5) + ../a[@b = 1]/parent::c") == [])
        #expect(try probe.compile("1 + floor(2)").extensions.first?.offset == 4)
    }

    @Test("Deep nesting and long texts are refused, not followed")
    func tooDeep() throws {
        let probe = try XPathProbe()
        let bombs = [
            String(repeating: "(", count: 200_000), String(repeating: "a[", count: 30_000),
            String(repeating: "not(", count: 15_000), String(repeating: "1 = ", count: 15_000) + "1",
            String(repeating: "1 + ", count: 15_000) + "1", String(repeating: "a | ", count: 15_000) + "a",
            String(repeating: "/a", count: 40_000),
        ]
        for bomb in bombs { #expect(throws: XPathSyntaxError.self) { try probe.compile(bomb) } }
        let many = (0..<3000).map { "a = '\($0)'" }.joined(separator: " or ")
        #expect(try probe.boolean(many) == false)
        #expect(try probe.number(String(repeating: "-", count: 60_000) + "1") == 1)
    }
}
