/// Agreement of any number of coders with gaps (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
package enum Alpha {
    /// Krippendorff's alpha for nominal values.
    ///
    /// - Parameter units: for each unit what each coder chose; nil where a coder did not code it. A unit with fewer than
    ///   two values says nothing about agreement and is left out.
    /// - Returns: at most 1; nil when no unit has two values, or when only one value ever occurs.
    package static func nominal<Value: Hashable>(_ units: [[Value?]]) -> Double? {
        var totals: [Value: Double] = [:]
        var disagreement = 0.0
        for unit in units {
            let values = unit.compactMap { $0 }
            guard values.count >= 2 else { continue }
            var counts: [Value: Double] = [:]
            for value in values {
                counts[value, default: 0] += 1
                totals[value, default: 0] += 1
            }
            let size = Double(values.count)
            // Ordered pairs of unlike values in the unit; each unit weighs as its number of values.
            let unlike = size * size - counts.values.reduce(0) { $0 + $1 * $1 }
            disagreement += unlike / (size - 1)
        }
        let all = totals.values.reduce(0, +)
        guard all > 0 else { return nil }
        let expected = all * all - totals.values.reduce(0) { $0 + $1 * $1 }
        guard expected > 0 else { return nil }
        return 1 - (all - 1) * disagreement / expected
    }
}
