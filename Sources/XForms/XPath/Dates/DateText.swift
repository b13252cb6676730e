/// A date, a time, or both, as a form writes them (X:bindings, lexical forms).
struct DateText {
    var date: CivilDate?
    /// Milliseconds since midnight; nil when no time is written.
    var time: Double?
    /// Minutes east of Greenwich; nil when no offset is written.
    var offset: Int?

    /// Reads `YYYY-MM-DD` (month and day also of one digit), with an optional `Thh:mm[:ss[.fff]][Z|±hh:mm]` behind it.
    init?(dateOf text: String) {
        guard let read = Self.reading(text, { $0.readDate(into: &$1) }) else { return nil }
        self = read
    }

    /// Reads `hh:mm[:ss[.fff]][Z|±hh:mm]`.
    init?(timeOf text: String) {
        guard let read = Self.reading(text, { $0.readTime(into: &$1) }) else { return nil }
        self = read
    }

    private init() {}

    /// Reads all of a text but white space around it; nil when anything is left over.
    private static func reading(_ text: String, _ read: (inout Reader, inout DateText) -> Bool) -> DateText? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = Reader(bytes)
            var result = DateText()
            return read(&reader, &result) && reader.isAtEnd ? result : nil
        }
    }
}

/// Reads digits and marks one after the other.
private struct Reader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = bytes.count
        while at < end, XPathNumber.isSpace(bytes[at]) { at += 1 }
        while end > at, XPathNumber.isSpace(bytes[end - 1]) { end -= 1 }
    }

    var isAtEnd: Bool { at == end }

    mutating func readDate(into result: inout DateText) -> Bool {
        guard let year = digits(4...4), skip("-"), let month = digits(1...2), skip("-"), let day = digits(1...2) else {
            return false
        }
        result.date = CivilDate(year: year, month: month, day: day)
        guard result.date != nil else { return false }
        return isAtEnd || skip("T") && readTime(into: &result)
    }

    mutating func readTime(into result: inout DateText) -> Bool {
        guard let hour = digits(2...2), hour < 24, skip(":"), let minute = digits(2...2), minute < 60 else {
            return false
        }
        var milliseconds = Double(hour * 60 + minute) * 60_000
        if skip(":") {
            guard let second = digits(2...2), second < 60 else { return false }
            milliseconds += Double(second) * 1000
            if skip(".") {
                let start = at
                guard let fraction = digits(1...9) else { return false }
                var scale = 1000.0
                for _ in start..<at { scale /= 10 }
                milliseconds += (Double(fraction) * scale).rounded(.down)
            }
        }
        result.time = milliseconds
        return readOffset(into: &result)
    }

    private mutating func readOffset(into result: inout DateText) -> Bool {
        if skip("Z") {
            result.offset = 0
            return true
        }
        let isEast = skip("+")
        guard isEast || skip("-") else { return true }
        guard let hours = digits(2...2), hours <= 14 else { return false }
        var minutes = 0
        if !isAtEnd {
            _ = skip(":")
            guard let read = digits(2...2), read < 60 else { return false }
            minutes = read
        }
        result.offset = (hours * 60 + minutes) * (isEast ? 1 : -1)
        return true
    }

    private mutating func skip(_ character: UnicodeScalar) -> Bool {
        guard at < end, bytes[at] == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func digits(_ allowed: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while count < allowed.upperBound, at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 {
            value = value * 10 + Int(bytes[at] - 0x30)
            count += 1
            at += 1
        }
        return allowed.contains(count) ? value : nil
    }
}
