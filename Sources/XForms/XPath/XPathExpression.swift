/// A compiled expression: a value, made once for a definition and evaluated for every respondent.
package struct XPathExpression: Sendable {
    package let source: String
    let program: Program

    /// Compiles an expression.
    /// - Parameters:
    ///   - names: the table that the definition's trees share.
    ///   - namespaces: prefix to URI, in scope where the expression stands; other prefixes mean what ODK's forms mean by them.
    /// - Throws: `XPathSyntaxError` with the offset in `source`.
    package static func compile(
        _ source: String, names: NameTable, namespaces: [String: String] = [:], options: XPathOptions = XPathOptions()
    ) throws(XPathSyntaxError) -> XPathExpression {
        let program = try XPathParser.compile(source, names: names, namespaces: namespaces, options: options)
        return XPathExpression(source: source, program: program)
    }
}

/// Choices about what compiles.
package struct XPathOptions: Sendable, Hashable {
    package enum WrongCalls: Sendable, Hashable {
        /// At compile time: an author's typing error must not wait for a respondent.
        case refused
        /// Only when reached, as XPath engines of browsers do.
        case refusedWhenReached
    }

    /// What becomes of unknown functions and of arguments that do not fit.
    package var wrongCalls = WrongCalls.refused
    /// Nesting of brackets, operators and predicates.
    package var depth = 200
    /// Length in UTF-8 bytes.
    package var bytes = 64 * 1024

    package init() {}
}

// MARK: - Evaluating

extension XPathExpression {
    /// Evaluates the expression for a node.
    /// - Parameters:
    ///   - node: the context node: `.` and where relative paths begin.
    ///   - current: what `current()` means, where it is not `node` (inside a choice list: the select's node).
    package func evaluate(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> XPathValue
    {
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try program.value(program.main, Frame(node: node), &run, context)
    }

    /// The same, converted by `boolean()`.
    package func boolean(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError) -> Bool
    {
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try program.boolean(program.main, Frame(node: node), &run, context)
    }

    /// The same, converted by `string()`.
    package func string(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> String
    {
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try program.string(program.main, Frame(node: node), &run, context)
    }

    /// The same, converted by `number()`.
    package func number(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> Double
    {
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try program.number(program.main, Frame(node: node), &run, context)
    }

    /// The nodes of a path; nil when the result is something else.
    package func nodes(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> [NodeRef]?
    {
        guard case .nodes(let nodes) = try evaluate(at: node, current: current, in: context) else { return nil }
        return nodes
    }
}

// MARK: - Analysis

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

    package var volatility: Volatility { [] }

    /// Whether it always gives the same: it reads no node and is not volatile.
    package var isConstant: Bool { false }

    /// All paths that the expression reads, resolved for a node at `path`; see `XPathReference`.
    package func references(from path: XPathReference) -> [XPathReference] { [] }

    /// Functions called, with the offset of each call.
    package var calls: [(function: String, offset: Int)] { program.calls }

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

/// A set of nodes that an expression reads, as a pattern from a document downwards.
package struct XPathReference: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        /// A child element: by local name, or (nil) any.
        case child(NameID?)
        /// An attribute: by local name, or (nil) any.
        case attribute(NameID?)
        /// Any number of levels down, none included.
        case descendants
    }

    /// The id of a secondary instance; nil for the primary one.
    package var instance: String?
    package var steps: [Step]

    package init(instance: String? = nil, steps: [Step]) {
        self.instance = instance
        self.steps = steps
    }
}
