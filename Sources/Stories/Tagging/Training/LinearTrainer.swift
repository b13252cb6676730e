import CLibLinear

/// A trained linear model of one code: a weight for each feature, and a bias.
package struct LinearModel: Sendable, Equatable {
    package var weights: [Float]
    package var bias: Float

    package func score(_ vector: FeatureVector) -> Float {
        var sum = bias
        for (place, value) in zip(vector.places, vector.values) { sum += weights[Int(place)] * value }
        return sum
    }
}

/// Trains linear models with liblinear; owns every pointer into it.
package enum LinearTrainer {
    /// Settings of one training.
    package struct Settings: Sendable {
        /// Cost of an error; higher follows the passages more closely.
        package var cost: Double
        /// How much more an error on a passage *with* the code costs.
        package var positiveWeight: Double

        package init(cost: Double, positiveWeight: Double = 1) {
            self.cost = cost
            self.positiveWeight = positiveWeight
        }
    }

    /// The mean of two regressions: one on the values as they are, one on values scaled by what each feature is worth.
    ///
    /// They err on different passages; the mean is again one linear model, so it costs nothing when tags are proposed.
    package static func trainPair(
        _ vectors: [FeatureVector], _ labels: [Bool], features: Int, settings: Settings
    ) -> LinearModel {
        let worth = FeatureWorth(vectors, labels, features: features)
        let plain = train(vectors, labels, features: features, settings: settings)
        var scaled = settings
        scaled.cost *= FeatureWorth.costFactor
        let other = train(vectors, labels, features: features, settings: scaled, scales: worth.scales)
        return LinearModel(
            weights: zip(plain.weights, other.weights).map { ($0 + $1) / 2 }, bias: (plain.bias + other.bias) / 2)
    }

    /// L2-regularised logistic regression (Lin, Weng, Keerthi 2008; the primal solver, which draws no random numbers).
    ///
    /// - Parameter scales: what each feature's values are multiplied by; the weights come back for values as they are.
    package static func train(
        _ vectors: [FeatureVector], _ labels: [Bool], features: Int, settings: Settings, scales: [Float]? = nil
    ) -> LinearModel {
        _ = quiet
        let positives = labels.count { $0 }
        guard positives > 0, positives < labels.count else {
            return LinearModel(weights: [Float](repeating: 0, count: features), bias: positives == 0 ? -4 : 4)
        }
        // liblinear counts features from 1; each row ends with the bias and with index -1.
        var nodes: [feature_node] = []
        var starts: [Int] = []
        for vector in vectors {
            starts.append(nodes.count)
            for (place, value) in zip(vector.places, vector.values) {
                let value = Double(value) * Double(scales?[Int(place)] ?? 1)
                nodes.append(feature_node(index: place + 1, value: value))
            }
            nodes.append(feature_node(index: Int32(features + 1), value: 1))
            nodes.append(feature_node(index: -1, value: 0))
        }
        var targets = labels.map { $0 ? 1.0 : -1.0 }
        return nodes.withUnsafeMutableBufferPointer { nodes in
            var rows: [UnsafeMutablePointer<feature_node>?] = starts.map { start in nodes.baseAddress.map { $0 + start }
            }
            return targets.withUnsafeMutableBufferPointer { targets in
                rows.withUnsafeMutableBufferPointer { rows in
                    var task = problem(
                        l: Int32(labels.count), n: Int32(features + 1), y: targets.baseAddress, x: rows.baseAddress,
                        bias: 1)
                    var model = run(&task, features: features, settings: settings)
                    if let scales { for place in 0..<features { model.weights[place] *= scales[place] } }
                    return model
                }
            }
        }
    }

    private static func run(_ task: inout problem, features: Int, settings: Settings) -> LinearModel {
        var labels: [Int32] = [1, -1]
        var weights = [settings.positiveWeight, 1]
        return labels.withUnsafeMutableBufferPointer { labels in
            weights.withUnsafeMutableBufferPointer { weights in
                var parameters = parameter(
                    solver_type: Int32(L2R_LR), eps: 0.01, C: settings.cost, nr_weight: 2,
                    weight_label: labels.baseAddress, weight: weights.baseAddress, p: 0, init_sol: nil)
                var trained: UnsafeMutablePointer<model>? = CLibLinear.train(&task, &parameters)
                defer { free_and_destroy_model(&trained) }
                guard let result = trained?.pointee, let found = result.w, let order = result.label else {
                    return LinearModel(weights: [Float](repeating: 0, count: features), bias: 0)
                }
                // The weights speak for the label that stands first.
                let sign: Double = order[0] == 1 ? 1 : -1
                return LinearModel(
                    weights: (0..<features).map { Float(sign * found[$0]) }, bias: Float(sign * found[features]))
            }
        }
    }

    private static let quiet: Void = cliblinear_be_quiet()
}
