/// What stands in an ODK form in place of a function that only XPath 1.0 has.
///
/// The functions themselves are the evaluator's table; ODK's own tools refuse those that are not in their list.
enum FunctionOrigin {
    static let replacements: [String: Bilingual] = [
        "substring": Bilingual(dutch: "substr(), die vanaf 0 telt", english: "substr(), which counts from 0"),
        "floor": Bilingual(dutch: "int(), of round(… - 0.5)", english: "int(), or round(… - 0.5)"),
        "ceiling": Bilingual(dutch: "round(… + 0.5)", english: "round(… + 0.5)"),
        "last": Bilingual(dutch: "count()", english: "count()"),
        "lang": Bilingual(dutch: "jr:itext()", english: "jr:itext()"),
        "id": Bilingual(dutch: "een predicaat […]", english: "a predicate […]"),
    ]

    /// What to use instead of a function.
    static func replacement(of name: String) -> Bilingual {
        replacements[name] ?? Bilingual(dutch: "een vaste tekst", english: "a fixed text")
    }
}

extension XPathFunctionRow {
    /// How many arguments the function takes, in words.
    var wanted: Bilingual {
        switch maximum {
        case minimum: Bilingual(dutch: "er \(minimum)", english: "\(minimum)")
        case nil: Bilingual(dutch: "er minstens \(minimum)", english: "at least \(minimum)")
        case let maximum?: Bilingual(dutch: "er \(minimum) tot \(maximum)", english: "\(minimum) to \(maximum)")
        }
    }
}
