import Programme

/// When the nightly back-up is made: once a day after its hour, and an hour after one that failed, because each try
/// reads the whole database.
struct BackupPlan {
    /// Hour of the day from which it is due; negative: never.
    let hour: Int
    private var waitsUntil = -Double.infinity

    /// Seconds to wait after a failure.
    static let pause = 3_600.0

    init(hour: Int) { self.hour = hour }

    /// Whether it is time; a service that was down at the hour makes it up.
    /// - Parameters:
    ///   - newest: the day of the newest back-up there is.
    ///   - now: seconds since 1970.
    func isDue(hour current: Int, today: Day, newest: Day?, now: Double) -> Bool {
        guard hour >= 0, current >= hour, now >= waitsUntil else { return false }
        return newest.map { $0 < today } ?? true
    }

    /// Notes that a try failed.
    mutating func failed(at now: Double) { waitsUntil = now + Self.pause }
}
