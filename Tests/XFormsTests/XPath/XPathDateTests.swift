import Testing
import XForms

@Suite("XPath dates")
struct XPathDateTests {
    private let xml = "<data><d>2026-03-14</d><t>2026-03-29T03:30:00.000+02:00</t><bad>2026-02-30</bad><e/></data>"

    @Test(
        "Texts of dates in Amsterdam (winter +01:00, summer +02:00 from 29 March 2026)",
        arguments: [
            ("today()", "2026-03-15"), ("now()", "2026-03-15T12:34:56.789+01:00"), ("date('2026-3-5')", "2026-03-05"),
            ("date('2024-02-29')", "2024-02-29"), ("date('2025-02-29')", ""), ("date('2026-09-31')", ""),
            ("date(bad)", ""),
            ("date('nonsense')", ""), ("date('')", ""), ("date(e)", ""), ("date(true())", ""), ("date('26-03-05')", ""),
            ("date('2026-03-05x')", ""), ("date(today() + 1)", "2026-03-16"), ("date(today() - 75)", "2025-12-30"),
            ("date('2026-03-28' + 1)", "2026-03-29"), ("date(d)", "2026-03-14"),
            ("string(date(date(d)))", "2026-03-14"),
            ("date-time('2026-07-01T12:00:00Z')", "2026-07-01T14:00:00.000+02:00"),
            ("date-time('2026-01-01T12:00')", "2026-01-01T12:00:00.000+01:00"),
            ("date-time('2026-03-29T02:30')", "2026-03-29T03:30:00.000+02:00"),
            ("date-time('2026-10-25T02:30')", "2026-10-25T02:30:00.000+02:00"),
            ("date-time(0)", "1970-01-01T01:00:00.000+01:00"),
            ("format-date(today(), '%d-%m-%Y')", "15-03-2026"), ("format-date(d, '%e %b %y, %a')", "14 mrt 26, za"),
            ("format-date(d, '%n|%%|%q|%')", "3|%|%q|%"), ("format-date('x', '%Y')", ""), ("format-date(e, '%Y')", ""),
            ("format-date-time(t, '%H:%M:%S.%3 %h')", "03:30:00.000 3"),
            ("format-date-time(now(), '%H.%M uur')", "12.34 uur"),
            ("if(true(), today(), '')", "2026-03-15"), ("coalesce(e, today())", "2026-03-15"),
            ("concat(today(), '!')", "2026-03-15!"),
            ("decimal-time('12:00:00.000+01:00') * 24", "12"), ("decimal-time('06:00')", "0.25"),
            ("decimal-time('24:00')", "NaN"),
        ])
    func texts(_ source: String, _ expected: String) throws { #expect(try XPathProbe(xml).string(source) == expected) }

    @Test(
        "Month names follow the language, and fall back to English",
        arguments: [("en", "Mar"), ("nl-BE", "mrt"), ("xx", "Mar")])
    func language(_ code: String, _ expected: String) throws {
        #expect(try XPathProbe(xml, language: code).string("format-date(d, '%b')") == expected)
    }

    @Test(
        "Differences and comparisons",
        arguments: [
            ("today() - date('2026-03-01')", 14.0), ("date('2026-04-01') - date('2026-03-01')", 31),
            ("decimal-date-time('1970-01-01T00:00:00Z')", 0), ("decimal-date-time('1970-01-02T12:00:00Z')", 1.5),
            ("number('2026-02-30')", .nan), ("int((today() - date('1986-03-16')) div 365.25)", 39),
            ("number(d) - number('2026-03-13')", 1),
            ("int('2026-03-14' > '2026-03-13')", 1), ("decimal-date-time('x')", .nan), ("decimal-date-time(e)", .nan),
        ])
    func numbers(_ source: String, _ expected: Double) throws {
        let number = try XPathProbe(xml).number(source)
        #expect(abs(number - expected) < 1e-9 || (number.isNaN && expected.isNaN), "\(number)")
    }

    @Test("Every day of four centuries survives being written and read")
    func everyDay() throws {
        let probe = try XPathProbe(zone: .utc)
        let text = try probe.compile("string(date(.))")
        let days = try probe.compile("decimal-date-time(date(.))")
        var context = probe.context
        let node = NodeRef(node: try #require(context.trees[0].root))
        for day in stride(from: -73_049, to: 73_049, by: 37) {
            context.trees[0].setText(String(day), of: node.node)
            let written = try text.string(at: node, in: context)
            context.trees[0].setText(written, of: node.node)
            #expect(try days.number(at: node, in: context) == Double(day))
        }
    }
}
