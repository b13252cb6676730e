import Foundation

/// Calibrations and cuts, fitted on some passages: how scores become tags.
package struct Decisions: Sendable {
    package let calibrations: [Calibration]
    package let thresholds: [Double]
    package let valence: ValenceDecision

    /// - Parameters:
    ///   - scores: out-of-fold scores, for each target and passage; the last two targets are help and hindrance.
    ///   - places: the passages to fit on.
    init(_ scores: [[PassageScore]], _ lessons: [Lesson], _ valences: [Valence], fittedOn places: [Int]) {
        let counted = lessons.map { lesson in places.filter { lesson.counts[$0] } }
        let calibrations = scores.indices.map { target in
            Calibration(
                fitting: counted[target].map { scores[target][$0] }, counted[target].map { lessons[target].labels[$0] })
        }
        func probabilities(_ target: Int) -> [Double] {
            counted[target].map { calibrations[target].probability(scores[target][$0]) }
        }
        self.calibrations = calibrations
        thresholds = scores.indices.map { target in
            Thresholds.best(probabilities(target), counted[target].map { lessons[target].labels[$0] })
        }
        let told = counted[scores.count - 1]
        valence = ValenceDecision(
            fitting: told.map { scores[scores.count - 2][$0] }, told.map { scores[scores.count - 1][$0] },
            told.map { valences[$0] })
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

/// What cross-validation decided about one passage.
package struct JudgedPassage: Sendable, Equatable {
    package var coding: PassageCoding
    /// Probability of each code, in the codebook's order.
    package var probabilities: [Double]
}

extension CrossValidation {
    /// Decisions about each passage by models, curves and cuts that saw nothing of its teller.
    func judged(
        _ scores: [[PassageScore]], _ lessons: [Lesson], _ valences: [Valence], targets: [Target]
    ) -> [JudgedPassage] {
        var result = [JudgedPassage](
            repeating: JudgedPassage(coding: PassageCoding(codes: [], valence: .none), probabilities: []),
            count: folds.count)
        for fold in 0..<Self.foldCount {
            let others = folds.indices.filter { folds[$0] != fold }
            let decisions = Decisions(scores, lessons, valences, fittedOn: others)
            for place in folds.indices where folds[place] == fold {
                let all = targets.indices.map { decisions.calibrations[$0].probability(scores[$0][place]) }
                let codes = targets.indices.filter { $0 < targets.count - 2 && all[$0] >= decisions.thresholds[$0] }
                let valence = decisions.valence.valence(
                    help: scores[targets.count - 2][place], hindrance: scores[targets.count - 1][place]
                ).valence
                result[place] = JudgedPassage(
                    coding: PassageCoding(
                        codes: Set(codes.map { targets[$0].id }), valence: codes.isEmpty ? .none : valence),
                    probabilities: Array(all.dropLast(2)))
            }
        }
        return result
    }
}
