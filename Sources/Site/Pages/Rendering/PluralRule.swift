/// The forms that a counted text may have, by the names of Unicode CLDR.
package enum PluralCategory: String, CaseIterable, Codable, Sendable {
    case zero, one, two, few, many, other
}

/// Which form of a text goes with a whole number in a language.
///
/// Source: Unicode CLDR 45, "Language Plural Rules", cardinal numbers, for whole numbers from 0 up; the only numbers that
/// our screens count with.
package struct PluralRule: Sendable {
    /// The forms that a text must have in this language, in CLDR's order.
    package let categories: [PluralCategory]
    private let choose: @Sendable (Int) -> PluralCategory

    /// The form that goes with a number.
    package func category(of number: Int) -> PluralCategory { choose(Int(clamping: number.magnitude)) }

    /// The rule of a language; one form for 1 and one for all others where the table does not know the language.
    package init(for code: String) {
        let short = String(code.prefix { $0 != "-" })
        let row = Self.table.first { $0.codes.contains(short) }
        self = row?.rule ?? Self.oneIsOne
    }

    private init(_ categories: [PluralCategory], _ choose: @escaping @Sendable (Int) -> PluralCategory) {
        self.categories = categories
        self.choose = choose
    }
}

extension PluralRule {
    /// A new language that counts in another way is a row here.
    private static let table: [(codes: Set<String>, rule: PluralRule)] = [
        (["ja", "ko", "zh", "yue", "vi", "th", "id", "ms", "my", "lo", "bo"], PluralRule([.other]) { _ in .other }),
        (["nl", "en", "de", "tr", "fy", "ku", "so", "bg", "hu", "el", "sq", "ur", "ka", "az", "sv", "da"], oneIsOne),
        (["it", "es", "ca"], PluralRule([.one, .many, .other]) { $0 == 1 ? .one : isMillions($0) ? .many : .other }),
        (["fr", "pt"], PluralRule([.one, .many, .other]) { $0 < 2 ? .one : isMillions($0) ? .many : .other }),
        (["fa", "ti", "am", "hi", "bn", "pa", "hy", "pap"], PluralRule([.one, .other]) { $0 < 2 ? .one : .other }),
        (["uk", "ru", "be"], PluralRule([.one, .few, .many]) { slavic($0, oneEndsIn1: true) }),
        (["pl"], PluralRule([.one, .few, .many]) { slavic($0, oneEndsIn1: false) }),
        (
            ["hr", "sr", "bs"],
            PluralRule([.one, .few, .other]) {
                slavic($0, oneEndsIn1: true) == .many ? .other : slavic($0, oneEndsIn1: true)
            }
        ),
        (["cs", "sk"], PluralRule([.one, .few, .other]) { $0 == 1 ? .one : (2...4).contains($0) ? .few : .other }),
        (
            ["ro"],
            PluralRule([.one, .few, .other]) { $0 == 1 ? .one : $0 == 0 || (1...19).contains($0 % 100) ? .few : .other }
        ),
        (["he"], PluralRule([.one, .two, .other]) { $0 == 1 ? .one : $0 == 2 ? .two : .other }),
        (
            ["ar"],
            PluralRule([.zero, .one, .two, .few, .many, .other]) { number in
                switch number {
                case 0: .zero
                case 1: .one
                case 2: .two
                default:
                    switch number % 100 {
                    case 3...10: .few
                    case 11...99: .many
                    default: .other
                    }
                }
            }
        ),
    ]

    private static let oneIsOne = PluralRule([.one, .other]) { $0 == 1 ? .one : .other }

    private static func isMillions(_ number: Int) -> Bool { number != 0 && number % 1_000_000 == 0 }

    /// One, few and many of the Slavic languages; in Polish only 1 itself is one.
    private static func slavic(_ number: Int, oneEndsIn1: Bool) -> PluralCategory {
        let (last, teens) = (number % 10, (11...14).contains(number % 100))
        if oneEndsIn1 ? last == 1 && number % 100 != 11 : number == 1 { return .one }
        return (2...4).contains(last) && !teens ? .few : .many
    }
}
