/// From probabilities to decisions: the cuts that serve best on passages the models had not seen.
package enum Thresholds {
    /// The lowest and highest cut considered, so that a rare code is neither given everywhere nor never.
    static let range = stride(from: 0.15, through: 0.65, by: 0.01)

    /// The probability from which on a code is proposed: best F1, smoothed over its neighbours.
    package static func best(_ probabilities: [Double], _ labels: [Bool]) -> Double {
        let figures = range.map { cut in
            Detection(truth: labels, measured: probabilities.map { $0 >= cut }).f1 ?? 0
        }
        let reach = 4
        let smooth = figures.indices.map { place in
            let near = figures[max(0, place - reach)...min(figures.count - 1, place + reach)]
            return near.reduce(0, +) / Double(near.count)
        }
        let best = smooth.indices.max { (smooth[$0], -$0) < (smooth[$1], -$1) } ?? 0
        return Array(range)[best]
    }
}
