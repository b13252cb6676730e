/// A date, a time, or both, as a form writes them (X:bindings, lexical forms).
struct DateText {
    var date: CivilDate?
    /// Milliseconds since midnight; nil when no time is written.
    var time: Double?
    /// Minutes east of Greenwich; nil when no offset is written.
    var offset: Int?

    private var bytes: ArraySlice<UInt8>

    /// Reads `YYYY-MM-DD` (month and day also of one digit), with an optional `Thh:mm[:ss[.fff]][Z|±hh:mm]` behind it.
    init?(dateOf text: String) {
        bytes = Array(text.utf8)[...]
        trim()
        guard let year = digits(4...4), skip("-"), let month = digits(1...2), skip("-"), let day = digits(1...2) else {
            return nil
        }
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        self.date = date
        guard !bytes.isEmpty else { return }
        guard skip("T"), readTime(), bytes.isEmpty else { return nil }
    }

    /// Reads `hh:mm[:ss[.fff]][Z|±hh:mm]`.
    init?(timeOf text: String) {
        bytes = Array(text.utf8)[...]
        trim()
        guard readTime(), bytes.isEmpty else { return nil }
    }

    private mutating func trim() {
        while let first = bytes.first, XPathNumber.isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, XPathNumber.isSpace(last) { bytes.removeLast() }
    }

    private mutating func readTime() -> Bool {
        guard let hour = digits(2...2), hour < 24, skip(":"), let minute = digits(2...2), minute < 60 else {
            return false
        }
        var milliseconds = Double(hour * 60 + minute) * 60_000
        if skip(":") {
            guard let second = digits(2...2), second < 60 else { return false }
            milliseconds += Double(second) * 1000
            if skip(".") {
                let count = bytes.count
                guard let fraction = digits(1...9) else { return false }
                var scale = 1000.0
                for _ in 0..<(count - bytes.count) { scale /= 10 }
                milliseconds += (Double(fraction) * scale).rounded(.down)
            }
        }
        time = milliseconds
        return readOffset()
    }

    private mutating func readOffset() -> Bool {
        if skip("Z") {
            offset = 0
            return true
        }
        let isEast = skip("+")
        guard isEast || skip("-") else { return true }
        guard let hours = digits(2...2), hours <= 14 else { return false }
        var minutes = 0
        if !bytes.isEmpty {
            _ = skip(":")
            guard let read = digits(2...2), read < 60 else { return false }
            minutes = read
        }
        offset = (hours * 60 + minutes) * (isEast ? 1 : -1)
        return true
    }

    private mutating func skip(_ character: UnicodeScalar) -> Bool {
        guard bytes.first == UInt8(ascii: character) else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func digits(_ allowed: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while count < allowed.upperBound, let byte = bytes.first, byte >= 0x30, byte <= 0x39 {
            value = value * 10 + Int(byte - 0x30)
            count += 1
            bytes.removeFirst()
        }
        return allowed.contains(count) ? value : nil
    }
}
