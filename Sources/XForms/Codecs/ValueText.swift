/// What is stored of a text that somebody typed, posted or chose.
///
/// The canonical form is the one of ODK XForms ("Data Types"); what is read is wider: people type `3,5` and `1-2-2024`.
enum ValueText {
    /// What a text needs beside its type to be understood.
    struct Setting {
        var zone: XPathTimeZone
        /// Milliseconds since 1970, for the offset of a time of day.
        var now: Int64
        /// Code of the language the respondent reads: it decides whether `1.500` is fifteen hundred or one and a half.
        var language = "nl"
        /// Words of the control's `appearance`: `year` and `month-year` shorten a date.
        var appearance: [String] = []
    }

    /// The canonical form of a text; nil when it does not fit the type. Empty text is no value and fits every type.
    /// - Parameter setting: asked for by dates, times and decimals only.
    static func canonical(_ text: String, _ type: ValueType, in setting: @autoclosure () -> Setting) -> String? {
        if text.isEmpty { return "" }
        switch type {
        case .string, .barcode, .intent, .binary: return text
        case .int: return NumberEntry.integer(PlainDigits.of(text))
        case .decimal:
            let isEnglish = setting().language.hasPrefix("en")
            let digits = PlainDigits.of(text, decimal: isEnglish ? "." : ",")
            return NumberEntry.decimal(digits, thousands: isEnglish ? "," : ".")
        case .boolean: return booleans[text.trimmed.lowercased()]
        case .date: return DateEntry.date(PlainDigits.of(text), setting())
        case .time: return DateEntry.time(PlainDigits.of(text), setting())
        case .dateTime: return DateEntry.dateTime(PlainDigits.of(text), setting())
        case .geopoint: return GeoEntry.point(text)
        case .geotrace: return GeoEntry.line(text, closes: false)
        case .geoshape: return GeoEntry.line(text, closes: true)
        case .select1 where !text.utf8.contains(where: \.isXMLSpace): return text
        case .select1: return text.words.count <= 1 ? text.trimmed : nil
        case .select, .rank: return unique(text.words).joined(separator: " ")
        }
    }

    private static let booleans = [
        "true": "true", "1": "true", "ja": "true", "yes": "true", "false": "false", "0": "false", "nee": "false",
        "no": "false",
    ]

    private static func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }

    /// A text as XML can carry it: line ends as LF, characters that XML 1.0 §2.2 forbids left out.
    static func storable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return text }
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !afterReturn { scalars.append(scalar) }
            case 0..<0x09, 0x0B..<0x20, 0xFFFE, 0xFFFF: break
            default: scalars.append(scalar)
            }
            afterReturn = scalar.value == 0x0D
        }
        return String(scalars)
    }
}
