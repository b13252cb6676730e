/// The languages that a story may stand in, by their codes (ISO 639).
package enum ToldLanguage {
    /// Languages that names are found in and tags proposed for.
    package static let known = TextLanguage.allCases.map(\.rawValue)

    /// Languages that many residents of Dutch neighbourhoods speak, beside those that are known.
    package static let spoken = [
        "tr", "ar", "rif", "zgh", "pap", "srn", "fy", "pl", "uk", "ru", "ro", "bg", "hu", "fa", "ps", "ku", "so", "ti",
        "am", "zh", "vi", "id", "hi", "ur", "de", "fr", "es", "pt", "it",
    ]

    /// Any language that is not in the list (ISO 639-2).
    package static let other = "und"

    package static let all = known + spoken + [other]

    /// The code of a language as people write it, `DE` or `de-AT`; nil for one that is not in the list.
    package static func code(_ written: String) -> String? {
        let code = written.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return all.first { $0 == code }
    }

    /// What to write in place of a code that is not in the list.
    package static let repair = "write one of \(all.joined(separator: ", ")), where \(other) is any other language"
}
