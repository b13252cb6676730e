extension XPathExpression {
    /// What a result depends on beside the nodes it reads.
    package struct Volatility: OptionSet, Sendable, Hashable {
        package var rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// `today()` or `now()`.
        package static let clock = Volatility(rawValue: 1)
        /// `random()`, `uuid()` or `randomize()` without seed.
        package static let random = Volatility(rawValue: 2)
        /// The active language (`jr:itext`, `jr:choice-name`, `format-date`).
        package static let language = Volatility(rawValue: 4)
    }

    /// What a result depends on beside the nodes it reads.
    package var volatility: Volatility {
        program.calls.reduce(into: []) { $0.formUnion(Self.volatility(of: $1)) }
    }

    private static func volatility(of call: Program.Call) -> Volatility {
        if case .nodes(.randomize) = call.row?.function, call.arguments.count == 1 { return .random }
        return switch call.row?.reads {
        case .clock: .clock
        case .random: .random
        case .language: .language
        case .argumentsOnly, .context, .contextWithoutArguments, nil: []
        }
    }

    /// Whether it always gives the same: it looks at no node, no position, and is not volatile.
    package var isConstant: Bool {
        guard volatility.isEmpty, !program.readsContext else { return false }
        return program.code.all.allSatisfy { instruction in
            switch instruction {
            case .path, .call(.nodes, _), .call(.string(.pulldata), _), .wrongCall: false
            default: true
            }
        }
    }

    /// All paths that the expression reads, with `current()` and relative paths resolved.
    /// - Parameter path: the node for which the expression is evaluated.
    package func references(from path: XPathReference) -> Set<XPathReference> {
        ReferenceFinder.references(of: program, names: names, from: path)
    }

    /// Functions called, with the offset of each call.
    package var calls: [(function: String, offset: Int)] { program.calls.map { ($0.name, $0.offset) } }

    /// What is written as text in the calls of a function: for each call, each argument that is a literal (else nil).
    package func literals(of function: String) -> [[String?]] {
        program.calls.filter { $0.name == function }.map { $0.arguments.map(program.literal) }
    }

    /// What runs here but not in ODK's own tools, with offsets.
    package var extensions: [XPathExtension] { program.extensions }
}

/// A construct of XPath 1.0 that JavaRosa refuses (X:bindings; measured with ODK Validate).
package struct XPathExtension: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A function that is in XPath 1.0 only.
        case function(String)
        /// An axis other than child, attribute, parent and self; `//`.
        case axis(String)
        /// `|`.
        case union
        /// `(…)[…]` or `(…)/…`.
        case filter
        /// `text()`, `node()`, `comment()`.
        case nodeTest(String)
    }

    package var kind: Kind
    package var offset: Int
}
