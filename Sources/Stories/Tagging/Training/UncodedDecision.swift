import Foundation

/// Whether a passage has no code at all.
///
/// Models that each look for one code find some code in nearly every passage. One more model, of passages without a code,
/// settles it together with how likely it is that every code is absent.
package struct UncodedDecision: Sendable, Equatable, Codable {
    package var weights: [Float]
    package var offset: Float
    /// The probability from which on a passage gets no code.
    package var threshold: Double

    /// - Parameters:
    ///   - scores: out-of-fold scores of the model of passages without a code.
    ///   - codes: for each passage the probability of each code.
    init(fitting scores: [PassageScore], codes: [[Double]], _ labels: [Bool]) {
        let vectors = zip(scores, codes).map { FeatureVector(places: Array(0..<4), values: Self.values($0, $1)) }
        let model = LinearTrainer.train(vectors, labels, features: 4, settings: .init(cost: 10))
        (weights, offset, threshold) = (model.weights, model.bias, 1)
        threshold = Thresholds.best(zip(scores, codes).map { probability($0, codes: $1) }, labels)
    }

    package func probability(_ score: PassageScore, codes: [Double]) -> Double {
        let sum = zip(weights, Self.values(score, codes)).reduce(offset) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-Double(sum)))
    }

    private static func values(_ score: PassageScore, _ codes: [Double]) -> [Float] {
        let bounded = codes.map { min(1 - 1e-6, max(1e-6, $0)) }
        let likeliest = bounded.max() ?? 1e-6
        let absent = bounded.reduce(0) { $0 + log(1 - $1) }
        return [score.whole, score.best, Float(absent), Float(log(likeliest / (1 - likeliest)))]
    }
}
