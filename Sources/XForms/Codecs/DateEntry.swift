/// Dates and times as people type them and browsers post them; stored as XML Schema writes them.
enum DateEntry {
    /// `YYYY-MM-DD`.
    static func date(_ text: String, _ setting: ValueText.Setting) -> String? {
        let isYear = setting.appearance.contains("year")
        let isMonth = setting.appearance.contains("month-year")
        let parts = parts(of: text)
        switch parts.count {
        case 1 where isYear: return write(year: number(parts[0]), month: 1, day: 1)
        case 2 where isMonth || isYear:
            let (first, second) = (parts[0], parts[1])
            return first.count == 4
                ? write(year: number(first), month: month(second), day: 1)
                : write(year: number(second), month: month(first), day: 1)
        case 3:
            if parts[0].count == 4 {
                return write(year: number(parts[0]), month: month(parts[1]), day: number(parts[2]))
            }
            guard parts[2].count == 4 else { return nil }
            return write(year: number(parts[2]), month: month(parts[1]), day: number(parts[0]))
        default: return nil
        }
    }

    /// `hh:mm:ss.sss±hh:mm`: the programme's offset now, unless the text has one.
    static func time(_ text: String, _ setting: ValueText.Setting) -> String? {
        let (clock, zone) = cutZone(text.trimmed)
        guard let time = clockTime(clock) else { return nil }
        return time + (zone ?? offset(setting.zone.offsetMinutes(at: Double(setting.now))))
    }

    /// `YYYY-MM-DDThh:mm:ss.sss±hh:mm`: the programme's offset at that moment, unless the text has one.
    static func dateTime(_ text: String, _ setting: ValueText.Setting) -> String? {
        let text = text.trimmed
        let cut = text.firstIndex(of: "T") ?? text.lastIndex(of: " ")
        guard let cut else { return date(text, setting).flatMap { dateTime($0 + "T00:00", setting) } }
        var whole = setting
        whole.appearance = []
        guard let day = date(String(text[..<cut]), whole) else { return nil }
        let (clock, zone) = cutZone(String(text[text.index(after: cut)...]))
        guard let time = clockTime(clock) else { return nil }
        if let zone { return day + "T" + time + zone }
        return day + "T" + time + offset(setting.zone.offsetMinutes(at: milliseconds(day, time, setting.zone)))
    }

    // MARK: Parts

    /// Digits and names between hyphens, slashes, points and spaces.
    private static func parts(of text: String) -> [Substring] {
        text.trimmed.split { $0 == "-" || $0 == "/" || $0 == "." || $0 == " " }
    }

    private static func number(_ text: Substring) -> Int? {
        (1...4).contains(text.count) && text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) ? Int(text) : nil
    }

    /// A month by number or by the beginning of its Dutch or English name.
    private static func month(_ text: Substring) -> Int? {
        if let number = number(text) { return number }
        let name = text.lowercased()
        guard name.count >= 3 else { return nil }
        if name == "mrt" { return 3 }
        return months.firstIndex { names in names.contains { $0.hasPrefix(name) } }.map { $0 + 1 }
    }

    private static let months: [[String]] = [
        ["januari", "january"], ["februari", "february"], ["maart", "march"], ["april"], ["mei", "may"],
        ["juni", "june"], ["juli", "july"], ["augustus", "august"], ["september"], ["oktober", "october"],
        ["november"], ["december"],
    ]

    private static func write(year: Int?, month: Int?, day: Int?) -> String? {
        guard let year, let month, let day, (1000...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= daysIn(month, of: year)
        else { return nil }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func daysIn(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `hh:mm:ss.sss` of `9:30`, `09.30`, `9u30` or with seconds.
    private static func clockTime(_ text: String) -> String? {
        let parts = text.trimmed.split(omittingEmptySubsequences: false) {
            $0 == ":" || $0 == "." || $0 == "u" || $0 == "h"
        }
        guard (2...4).contains(parts.count), let hour = number(parts[0]), hour < 24 else { return nil }
        guard parts[1].count == 2 || (parts.count == 2 && parts[1].isEmpty) else { return nil }
        guard let minute = parts[1].isEmpty ? 0 : number(parts[1]), minute < 60 else { return nil }
        guard let second = parts.count > 2 ? number(parts[2]) : 0, second < 60 else { return nil }
        let fraction = parts.count > 3 ? parts[3] : "0"
        guard (1...9).contains(fraction.count), fraction.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        let thousandths = (fraction + "00").prefix(3)
        return "\(two(hour)):\(two(minute)):\(two(second)).\(thousandths)"
    }

    /// The text without its zone, and the zone as `Z` or `±hh:mm`.
    private static func cutZone(_ text: String) -> (String, String?) {
        if text.hasSuffix("Z") { return (String(text.dropLast()), "Z") }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return (text, nil) }
        let digits = text[text.index(after: sign)...].filter { $0 != ":" }
        guard digits.count == 4 || digits.count == 2, let hours = Int(digits.prefix(2)), hours <= 14 else {
            return (text, nil)
        }
        let minutes = digits.count == 4 ? digits.suffix(2) : "00"
        return (String(text[..<sign]), "\(text[sign])\(two(hours)):\(minutes)")
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func offset(_ minutes: Int) -> String {
        if minutes == 0 { return "Z" }
        let size = abs(minutes)
        return "\(minutes < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
    }

    /// The moment of a local date and time, right but for the hour in which the clock changes.
    private static func milliseconds(_ day: String, _ time: String, _ zone: XPathTimeZone) -> Double {
        let numbers =
            day.split(separator: "-").compactMap { Int($0) }
            + time.prefix(5).split(separator: ":").compactMap { Int($0) }
        guard numbers.count == 5 else { return 0 }
        let local = Double(days(numbers[0], numbers[1], numbers[2]) * 1440 + numbers[3] * 60 + numbers[4]) * 60_000
        return local - Double(zone.offsetMinutes(at: local)) * 60_000
    }

    /// Days from 1970-01-01 to a date of the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468
    }
}
