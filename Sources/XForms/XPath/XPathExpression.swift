/// A compiled expression: a value, made once for a definition and evaluated for every respondent.
package struct XPathExpression: Sendable {
    package let source: String
    let program: Program
    let names: NameTable

    /// Compiles an expression.
    /// - Parameters:
    ///   - names: the table that the definition's trees share.
    ///   - namespaces: prefix to URI, in scope where the expression stands; other prefixes mean what ODK's forms mean by them.
    /// - Throws: `XPathSyntaxError` with the offset in `source`.
    package static func compile(
        _ source: String, names: NameTable, namespaces: [String: String] = [:], options: XPathOptions = XPathOptions()
    ) throws(XPathSyntaxError) -> XPathExpression {
        let program = try XPathParser.compile(source, names: names, namespaces: namespaces, options: options)
        return XPathExpression(source: source, program: program, names: names)
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
    /// Nesting of brackets, calls and predicates.
    package var depth = 400
    /// How many operations may wait for one another, such as those of `a + b + c`.
    package var chain = 1000
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
        let program = program
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try context.lent(to: node, run.current, instances: program.asksInstances) { scene throws(XPathError) in
            try program.value(program.main, Frame(node: node), &run, scene)
        }
    }

    /// The same, converted by `boolean()`.
    package func boolean(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError) -> Bool
    {
        let program = program
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try context.lent(to: node, run.current, instances: program.asksInstances) { scene throws(XPathError) in
            try program.boolean(program.main, Frame(node: node), &run, scene)
        }
    }

    /// The same, converted by `string()`.
    package func string(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> String
    {
        let program = program
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try context.lent(to: node, run.current, instances: program.asksInstances) { scene throws(XPathError) in
            try program.string(program.main, Frame(node: node), &run, scene)
        }
    }

    /// The same, converted by `number()`.
    package func number(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> Double
    {
        let program = program
        var run = Run(current: current ?? node, limits: context.environment.limits)
        return try context.lent(to: node, run.current, instances: program.asksInstances) { scene throws(XPathError) in
            try program.number(program.main, Frame(node: node), &run, scene)
        }
    }

    /// The nodes of a path; nil when the result is something else.
    package func nodes(at node: NodeRef, current: NodeRef? = nil, in context: XPathContext) throws(XPathError)
        -> [NodeRef]?
    {
        guard case .nodes(let nodes) = try evaluate(at: node, current: current, in: context) else { return nil }
        return nodes
    }
}
