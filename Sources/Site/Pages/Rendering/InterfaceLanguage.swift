package import Foundation

/// The words of our own screens in one language: one file under `Templates/Languages/`.
///
/// Adding a language is adding a file; `Languages` refuses one that misses a text. A class because every request passes
/// it on: one reference is counted instead of seven.
package final class InterfaceLanguage: Sendable, Codable {
    /// BCP 47 code, also the file's name: `nl`.
    package let code: String
    /// The language's name in the language itself.
    package let name: String
    /// `ltr` or `rtl`.
    package let direction: String
    /// Names of the twelve months.
    package let months: [String]
    /// The sign between whole number and decimals.
    package let decimalSeparator: String
    /// The sign between thousands.
    package let groupSeparator: String
    /// All short texts by name.
    package let texts: [String: String]
    /// The longer pages (privacy, accessibility, contact) by name.
    package let documents: [String: Document]
    /// What is kept, column by column.
    package let kept: KeptWords

    /// A longer page: a title and headed sections of paragraphs.
    package struct Document: Codable, Sendable {
        package let title: String
        package let sections: [Section]
    }

    /// One section of a longer page.
    package struct Section: Codable, Sendable {
        package let heading: String
        package let paragraphs: [String]
    }

    /// A text that Swift code asks for, with `{name}` replaced by its value.
    package func say(_ word: Word, _ values: KeyValuePairs<String, String> = [:]) -> String {
        Self.fill(texts[word.rawValue] ?? "", values)
    }

    /// Replaces each `{name}` by its value; a value is never searched for names.
    static func fill(_ text: String, _ values: KeyValuePairs<String, String>) -> String {
        if values.isEmpty { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            filled += rest[..<open]
            filled += values.first { $0.key == name }?.value ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// A calendar day in words: `3 mei 2026`.
    package func day(year: Int, month: Int, day: Int) -> String {
        guard months.indices.contains(month - 1) else { return "\(day)-\(month)-\(year)" }
        return "\(day) \(months[month - 1]) \(year)"
    }
}

/// All languages that the screens speak, Dutch first.
package struct Languages: Sendable {
    package let all: [InterfaceLanguage]

    /// The first language; used when nothing else is asked for.
    package var first: InterfaceLanguage { all[0] }

    /// Reads every `.json` file of a folder.
    ///
    /// - Throws: `TemplateFault` when a file cannot be read, misses a text, or holds one nobody knows.
    package init(folder: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
        let read = try files.map(Self.read).sorted {
            ($0.code != "nl" ? 1 : 0, $0.code) < ($1.code != "nl" ? 1 : 0, $1.code)
        }
        guard let first = read.first else { throw TemplateFault.noLanguage(folder: folder.path) }
        for language in read { try Self.compare(language, with: first) }
        all = read
    }

    /// The language with this code, or with the code's first part (`nl-NL` gives `nl`).
    package func named(_ code: String?) -> InterfaceLanguage? {
        guard let code else { return nil }
        let short = code.prefix { $0 != "-" }.lowercased()
        return all.first { $0.code == code } ?? all.first { $0.code == short }
    }

    private static func read(_ file: URL) throws -> InterfaceLanguage {
        do {
            return try JSONDecoder().decode(InterfaceLanguage.self, from: Data(contentsOf: file))
        } catch {
            throw TemplateFault.unreadableLanguage(file: file.lastPathComponent, reason: "\(error)")
        }
    }

    private static func compare(_ language: InterfaceLanguage, with first: InterfaceLanguage) throws {
        try compare(language.texts.keys, with: Set(first.texts.keys).union(Word.allCases.map(\.rawValue)), language)
        try compare(language.documents.keys, with: first.documents.keys, language)
        try compare(language.kept.names, with: first.kept.names, language)
    }

    private static func compare(
        _ present: some Sequence<String>, with expected: some Sequence<String>, _ language: InterfaceLanguage
    ) throws {
        let (present, expected) = (Set(present), Set(expected))
        if let name = expected.subtracting(present).min() {
            throw TemplateFault.missingText(name: name, language: language.code)
        }
        if let name = present.subtracting(expected).min() {
            throw TemplateFault.unknownText(name: name, language: language.code)
        }
    }
}
