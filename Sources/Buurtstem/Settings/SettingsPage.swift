/// The documentation of all settings, printed from their table.
enum SettingsPage {
    /// The text of `docs/settings.md`.
    static var markdown: String {
        var lines = [
            "# Settings", "",
            "Printed by `buurtstem settings`; do not edit by hand.", "",
            "A setting is looked for on the command line, then in the environment, then in the file after `--config` (a "
                + "JSON object), and else has its standard. A name or value that cannot be used ends the program with a "
                + "sentence.", "",
            "| setting | environment | standard | values | meaning |", "|---|---|---|---|---|",
        ]
        for name in SettingName.allCases {
            let row = name.row
            let standard = row.standard.isEmpty ? "–" : "`\(row.standard)`"
            lines.append("| `\(name.rawValue)` | `\(name.variable)` | \(standard) | \(name.values) | \(row.meaning) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SettingName {
    /// What a value may be, in words.
    fileprivate var values: String {
        switch row.kind {
        case .text: "text"
        case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .yesNo: "`true` or `false`"
        case .list: "list"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        }
    }
}
