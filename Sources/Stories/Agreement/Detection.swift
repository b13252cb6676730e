/// How one coder's use of a code compares with another's, whose choice is taken as the truth.
package struct Detection: Sendable, Equatable {
    /// Both gave the code.
    package var both = 0
    /// Only the one who is measured gave it.
    package var extra = 0
    /// Only the one who is taken as the truth gave it.
    package var missed = 0
    /// Neither gave it.
    package var neither = 0
    /// Units that one of the two did not code; they count nowhere else.
    package var uncoded = 0

    package init() {}

    /// - Parameters:
    ///   - truth: whether each unit has the code; nil where it was not coded.
    ///   - measured: the same units by the coder or machine who is measured.
    package init(truth: [Bool?], measured: [Bool?]) {
        precondition(truth.count == measured.count, "the coders are compared on the same units")
        for pair in zip(truth, measured) {
            switch pair {
            case (nil, _), (_, nil): uncoded += 1
            case (true?, true?): both += 1
            case (false?, true?): extra += 1
            case (true?, false?): missed += 1
            case (false?, false?): neither += 1
            }
        }
    }

    /// Units that have the code in truth.
    package var positives: Int { both + missed }

    /// Share of the given codes that are right; nil when none was given.
    package var precision: Double? { both + extra == 0 ? nil : Double(both) / Double(both + extra) }

    /// Share of the true codes that were given; nil when there is none.
    package var recall: Double? { positives == 0 ? nil : Double(both) / Double(positives) }

    /// Harmonic mean of precision and recall; nil when nobody ever gave the code.
    package var f1: Double? {
        let given = 2 * both + extra + missed
        return given == 0 ? nil : 2 * Double(both) / Double(given)
    }

    /// Counts of two codes together; F1 of such a sum is the micro-average.
    package static func + (left: Detection, right: Detection) -> Detection {
        var sum = left
        sum.both += right.both
        sum.extra += right.extra
        sum.missed += right.missed
        sum.neither += right.neither
        sum.uncoded += right.uncoded
        return sum
    }
}
