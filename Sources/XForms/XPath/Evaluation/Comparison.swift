// `=`, `!=`, `<`, `<=`, `>`, `>=` (XPath 1.0 §3.4): a set compares when one of its nodes does.

extension Instruction.Relation {
    @inline(__always)
    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }

    var mirrored: Self {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

/// Looks for a node whose number stands in a relation to another.
struct RelationTest: NodeVisitor {
    let relation: Instruction.Relation
    let right: Double
    var found = false

    mutating func visit(_ node: NodeRef, _ context: XPathContext) -> Bool {
        found = relation.holds(context.number(of: node), right)
        return !found
    }
}

/// Looks for a node whose number equals, or differs from, another.
struct NumberTest: NodeVisitor {
    let equality: Instruction.Equality
    let right: Double
    var found = false

    mutating func visit(_ node: NodeRef, _ context: XPathContext) -> Bool {
        found = (context.number(of: node) == right) == (equality == .equal)
        return !found
    }
}

/// Looks for a node whose text equals, or differs from, another.
struct TextTest: NodeVisitor {
    let equality: Instruction.Equality
    let right: String
    var found = false

    mutating func visit(_ node: NodeRef, _ context: XPathContext) -> Bool {
        found = context.hasText(node, right) == (equality == .equal)
        return !found
    }
}

extension XPathContext {
    /// Whether a node's text is this one, scalar for scalar.
    @inline(__always)
    func hasText(_ node: NodeRef, _ text: String) -> Bool {
        let index = Int(node.node.rawValue < 0 ? ~node.node.rawValue : node.node.rawValue)
        if trees[Int(node.tree)].records[index].firstChild < 0 {
            return XPathText.same(trees[Int(node.tree)].values[index].text, text)
        }
        return XPathText.same(string(of: node), text)
    }
}

extension Program {
    func equality(
        _ equality: Instruction.Equality, _ left: Int32, _ right: Int32, _ frame: Frame, _ run: inout Run,
        _ context: XPathContext
    ) throws(XPathError) -> Bool {
        switch (kinds[Int(left)], kinds[Int(right)]) {
        case (.boolean, _), (_, .boolean):
            let same = try boolean(left, frame, &run, context) == boolean(right, frame, &run, context)
            return same == (equality == .equal)
        case (.number, .number):
            let same = try number(left, frame, &run, context) == number(right, frame, &run, context)
            return same == (equality == .equal)
        case (.nodes, .number):
            let wanted = try number(right, frame, &run, context)
            return try exists(left, NumberTest(equality: equality, right: wanted), frame, &run, context, \.found)
        case (.number, .nodes):
            let wanted = try number(left, frame, &run, context)
            return try exists(right, NumberTest(equality: equality, right: wanted), frame, &run, context, \.found)
        case (.nodes, .string):
            let wanted = try string(right, frame, &run, context)
            return try exists(left, TextTest(equality: equality, right: wanted), frame, &run, context, \.found)
        case (.string, .nodes):
            let wanted = try string(left, frame, &run, context)
            return try exists(right, TextTest(equality: equality, right: wanted), frame, &run, context, \.found)
        case (.nodes, .any), (.nodes, .nodes), (.any, _), (_, .any), (.string, .string), (.number, .string),
            (.string, .number):
            let values = try (value(left, frame, &run, context), value(right, frame, &run, context))
            return try areEqual(values.0, values.1, &run, context, equality)
        }
    }

    func relation(
        _ relation: Instruction.Relation, _ left: Int32, _ right: Int32, _ frame: Frame, _ run: inout Run,
        _ context: XPathContext
    ) throws(XPathError) -> Bool {
        switch (kinds[Int(left)], kinds[Int(right)]) {
        case (.nodes, .number), (.nodes, .string):
            let wanted = try number(right, frame, &run, context)
            return try exists(left, RelationTest(relation: relation, right: wanted), frame, &run, context, \.found)
        case (.number, .nodes), (.string, .nodes):
            let wanted = try number(left, frame, &run, context)
            return try exists(
                right, RelationTest(relation: relation.mirrored, right: wanted), frame, &run, context, \.found)
        case (.nodes, .any), (.any, .nodes), (.nodes, .nodes), (.nodes, .boolean), (.boolean, .nodes):
            let values = try (value(left, frame, &run, context), value(right, frame, &run, context))
            return try stand(values.0, relation, values.1, &run, context)
        case (.boolean, _), (_, .boolean), (.number, _), (_, .number), (.string, _), (_, .string), (.any, .any):
            return try relation.holds(number(left, frame, &run, context), number(right, frame, &run, context))
        }
    }

    /// Shows nodes to a test and reads its finding.
    @inline(__always)
    private func exists<Test: NodeVisitor>(
        _ index: Int32, _ test: Test, _ frame: Frame, _ run: inout Run, _ context: XPathContext,
        _ found: (Test) -> Bool
    ) throws(XPathError) -> Bool {
        var test = test
        try visit(index, frame, &run, context, &test)
        return found(test)
    }

    /// Shows the nodes of an instruction to a visitor.
    @inline(__always)
    func visit<Visitor: NodeVisitor>(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ context: XPathContext, _ visitor: inout Visitor
    ) throws(XPathError) {
        if case .path(let path) = code[Int(index)] {
            try walk(paths[Int(path)], frame, &run, context, &visitor)
        } else {
            for node in try nodes(index, frame, &run, context) where !visitor.visit(node, context) { return }
        }
    }
}

// MARK: - Values whose kinds are known only now

extension Program {
    private func areEqual(
        _ left: XPathValue, _ right: XPathValue, _ run: inout Run, _ context: XPathContext,
        _ equality: Instruction.Equality
    ) throws(XPathError) -> Bool {
        let wanted = equality == .equal
        switch (left, right) {
        case (.boolean, _), (_, .boolean): return (context.boolean(left) == context.boolean(right)) == wanted
        case (.nodes(let left), .nodes(let right)):
            let texts = right.map(context.string(of:))
            for node in left {
                try run.spend(texts.count)
                let text = context.string(of: node)
                if texts.contains(where: { XPathText.same(text, $0) == wanted }) { return true }
            }
            return false
        case (.nodes(let nodes), .string(let text)), (.string(let text), .nodes(let nodes)):
            return nodes.contains { context.hasText($0, text) == wanted }
        case (.nodes(let nodes), let other), (let other, .nodes(let nodes)):
            let number = context.number(other)
            return nodes.contains { (context.number(of: $0) == number) == wanted }
        case (.string(let left), .string(let right)): return XPathText.same(left, right) == wanted
        case (.number, _), (_, .number), (.date, _), (_, .date):
            return (context.number(left) == context.number(right)) == wanted
        }
    }

    private func stand(
        _ left: XPathValue, _ relation: Instruction.Relation, _ right: XPathValue, _ run: inout Run,
        _ context: XPathContext
    ) throws(XPathError) -> Bool {
        switch (left, right) {
        case (.nodes(let left), .nodes(let right)):
            let numbers = right.map(context.number(of:))
            for node in left {
                try run.spend(numbers.count)
                let number = context.number(of: node)
                if numbers.contains(where: { relation.holds(number, $0) }) { return true }
            }
            return false
        case (.nodes, .boolean), (.boolean, .nodes):
            return relation.holds(context.boolean(left) ? 1 : 0, context.boolean(right) ? 1 : 0)
        case (.nodes(let nodes), let other):
            let number = context.number(other)
            return nodes.contains { relation.holds(context.number(of: $0), number) }
        case (let other, .nodes(let nodes)):
            let number = context.number(other)
            return nodes.contains { relation.holds(number, context.number(of: $0)) }
        case (.boolean, _), (.number, _), (.string, _), (.date, _):
            return relation.holds(context.number(left), context.number(right))
        }
    }
}
