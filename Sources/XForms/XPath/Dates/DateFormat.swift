/// `format-date` and `format-date-time` (D:functions): `%Y %y %m %n %b %d %e %a`, and `%H %h %M %S %3` of the time.
struct DateFormat {
    let zone: XPathTimeZone
    /// Language code for the names of months and days.
    let language: String

    /// - Returns: the pattern with its escapes replaced; an escape that nobody defined stays as it is.
    func text(_ moment: Double, _ pattern: String) -> String {
        let local = zone.local(moment)
        let days = (local / 86_400_000).rounded(.down)
        let date = CivilDate(days: Int(days))
        let time = Int(local - days * 86_400_000)
        var result = ""
        var scalars = pattern.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%", let escape = scalars.first else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard let replaced = replacement(escape, date, time) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            result += replaced
            scalars.removeFirst()
        }
        return result
    }

    private func replacement(_ escape: UnicodeScalar, _ date: CivilDate, _ time: Int) -> String? {
        let names = DateNames.of(language)
        return switch escape {
        case "Y": XPathTimeZone.padded(date.year, 4)
        case "y": XPathTimeZone.padded(date.year % 100, 2)
        case "m": XPathTimeZone.padded(date.month, 2)
        case "n": String(date.month)
        case "b": names.months[date.month - 1]
        case "d": XPathTimeZone.padded(date.day, 2)
        case "e": String(date.day)
        case "a": names.days[date.weekday]
        case "H": XPathTimeZone.padded(time / 3_600_000, 2)
        case "h": String(time / 3_600_000)
        case "M": XPathTimeZone.padded(time / 60_000 % 60, 2)
        case "S": XPathTimeZone.padded(time / 1000 % 60, 2)
        case "3": XPathTimeZone.padded(time % 1000, 3)
        case "%": "%"
        default: nil
        }
    }
}

/// Short names of months and days, Sunday first.
struct DateNames {
    let months: [String]
    let days: [String]

    /// The names of a language by its code (`nl`, `nl-BE`); English for languages that have no row.
    static func of(_ language: String) -> DateNames {
        let code = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return table[code] ?? english
    }

    private static let english = DateNames(
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        days: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"])

    private static let table = [
        "en": english,
        "nl": DateNames(
            months: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
            days: ["zo", "ma", "di", "wo", "do", "vr", "za"]),
        "de": DateNames(
            months: ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
            days: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"]),
        "fr": DateNames(
            months: [
                "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
            ],
            days: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."]),
    ]
}
