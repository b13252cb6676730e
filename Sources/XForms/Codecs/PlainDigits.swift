/// Digits of Arabic keyboards, read as the ones that are stored.
///
/// Readers of Arabic, Persian and Urdu type U+0660–U+0669 or U+06F0–U+06F9 (Unicode, "Arabic-Indic digits") where we
/// expect 0–9; the decimal sign of those keyboards is U+066B, and U+066C marks thousands.
package enum PlainDigits {
    /// The text with each such digit as 0–9, the decimal sign as `decimal`, and without thousands marks.
    package static func of(_ text: String, decimal: Unicode.Scalar = ",") -> String {
        // Arabic letters and digits take two bytes in UTF-8, from D8 on.
        guard text.utf8.contains(where: { (0xD8...0xDB).contains($0) }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let value = value(of: scalar) {
                scalars.append(Unicode.Scalar(UInt8(ascii: "0") + value))
            } else if scalar == "\u{066B}" {
                scalars.append(decimal)
            } else if scalar != "\u{066C}" {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// What one of these digits counts for; nil for anything else, 0–9 too.
    package static func value(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x0660...0x0669: UInt8(scalar.value - 0x0660)
        case 0x06F0...0x06F9: UInt8(scalar.value - 0x06F0)
        default: nil
        }
    }
}
