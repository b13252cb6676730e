/// Faults of conditions that do not depend on what is answered. `place` is the attribute that holds the expression.
extension Fault {
    /// Parts that cannot hold together: `a = 1 and a = 2`.
    package static func neverHolds(_ path: String, in place: String) -> Fault {
        Fault(
            "never-holds", .warning,
            Bilingual(
                dutch: "wat ‘\(place)’ van ‘\(path)’ vraagt, kan niet tegelijk waar zijn",
                english: "what ‘\(place)’ asks of ‘\(path)’ can never hold at once"),
            repair: Bilingual(
                dutch: "neem or in plaats van and, of verbeter de waarden",
                english: "use or instead of and, or correct the values"))
    }

    /// Parts of which one always holds: `a != 1 or a != 2`.
    package static func alwaysHolds(_ path: String, in place: String) -> Fault {
        Fault(
            "always-holds", .warning,
            Bilingual(
                dutch: "wat ‘\(path)’ ook is, een van de delen van ‘\(place)’ is altijd waar",
                english: "whatever ‘\(path)’ is, one of the parts of ‘\(place)’ always holds"),
            repair: Bilingual(
                dutch: "neem and in plaats van or, of verbeter de waarden",
                english: "use and instead of or, or correct the values"))
    }

    /// A text beside `or` or `and`, which counts as true: `a = 'x' or 'y'`.
    package static func bareText(_ text: String, in place: String) -> Fault {
        Fault(
            "bare-text", .warning,
            Bilingual(
                dutch: "‘\(text)’ staat in ‘\(place)’ alleen naast and of or, en telt dan altijd als waar",
                english: "‘\(text)’ stands alone beside and or or in ‘\(place)’, and then always counts as true"),
            repair: Bilingual(
                dutch: "schrijf de hele vergelijking nog eens: a = 'x' or a = 'y'",
                english: "write the whole comparison again: a = 'x' or a = 'y'"))
    }

    /// `0 < . < 10` compares true or false with 10.
    package static func chainedComparison(in place: String) -> Fault {
        Fault(
            "chained-comparison", .warning,
            Bilingual(
                dutch: "in ‘\(place)’ staan twee vergelijkingen achter elkaar; de tweede vergelijkt waar of onwaar",
                english: "‘\(place)’ has two comparisons in a row; the second compares true or false"),
            repair: Bilingual(
                dutch: "verdeel het met and: . > 0 and . < 10", english: "divide it with and: . > 0 and . < 10"))
    }

    /// A condition without an answer in it: `1 = 2`.
    package static func constantCondition(in place: String) -> Fault {
        Fault(
            "constant-condition", .warning,
            Bilingual(
                dutch: "‘\(place)’ hangt van geen enkel antwoord af",
                english: "‘\(place)’ depends on no answer"),
            repair: Bilingual(
                dutch: "noem de vraag waar het van afhangt, of schrijf true() of false()",
                english: "name the question it depends on, or write true() or false()"))
    }
}
