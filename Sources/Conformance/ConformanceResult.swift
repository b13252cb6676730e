/// What became of one case, or of one step of a walk or scenario.
package struct ConformanceResult: Sendable {
    package enum Outcome: Sendable, Hashable {
        case passed
        /// Both in a few words.
        case failed(expected: String, actual: String)
    }

    /// The id of the kit; steps are `name#number`.
    package var id: String
    package var outcome: Outcome
    /// A word to count by, such as the tier of an XPath case.
    package var group: String

    package init(id: String, group: String, outcome: Outcome) {
        self.id = id
        self.group = group
        self.outcome = outcome
    }
}

/// A kind of recorded data that can be replayed.
package protocol ConformanceSuite: Sendable {
    /// Nil when a folder holds nothing of this kind, judged by its content.
    init?(folder: ConformanceFolder) throws

    /// Replays everything; results in the order of the data.
    func replay() throws -> [ConformanceResult]
}

/// All kinds of recorded data.
package enum ConformanceSuites {
    package static let all: [any ConformanceSuite.Type] = [XPathSuite.self, RecordingSuite.self]
}
