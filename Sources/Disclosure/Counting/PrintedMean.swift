#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How exactly a mean and its interval may be printed.
///
/// Answers are whole numbers, or parts of them, so the mean of n answers is a multiple of 1/n and their sum of squares a whole
/// number. A mean with its interval to two decimals often fits one n alone; beside the people of the group that tells how few
/// did not answer, and with n comes the exact sum of what was answered. So both are rounded until the numbers of people that
/// fit reach from one to another at least the minimum further, as for any hidden count, or over all that there can be.
struct PrintedMean {
    /// People of the group, which are printed.
    let people: Int
    /// The least number that may be known.
    let minimum: Int
    /// What all answers are multiples of; nil when they are of no such kind, or weighted: any number of people fits then.
    let unit: Double?

    /// From fine to coarse; each printed number is a multiple of one.
    private static let steps: [Double] = [0.1, 0.5, coarsest]
    static let coarsest = 1.0

    /// The mean rounded, with an interval around it that holds the exact one; nil when no rounding hides enough.
    func callAsFunction(_ exact: MeanFigure) -> MeanFigure? {
        for step in Self.steps {
            let mean = Self.multiple((exact.mean / step).rounded(), of: step)
            let half = Self.multiple(
                ((exact.high - exact.mean + abs(mean - exact.mean)) / step - Self.noise).rounded(.up), of: step)
            if hides(mean, half, step) { return MeanFigure(mean: mean, low: mean - half, high: mean + half) }
        }
        return nil
    }

    private func hides(_ mean: Double, _ half: Double, _ step: Double) -> Bool {
        guard let unit else { return true }
        let all = minimum...max(minimum, people)
        guard let least = all.first(where: { fits($0, mean, half, step, unit) }),
            let most = all.reversed().first(where: { fits($0, mean, half, step, unit) })
        else { return false }
        return most - least >= min(minimum, all.count - 1)
    }

    /// Whether so many people can have given answers with a mean and an interval that are printed like this.
    private func fits(_ people: Int, _ mean: Double, _ half: Double, _ step: Double, _ unit: Double) -> Bool {
        let (count, step, half) = (Double(people), step / unit, half / unit)
        // Answers spread so widely have sums enough for any number of people.
        guard half < Self.wide else { return true }
        // Counted from the whole number next to the mean, which changes neither the spread nor what is whole or odd.
        let mean = mean / unit - (mean / unit).rounded()
        let reach = MeanFigure.quantile(count - 1)
        // A half interval of h has a sum of squared deviations of h² n (n - 1) / t².
        let factor = count * (count - 1) / (reach * reach)
        let least = Int(((mean - step / 2) * count).rounded(.up))
        let most = Int(((mean + step / 2) * count).rounded(.down))
        guard least <= most else { return false }
        return (least...most).contains { sum in
            let away = abs(mean - Double(sum) / count)
            let (from, to) = (max(0, half - step - away), half - away)
            guard to >= 0 else { return false }
            let middle = Double(sum) * Double(sum) / count
            let first = Int((middle + from * from * factor - Self.noise).rounded(.up))
            let last = Int((middle + to * to * factor + Self.noise).rounded(.down))
            // A sum of squares is odd where the sum is.
            return first < last || first == last && (first - sum) % 2 == 0
        }
    }

    /// Half an interval, in units, from which on nothing can be worked out.
    private static let wide = 1_000.0

    private static func multiple(_ number: Double, of step: Double) -> Double {
        // Divided, so that tenths print as tenths.
        number / (1 / step).rounded()
    }

    /// What calculating with binary fractions may add to a number that is a multiple already.
    private static let noise = 1e-9

    /// The largest of one and a half that all numbers are multiples of; nil when neither is.
    static func unit(of numbers: [Double]) -> Double? {
        [1, 0.5].first { unit in numbers.allSatisfy { ($0 / unit) == ($0 / unit).rounded() } }
    }
}
