/// Why a regular expression cannot be used.
package enum PatternError: Error, Sendable, Hashable {
    case unclosedGroup
    case unclosedClass
    case unopenedGroup
    /// `*`, `+`, `?` or `{…}` with nothing before it.
    case nothingToRepeat
    /// `{…}` with the larger number first.
    case repeatsBackwards
    /// A range such as `z-a`.
    case rangeBackwards
    /// A construct that could take exponential time, or that is not known; as written.
    case unsupported(String)
    /// More than the matcher's limit after counted repeats are written out.
    case tooLarge

    /// The reason, in a part of a sentence.
    var reason: Bilingual {
        switch self {
        case .unclosedGroup: Bilingual(dutch: "een haakje wordt niet gesloten", english: "a bracket is never closed")
        case .unclosedClass: Bilingual(dutch: "een ‘[’ wordt niet gesloten", english: "a ‘[’ is never closed")
        case .unopenedGroup: Bilingual(dutch: "een ‘)’ zonder ‘(’", english: "a ‘)’ without ‘(’")
        case .nothingToRepeat:
            Bilingual(
                dutch: "een herhaalteken zonder iets ervoor", english: "a repeat sign with nothing before it")
        case .repeatsBackwards:
            Bilingual(
                dutch: "een aantal waarvan het hoogste onder het laagste ligt",
                english: "a count whose maximum is below its minimum")
        case .rangeBackwards: Bilingual(dutch: "een reeks die terugloopt", english: "a range that runs backwards")
        case .unsupported(let part):
            Bilingual(dutch: "‘\(part)’ kan hier niet", english: "‘\(part)’ is not supported")
        case .tooLarge: Bilingual(dutch: "het patroon is te groot", english: "the pattern is too large")
        }
    }
}
