/// Dates and times as forms write them (ODK XForms, "Data Types"; ISO 8601).
enum WrittenDate {
    /// `2025-12-31`, a day that exists.
    static func isDate(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2])
        else { return false }
        guard (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    /// `23:59`, with seconds, fractions and an offset or without.
    static func isTime(_ text: some StringProtocol) -> Bool {
        let plain = text.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
        let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hours = number(parts[0]), let minutes = number(parts[1]) else {
            return false
        }
        guard (0...23).contains(hours), (0...59).contains(minutes) else { return false }
        guard parts.count == 3 else { return true }
        return Double(parts[2]).map { (0..<61).contains($0) } ?? false
    }

    /// A date, `T` and a time.
    static func isDateTime(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && isDate(parts[0]) && isTime(parts[1])
    }

    /// Looks as if a date were meant, though it need not be one: digits and two hyphens, slashes or points.
    static func looksLikeDate(_ text: String) -> Bool {
        let digits = text.utf8.count { (48...57).contains($0) }
        let marks = text.utf8.count { $0 == 45 || $0 == 47 || $0 == 46 }
        return digits >= 4 && marks == 2 && digits + marks == text.utf8.count
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
