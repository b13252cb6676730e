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

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        found = relation.holds(scene.number(of: node), right)
        return !found
    }
}

/// Looks for a node whose number equals, or differs from, another.
struct NumberTest: NodeVisitor {
    let equality: Instruction.Equality
    let right: Double
    var found = false

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        found = (scene.number(of: node) == right) == (equality == .equal)
        return !found
    }
}

/// Looks for a node whose text equals, or differs from, another.
struct TextTest: NodeVisitor {
    let equality: Instruction.Equality
    let right: String
    var found = false

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        found = scene.hasText(node, right) == (equality == .equal)
        return !found
    }
}

extension Program {
    func equality(
        _ equality: Instruction.Equality, _ left: Int32, _ right: Int32, _ frame: Frame, _ run: inout Run,
        _ scene: Scene
    ) throws(XPathError) -> Bool {
        switch (kinds[left], kinds[right]) {
        case (.boolean, _), (_, .boolean):
            let same = try boolean(left, frame, &run, scene) == boolean(right, frame, &run, scene)
            return same == (equality == .equal)
        case (.number, .number):
            let same = try number(left, frame, &run, scene) == number(right, frame, &run, scene)
            return same == (equality == .equal)
        case (.nodes, .number):
            let wanted = try number(right, frame, &run, scene)
            return try exists(left, NumberTest(equality: equality, right: wanted), frame, &run, scene, \.found)
        case (.number, .nodes):
            let wanted = try number(left, frame, &run, scene)
            return try exists(right, NumberTest(equality: equality, right: wanted), frame, &run, scene, \.found)
        case (.nodes, .string):
            let wanted = try string(right, frame, &run, scene)
            return try exists(left, TextTest(equality: equality, right: wanted), frame, &run, scene, \.found)
        case (.string, .nodes):
            let wanted = try string(left, frame, &run, scene)
            return try exists(right, TextTest(equality: equality, right: wanted), frame, &run, scene, \.found)
        case (.nodes, .nodes): return try self.equality(ofNodes: equality, left, right, frame, &run, scene)
        case (.nodes, .any), (.any, _), (_, .any), (.string, .string), (.number, .string),
            (.string, .number):
            let values = try (value(left, frame, &run, scene), value(right, frame, &run, scene))
            return try areEqual(values.0, values.1, &run, scene, equality)
        }
    }

    /// Two sets: mostly one of them is a single node, and then the other need not be gathered.
    private func equality(
        ofNodes equality: Instruction.Equality, _ left: Int32, _ right: Int32, _ frame: Frame, _ run: inout Run,
        _ scene: Scene
    ) throws(XPathError) -> Bool {
        var (gathered, shown) = (right, left)
        if case .remembered = code[left] { (gathered, shown) = (left, right) }
        let nodes = try nodes(gathered, frame, &run, scene)
        guard let first = nodes.first else { return false }
        guard nodes.count == 1 else {
            let other = try self.nodes(shown, frame, &run, scene)
            return try areEqual(.nodes(other), .nodes(nodes), &run, scene, equality)
        }
        let test = TextTest(equality: equality, right: scene.string(of: first))
        return try exists(shown, test, frame, &run, scene, \.found)
    }

    func relation(
        _ relation: Instruction.Relation, _ left: Int32, _ right: Int32, _ frame: Frame, _ run: inout Run,
        _ scene: Scene
    ) throws(XPathError) -> Bool {
        switch (kinds[left], kinds[right]) {
        case (.nodes, .number), (.nodes, .string):
            let wanted = try number(right, frame, &run, scene)
            return try exists(left, RelationTest(relation: relation, right: wanted), frame, &run, scene, \.found)
        case (.number, .nodes), (.string, .nodes):
            let wanted = try number(left, frame, &run, scene)
            return try exists(
                right, RelationTest(relation: relation.mirrored, right: wanted), frame, &run, scene, \.found)
        case (.nodes, .any), (.any, .nodes), (.nodes, .nodes), (.nodes, .boolean), (.boolean, .nodes):
            let values = try (value(left, frame, &run, scene), value(right, frame, &run, scene))
            return try stand(values.0, relation, values.1, &run, scene)
        case (.boolean, _), (_, .boolean), (.number, _), (_, .number), (.string, _), (_, .string), (.any, .any):
            return try relation.holds(number(left, frame, &run, scene), number(right, frame, &run, scene))
        }
    }

    /// Shows nodes to a test and reads its finding.
    @inline(__always)
    private func exists<Test: NodeVisitor>(
        _ index: Int32, _ test: Test, _ frame: Frame, _ run: inout Run, _ scene: Scene,
        _ found: (Test) -> Bool
    ) throws(XPathError) -> Bool {
        var test = test
        try visit(index, frame, &run, scene, &test)
        return found(test)
    }

    /// Shows the nodes of an instruction to a visitor.
    @inline(__always)
    func visit<Visitor: NodeVisitor>(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene, _ visitor: inout Visitor
    ) throws(XPathError) {
        if case .path(let path) = code[index] {
            try walk(paths[path], frame, &run, scene, &visitor)
        } else {
            for node in try nodes(index, frame, &run, scene) where !visitor.visit(node, scene) { return }
        }
    }
}

// MARK: - Values whose kinds are known only now

extension Program {
    private func areEqual(
        _ left: XPathValue, _ right: XPathValue, _ run: inout Run, _ scene: Scene,
        _ equality: Instruction.Equality
    ) throws(XPathError) -> Bool {
        let wanted = equality == .equal
        switch (left, right) {
        case (.boolean, _), (_, .boolean): return (scene.boolean(left) == scene.boolean(right)) == wanted
        case (.nodes(let left), .nodes(let right)):
            let texts = right.map(scene.string(of:))
            for node in left {
                try run.spend(texts.count)
                let text = scene.string(of: node)
                if texts.contains(where: { XPathText.same(text, $0) == wanted }) { return true }
            }
            return false
        case (.nodes(let nodes), .string(let text)), (.string(let text), .nodes(let nodes)):
            return nodes.contains { scene.hasText($0, text) == wanted }
        case (.nodes(let nodes), let other), (let other, .nodes(let nodes)):
            let number = scene.number(other)
            return nodes.contains { (scene.number(of: $0) == number) == wanted }
        case (.string(let left), .string(let right)): return XPathText.same(left, right) == wanted
        case (.number, _), (_, .number), (.date, _), (_, .date):
            return (scene.number(left) == scene.number(right)) == wanted
        }
    }

    private func stand(
        _ left: XPathValue, _ relation: Instruction.Relation, _ right: XPathValue, _ run: inout Run,
        _ scene: Scene
    ) throws(XPathError) -> Bool {
        switch (left, right) {
        case (.nodes(let left), .nodes(let right)):
            let numbers = right.map(scene.number(of:))
            for node in left {
                try run.spend(numbers.count)
                let number = scene.number(of: node)
                if numbers.contains(where: { relation.holds(number, $0) }) { return true }
            }
            return false
        case (.nodes, .boolean), (.boolean, .nodes):
            return relation.holds(scene.boolean(left) ? 1 : 0, scene.boolean(right) ? 1 : 0)
        case (.nodes(let nodes), let other):
            let number = scene.number(other)
            return nodes.contains { relation.holds(scene.number(of: $0), number) }
        case (let other, .nodes(let nodes)):
            let number = scene.number(other)
            return nodes.contains { relation.holds(number, scene.number(of: $0)) }
        case (.boolean, _), (.number, _), (.string, _), (.date, _):
            return relation.holds(scene.number(left), scene.number(right))
        }
    }
}
