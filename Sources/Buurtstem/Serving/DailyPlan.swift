import Programme

/// When a chore of each day is due: in the first round of the day, and an hour after a try that failed.
struct DailyPlan {
    private var done: Day?
    private var waitsUntil = -Double.infinity

    /// Seconds to wait after a failure.
    static let pause = 3_600.0

    /// - Parameter now: seconds since 1970.
    func isDue(today: Day, now: Double) -> Bool { done != today && now >= waitsUntil }

    /// Notes how a try ended.
    mutating func ended(well: Bool, today: Day, now: Double) {
        if well { done = today } else { waitsUntil = now + Self.pause }
    }
}
