import Testing

@testable import Site

@Suite("Plural forms")
struct PluralRuleTests {
    /// Sample numbers of Unicode CLDR 45 for each category.
    static let samples: [(code: String, category: PluralCategory, numbers: [Int])] = [
        ("nl", .one, [1]), ("nl", .other, [0, 2, 16, 100, 1_000_000]),
        ("tr", .one, [1]), ("tr", .other, [0, 2, 16, 100]),
        ("ar", .zero, [0]), ("ar", .one, [1]), ("ar", .two, [2]), ("ar", .few, [3, 10, 103, 110, 1003]),
        ("ar", .many, [11, 26, 99, 111, 1011]), ("ar", .other, [100, 102, 200, 302, 1000, 1_000_000]),
        ("pl", .one, [1]), ("pl", .few, [2, 4, 22, 24, 32, 102]), ("pl", .many, [0, 5, 12, 19, 21, 112, 1000]),
        ("uk", .one, [1, 21, 101]), ("uk", .few, [2, 4, 22, 104]), ("uk", .many, [0, 5, 11, 14, 19, 100]),
        ("hr", .one, [1, 21]), ("hr", .few, [2, 24]), ("hr", .other, [0, 5, 12]),
        ("ro", .one, [1]), ("ro", .few, [0, 2, 16, 101, 119]), ("ro", .other, [20, 35, 100, 120]),
        ("fr", .one, [0, 1]), ("fr", .many, [1_000_000]), ("fr", .other, [2, 17]),
        ("zh", .other, [0, 1, 2, 100]), ("fa", .one, [0, 1]), ("fa", .other, [2, 17]),
        ("xx", .one, [1]), ("xx", .other, [0, 2]),
    ]

    @Test("are those of CLDR", arguments: samples)
    func categories(_ code: String, _ category: PluralCategory, _ numbers: [Int]) {
        let rule = PluralRule(for: code)
        #expect(rule.categories.contains(category))
        for number in numbers { #expect(rule.category(of: number) == category, "\(number) in \(code)") }
    }

    @Test("a country after the language changes nothing")
    func country() { #expect(PluralRule(for: "ar-SY").category(of: 2) == .two) }
}
