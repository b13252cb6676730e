/// What one linear model answers: whether a passage has a code, or something about its valence.
package enum Target: Sendable, Hashable {
    case code(String)
    /// No code at all: small talk, an interviewer's question.
    case uncoded
    /// A part that helps, a part that hinders; *both* has the two of them.
    case help, hindrance
    /// Exactly *both*, exactly *none*: they have ways of being told of their own.
    case both, neither
    /// Help and hindrance as its last sentence alone tells of them: a story turns there.
    case helpAtEnd, hindranceAtEnd

    /// The models besides those of codes, in the order in which they are kept.
    package static let judging: [Target] = [
        .uncoded, .help, .hindrance, .both, .neither, .helpAtEnd, .hindranceAtEnd,
    ]

    /// As it is written in reports, evidence and models.
    package var id: String {
        switch self {
        case .code(let code): code
        case .uncoded: "uncoded"
        case .help: Valence.helps.rawValue
        case .hindrance: Valence.hinders.rawValue
        case .both: "exactly-both"
        case .neither: "exactly-none"
        case .helpAtEnd: "helps-at-end"
        case .hindranceAtEnd: "hinders-at-end"
        }
    }

    package func holds(for passage: CodedPassage) -> Bool {
        switch self {
        case .code(let code): passage.codes.contains(code)
        case .uncoded: passage.codes.isEmpty
        case .help, .helpAtEnd: passage.valence.hasHelp
        case .hindrance, .hindranceAtEnd: passage.valence.hasHindrance
        case .both: passage.valence == .both
        case .neither: passage.valence == .none
        }
    }

    package static func all(of codebook: Codebook) -> [Target] {
        codebook.codes.map { .code($0.id) } + judging
    }
}

/// What a target is learned from: yes or no for each passage, which passages count, and which part of them.
package struct Lesson: Sendable {
    package let labels: [Bool]
    /// Help and hindrance are learned from passages with a code alone: without a code there is no valence.
    package let counts: [Bool]
    /// Whether the last sentence alone is learned from.
    package let isOfEnd: Bool

    package init(_ target: Target, _ passages: [CodedPassage]) {
        labels = passages.map { target.holds(for: $0) }
        let asksForCode = target == .help || target == .hindrance
        counts = passages.map { !asksForCode || !$0.codes.isEmpty }
        isOfEnd = target == .helpAtEnd || target == .hindranceAtEnd
    }

    /// What the model of this lesson learns from a passage.
    func vector(of passage: PassageVectors) -> FeatureVector { (isOfEnd ? passage.end : passage.whole).vector }
}
