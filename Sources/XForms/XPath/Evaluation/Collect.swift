// Paths whose nodes must be gathered step by step, because walking them would leave document order or repeat nodes.

extension Program {
    /// The nodes of an instruction: in document order without duplicates, except that `randomize()` keeps its order.
    func nodes(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        switch code[index] {
        case .path(let path):
            let plan = paths[path]
            guard plan.streams else { return try collect(plan, frame, &run, scene) }
            var visitor = Collector()
            try walk(plan, frame, &run, scene, &visitor)
            return visitor.nodes
        case .union(let left, let right):
            let both = try nodes(left, frame, &run, scene) + nodes(right, frame, &run, scene)
            return try inOrder(both, &run, scene)
        case .filter(let source, let conditions):
            var found = try nodes(source, frame, &run, scene)
            for condition in conditions.range { found = try filter(found, predicates[condition], &run, scene) }
            return found
        case .call(.nodes(let function), let list): return try call(function, list, frame, &run, scene)
        case .remembered, .call, .wrongCall:
            guard case .nodes(let found) = try value(index, frame, &run, scene) else { return [] }
            return found
        case .number, .string, .or, .and, .equality, .relation, .arithmetic, .negation: return []
        }
    }

    func collect(
        _ plan: PathPlan, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        var found: [NodeRef]
        switch plan.start {
        case .root: found = [scene.context.pointee.root]
        case .context: found = [frame.node]
        case .current: found = [run.current]
        case .instruction(let source): found = try nodes(source, frame, &run, scene)
        }
        let own: OwnInstances? = if case .root = plan.start { OwnInstances(run, scene) } else { nil }
        for index in plan.steps.range {
            let step = steps[index]
            var reached: [NodeRef] = []
            for node in found {
                if let own, step.axis == .child, step.predicates.isEmpty,
                    index + 1 < plan.steps.range.upperBound || run.seeksOwnPlace > 0,
                    let child = own.child(of: node, step.test, self, scene)
                {
                    reached.append(child)
                } else {
                    reached += try candidates(step, node, &run, scene)
                }
            }
            found = try inOrder(reached, &run, scene)
        }
        return found
    }

    /// What one step finds from one node, predicates applied; in the order of the axis.
    func candidates(
        _ step: StepPlan, _ node: NodeRef, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        var found: [NodeRef] = []
        let view = scene[node]
        var next = view.first(step.axis, of: node.node.rawValue)
        while next != NodeTree.none {
            try run.spend()
            if matches(step, next, view, scene) { found.append(NodeRef(tree: node.tree, next)) }
            next = view.next(step.axis, after: next, origin: node.node.rawValue)
        }
        for index in step.predicates.range { found = try filter(found, predicates[index], &run, scene) }
        return found
    }

    private func filter(
        _ found: [NodeRef], _ predicate: Predicate, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        if case .place(let place) = predicate.kind {
            return Int(place) <= found.count ? [found[Int(place) - 1]] : []
        }
        var kept: [NodeRef] = []
        var frame = Frame(node: run.current, position: 0, size: Int32(found.count))
        for node in found {
            try run.spend()
            frame.node = node
            frame.position += 1
            if try holds(predicate, frame, &run, scene) { kept.append(node) }
        }
        return kept
    }

    /// Sorts by document order and takes duplicates out.
    func inOrder(_ nodes: [NodeRef], _ run: inout Run, _ scene: Scene) throws(XPathError) -> [NodeRef] {
        guard nodes.count > 1 else { return nodes }
        try run.spend(nodes.count)
        let keyed = nodes.map { (key: scene.orderKey($0), node: $0) }
        if zip(keyed, keyed.dropFirst()).allSatisfy({ $0.key < $1.key }) { return nodes }
        var result: [NodeRef] = []
        result.reserveCapacity(nodes.count)
        var last: (Int64, Int64)?
        for item in keyed.sorted(by: { $0.key < $1.key }) where last.map({ $0 != item.key }) ?? true {
            result.append(item.node)
            last = item.key
        }
        return result
    }
}

extension Scene {
    /// A key that grows in document order; all of one tree come before the next.
    func orderKey(_ node: NodeRef) -> (Int64, Int64) { (Int64(node.tree), self[node].orderKey(node.node.rawValue)) }
}

/// Keeps all nodes.
struct Collector: NodeVisitor {
    var nodes: [NodeRef] = []

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        nodes.append(node)
        return true
    }
}

/// Keeps the first node.
struct FirstNode: NodeVisitor {
    var node: NodeRef?

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        self.node = node
        return false
    }
}

/// Counts.
struct NodeCounter: NodeVisitor {
    var count = 0

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        count += 1
        return true
    }
}

/// Adds up the numbers.
struct NodeSum: NodeVisitor {
    var sum = 0.0

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        sum += scene.number(of: node)
        return true
    }
}
