/// What a release asks of its sensitive columns besides k; what is absent is only reported.
package struct Thresholds: Sendable, Equatable, Codable {
    /// Least number of different values in a class.
    package var leastL: Int?
    /// Least entropy l.
    package var leastEntropyL: Double?
    /// Largest share of one value in a class, from 0 to 1.
    package var mostAlpha: Double?
    /// Largest distance of a class from the whole, from 0 to 1.
    package var mostT: Double?

    package init(leastL: Int? = nil, leastEntropyL: Double? = nil, mostAlpha: Double? = nil, mostT: Double? = nil) {
        self.leastL = leastL
        self.leastEntropyL = leastEntropyL
        self.mostAlpha = mostAlpha
        self.mostT = mostT
    }

    /// Whether anything is asked.
    var isEmpty: Bool { self == Thresholds() }

    /// Whether some figure of a column is not reached.
    func fails(_ figures: SensitiveFigures) -> Bool {
        leastL.map { figures.l < $0 } ?? false || leastEntropyL.map { figures.entropyL < $0 } ?? false
            || mostAlpha.map { figures.alpha > $0 } ?? false || mostT.map { figures.t > $0 } ?? false
    }

    /// One finding for each figure that is not reached, naming the worst column and how many others fail.
    package func findings(_ figures: ProtectionFigures) -> [Finding] {
        [
            finding(figures, \.l, "l", leastL, fails: <),
            finding(figures, \.entropyL, "entropy l", leastEntropyL, fails: <),
            finding(figures, \.alpha, "alpha", mostAlpha, fails: >),
            finding(figures, \.t, "t", mostT, fails: >),
        ].compactMap { $0 }
    }

    private func finding<Value: Comparable>(
        _ figures: ProtectionFigures, _ figure: KeyPath<SensitiveFigures, Value>, _ name: String, _ threshold: Value?,
        fails: (Value, Value) -> Bool
    ) -> Finding? {
        guard let threshold, let worst = figures.worst(figure, by: fails), fails(worst.value, threshold) else {
            return nil
        }
        let failing = figures.sensitive.count { fails($0[keyPath: figure], threshold) }
        return Finding(
            "column '\(worst.column)'",
            "\(name) is \(worst.value) and must be \(threshold) (\(failing) of \(figures.sensitive.count) columns fail)",
            repair: "choose a larger k or coarser levels, leave the column out, or ask for another threshold",
            nl:
                "‘\(worst.column)’ beschermt te weinig: \(name) is \(worst.value) en moet \(threshold) zijn. Laat deze vraag "
                + "weg, of vraag een grotere groep.")
    }
}
