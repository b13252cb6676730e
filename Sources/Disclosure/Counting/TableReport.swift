import FoundationEssentials

/// How tables were protected, as `report.json` holds it. No time and no path: the same input gives the same bytes.
package struct TableReport: Sendable, Equatable, Codable {
    package var rules: TableRules
    /// Figures that are shown, and that are not.
    package var shown = 0
    package var hidden = 0
    package var audit = Audit()
    /// The strata by which means are weighted, and people who would have counted for more than five and count for five.
    package var strata: [String] = []
    package var cappedWeights = 0
    package var released = true
    package var refusals: [String] = []

    /// What linear programming found of the hidden counts, totals that are nobody's line included.
    package struct Audit: Sendable, Equatable, Codable {
        package var hiddenCells = 0
        /// Hidden cells that could be worked out more closely than the rules allow.
        package var breaches = 0
        /// No hidden count is known more closely than to an interval of this width.
        package var narrowest: Int?
        package var linearPrograms = 0
        /// What they took: steps of the simplex method times the size of each program; the same on every machine.
        package var work = 0
    }

    init(_ rules: TableRules) { self.rules = rules }

    mutating func add(_ audit: CellAudit, _ lines: [TableRelease.Line]) {
        addLines(lines)
        self.audit.hiddenCells += audit.hiddenCount
        self.audit.breaches += audit.breaches.count
        self.audit.linearPrograms += audit.programs
        if let narrowest = audit.narrowest {
            self.audit.narrowest = min(self.audit.narrowest ?? .max, Int(min(narrowest, 1e6)))
        }
    }

    mutating func addLines(_ lines: [TableRelease.Line]) {
        let shown = lines.count { $0.isShown }
        self.shown += shown
        hidden += lines.count - shown
    }

    /// The report's bytes: JSON with sorted keys.
    package func json() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        // All properties encode: numbers, texts and lists of them.
        let data = (try? encoder.encode(self)) ?? Data()
        return Array(data) + [0x0A]
    }
}
