/// Reads the texts that a response stores (ODK XForms, "Data Types") without making strings.
enum ValueReading {
    /// A whole number; nil for anything else, and for what does not fit 64 bits.
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - 0x30)
        }
        return isNegative ? -number : number
    }

    /// A finite number in decimal digits; nil for anything else, such as `nan` and `0x10`.
    static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard text.allSatisfy({ (0x30...0x39).contains($0) || marks.contains($0) }),
            let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite
        else { return nil }
        return number
    }

    private static let marks = Array("+-.eE".utf8)

    /// Days from 1970-01-01 to a date written `yyyy-mm-dd`, whatever follows it.
    static func day(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard text.count >= 10, text[4] == 0x2D, text[7] == 0x2D, let year = digits(text[0..<4]),
            let month = digits(text[5..<7]), let day = digits(text[8..<10]), (1...12).contains(month), day >= 1,
            day <= length(of: month, in: year)
        else { return nil }
        let shifted = month > 2 ? year : year - 1
        let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return Int32(365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468)
    }

    private static func digits(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
        text.first.map { $0 < 0x30 } ?? true ? nil : integer(.init(rebasing: text))
    }

    /// The days of a month (Gregorian, also before 1582, as ISO 8601 counts).
    private static func length(of month: Int64, in year: Int64) -> Int64 {
        guard month == 2 else { return [4, 6, 9, 11].contains(month) ? 30 : 31 }
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    }

    /// The date of a day, as `yyyy-mm-dd` (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    static func date(_ day: Int32) -> String {
        let shifted = Int(day) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let number = { (value: Int, width: Int) in
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(number(year, 4))-\(number(month, 2))-\(number(dayOfYear - (153 * part + 2) / 5 + 1, 2))"
    }
}
