#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The mean of a group, with its 95 % interval by Student's t.
package struct MeanFigure: Sendable, Equatable {
    package var mean: Double
    package var low: Double
    package var high: Double

    init(mean: Double, low: Double, high: Double) {
        (self.mean, self.low, self.high) = (mean, low, high)
    }

    /// Sums from which the mean of a group follows.
    struct Sums: Sendable {
        var weight = 0.0
        var squaredWeight = 0.0
        var value = 0.0
        var squaredValue = 0.0

        mutating func add(_ number: Double, weight: Double) {
            self.weight += weight
            squaredWeight += weight * weight
            value += weight * number
            squaredValue += weight * number * number
        }
    }

    /// - Returns: `nil` for fewer than two people.
    init?(_ sums: Sums) {
        guard sums.squaredWeight > 0 else { return nil }
        // With unequal weights so many people tell as much as they all do (Kish 1965).
        let people = sums.weight * sums.weight / sums.squaredWeight
        guard people > 1.5 else { return nil }
        mean = sums.value / sums.weight
        let spread = max(0, sums.squaredValue / sums.weight - mean * mean) * people / (people - 1)
        let half = Self.quantile(people - 1) * sqrt(spread / people)
        (low, high) = (mean - half, mean + half)
    }

    /// The 97.5 % point of Student's t (Abramowitz and Stegun 26.7.5); good to 0.01 from four degrees of freedom on.
    static func quantile(_ freedom: Double) -> Double {
        let z = 1.959_963_984_540_054
        let (z3, z5, z7) = (z * z * z, pow(z, 5), pow(z, 7))
        return z + (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom)
            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom * freedom * freedom)
    }
}
