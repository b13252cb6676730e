import FoundationEssentials

/// What was done to a table and what it cost, as `report.json` holds it. No time, no path: the same input gives the same
/// bytes.
package struct AnonymisationReport: Sendable, Equatable, Codable {
    package var mode: String
    package var objective: String
    package var requiredK: Int
    package var suppressionLimit: Double
    /// What the release states of its sensitive columns; what is absent was not asked.
    package var thresholds: Thresholds
    package var rows: Int
    package var kept: Int
    package var suppressed: Int
    package var classes: Int
    package var k: Int
    /// The fewest households in a class, when they were counted.
    package var households: Int?
    /// Mean class divided by the k asked for.
    package var cAvg: Double
    /// Sum of the squares of the classes, and of the rows left out.
    package var dmStar: Int
    package var nue: Double
    package var lm: Double
    package var columns: [Column]
    package var search: Search?
    /// What was put together for the sake of the thresholds; nil when nothing was.
    package var mended: Mended?
    /// The worst figure over all sensitive columns, and its column.
    package var worst: Worst?
    package var sensitive: [SensitiveFigures]
    package var groups: [GroupLoss]
    package var knownAnswers: KnownAnswers
    package var released: Bool
    package var refusals: [String]

    /// How much of a quasi-identifier is left.
    package struct Column: Sendable, Equatable, Codable {
        package var name: String
        /// The share of all rows at each level of the hierarchy; those left out are missing.
        package var shareAtLevel: [Double]
    }

    /// How the levels of a global recoding were found.
    package struct Search: Sendable, Equatable, Codable {
        package var levels: [String: Int]
        package var isOptimal: Bool
        package var loss: Double
        package var lowerBound: Double
        package var evaluated: Int
        package var latticeSize: Int?
        /// In words, for whoever reads the report.
        package var how: String
    }

    /// Classes that missed a threshold and were put together with others that look like them.
    package struct Mended: Sendable, Equatable, Codable {
        /// Classes that missed one.
        package var classes: Int
        /// Classes that came of it, and the people in them.
        package var joined: Int
        package var people: Int
        /// The columns in which they missed it.
        package var columns: [String]
    }

    package struct Worst: Sendable, Equatable, Codable {
        package var l: Int
        package var lColumn: String
        package var entropyL: Double
        package var entropyLColumn: String
        package var alpha: Double
        package var alphaColumn: String
        package var t: Double
        package var tColumn: String
    }

    /// The report's bytes: JSON with sorted keys.
    package func json() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // All properties encode: numbers, texts and lists of them.
        let data = (try? encoder.encode(self)) ?? Data()
        return Array(data) + [0x0A]
    }
}

extension AnonymisationReport {
    init(
        plan: AnonymisationPlan, quasi: [QuasiColumn], recoding: Recoding, search: GlobalOutcome?,
        figures: ProtectionFigures, groups: [GroupLoss], known: KnownAnswers, refusals: [Finding]
    ) {
        mode = plan.mode.rawValue
        objective = plan.objective.rawValue
        requiredK = plan.minimum
        suppressionLimit = plan.suppressionLimit
        thresholds = plan.thresholds
        rows = quasi.first?.leaves.count ?? 0
        kept = recoding.rows.count
        suppressed = rows - kept
        classes = figures.classes
        k = figures.k
        households = figures.households
        cAvg = figures.meanClass / Double(plan.minimum)
        dmStar = figures.squares + (rows - kept) * (rows - kept)
        let (nue, lm) = (recoding.loss(quasi, .nue), recoding.loss(quasi, .lm))
        (self.nue, self.lm) = (nue, lm)
        columns = zip(quasi, recoding.places).map { Column($0, $1) }
        self.search = search.map { Search($0, quasi, loss: plan.objective == .nue ? nue : lm) }
        worst = Worst(figures)
        sensitive = figures.sensitive
        self.groups = groups
        knownAnswers = known
        released = refusals.isEmpty
        self.refusals = refusals.map(\.description)
    }
}

extension AnonymisationReport.Column {
    init(_ column: QuasiColumn, _ places: [Recoding.Place]) {
        name = column.name
        var counts = [Int](repeating: 0, count: column.hierarchy.levelCount)
        for place in places { counts[Int(place.level)] += 1 }
        shareAtLevel = counts.map { Double($0) / Double(max(1, column.leaves.count)) }
    }
}

extension AnonymisationReport.Search {
    /// - Parameter loss: The loss of the rows themselves, which does not depend on the way the search went.
    init(_ outcome: GlobalOutcome, _ quasi: [QuasiColumn], loss: Double) {
        levels = Dictionary(zip(quasi.map(\.name), outcome.levels)) { first, _ in first }
        isOptimal = outcome.isOptimal
        self.loss = loss
        lowerBound = outcome.isOptimal ? loss : outcome.lowerBound
        evaluated = outcome.evaluated
        latticeSize = outcome.latticeSize
        how =
            outcome.isOptimal
            ? "exact: no allowed combination of levels loses less"
            : "bounded: the search stopped before all combinations were weighed; a better one may exist"
    }
}

extension AnonymisationReport.Worst {
    init?(_ figures: ProtectionFigures) {
        guard let l = figures.worst(\.l, by: <), let entropy = figures.worst(\.entropyL, by: <),
            let alpha = figures.worst(\.alpha, by: >), let t = figures.worst(\.t, by: >)
        else { return nil }
        self.init(
            l: l.value, lColumn: l.column, entropyL: entropy.value, entropyLColumn: entropy.column, alpha: alpha.value,
            alphaColumn: alpha.column, t: t.value, tColumn: t.column)
    }
}
