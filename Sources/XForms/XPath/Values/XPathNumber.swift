/// Numbers as XPath 1.0 reads them, with what ODK adds.
package enum XPathNumber {
    /// The reading of a text that looks like a date: not a number by XPath, days since 1970 by ODK once a time zone is known.
    static let dateLike = Double(bitPattern: 0x7FF8_0000_0000_0D47)

    static func isDateLike(_ number: Double) -> Bool { number.bitPattern == dateLike.bitPattern }

    /// XML white space.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B && byte != 0x0C)
    }

    /// Reads a text by XPath 1.0 §4.4 (`-? (digits ('.' digits?)? | '.' digits)` between white space).
    /// - Returns: the number; NaN when it is none, with the mark `dateLike` when it begins as a date does.
    package static func reading(_ text: String) -> Double {
        var text = text
        return text.withUTF8 { reading($0) }
    }

    /// The same for bytes.
    static func reading(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        var (start, end) = (0, bytes.count)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        guard start < end else { return .nan }
        var at = start
        let negative = bytes[at] == UInt8(ascii: "-")
        if negative { at += 1 }
        var (mantissa, digits, fraction) = (UInt64(0), 0, 0)
        var seenPoint = false
        let first = at
        while at < end {
            let byte = bytes[at]
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                if digits < 19 { mantissa = mantissa * 10 + UInt64(byte &- UInt8(ascii: "0")) }
                if digits > 0 || byte != UInt8(ascii: "0") { digits += 1 }
                if seenPoint { fraction += 1 }
            } else if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
            } else {
                let isDate = byte == UInt8(ascii: "-") && at - first >= 4 && !seenPoint
                return isDate ? dateLike : .nan
            }
            at += 1
        }
        guard at - first > (seenPoint ? 1 : 0) else { return .nan }
        // Up to 15 digits and a power of ten up to 22 are exact doubles, so that one division rounds correctly.
        if digits <= 15, fraction <= 22 {
            let value = Double(mantissa) / powersOfTen[fraction]
            return negative ? -value : value
        }
        return Double(String(decoding: bytes[start..<end], as: UTF8.self)) ?? .nan
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// `boolean()` of a number.
    @inline(__always)
    static func isTrue(_ number: Double) -> Bool { number != 0 && !number.isNaN }

    /// `string()` of a number (XPath 1.0 §4.2): never an exponent, the shortest digits that read back as the same number.
    package static func text(_ number: Double) -> String {
        if number == number.rounded(.towardZero), abs(number) < 1e15 { return String(Int64(number)) }
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
        let shortest = abs(number).description
        if !shortest.utf8.contains(UInt8(ascii: "e")), !shortest.hasSuffix(".0") {
            return number < 0 ? "-" + shortest : shortest
        }
        let parts = shortest.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let sign = number < 0 ? "-" : ""
        guard exponent != 0 else { return sign + (shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest) }
        let mantissa = parts[0].split(separator: ".")
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let digits = String(mantissa[0]) + fraction
        let point = mantissa[0].count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
}
