// Location paths, steps and predicates (XPath 1.0 §2).

extension XPathParser {
    /// `PathExpr`: a location path, or a primary expression with predicates and steps behind it.
    mutating func path() throws(XPathSyntaxError) -> Int32 {
        switch token {
        case .symbol(.slash):
            advance()
            guard startsStep else { return builder.path(start: .root, []) }
            return try checked(builder.path(start: .root, try steps()))
        case .symbol(.doubleSlash): return try checked(builder.path(start: .root, try steps()))
        case .symbol(.open), .number, .string, .function: return try filtered()
        default:
            guard startsStep else { throw unexpected() }
            return try checked(builder.path(start: .context, try steps()))
        }
    }

    private mutating func filtered() throws(XPathSyntaxError) -> Int32 {
        let start = offset
        let isBracket = token == .symbol(.open)
        var source = try primary()
        if token == .symbol(.openBracket) {
            try needNodes(source, at: start)
            if isBracket { note(.filter) }
            let conditions = try predicates()
            source = try checked(
                builder.operation(.filter(source, builder.list(conditions)), .nodes, [source] + conditions.map(\.code)))
        }
        guard token == .symbol(.slash) || token == .symbol(.doubleSlash) else { return source }
        try needNodes(source, at: start)
        if isBracket { note(.filter) }
        if token == .symbol(.slash) { advance() }
        let steps = try steps()
        if case .call(.nodes(.current), _) = builder.code[Int(source)] {
            return try checked(builder.path(start: .current, steps))
        }
        return try checked(builder.path(start: .instruction(source), steps))
    }

    private func needNodes(_ index: Int32, at offset: Int) throws(XPathSyntaxError) {
        guard kind(of: index) == .nodes || isWrongCall(index) else {
            throw XPathSyntaxError(.needsNodes(function: "/"), at: offset)
        }
    }

    func isWrongCall(_ index: Int32) -> Bool { if case .wrongCall = builder.code[Int(index)] { true } else { false } }

    private mutating func steps() throws(XPathSyntaxError) -> [ParsedStep] {
        var result: [ParsedStep] = []
        repeat {
            if token == .symbol(.doubleSlash) {
                note(.axis("//"))
                advance()
                result.append(ParsedStep(axis: .descendantOrSelf, test: .node))
            }
            result.append(try step())
        } while accept(.slash) || token == .symbol(.doubleSlash)
        return result
    }

    private var startsStep: Bool {
        switch token {
        case .name, .wildcard, .nodeType, .axis, .symbol(.at), .symbol(.dot), .symbol(.dotDot): true
        case .number, .string, .function, .variable, .end, .symbol: false
        }
    }

    private mutating func step() throws(XPathSyntaxError) -> ParsedStep {
        if accept(.dot) { return ParsedStep(axis: .self, test: .node) }
        if accept(.dotDot) { return ParsedStep(axis: .parent, test: .node) }
        let axis = try axis()
        let test = try nodeTest(axis: axis)
        return ParsedStep(axis: axis, test: test, predicates: try predicates())
    }

    private mutating func axis() throws(XPathSyntaxError) -> StepPlan.Axis {
        if accept(.at) { return .attribute }
        guard case .axis(let name) = token else { return .child }
        guard let axis = Self.axes[name] else { throw unexpected() }
        switch axis {
        case .child, .attribute, .parent, .`self`: break
        default: note(.axis(name))
        }
        advance()
        return axis
    }

    private static let axes: [String: StepPlan.Axis] = [
        "child": .child, "attribute": .attribute, "parent": .parent, "self": .`self`, "descendant": .descendant,
        "descendant-or-self": .descendantOrSelf, "ancestor": .ancestor, "ancestor-or-self": .ancestorOrSelf,
        "following": .following, "following-sibling": .followingSibling, "preceding": .preceding,
        "preceding-sibling": .precedingSibling, "namespace": .namespace,
    ]

    private mutating func nodeTest(axis: StepPlan.Axis) throws(XPathSyntaxError) -> NodeTest {
        switch token {
        case .name(let prefix, let local):
            advance()
            guard let prefix else { return .unprefixed(builder.names.id(local)) }
            return .expanded(builder.names.id(local, namespace: uri(of: prefix)))
        case .wildcard(let prefix):
            advance()
            guard let prefix else { return .anyName }
            return .inNamespace(builder.text(uri(of: prefix)))
        case .nodeType(let type):
            note(.nodeTest(type))
            advance()
            try expect(.open)
            var target: String?
            if type == "processing-instruction", case .string(let name) = token {
                target = name
                advance()
            }
            try expect(.close)
            switch type {
            case "text": return .text
            case "comment": return .comment
            case "node": return .node
            default: return .instruction(target.map { builder.names.id($0) })
            }
        default: throw unexpected()
        }
    }

    private func uri(of prefix: String) -> String { namespaces[prefix] ?? XPathNamespaces.uri(ofUndeclared: prefix) }

    private mutating func predicates() throws(XPathSyntaxError) -> [Predicate] {
        var result: [Predicate] = []
        while accept(.openBracket) {
            result.append(builder.predicate(try expression()))
            try expect(.closeBracket)
        }
        return result
    }
}
