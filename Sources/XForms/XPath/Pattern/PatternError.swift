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

    /// The reason in English, for errors during evaluation.
    var reason: String {
        switch self {
        case .unclosedGroup: "a bracket is never closed"
        case .unclosedClass: "a '[' is never closed"
        case .unopenedGroup: "a ')' without '('"
        case .nothingToRepeat: "a repeat sign with nothing before it"
        case .repeatsBackwards: "a count whose maximum is below its minimum"
        case .rangeBackwards: "a range that runs backwards"
        case .unsupported(let part): "'\(part)' is not supported"
        case .tooLarge: "the pattern is too large"
        }
    }
}
