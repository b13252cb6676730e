import Foundation

/// The words of our own screens in one language: one file under `Templates/Languages/`.
///
/// Adding a language is adding a file; `Languages` refuses one that misses a text. A class because every request passes
/// it on: one reference is counted instead of seven.
package final class InterfaceLanguage: Sendable {
    /// BCP 47 code, also the file's name: `nl`.
    package let code: String
    /// The language's name in the language itself.
    package let name: String
    /// `ltr` or `rtl`.
    package let direction: String
    /// Names of the twelve months.
    package let months: [String]
    /// Order of a date: `{day} {month} {year}`.
    package let dayPattern: String
    /// Order of a month with its year: `{month} {year}`.
    package let monthPattern: String
    /// The sign between whole number and decimals.
    package let decimalSeparator: String
    /// The sign between thousands.
    package let groupSeparator: String
    /// The ten digits from 0 as readers of the language expect them.
    package let digits: String
    /// All short texts that do not count anything, by name.
    package let texts: [String: String]
    /// Texts with a number in them, by name and by what the number asks for.
    package let counted: [String: [PluralCategory: String]]
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

    /// Which form of a text goes with a number.
    package let plurals: PluralRule

    init(_ file: LanguageFile) {
        code = file.code
        name = file.name
        direction = file.direction
        months = file.months
        dayPattern = file.dayPattern
        monthPattern = file.monthPattern
        decimalSeparator = file.decimalSeparator
        groupSeparator = file.groupSeparator
        digits = file.digits
        documents = file.documents
        kept = file.kept
        texts = file.texts.compactMapValues(\.words)
        counted = file.texts.compactMapValues(\.forms)
        plurals = PluralRule(for: file.code)
    }

    /// A language with more words: those for staff.
    init(_ base: InterfaceLanguage, with more: StaffTexts) {
        code = base.code
        name = base.name
        direction = base.direction
        months = base.months
        dayPattern = base.dayPattern
        monthPattern = base.monthPattern
        decimalSeparator = base.decimalSeparator
        groupSeparator = base.groupSeparator
        digits = base.digits
        documents = base.documents
        kept = base.kept
        texts = base.texts.merging(more.texts.compactMapValues(\.words)) { _, own in own }
        counted = base.counted.merging(more.texts.compactMapValues(\.forms)) { _, own in own }
        plurals = base.plurals
    }

    /// A text that Swift code asks for, with `{name}` replaced by its value.
    package func say(_ word: Word, _ values: KeyValuePairs<String, String> = [:]) -> String {
        Self.fill(texts[word.rawValue] ?? "", values)
    }

    /// A text with a number in it, in the form that goes with the number; `{n}` is the number.
    package func say(_ word: CountedWord, count: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
        let forms = counted[word.rawValue] ?? [:]
        let text = forms[plurals.category(of: count)] ?? forms[.other] ?? ""
        return Self.fill(Self.fill(text, ["n": figures(String(count))]), values)
    }

    /// The same for the words of staff's pages.
    func say(_ word: StaffWord, _ values: KeyValuePairs<String, String> = [:]) -> String {
        Self.fill(texts[word.rawValue] ?? "", values)
    }

    func say(_ word: StaffCountedWord, count: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
        let forms = counted[word.rawValue] ?? [:]
        let text = forms[plurals.category(of: count)] ?? forms[.other] ?? ""
        return Self.fill(Self.fill(text, ["n": figures(String(count))]), values)
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

    /// Words of somebody else inside a sentence of ours: where ours run from right to left, theirs keep their own order
    /// (Unicode Bidirectional Algorithm, first strong isolate).
    package func quoted(_ words: String) -> String {
        direction == "rtl" && !words.isEmpty ? "\u{2068}\(words)\u{2069}" : words
    }
}

// MARK: - Numbers, dates, order

extension InterfaceLanguage {
    /// A number as text in the digits of the language.
    package func figures(_ text: String) -> String {
        guard digits != Self.plainDigits else { return text }
        let own = Array(digits)
        return String(
            text.map { character in
                guard character.isASCII, let value = character.wholeNumberValue else { return character }
                return own[value]
            })
    }

    static let plainDigits = "0123456789"

    /// A calendar day in words: `3 mei 2026`.
    package func day(year: Int, month: Int, day: Int) -> String {
        guard months.indices.contains(month - 1) else { return figures("\(day)-\(month)-\(year)") }
        return Self.fill(
            dayPattern,
            ["day": figures(String(day)), "month": months[month - 1], "year": figures(String(year))])
    }

    /// A month in words: `mei 2026`; nil when there is no such month.
    package func month(_ month: Int, year: String) -> String? {
        guard months.indices.contains(month - 1) else { return nil }
        return Self.fill(monthPattern, ["month": months[month - 1], "year": figures(year)])
    }

    /// Sorts by words as the language orders its letters (Unicode collation): `ı` before `i` in Turkish, `é` beside `e`,
    /// numbers by their value.
    package func sorted<Item>(_ items: [Item], by words: (Item) -> String) -> [Item] {
        let named = items.map { (words: words($0), item: $0) }
        guard let ranks = WordOrder.shared.ranks(of: named.map(\.words), in: code) else {
            let locale = Locale(identifier: code)
            return named.sorted { WordOrder.compare($0.words, $1.words, locale) == .orderedAscending }.map(\.item)
        }
        return zip(ranks, named).sorted { $0.0 < $1.0 }.map(\.1.item)
    }
}
