// Between texts and moments (ODK: a date is its local midnight; a moment keeps its offset).

extension XPathTimeZone {
    private static let day = 86_400_000.0

    /// The moment that a text means, nil when it is no date; without an offset it is local time.
    func moment(_ text: String) -> Double? {
        guard let read = DateText(dateOf: text), let date = read.date else { return nil }
        let local = Double(date.days) * Self.day + (read.time ?? 0)
        guard let offset = read.offset else { return moment(local: local) }
        return local - Double(offset) * 60_000
    }

    /// A date text as a number of days, NaN when it is none.
    func days(_ text: String) -> Double {
        guard let read = DateText(dateOf: text), let date = read.date else { return .nan }
        let local = Double(date.days) * Self.day + (read.time ?? 0)
        return read.offset.map { days(at: local - Double($0) * 60_000) } ?? days(local: local)
    }

    /// `YYYY-MM-DD`, or with time and offset when it is not local midnight or the time is meant.
    func text(_ date: XPathDate) -> String {
        let local = local(date.milliseconds)
        let days = (local / Self.day).rounded(.down)
        guard days.isFinite, abs(days) < 1e8 else { return "" }
        let time = Int(local - days * Self.day)
        let civil = CivilDate(days: Int(days))
        var result = Self.padded(civil.year, 4) + "-" + Self.padded(civil.month, 2) + "-" + Self.padded(civil.day, 2)
        guard date.hasTime || time != 0 else { return result }
        let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { Self.padded($0, 2) }
        result += "T" + clock.joined(separator: ":") + "." + Self.padded(time % 1000, 3)
        let offset = offsetMinutes(at: date.milliseconds)
        return result + (offset < 0 ? "-" : "+") + Self.padded(abs(offset) / 60, 2) + ":"
            + Self.padded(abs(offset) % 60, 2)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
