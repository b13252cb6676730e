import Foundation

/// What a linear model says of a passage: of the whole, of the sentence that speaks most for the code, and of the last.
package struct PassageScore: Sendable, Equatable {
    package var whole: Float
    package var best: Float
    /// Only the valence asks for it: a story turns in its last sentence.
    package var last: Float
}

/// From a model's scores to a probability: a logistic curve through scores of passages the model had not seen.
///
/// Platt 1999, with two scores instead of one: in a long passage one clear sentence counts though the rest is about
/// something else.
package struct Calibration: Sendable, Equatable, Codable {
    package var whole: Float
    package var best: Float
    package var offset: Float

    /// Fits the curve to out-of-fold scores.
    package init(fitting scores: [PassageScore], _ labels: [Bool]) {
        let vectors = scores.map { FeatureVector(places: [0, 1], values: [$0.whole, $0.best]) }
        let model = LinearTrainer.train(vectors, labels, features: 2, settings: .init(cost: 10, positiveWeight: 1))
        (whole, best, offset) = (model.weights[0], model.weights[1], model.bias)
    }

    package func probability(_ score: PassageScore) -> Double {
        1 / (1 + exp(-Double(whole * score.whole + best * score.best + offset)))
    }
}
