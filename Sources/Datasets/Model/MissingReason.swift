/// Why there is no value. The numbers stand in every format but Stata's, which has letters for it.
package enum MissingReason: Int, Sendable, Hashable, CaseIterable {
    /// The routing left the question out, or this version of the questionnaire does not have it.
    case notAsked = -91
    /// Somebody stopped before this question.
    case notReached = -92
    /// The question was there and was left open.
    case skipped = -93
    /// "Weet ik niet".
    case dontKnow = -94
    /// "Zeg ik liever niet".
    case refused = -95
    /// Taken back by who gave it.
    case withdrawn = -96
    /// Another choice that counts as no answer (`bs:missing`).
    case otherNoAnswer = -97
    /// Taken out so that nobody can be recognised.
    case suppressed = -98

    /// Stata's extended missing values `.a` to `.h` (Stata manual, "[U] 12.2.1 Missing values").
    package var stataLetter: Character {
        Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(-91 - rawValue)))
    }

    package var label: Words {
        switch self {
        case .notAsked: Words(nl: "Niet gevraagd", en: "Not asked")
        case .notReached: Words(nl: "Niet aan toegekomen", en: "Not reached")
        case .skipped: Words(nl: "Overgeslagen", en: "Skipped")
        case .dontKnow: Words(nl: "Weet ik niet", en: "Does not know")
        case .refused: Words(nl: "Zeg ik liever niet", en: "Would rather not say")
        case .withdrawn: Words(nl: "Ingetrokken", en: "Withdrawn")
        case .otherNoAnswer: Words(nl: "Ander antwoord dat niet telt", en: "Other answer that does not count")
        case .suppressed: Words(nl: "Weggelaten ter bescherming", en: "Left out for protection")
        }
    }

    /// What a choice that counts as no answer says, by its value.
    package static func of(choice value: String) -> MissingReason {
        let folded = value.lowercased().replacing("_", with: "-")
        return prefixes.first { folded.hasPrefix($0.prefix) }?.reason ?? .otherNoAnswer
    }

    private static let prefixes: [(prefix: String, reason: MissingReason)] = [
        ("weet-niet", .dontKnow), ("weet-ik-niet", .dontKnow), ("dont-know", .dontKnow), ("dk", .dontKnow),
        ("unknown", .dontKnow), ("zeg-niet", .refused), ("zeg-liever-niet", .refused), ("liever-niet", .refused),
        ("wil-niet", .refused), ("refuse", .refused), ("rather-not", .refused),
    ]
}
