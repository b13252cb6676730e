import Foundation

/// One printed line: what was measured, and whether it reaches its goal.
struct Figure: Sendable {
    var name: String
    var value: String
    /// What it should be, in words, and whether it is; `nil` for a line that only informs.
    var goal: (words: String, isReached: Bool)?

    var line: String {
        guard let goal else { return "\(name): \(value)" }
        return "\(name): \(value) (goal \(goal.words)) \(goal.isReached ? "ok" : "missed")"
    }

    /// A line without a goal.
    static func note(_ name: String, _ value: String) -> Figure {
        Figure(name: name, value: value)
    }

    /// A number that should be at most `limit`.
    static func atMost(_ limit: Double, _ name: String, _ number: Double, _ unit: String) -> Figure {
        Figure(
            name: name, value: text(number, unit),
            goal: ("at most \(text(limit, unit))", number <= limit))
    }

    /// A number that should be at least `limit`.
    static func atLeast(_ limit: Double, _ name: String, _ number: Double, _ unit: String) -> Figure {
        Figure(
            name: name, value: text(number, unit),
            goal: ("at least \(text(limit, unit))", number >= limit))
    }

    /// A number in about three digits and its unit.
    static func text(_ number: Double, _ unit: String) -> String {
        let digits = abs(number) >= 100 ? 0 : abs(number) >= 10 ? 1 : abs(number) >= 1 ? 2 : 3
        let words = String(format: "%.\(digits)f", number)
        return unit.isEmpty ? words : "\(words) \(unit)"
    }
}
