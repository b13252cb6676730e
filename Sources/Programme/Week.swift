package import Foundation

/// A calendar day in the programme's time zone, counted from 1 January 1970.
package struct Day: Sendable, Hashable, Comparable, Codable {
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The day that `date` falls on in `zone`.
    package init(of date: Date, in zone: TimeZone) {
        let seconds = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
        number = Int((seconds / 86_400).rounded(.down))
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// Reads `2026-11-21`; nil for anything else, a day that does not exist included.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return nil }
        self = Day(year: year, month: month, day: day)
        guard description == text else { return nil }
    }

    /// Days before a civil date in the Gregorian calendar (Howard Hinnant's `days_from_civil`).
    init(year: Int, month: Int, day: Int) {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year, month and day (Howard Hinnant's `civil_from_days`).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// ISO 8601: `2026-11-21`.
    package var description: String {
        let (year, month, day) = civil
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// A whole week, Monday to Sunday, in the programme's time zone: the finest time that is kept of an answer.
package struct Week: Sendable, Hashable, Comparable {
    /// Weeks since the one that holds 1 January 1970.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The week that `day` falls in.
    package init(of day: Day) { number = Int((Double(day.number + 3) / 7).rounded(.down)) }

    /// The week that `date` falls in, in `zone`.
    package init(of date: Date, in zone: TimeZone) { self.init(of: Day(of: date, in: zone)) }

    /// Its Monday.
    package var monday: Day { Day(number: number * 7 - 3) }

    package static func < (left: Week, right: Week) -> Bool { left.number < right.number }

    /// The week so many weeks later.
    package static func + (week: Week, weeks: Int) -> Week { Week(number: week.number + weeks) }
}

extension Week: CustomStringConvertible {
    /// ISO 8601: `2026-W47`; the year is that of the week's Thursday.
    package var description: String {
        let thursday = Day(number: monday.number + 3)
        let year = thursday.civil.year
        let ordinal = (thursday.number - Day(year: year, month: 1, day: 1).number) / 7 + 1
        return "\(year)-W\(ordinal < 10 ? "0" : "")\(ordinal)"
    }

    /// Reads `2026-W47`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].first == "W", let year = Int(parts[0]), let week = Int(parts[1].dropFirst())
        else { return nil }
        self = Week(of: Day(year: year, month: 1, day: 4)) + (week - 1)
        guard description == text else { return nil }
    }
}
