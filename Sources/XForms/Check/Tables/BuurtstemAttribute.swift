/// An attribute of our namespace `bs:`: a fact about a questionnaire or a question that ODK XForms has no word for.
///
/// Each stands on a `bind`, so that an XLSForm carries it in a column `bind::bs:name`; `docs/bs-attributes.md` is checked
/// against this table.
package struct BuurtstemAttribute: Sendable, Hashable {
    /// Where it may stand.
    package enum Scope: String, Sendable, Hashable, CaseIterable {
        /// On the bind of the root or of one group: a fact about the whole questionnaire.
        case questionnaire
        /// On the bind of the root or of a group: a fact about the instrument that it holds.
        case container = "questionnaire or group"
        /// On the bind of a group, for all questions in it, or of one question, which then counts.
        case inherited = "group or question"
        /// On the bind of one question.
        case question
    }

    /// What its value may be.
    package enum Value: Sendable, Hashable {
        /// Words, or `jr:itext('id')` for words in every language.
        case text
        /// Any one line.
        case line
        /// One of these.
        case oneOf([String])
        /// One of these, or `at-most-N`.
        case missingRule
        /// A whole number between these.
        case number(ClosedRange<Int>)
        /// A name: lower-case letters, digits and hyphens.
        case name
        /// Names of choices between spaces, or `none`.
        case codes
        /// A period as ISO 8601 writes it, such as `P4W`.
        case period
        /// A SHA-256 in hexadecimal, and those of translations with their language.
        case digests
    }

    package let name: String
    package let scope: Scope
    package let value: Value

    init(_ name: String, _ scope: Scope, _ value: Value) {
        self.name = name
        self.scope = scope
        self.value = value
    }

    /// The row for a local name; nil when we have no such attribute.
    package static func row(_ name: String) -> BuurtstemAttribute? { byName[name] }

    private static let byName = Dictionary(table.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The six dimensions of positive health (Huber et al. 2016, BMJ Open 6:e010091), as the codebook names them.
    package static let dimensions = [
        "lichaamsfuncties", "mentaal-welbevinden", "zingeving", "kwaliteit-van-leven", "meedoen",
        "dagelijks-functioneren",
    ]
    /// The five themes of the programme, as the codebook names them.
    package static let themes = [
        "preventie", "integrale-eerste-lijn", "behandeling-dichtbij", "zorgzame-buurt", "lerende-buurt",
    ]

    /// Every attribute, in the order of the documentation.
    package static let table: [BuurtstemAttribute] = [
        // The start and end page.
        BuurtstemAttribute("title", .questionnaire, .text),
        BuurtstemAttribute("purpose", .questionnaire, .text),
        BuurtstemAttribute("notice", .questionnaire, .text),
        BuurtstemAttribute("consent", .questionnaire, .text),
        BuurtstemAttribute("consent-version", .questionnaire, .line),
        BuurtstemAttribute("contact", .questionnaire, .text),
        BuurtstemAttribute("next", .questionnaire, .text),
        BuurtstemAttribute("minutes", .questionnaire, .number(1...120)),
        BuurtstemAttribute("retention", .questionnaire, .number(1...120)),
        // Whose it is, and what it may be used for.
        BuurtstemAttribute("owner", .questionnaire, .line),
        BuurtstemAttribute("licence", .questionnaire, .line),
        BuurtstemAttribute("licence-number", .questionnaire, .oneOf(["needed", "not-needed"])),
        BuurtstemAttribute("allowed-use", .questionnaire, .oneOf(["conversation", "learning", "monitoring", "test"])),
        BuurtstemAttribute("card", .questionnaire, .oneOf(["neighbourhood"])),
        BuurtstemAttribute("instrument", .container, .line),
        BuurtstemAttribute("instrument-wording", .container, .digests),
        // What becomes of an answer.
        BuurtstemAttribute(
            "disclosure", .inherited, .oneOf(["identifying", "quasi", "sensitive", "free-text", "plain"])),
        BuurtstemAttribute("hierarchy", .question, .name),
        BuurtstemAttribute("missing", .inherited, .codes),
        BuurtstemAttribute("feedback", .inherited, .oneOf(["yes", "no"])),
        // What it measures.
        BuurtstemAttribute("dimension", .inherited, .oneOf(dimensions)),
        BuurtstemAttribute("theme", .inherited, .oneOf(themes)),
        BuurtstemAttribute("scale", .inherited, .name),
        BuurtstemAttribute("missing-rule", .inherited, .missingRule),
        BuurtstemAttribute("direction", .inherited, .oneOf(["higher-better", "lower-better", "none"])),
        BuurtstemAttribute("period", .inherited, .period),
        BuurtstemAttribute("indicator", .question, .name),
        BuurtstemAttribute("wording", .question, .digests),
        // What the service does at this place.
        BuurtstemAttribute(
            "part", .question,
            .oneOf([
                "mode", "asked", "agrees", "representative", "neighbourhood", "age-check", "story", "about-whom",
                "theme",
                "dimension", "helps", "hinders", "quote", "talk",
            ])),
        // Whom somebody has to do with, for the picture of ties.
        BuurtstemAttribute("tie", .question, .oneOf(["from", "to", "before"])),
        BuurtstemAttribute("tie-new", .question, .line),
        BuurtstemAttribute("tie-none", .question, .codes),
        BuurtstemAttribute("safety", .inherited, .oneOf(["yes", "no"])),
        BuurtstemAttribute("inner-life", .inherited, .oneOf(["yes", "no"])),
        BuurtstemAttribute("ending", .question, .oneOf(["nothing-kept"])),
    ]
}

// MARK: - Values

extension BuurtstemAttribute.Value {
    /// Whether `text` can be the value.
    package func accepts(_ text: String) -> Bool {
        switch self {
        case .text, .line: !text.trimmed.isEmpty
        case .oneOf(let values): values.contains(text)
        case .missingRule:
            text == "exclude" || text.hasPrefix("at-most-") && (0...99).contains(Int(text.dropFirst(8)) ?? -1)
        case .number(let range): Int(text).map(range.contains) ?? false
        case .name: Self.isName(text)
        case .codes: !text.words.isEmpty
        case .period: text.wholeMatch(of: /P\d{1,3}[DWMY]/) != nil
        case .digests: WordingHashes(written: text) != nil
        }
    }

    /// What it wants, in words.
    package var wanted: Bilingual {
        switch self {
        case .text: Bilingual(dutch: "een tekst, of jr:itext('…')", english: "a text, or jr:itext('…')")
        case .line: Bilingual(dutch: "een tekst", english: "a text")
        case .oneOf(let values):
            Bilingual(dutch: values.joined(separator: ", "), english: values.joined(separator: ", "))
        case .missingRule: Bilingual(dutch: "exclude of at-most-3", english: "exclude or at-most-3")
        case .number(let range):
            Bilingual(
                dutch: "een getal van \(range.lowerBound) tot en met \(range.upperBound)",
                english: "a number from \(range.lowerBound) to \(range.upperBound)")
        case .name:
            Bilingual(
                dutch: "een naam van kleine letters, cijfers en streepjes",
                english: "a name of lower-case letters, digits and hyphens")
        case .codes:
            Bilingual(dutch: "waarden van antwoorden, of none", english: "values of choices, or none")
        case .period: Bilingual(dutch: "een periode zoals P4W", english: "a period such as P4W")
        case .digests:
            Bilingual(
                dutch: "de SHA-256 van de tekst, en van elke vertaling als en:…",
                english: "the SHA-256 of the wording, and of each translation as en:…")
        }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
    }
}

extension BuurtstemAttribute.Scope {
    /// Where it belongs, in words.
    package var place: Bilingual {
        switch self {
        case .questionnaire:
            Bilingual(
                dutch: "de bind van de hele vragenlijst of van een groep",
                english: "the bind of the whole questionnaire or of a group")
        case .container:
            Bilingual(
                dutch: "de bind van de hele vragenlijst of van de groep met het instrument",
                english: "the bind of the whole questionnaire or of the group that is the instrument")
        case .inherited:
            Bilingual(dutch: "de bind van een vraag of een groep", english: "the bind of a question or a group")
        case .question: Bilingual(dutch: "de bind van een vraag", english: "the bind of a question")
        }
    }
}
