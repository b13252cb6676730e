import Foundation

/// From what the models say of a passage to its valence.
///
/// One logistic curve for each valence, through the scores of four models (help, hindrance, exactly both, exactly none)
/// for the whole passage, its strongest and its last sentence, and of two models that learned from last sentences alone.
/// *Both* is where help and hindrance speak up, *none* where neither does, and where the two are at odds the last
/// sentence has its say.
package struct ValenceDecision: Sendable, Equatable, Codable {
    /// One for each valence, in the order of `Valence.allCases`.
    package var curves: [Curve]

    package struct Curve: Sendable, Equatable, Codable {
        package var weights: [Float]
        package var offset: Float
        /// Added to the logarithm of the probability before the four are compared; helps and hinders have none.
        package var favour: Double

        func probability(_ values: [Float]) -> Double {
            let score = zip(weights, values).reduce(offset) { $0 + $1.0 * $1.1 }
            return 1 / (1 + exp(-Double(score)))
        }
    }

    /// The likeliest valence of a passage with a code, and how sure that is.
    ///
    /// - Parameter scores: as in ``TargetScores/valence``.
    package func valence(_ scores: [Float]) -> (valence: Valence, certainty: Double) {
        let probabilities = curves.map { $0.probability(scores) }
        let place = Self.choice(probabilities, favours: curves.map(\.favour))
        return (Valence.allCases[place], probabilities[place] / max(1e-9, probabilities.reduce(0, +)))
    }

    private static func choice(_ probabilities: [Double], favours: [Double]) -> Int {
        let worth = zip(probabilities, favours).map { log(max(1e-9, $0)) + $1 }
        return worth.indices.max { (worth[$0], -$0) < (worth[$1], -$1) } ?? 0
    }
}

extension ValenceDecision {
    /// What is tried for *none* and *both*, which the likeliest alone would choose too seldom.
    private static let favours = stride(from: -1.0, through: 2.5, by: 0.25)

    /// Fits the curves to out-of-fold scores of passages with a code; then takes the favours with the best kappa over
    /// all passages, as their codes are given.
    ///
    /// - Parameters:
    ///   - hasCode: whether a person gave a passage a code.
    ///   - isGiven: whether the models give it one; what has none gets the valence none.
    init(fitting scores: [[Float]], _ truth: [Valence], hasCode: [Bool], isGiven: [Bool]) {
        let coded = scores.indices.filter { hasCode[$0] }
        let features = scores.first?.count ?? 0
        let vectors = coded.map { FeatureVector(places: Array(0..<Int32(features)), values: scores[$0]) }
        curves = Valence.allCases.map { valence in
            let model = LinearTrainer.train(
                vectors, coded.map { truth[$0] == valence }, features: features, settings: .init(cost: 1))
            return Curve(weights: model.weights, offset: model.bias, favour: 0)
        }
        let probabilities = scores.map { values in curves.map { $0.probability(values) } }
        var best = (none: 0.0, both: 0.0, kappa: -Double.infinity)
        for none in Self.favours {
            for both in Self.favours {
                let favours = Valence.allCases.map { $0 == .none ? none : $0 == .both ? both : 0 }
                let chosen = probabilities.indices.map {
                    isGiven[$0] ? Valence.allCases[Self.choice(probabilities[$0], favours: favours)] : .none
                }
                let kappa = Kappa.cohen(truth, chosen) ?? -1
                if kappa > best.kappa + 1e-9 { best = (none, both, kappa) }
            }
        }
        for (place, valence) in Valence.allCases.enumerated() {
            curves[place].favour = valence == .none ? best.none : valence == .both ? best.both : 0
        }
    }
}
