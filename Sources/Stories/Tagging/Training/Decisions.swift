import Foundation

/// Calibrations and cuts, fitted on passages that the models had not seen: how scores become tags.
package struct Decisions: Sendable, Equatable, Codable {
    /// One for each target.
    package let calibrations: [Calibration]
    /// For each code the probability from which on it is proposed.
    package let thresholds: [Double]
    package let uncoded: UncodedDecision
    package let valence: ValenceDecision

    /// What is decided about one passage.
    package struct Outcome: Sendable, Equatable {
        /// Probability of each code, in the codebook's order.
        package var probabilities: [Double]
        /// Places of the codes that are given, in that order.
        package var codes: [Int]
        package var valence: Valence
        /// How sure the valence is.
        package var certainty: Double
    }

    package func outcome(_ scores: TargetScores) -> Outcome {
        let probabilities = probabilities(scores)
        let uncoded = uncoded.probability(scores.uncoded, codes: probabilities)
        let codes =
            uncoded >= self.uncoded.threshold
            ? [] : probabilities.indices.filter { probabilities[$0] >= thresholds[$0] }
        // Without a code there is no valence.
        guard !codes.isEmpty else {
            return Outcome(probabilities: probabilities, codes: [], valence: .none, certainty: uncoded)
        }
        let (valence, certainty) = valence.valence(scores.valence)
        return Outcome(probabilities: probabilities, codes: codes, valence: valence, certainty: certainty)
    }

    private func probabilities(_ scores: TargetScores) -> [Double] {
        zip(calibrations, scores.codes).map { $0.probability($1) }
    }

    /// - Parameters:
    ///   - scores: out-of-fold scores, for each target and passage.
    ///   - places: the passages to fit on.
    init(_ scores: [[PassageScore]], _ lessons: [Lesson], _ valences: [Valence], fittedOn places: [Int]) {
        let codeCount = lessons.count - Target.judging.count
        let calibrations = scores.indices.map { target in
            let counted = places.filter { lessons[target].counts[$0] }
            return Calibration(
                fitting: counted.map { scores[target][$0] }, counted.map { lessons[target].labels[$0] })
        }
        let told = places.map { place in TargetScores(scores.map { $0[place] }) }
        let probabilities = told.map { passage in zip(calibrations, passage.codes).map { $0.probability($1) } }
        let hasCode = places.map { place in lessons.prefix(codeCount).contains { $0.labels[place] } }
        let uncoded = UncodedDecision(fitting: told.map(\.uncoded), codes: probabilities, hasCode.map { !$0 })
        // Cuts serve the passages that are left.
        let left = told.indices.map {
            uncoded.probability(told[$0].uncoded, codes: probabilities[$0]) < uncoded.threshold
        }
        let thresholds = (0..<codeCount).map { code in
            Thresholds.best(
                told.indices.map { left[$0] ? probabilities[$0][code] : 0 },
                places.map { lessons[code].labels[$0] })
        }
        let isGiven = told.indices.map { passage in
            left[passage] && zip(probabilities[passage], thresholds).contains { $0 >= $1 }
        }
        self.calibrations = calibrations
        self.thresholds = thresholds
        self.uncoded = uncoded
        valence = ValenceDecision(
            fitting: told.map(\.valence), places.map { valences[$0] }, hasCode: hasCode, isGiven: isGiven)
    }
}

extension Calibration {
    /// Mean surprise at the truth, in nats; lower is better.
    func loss(_ scores: [PassageScore], _ labels: [Bool]) -> Double {
        let sum = zip(scores, labels).reduce(0) { sum, row in
            let probability = probability(row.0)
            return sum - log(max(1e-9, row.1 ? probability : 1 - probability))
        }
        return sum / Double(max(1, scores.count))
    }
}

extension CrossValidation {
    /// Decisions about each passage by models, curves and cuts that saw nothing of its teller.
    func judged(_ scores: [[PassageScore]], _ lessons: [Lesson], _ valences: [Valence]) -> [Decisions.Outcome] {
        var result: [Int: Decisions.Outcome] = [:]
        for fold in 0..<Self.foldCount {
            let decisions = Decisions(
                scores, lessons, valences, fittedOn: folds.indices.filter { folds[$0] != fold })
            for place in folds.indices where folds[place] == fold {
                result[place] = decisions.outcome(TargetScores(scores.map { $0[place] }))
            }
        }
        return folds.indices.compactMap { result[$0] }
    }
}
