import Testing
import XForms

@Suite("Budgets of an evaluation")
struct XPathBudgetTests {
    private static func wide(_ count: Int) -> String {
        "<data>" + (0..<count).map { "<r><x>\($0)</x></r>" }.joined() + "</data>"
    }

    @Test(
        "An expression that would take for ever stops with an error",
        arguments: [
            "sum(//r[count(preceding::*) + count(following::*) > sum(//x)]/x)",
            "//x = //x[. = -1] or //*[. != //*[. = //*]] = -2", "string-length(join('', //x, //x[//x[//x != .]]))",
            "count(//x[count(../following::x[. > current()/a]) > count(preceding::x)])",
        ])
    func stops(_ source: String) throws {
        let probe = try XPathProbe(Self.wide(2000))
        #expect(throws: XPathError.tooManySteps) { try probe.boolean(source) }
    }

    @Test(
        "What is the same for every node is computed once, so that nested searches end",
        arguments: [
            ("count(//*[count(//*[count(//*) > 0]) > 0])", 4001.0), ("count(//*[//*[//*[//* = -1] = -1] = -1])", 0),
            ("count(//*/..//*/..//*/..//*/..//*/..//*)", 4001),
        ])
    func once(_ source: String, _ expected: Double) throws {
        #expect(try XPathProbe(Self.wide(2000)).number(source) == expected)
    }

    @Test("A text that doubles again and again is refused")
    func long() throws {
        var source = "'\(String(repeating: "x", count: 1000))'"
        for _ in 0..<5 { source = "concat(\(source), \(source))" }
        #expect(try XPathProbe().number("string-length(\(source))") == 32_000)
        let probe = try XPathProbe(
            "<data>" + String(repeating: "<t>\(String(repeating: "x", count: 10_000))</t>", count: 200) + "</data>")
        #expect(throws: XPathError.stringTooLong) { try probe.string("concat(t)") }
        #expect(throws: XPathError.stringTooLong) { try probe.string("join('-', t)") }
        #expect(throws: XPathError.stringTooLong) { try probe.string("uuid(99999999)") }
    }

    @Test("Work that forms do stays far below the budget")
    func ordinary() throws {
        var probe = try XPathProbe(Self.wide(5000))
        probe.context.environment.limits.steps = 100_000
        #expect(try probe.number("count(/data/r[x > 2500])") == 2499)
        #expect(try probe.number("sum(/data/r/x)") == 12_497_500)
        #expect(try probe.string("/data/r[x = /data/r[4000]/x]/x") == "3999")
    }
}
