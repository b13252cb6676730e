/// Agreement of two coders beyond chance (Cohen 1960, Educational and Psychological Measurement 20:37-46).
package enum Kappa {
    /// Cohen's kappa over units that both coders coded.
    ///
    /// - Parameters:
    ///   - first: what the first coder chose for each unit; nil where the unit was not coded.
    ///   - second: the same units, in the same order.
    /// - Returns: at most 1; nil when no unit was coded by both, or when both always chose one and the same value, so that
    ///   chance alone explains everything.
    package static func cohen<Value: Hashable>(_ first: [Value?], _ second: [Value?]) -> Double? {
        precondition(first.count == second.count, "the coders are compared on the same units")
        var pairs = 0.0
        var agreed = 0.0
        var firstCounts: [Value: Double] = [:]
        var secondCounts: [Value: Double] = [:]
        for case (let left?, let right?) in zip(first, second) {
            pairs += 1
            if left == right { agreed += 1 }
            firstCounts[left, default: 0] += 1
            secondCounts[right, default: 0] += 1
        }
        guard pairs > 0 else { return nil }
        // Counts are whole numbers, so this sum does not depend on the order of a dictionary.
        let chance = firstCounts.reduce(0) { $0 + $1.value * (secondCounts[$1.key] ?? 0) } / (pairs * pairs)
        guard chance < 1 else { return nil }
        return (agreed / pairs - chance) / (1 - chance)
    }

    /// The mean of the kappas of several pairs of coders (Light 1971, Psychological Bulletin 76:365-377), each weighed by
    /// the units that both coded, because pairs of a team seldom share the same number.
    ///
    /// - Returns: nil when no pair has a kappa; a pair without one counts not.
    package static func mean<Value: Hashable>(_ pairs: [(first: [Value?], second: [Value?])]) -> Double? {
        var sum = 0.0
        var weight = 0.0
        for (first, second) in pairs {
            guard let kappa = cohen(first, second) else { continue }
            let shared = Double(zip(first, second).count { $0 != nil && $1 != nil })
            sum += kappa * shared
            weight += shared
        }
        return weight > 0 ? sum / weight : nil
    }
}
