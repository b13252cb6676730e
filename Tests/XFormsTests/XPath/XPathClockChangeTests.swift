import Testing
import XForms

@Suite("Dates over the change of the clock")
struct XPathClockChangeTests {
    private let xml = """
        <data><a>2026-03-30</a><b>2026-03-28</b><old>1937-05-01</old><early>1999-11-30</early>\
        <now>2026-07-01T00:30:00.000+02:00</now></data>
        """

    @Test(
        "Between two dates lie whole days, in spring and in autumn, as number and as condition",
        arguments: [
            ("a - b", 2), ("a - date(b)", 2), ("int(date('2024-04-01') - date('2024-03-31'))", 1),
            ("date('2024-07-01') - date('2024-01-01')", 182), ("date('2026-10-26') - date('2026-10-25')", 1),
            ("date('2026-11-01') - date('2026-03-01')", 245), ("'2026-10-26' - '2026-10-24'", 2),
            ("decimal-date-time(a) - decimal-date-time(b)", 2), ("number(a) - number(b)", 2),
            ("int(a) - int(b)", 2), ("max(a, b) - min(a, b)", 2), ("(today() + 14) - today()", 14),
            ("today() - date('1999-11-30')", 9602), ("today() - early", 9602), ("a - old", 32_475),
            ("date('2026-07-01') - early", 9710), ("int((date('2026-07-01') - early) div 365.25)", 26),
            ("count(/data[a - b = 2])", 1), ("count(/data[a - b >= 2])", 1), ("count(/data[a - b <= 2])", 1),
            ("count(/data[b + 2 = a])", 1), ("count(/data[date(b) + 2 = date(a)])", 1),
            ("count(/data[number(date(b + 2)) = number(a)])", 1),
            ("count(/data[date('2024-04-01') - date('2024-03-31') = 1])", 1),
            // Half an hour past midnight in summer is later than the day's beginning, and of that day.
            ("count(/data[now >= date('2026-07-01')])", 1), ("round((now - date('2026-07-01')) * 48)", 1),
        ])
    func whole(_ source: String, _ expected: Double) throws {
        #expect(try XPathProbe(xml).number(source) == expected)
    }

    @Test(
        "A date and a whole number make a date",
        arguments: [
            ("string(date(date('2024-03-30') + 2))", "2024-04-01"), ("date(b + 1)", "2026-03-29"),
            ("date(a - 1)", "2026-03-29"), ("date(date('2026-10-24') + 1)", "2026-10-25"),
            ("date(date('2026-10-24') + 2)", "2026-10-26"), ("format-date(today() + 14, '%Y-%m-%d')", "2026-03-29"),
            ("format-date-time(date('2026-03-29') + 0.5, '%H:%M')", "12:00"), ("date(number(date(old)))", "1937-05-01"),
            ("format-date(pow(10, 300), '%Y')", ""),
        ])
    func made(_ source: String, _ expected: String) throws {
        #expect(try XPathProbe(xml).string(source) == expected)
    }

    @Test(
        "Days of 124 years: each is one day from the next, in zones of every kind",
        arguments: [
            "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "UTC",
        ])
    func everyDay(zone: String) throws {
        let probe = try XPathProbe("<data/>", zone: try #require(XPathTimeZone(identifier: zone)))
        let next = try probe.compile("date(. + 1) - date(.)")
        let kept = try probe.compile("string(date(date(.) + 100))")
        let other = try probe.compile("string(date(.))")
        var context = probe.context
        let node = NodeRef(node: try #require(context.trees[0].root))
        for day in stride(from: -12_700, to: 32_500, by: 13) {
            context.trees[0].setText(civil(day), of: node.node)
            #expect(try next.number(at: node, in: context) == 1, "\(civil(day))")
            #expect(try kept.string(at: node, in: context) == civil(day + 100))
            #expect(try other.string(at: node, in: context) == civil(day))
        }
    }

    /// The date so many days after 1970-01-01.
    private func civil(_ day: Int) -> String {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let parts = [
            year + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
            ofYear - (153 * month + 2) / 5 + 1,
        ]
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }
}
