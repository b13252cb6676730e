/// How far stated probabilities lie from what turns out (expected calibration error, ten equal bins).
///
/// Naeini, Cooper, Hauskrecht 2015: the mean distance between the mean probability and the share of hits in each bin,
/// weighted by the number in it.
package enum CalibrationError {
    /// - Returns: between 0 and 1; nil without any pair.
    package static func expected(_ pairs: [(probability: Double, isTrue: Bool)], bins: Int = 10) -> Double? {
        guard !pairs.isEmpty else { return nil }
        var sums = [(probability: Double, hits: Double)](repeating: (0, 0), count: bins)
        for pair in pairs {
            let bin = max(0, min(bins - 1, Int(pair.probability * Double(bins))))
            sums[bin].probability += pair.probability
            sums[bin].hits += pair.isTrue ? 1 : 0
        }
        return sums.reduce(0) { $0 + abs($1.probability - $1.hits) } / Double(pairs.count)
    }
}
