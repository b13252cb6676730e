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

    /// The cuts with the best kappa of valence over passages with a code.
    package static func valence(
        help: [Double], hindrance: [Double], truth: [Valence]
    ) -> ValenceDecision {
        var best = (decision: ValenceDecision(least: 0.3, both: 0.4, lean: 0), kappa: -Double.infinity)
        for least in stride(from: 0.15, through: 0.5, by: 0.05) {
            for both in stride(from: 0.2, through: 0.6, by: 0.05) {
                for lean in stride(from: -0.15, through: 0.15, by: 0.05) {
                    let decision = ValenceDecision(least: least, both: both, lean: lean)
                    let chosen = zip(help, hindrance).map { decision.valence(help: $0, hindrance: $1) }
                    let kappa = Kappa.cohen(truth, chosen) ?? -1
                    if kappa > best.kappa + 1e-9 { best = (decision, kappa) }
                }
            }
        }
        return best.decision
    }
}

/// How a valence follows from the probabilities that a part helps and that a part hinders.
package struct ValenceDecision: Sendable, Equatable, Codable {
    /// Below this for both parts the valence is none.
    package var least: Double
    /// From this for both parts it is both.
    package var both: Double
    /// Added to the hindrance before the two are compared.
    package var lean: Double

    package func valence(help: Double, hindrance: Double) -> Valence {
        if max(help, hindrance) < least { return .none }
        if min(help, hindrance) >= both { return .both }
        return help >= hindrance + lean ? .helps : .hinders
    }
}
