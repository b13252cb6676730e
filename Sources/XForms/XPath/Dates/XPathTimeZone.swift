package import Foundation
import Synchronization

/// The offsets of a time zone, asked of the system once per quarter of an hour that occurs.
package struct XPathTimeZone: Sendable {
    private let offsets: OffsetCache

    package init(_ zone: TimeZone) { offsets = OffsetCache(zone) }

    /// Nil when the system does not know the identifier (such as `Europe/Amsterdam`).
    package init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.init(zone)
    }

    package static let utc = XPathTimeZone(.gmt)

    /// Minutes east of Greenwich at a moment in milliseconds since 1970-01-01T00:00Z.
    package func offsetMinutes(at milliseconds: Double) -> Int { offsets.minutes(at: milliseconds) }

    /// The moment at which clocks show `local`, in milliseconds since a local 1970-01-01T00:00.
    ///
    /// A time that is skipped in spring means the one an hour later; of a time that occurs twice in autumn, the first.
    package func moment(local: Double) -> Double {
        // Mostly no change is near: a day before and a day after, clocks differ as much from Greenwich.
        let (early, late) = (offsetMinutes(at: local - 86_400_000), offsetMinutes(at: local + 86_400_000))
        if early == late { return local - Double(early) * 60_000 }
        let first = local - Double(offsetMinutes(at: local)) * 60_000
        let before = local - Double(offsetMinutes(at: first - 10_800_000)) * 60_000
        if before + Double(offsetMinutes(at: before)) * 60_000 == local { return before }
        let after = local - Double(offsetMinutes(at: first + 10_800_000)) * 60_000
        return after + Double(offsetMinutes(at: after)) * 60_000 == local ? after : before
    }

    /// What clocks show at a moment: milliseconds since a local 1970-01-01T00:00.
    package func local(_ moment: Double) -> Double { moment + Double(offsetMinutes(at: moment)) * 60_000 }

    // MARK: Days to compute with

    /// A moment as the number of days that expressions compute with: what calendar and clock show, less the zone's offset
    /// in January.
    ///
    /// From one midnight to the next is always one day, also where a night has 23 or 25 hours, so that differences of dates
    /// are whole and a date and a whole number make a date. Where clocks never change these are days since
    /// 1970-01-01T00:00Z, to the last bit as other engines have them.
    package func days(at moment: Double) -> Double {
        offsets.shift.map { local(moment) / 86_400_000 - $0 } ?? moment / 86_400_000
    }

    /// The same of what clocks show.
    func days(local: Double) -> Double {
        offsets.shift.map { local / 86_400_000 - $0 } ?? moment(local: local) / 86_400_000
    }

    /// The moment that a number of days means.
    func moment(days: Double) -> Double {
        guard let shift = offsets.shift else { return days * 86_400_000 }
        let local = (days + shift) * 86_400_000
        let whole = local.rounded()
        return moment(local: abs(local - whole) < 0.01 ? whole : local)
    }
}

/// Foundation needs microseconds for an offset; forms ask for the same few days again and again.
private final class OffsetCache: Sendable {
    private let zone: TimeZone
    private let known = Mutex<[Int64: Int32]>([:])
    /// Where clocks change, the offset of January 2001 in days; on a grid so coarse that with whole days it is exact until
    /// 2059.
    let shift: Double?

    init(_ zone: TimeZone) {
        self.zone = zone
        let january = Date(timeIntervalSince1970: 979_516_800)
        guard zone.nextDaylightSavingTimeTransition(after: january) != nil else {
            shift = nil
            return
        }
        shift = (Double(zone.secondsFromGMT(for: january)) / 86_400 * 0x1p38).rounded() * 0x1p-38
    }

    func minutes(at milliseconds: Double) -> Int {
        guard abs(milliseconds) < 8.64e15 else { return 0 }
        let quarter = Int64((milliseconds / 900_000).rounded(.down))
        return Int(
            known.withLock { known in
                if let minutes = known[quarter] { return minutes }
                let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(quarter) * 900))
                if known.count >= 4096 { known.removeAll(keepingCapacity: true) }
                let minutes = Int32(seconds / 60)
                known[quarter] = minutes
                return minutes
            })
    }
}
