import Foundation

/// What cross-validation by teller says of a training: per code, per axis, and apart for those who speak otherwise.
package struct TrainingReport: Sendable {
    package let all: CoderComparison
    package let calibrationError: Double?
    /// The same for each register that has enough passages.
    package let registers: [(name: String, passages: Int, comparison: CoderComparison)]
    package let passages: Int
    package let tellers: Int

    /// Registers with fewer passages are not told apart: their figures would be chance.
    static let fewestOfRegister = 20

    init(passages: [CodedPassage], judged: [Decisions.Outcome], codebook: Codebook) {
        self.passages = passages.count
        tellers = Set(passages.map(\.tellerKey)).count
        let codes = codebook.codes.map(\.id)
        func comparison(_ places: [Int]) -> CoderComparison {
            CoderComparison(
                truth: places.map { PassageCoding(codes: passages[$0].codes, valence: passages[$0].valence) },
                measured: places.map { place in
                    PassageCoding(codes: Set(judged[place].codes.map { codes[$0] }), valence: judged[place].valence)
                }, codebook: codebook)
        }
        all = comparison(Array(passages.indices))
        calibrationError = CalibrationError.expected(
            zip(passages, judged).flatMap { passage, judged in
                zip(codes, judged.probabilities).map { ($1, passage.codes.contains($0)) }
            })
        let groups = Dictionary(grouping: passages.indices) { passages[$0].register ?? "" }
        registers = groups.filter { !$0.key.isEmpty && $0.value.count >= Self.fewestOfRegister }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value.count, comparison($0.value)) }
    }

    /// The report as lines of text.
    package var lines: [String] {
        ["Cross-validation by teller: \(passages) passages of \(tellers) tellers, \(CrossValidation.foldCount) folds."]
            + ComparisonTable.lines(all, calibrationError: calibrationError)
            + ["By register (micro-F1 of themes, of dimensions; kappa of valence):"]
            + registers.map { register in
                let comparison = register.comparison
                let name = register.name.padded(to: 28)
                return "  \(name)\(ComparisonTable.figure(comparison.together(.theme).f1))"
                    + "  \(ComparisonTable.figure(comparison.together(.dimension).f1))"
                    + "  \(ComparisonTable.figure(comparison.valenceKappa))  \(register.passages) passages"
            }
    }
}

/// A comparison as a table of text.
package enum ComparisonTable {
    package static func lines(_ comparison: CoderComparison, calibrationError: Double?) -> [String] {
        var lines = ["  " + "code".padded(to: 28) + "F1     precision  recall  kappa  alpha  passages with it"]
        for row in comparison.rows {
            let detection = row.detection
            lines.append(
                "  " + row.code.padded(to: 28) + figure(detection.f1) + "  " + figure(detection.precision) + "      "
                    + figure(detection.recall) + "   " + figure(row.kappa) + "  " + figure(row.alpha)
                    + "  \(detection.positives)")
        }
        lines.append("  " + "themes together (micro)".padded(to: 28) + figure(comparison.together(.theme).f1))
        lines.append("  " + "dimensions together (micro)".padded(to: 28) + figure(comparison.together(.dimension).f1))
        lines.append("  " + "valence, kappa".padded(to: 28) + figure(comparison.valenceKappa))
        lines.append("  " + "calibration error".padded(to: 28) + figure(calibrationError))
        if comparison.uncoded > 0 { lines.append("  " + "not coded by both".padded(to: 28) + "\(comparison.uncoded)") }
        return lines
    }

    /// Three decimals, or a dash where there is no figure.
    static func figure(_ value: Double?) -> String {
        guard let value else { return "  -  " }
        let thousandths = Int((abs(value) * 1000).rounded())
        let decimals = String(thousandths % 1000)
        return (value < 0 ? "-" : "") + "\(thousandths / 1000)." + String(repeating: "0", count: 3 - decimals.count)
            + decimals
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
