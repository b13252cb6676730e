import XForms

/// The parts of a date or time as they stand in the fields of a page, and the text they make together.
///
/// Days are asked in three fields (GOV.UK "Dates"). What fits is stored in the canonical form; what does not fit keeps
/// the parts as they were typed, day first, so that they can be shown again.
struct DateFields: Sendable {
    /// Ends of the fields' names, in the order shown; the first has the question's own name.
    static let ends = ["", "-m", "-j", "-t"]

    /// Day, month, year and time as shown for a stored value.
    static func parts(of value: String, widget: Widget) -> [String] {
        if value.isEmpty { return [] }
        let (date, time) = split(value)
        let pieces = date.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let isCanonical = pieces.count == 3 && pieces[0].utf8.count == 4 && pieces.allSatisfy(isDigits)
        switch widget {
        case .date, .dateTime:
            guard pieces.count == 3 else { return [date, "", "", time] }
            return isCanonical ? [short(pieces[2]), short(pieces[1]), pieces[0], time] : pieces + [time]
        case .monthYear:
            if isCanonical { return [short(pieces[1]), pieces[0]] }
            return pieces.count == 2 ? pieces : [date, ""]
        case .year: return [isCanonical ? pieces[0] : value]
        case .time: return [clock(value)]
        case .text, .multiline, .number, .radios, .checkboxes, .menu, .scale, .rank, .acknowledge, .note, .notOffered:
            return [value]
        }
    }

    /// The text to store for what was typed in the fields.
    static func text(of typed: [String], widget: Widget) -> String {
        let parts = typed.map { PlainDigits.of(trimmed($0)) }
        if parts.allSatisfy(\.isEmpty) { return "" }
        switch widget {
        case .date: return day(parts[0], parts[1], parts[2])
        case .dateTime:
            let day = day(parts[0], parts[1], parts[2])
            return parts[3].isEmpty ? day : day + "T" + parts[3]
        case .monthYear:
            guard isDigits(parts[0]), isDigits(parts[1]), parts[1].utf8.count == 4 else {
                return parts[1].isEmpty ? parts[0] : parts[0] + "-" + parts[1]
            }
            return parts[1] + "-" + padded(parts[0]) + "-01"
        case .year: return isDigits(parts[0]) && parts[0].utf8.count == 4 ? parts[0] + "-01-01" : parts[0]
        case .time, .text, .multiline, .number, .radios, .checkboxes, .menu, .scale, .rank, .acknowledge, .note,
            .notOffered:
            return parts[0]
        }
    }

    /// How many fields a widget has.
    static func count(_ widget: Widget) -> Int {
        switch widget {
        case .date: 3
        case .dateTime: 4
        case .monthYear: 2
        case .year, .time, .text, .multiline, .number, .radios, .checkboxes, .menu, .scale, .rank, .acknowledge, .note,
            .notOffered:
            1
        }
    }

    /// Three filled parts make a date; a whole date typed or pasted into the first field is taken as it is.
    private static func day(_ day: String, _ month: String, _ year: String) -> String {
        if month.isEmpty && year.isEmpty { return day }
        guard isDigits(day), isDigits(month), isDigits(year), year.utf8.count == 4 else {
            return "\(day)-\(month)-\(year)"
        }
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    /// The date and the time of a `dateTime`, the time as `14:30`.
    private static func split(_ value: String) -> (date: String, time: String) {
        guard let mark = value.firstIndex(of: "T") else { return (value, "") }
        return (String(value[..<mark]), clock(String(value[value.index(after: mark)...])))
    }

    /// `14:30` of `14:30:00.000+01:00`; anything else as it is.
    private static func clock(_ time: String) -> String {
        let bytes = Array(time.utf8)
        let isClock =
            bytes.count > 5 && bytes[2] == UInt8(ascii: ":") && bytes[5] == UInt8(ascii: ":")
            && isDigits(String(time.prefix(2)))
        return isClock ? String(time.prefix(5)) : time
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func padded(_ number: String) -> String { number.utf8.count == 1 ? "0" + number : number }

    private static func short(_ number: String) -> String {
        number.hasPrefix("0") ? String(number.dropFirst()) : number
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
