import Testing
import XForms

@Suite("Expressions that would break what reads them")
struct ExpressionBombTests {
    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    /// Told by its beginning, so that it does not fill the words of a test run.
    struct Bomb: CustomTestStringConvertible {
        let text: String
        var testDescription: String { "\(text.prefix(30))… (\(text.utf8.count) bytes)" }
    }

    /// Deep in every way that the grammar allows, each within the 64 kB of a tag.
    static let deep: [String] =
        [
            ("(", "1", ")"), ("not(", "1", ")"), ("a[", "1", "]"), ("/data/a[", "1", "]"),
            ("count(/data/a[", "1", "])"),
            ("if(1,", "1", ",2)"), ("concat('a',", "'b'", ")"), ("(1)+(", "1", ")"), ("((", "1", ") or 1)"),
            ("string(-(", "1", "))"), ("instance('x')/root/item[", "1", "]"), ("coalesce(", "1", ",2)"),
            ("1 - (", "1", ")"), ("current()[", "1", "]"),
        ].flatMap { open, core, close in
            [500, 60_000 / (open + close).utf8.count].map { times($0, open) + core + times($0, close) }
        }

    /// Long in every way; some of them sound.
    static let long: [String] =
        [
            "1 + ", "1 or ", "1 and ", "1 = ", "1 &lt; ", "1 div ", "/data/a | ", "1 - ", "-1 * ", "1 mod -", "--1 + ",
            "1 or 1 and ", "-",
        ].map { times(20_000 / $0.utf8.count, $0) + "1" } + [
            times(10_000, "("), times(10_000, "/a"), times(5_000, "a/.."), times(5_000, "a[1]"), times(5_000, "[1]"),
            times(5_000, "((1)"), times(10_000, "'"), times(20_000, "1"), times(5_000, "//a"),
            "/data/a" + times(5_000, "[1]"), "concat(" + times(10_000, "1,") + "1)",
        ]

    @Test(
        "None that is deep ends the check, in a bind, a list or an output; each is refused",
        arguments: deep.map(Bomb.init))
    func deepEnds(bomb: Bomb) {
        let ids = Set(Self.report(of: bomb.text).diagnostics.map(\.id))
        #expect(!ids.isDisjoint(with: ["expression-too-large", "xpath-syntax"]), "\(ids.sorted())")
    }

    @Test("None that is long ends the check", arguments: long.map(Bomb.init))
    func longEnds(bomb: Bomb) {
        // The list that the question takes its choices from is in each of them none.
        #expect(Self.report(of: bomb.text).diagnostics.count > 1)
    }

    private static func report(of bomb: String) -> FormReport {
        var form = CheckedForm()
        form.model = "<bind nodeset=\"/data/b\" relevant=\"\(bomb)\"/>"
        form.body = """
            <select1 ref="/data/a"><label>Welke? <output value="\(bomb)"/></label>
            <itemset nodeset="\(bomb)"><value ref="name"/><label ref="label"/></itemset></select1>
            """
        return form.report
    }

    @Test("Deep nesting is told as such, with its limit; what forms of the field contain is below it")
    func told() {
        var form = CheckedForm()
        form.model = "¶<bind nodeset=\"/data/b\" calculate=\"\(Self.times(401, "("))1\(Self.times(401, ")"))\"/>"
        #expect(form.report.diagnostics.contains { $0.id == "expression-too-large" && $0.position == form.mark })
        // A recode of 300 codes, and the sum of 420 questions.
        for source in [
            Self.times(300, "if(/data/a = 'x', 1, ") + "2" + Self.times(300, ")"),
            Self.times(420, "/data/c + ") + "/data/c",
        ] {
            form.model = "<bind nodeset=\"/data/b\" calculate=\"\(source)\"/>"
            #expect(!form.report.hasErrors)
        }
    }

    @Test("What compiles can be evaluated, however deep")
    func evaluated() throws {
        let probe = try XPathProbe("<data><a>1</a></data>")
        #expect(try probe.number(Self.times(998, "1 + ") + "1") == 999)
        #expect(try probe.boolean(Self.times(398, "not(") + "true()" + Self.times(398, ")")))
        #expect(try probe.number(Self.times(398, "if(a = 1, ") + "7" + Self.times(398, ", 2)")) == 7)
        #expect(try probe.texts(Self.times(390, "/data/a[") + "1" + Self.times(390, "]")).count <= 1)
        #expect(throws: XPathSyntaxError.self) { try probe.compile(Self.times(1000, "1 + ") + "1") }
    }
}
