/// A figure with its 95 % interval.
package struct Estimate: Sendable, Hashable {
    package let value: Double
    package let low: Double
    package let high: Double

    package init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }
}

extension Estimate {
    /// The 97.5th percentile of the normal distribution.
    private static let z = 1.959_963_984_540_054

    /// A share with Wilson's score interval (Wilson 1927, JASA 22:209–212), which stays between 0 and 1 and holds for small
    /// groups too. Nil when nobody is counted.
    package static func share(_ count: Int, of total: Int) -> Estimate? {
        guard total > 0, (0...total).contains(count) else { return nil }
        let (n, p) = (Double(total), Double(count) / Double(total))
        let square = z * z
        let middle = p + square / (2 * n)
        let half = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
        let whole = 1 + square / n
        return Estimate(value: p, low: max(0, (middle - half) / whole), high: min(1, (middle + half) / whole))
    }

    /// How a figure changed between two groups of people, from the interval of each: the squares of the distances to its
    /// ends are added (Newcombe 1998, Statistics in Medicine 17:873–890, method 10, for shares; Zou and Donner 2008,
    /// Statistics in Medicine 27:1693–1702, for any figure). Holds for independent groups; where the same people took part
    /// twice the interval is wider than it need be.
    package static func change(from before: Estimate, to after: Estimate) -> Estimate {
        func distance(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
        let difference = after.value - before.value
        return Estimate(
            value: difference, low: difference - distance(after.value - after.low, before.high - before.value),
            high: difference + distance(after.high - after.value, before.value - before.low))
    }
}
