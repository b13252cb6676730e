/// What one linear model answers: whether a passage has a code, or a part that helps or hinders.
package enum Target: Sendable, Hashable {
    case code(String)
    case help, hindrance

    /// As it is written in reports, evidence and models.
    package var id: String {
        switch self {
        case .code(let code): code
        case .help: Valence.helps.rawValue
        case .hindrance: Valence.hinders.rawValue
        }
    }

    package func holds(for passage: CodedPassage) -> Bool {
        switch self {
        case .code(let code): passage.codes.contains(code)
        case .help: passage.valence.hasHelp
        case .hindrance: passage.valence.hasHindrance
        }
    }

    package static func all(of codebook: Codebook) -> [Target] {
        codebook.codes.map { .code($0.id) } + [.help, .hindrance]
    }
}

/// What a target is learned from: yes or no for each passage, and which passages count.
package struct Lesson: Sendable {
    package let labels: [Bool]
    /// Help and hindrance are learned from passages with a code alone: without a code there is no valence.
    package let counts: [Bool]

    package init(_ target: Target, _ passages: [CodedPassage]) {
        labels = passages.map { target.holds(for: $0) }
        counts = passages.map { passage in
            switch target {
            case .code: true
            case .help, .hindrance: !passage.codes.isEmpty
            }
        }
    }
}
