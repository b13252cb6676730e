/// Counts of people as staff may see them while a round goes on: rounded down to tens, below ten nothing.
///
/// A figure stands for ten numbers, so that taking one away from another (a total and its parts, yesterday and today, one
/// coordinator's page and another's) never leaves the few people between them. Hiding cells and what protects them, as
/// released tables do, holds for one table; here a new one appears every day.
package enum Tens {
    /// Fewest people that are shown, and the step.
    package static let least = 10

    /// The figure for a count.
    /// - Parameter before: what was shown last; it stays until it is wrong by ten, so that no single withdrawal is seen.
    package static func shown(_ count: Int, before: Int = 0) -> Int {
        if count < before, count > before - least { return before }
        return max(0, count) / least * least
    }

    /// The figure for a total of parts that are shown too.
    ///
    /// Where each of nine parts lacks nine of the next ten, the plain figure of the total would tell that each does, and
    /// how many are in a tenth part that shows nothing. It is held so low that none of them is known to be above one.
    package static func total(_ count: Int, of parts: [Int], before: Int = 0) -> Int {
        max(parts.reduce(0, +), min(shown(count, before: before), most(of: parts)))
    }

    /// The highest total beside which none of these parts is known to be above one more than it shows.
    package static func most(of parts: [Int]) -> Int {
        parts.reduce(0, +) + max(0, (9 * parts.count - 8) / 10) * least
    }
}
