/// What one coder, or the machine, chose for one passage.
package struct PassageCoding: Sendable, Equatable {
    package var codes: Set<String>
    package var valence: Valence

    package init(codes: Set<String>, valence: Valence) {
        self.codes = codes
        self.valence = valence
    }
}

/// Agreement of two coders over the same passages, per code, per axis and for the valence.
package struct CoderComparison: Sendable {
    /// Agreement on one code.
    package struct Row: Sendable {
        package let code: String
        package let detection: Detection
        /// Cohen's kappa; nil where chance alone explains everything.
        package let kappa: Double?
        /// Krippendorff's alpha, nominal; nil where only one value occurs.
        package let alpha: Double?
    }

    package let rows: [Row]
    package let valenceKappa: Double?
    package let valenceAlpha: Double?
    /// Passages that one of the two did not code; they count nowhere.
    package let uncoded: Int
    private let axes: [String: Codebook.Axis]

    /// - Parameters:
    ///   - truth: codings of the one taken as the truth; nil where a passage was not coded.
    ///   - measured: codings of the same passages, in the same order.
    package init(truth: [PassageCoding?], measured: [PassageCoding?], codebook: Codebook) {
        rows = codebook.codes.map { code in
            let left = truth.map { $0.map { $0.codes.contains(code.id) } }
            let right = measured.map { $0.map { $0.codes.contains(code.id) } }
            return Row(
                code: code.id, detection: Detection(truth: left, measured: right), kappa: Kappa.cohen(left, right),
                alpha: Alpha.nominal(zip(left, right).map { [$0, $1] }))
        }
        let left = truth.map { $0?.valence }
        let right = measured.map { $0?.valence }
        valenceKappa = Kappa.cohen(left, right)
        valenceAlpha = Alpha.nominal(zip(left, right).map { [$0, $1] })
        uncoded = zip(truth, measured).count { $0 == nil || $1 == nil }
        axes = Dictionary(uniqueKeysWithValues: codebook.codes.map { ($0.id, $0.axis) })
    }

    /// Counts of all codes of one axis together; its F1 is the micro-average.
    package func together(_ axis: Codebook.Axis) -> Detection {
        rows.filter { axes[$0.code] == axis }.reduce(Detection()) { $0 + $1.detection }
    }
}
