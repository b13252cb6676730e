/// The texts of Stata's `strL` columns, gathered before the rows are written: the format keeps them behind the rows.
final class LongTexts {
    private(set) var texts: [String] = []
    private var used = 0
    private let budget: LongTextBudget

    init(_ budget: LongTextBudget) { self.budget = budget }

    /// - Throws: `DatasetFault` when there is no more room in memory for texts.
    func add(_ text: String) throws(DatasetFault) {
        try budget.take(text.utf8.count)
        texts.append(text)
    }

    /// The number of the text whose turn it is: rows come in the same order each time.
    func next() -> Int {
        used += 1
        return used - 1
    }
}

/// How many bytes of long texts may lie in memory, over all tables of a bundle.
final class LongTextBudget {
    /// ReadStat holds them once more.
    static let most = 200_000_000

    private var left: Int
    private let most: Int

    init(most: Int = LongTextBudget.most) { (left, self.most) = (most, most) }

    func take(_ count: Int) throws(DatasetFault) {
        left -= count
        guard left >= 0 else {
            throw DatasetFault(
                "dta",
                "the columns with texts of more than \(StatProgram.stata.widest) bytes hold more than \(most) bytes",
                repair: "leave dta out with --formats, or make a set of data for each round")
        }
    }
}
