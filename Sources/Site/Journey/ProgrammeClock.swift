package import Foundation
package import Programme
import Synchronization

/// The time as the programme lives it: seconds for tokens, days and weeks in its own time zone.
package final class ProgrammeClock: Sendable {
    private struct Today {
        var day: Day
        var minute: Int64
    }

    /// The programme's time zone.
    package let zone: TimeZone
    private let source: @Sendable () -> Double
    private let today: Mutex<Today>

    /// - Parameter source: seconds since 1970 in UTC.
    package init(zone: TimeZone, source: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }) {
        self.zone = zone
        self.source = source
        today = Mutex(Today(day: Day(number: 0), minute: .min))
    }

    /// Seconds since 1970 in UTC.
    package var exact: Double { source() }

    /// Whole seconds since 1970 in UTC.
    package var seconds: Int64 { Int64(source().rounded(.down)) }

    /// The day it is; worked out once a minute, because a time zone's rules are slow to ask.
    package var day: Day {
        let now = source()
        let minute = Int64((now / 60).rounded(.down))
        return today.withLock { today in
            if today.minute != minute {
                today = Today(day: Day(of: Date(timeIntervalSince1970: now), in: zone), minute: minute)
            }
            return today.day
        }
    }

    /// The moment at which a day begins.
    func midnight(of day: Day) -> Int64 {
        let seconds = Double(day.number * 86_400)
        return Int64(seconds) - Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    }

    /// The week it is.
    package var week: Week { Week(of: day) }
}
