import Foundation

/// How much each feature tells about one label, from counts alone: what tells nothing is held back before the training.
///
/// Wang and Manning 2012 scale features by their log-count ratio, which serves short texts; here it is the logarithm of
/// the lift, drawn towards nothing where few passages have the feature. Most runs of letters tell nothing of a code, and
/// a few hundred passages with it are too few for a regression to find that out for each of them.
struct FeatureWorth {
    /// Each feature's values are multiplied by this.
    let scales: [Float]

    /// As if so many more passages had the feature, with the label as often as all passages have it.
    private static let drawnBy: Float = 5
    /// What remains of a feature that tells nothing.
    private static let least: Float = 0.3

    /// Scaled values are smaller, so an error has to cost more for the same fit.
    static let costFactor = 2.0

    init(_ vectors: [FeatureVector], _ labels: [Bool], features: Int) {
        var all = [Float](repeating: 0, count: features)
        var held = [Float](repeating: 0, count: features)
        for (vector, label) in zip(vectors, labels) {
            for place in vector.places {
                all[Int(place)] += 1
                if label { held[Int(place)] += 1 }
            }
        }
        let share = max(1, Float(labels.count { $0 })) / max(1, Float(labels.count))
        scales = zip(held, all).map { held, all in
            let lift = (held + Self.drawnBy * share) / ((all + Self.drawnBy) * share)
            return Self.least + abs(log(lift))
        }
    }
}
