/// What a crowd did in a stretch of time.
struct Tally: Sendable {
    var journeys = 0
    /// Requests of a kind that is not a journey.
    var requests = 0
    var answers = 0
    /// Pages that came back with a request to look again.
    var refusals = 0
    /// Milliseconds from pressing the button until the next page was read, each.
    var turns: [Float] = []

    static func + (one: Tally, other: Tally) -> Tally {
        Tally(
            journeys: one.journeys + other.journeys, requests: one.requests + other.requests,
            answers: one.answers + other.answers, refusals: one.refusals + other.refusals,
            turns: one.turns + other.turns)
    }
}

/// Medians and percentiles of small samples.
enum Sample {
    /// The middle value; of an even number, the higher of the two in the middle.
    static func median(_ values: [Double]) -> Double {
        values.isEmpty ? .nan : values.sorted()[values.count / 2]
    }

    /// The value that a share `part` (0 to 1) of `values` does not exceed (nearest rank).
    static func percentile(_ part: Double, of values: [Float]) -> Double {
        guard !values.isEmpty else { return .nan }
        let rank = Int((part * Double(values.count)).rounded(.up))
        return Double(values.sorted()[max(0, min(rank, values.count) - 1)])
    }
}
