import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// When a cell of a table may be shown.
package struct TableRules: Sendable, Equatable, Codable {
    /// Fewest people of a cell that is shown, and the least width of what can be worked out of one that is not.
    ///
    /// Ten is in use at the ONS; the HRS and PCORnet ask for 11, Statistics Netherlands hides related cells likewise.
    package var minimum = 10
    /// A group of which more than this share gave one answer: whoever knows that somebody belongs to it knows the answer
    /// (group disclosure, as Statistics Netherlands calls it).
    package var largestShare = 0.9

    package init(minimum: Int = 10, largestShare: Double = 0.9) {
        self.minimum = minimum
        self.largestShare = largestShare
    }

    /// A cell of a table; hidden when too few people, or too few households, are in it.
    func cell(_ tally: Tally) -> CellSystem.Cell {
        let household = Double(max(1, tally.largestHousehold))
        var cell = CellSystem.Cell(
            value: Double(tally.people), width: Double(minimum) * household, weight: log2(Double(tally.people) + 2))
        cell.isHidden = isSmall(tally)
        return cell
    }

    /// Nobody is few too: a zero says that somebody did not take part, or did not answer.
    func isSmall(_ tally: Tally) -> Bool {
        tally.people < minimum || (tally.largestHousehold > 0 && tally.households < minimum)
    }

    /// Whether nearly all of a group gave one answer.
    func dominates(_ answer: Int, of group: Int) -> Bool { Double(answer) > largestShare * Double(group) }
}
