/// What one coder, or the machine, chose for one passage.
package struct PassageCoding: Sendable, Equatable {
    package var codes: Set<String>
    package var valence: Valence

    package init(codes: Set<String>, valence: Valence) {
        self.codes = codes
        self.valence = valence
    }
}

/// Agreement over the same passages, per code, per axis and for the valence: of one with another, or among any number of
/// coders.
package struct CoderComparison: Sendable {
    /// Agreement on one code.
    package struct Row: Sendable {
        package let code: String
        /// Counts of all pairs of coders together; which of a pair is taken as the truth changes no F1.
        package let detection: Detection
        /// Cohen's kappa, of several pairs their mean; nil where chance alone explains everything.
        package let kappa: Double?
        /// Krippendorff's alpha, nominal; nil where only one value occurs.
        package let alpha: Double?
    }

    package let rows: [Row]
    package let valenceKappa: Double?
    package let valenceAlpha: Double?
    /// Passages that nobody else coded; they count nowhere.
    package let uncoded: Int
    private let axes: [String: Codebook.Axis]

    /// What two chose for the same passages, in the same order; nil where a passage was not coded.
    private struct Pair {
        var truth: [PassageCoding?]
        var measured: [PassageCoding?]
    }

    private init(_ pairs: [Pair], units: [[PassageCoding?]], uncoded: Int, codebook: Codebook) {
        /// One thing that each of a pair chose for each passage.
        func chosen<Value>(_ value: (PassageCoding) -> Value) -> [(first: [Value?], second: [Value?])] {
            pairs.map { ($0.truth.map { $0.map(value) }, $0.measured.map { $0.map(value) }) }
        }
        rows = codebook.codes.map { code in
            let has = chosen { $0.codes.contains(code.id) }
            return Row(
                code: code.id,
                detection: has.reduce(Detection()) { $0 + Detection(truth: $1.first, measured: $1.second) },
                kappa: Kappa.mean(has), alpha: Alpha.nominal(units.map { $0.map { $0?.codes.contains(code.id) } }))
        }
        valenceKappa = Kappa.mean(chosen(\.valence))
        valenceAlpha = Alpha.nominal(units.map { $0.map { $0?.valence } })
        self.uncoded = uncoded
        axes = Dictionary(uniqueKeysWithValues: codebook.codes.map { ($0.id, $0.axis) })
    }

    /// One beside another.
    ///
    /// - Parameters:
    ///   - truth: codings of the one taken as the truth; nil where a passage was not coded.
    ///   - measured: codings of the same passages, in the same order.
    package init(truth: [PassageCoding?], measured: [PassageCoding?], codebook: Codebook) {
        let units = zip(truth, measured).map { [$0, $1] }
        self.init(
            [Pair(truth: truth, measured: measured)], units: units, uncoded: units.count { $0.contains(nil) },
            codebook: codebook)
    }

    /// Every coder beside every other, on the passages that both coded.
    ///
    /// - Parameter passages: for each passage what was chosen, by coder.
    package init(among passages: [[String: PassageCoding]], codebook: Codebook) {
        var pairs: [[String]: Pair] = [:]
        for passage in passages {
            let coders = passage.keys.sorted()
            for (place, first) in coders.enumerated() {
                for second in coders[(place + 1)...] {
                    pairs[[first, second], default: Pair(truth: [], measured: [])].truth.append(passage[first])
                    pairs[[first, second]]?.measured.append(passage[second])
                }
            }
        }
        self.init(
            pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value),
            units: passages.map { Array($0.values) },
            uncoded: passages.count { $0.count < 2 }, codebook: codebook)
    }

    /// Counts of all codes of one axis together; its F1 is the micro-average.
    package func together(_ axis: Codebook.Axis) -> Detection {
        rows.filter { axes[$0.code] == axis }.reduce(Detection()) { $0 + $1.detection }
    }
}
