/// Something that looks at the nodes of a path one by one, so that no set need be made.
protocol NodeVisitor {
    /// - Returns: whether to go on.
    mutating func visit(_ node: NodeRef, _ context: XPathContext) -> Bool
}

extension Program {
    /// Shows the nodes of a path to a visitor, in document order and each once.
    @inline(__always)
    func walk<Visitor: NodeVisitor>(
        _ plan: PathPlan, _ frame: Frame, _ run: inout Run, _ context: XPathContext, _ visitor: inout Visitor
    ) throws(XPathError) {
        guard plan.streams else {
            for node in try collect(plan, frame, &run, context) where !visitor.visit(node, context) { return }
            return
        }
        let walk = StepWalk(steps: plan.steps)
        switch plan.start {
        case .root:
            let own = OwnInstances(run, context)
            _ = try self.walk(walk, 0, context.root, own, &run, context, &visitor)
        case .context: _ = try self.walk(walk, 0, frame.node, nil, &run, context, &visitor)
        case .current: _ = try self.walk(walk, 0, run.current, nil, &run, context, &visitor)
        case .instruction(let source):
            for node in try nodes(source, frame, &run, context) {
                guard try self.walk(walk, 0, node, nil, &run, context, &visitor) else { return }
            }
        }
    }

    /// Goes depth-first from `node` through step number `index` and those behind it.
    /// - Returns: whether the visitor wants more.
    private func walk<Visitor: NodeVisitor>(
        _ path: StepWalk, _ index: Int32, _ node: NodeRef, _ own: OwnInstances?, _ run: inout Run,
        _ context: XPathContext, _ visitor: inout Visitor
    ) throws(XPathError) -> Bool {
        guard index < path.steps.count else { return visitor.visit(node, context) }
        let step = steps[Int(path.steps.start + index)]
        let treeIndex = Int(node.tree)
        if let own, step.axis == .child, step.predicates.isEmpty,
            let child = own.child(of: node, step.test, self, context)
        {
            return try walk(path, index + 1, child, own, &run, context, &visitor)
        }
        if step.asksList {
            for found in try candidates(step, node, &run, context) {
                guard try walk(path, index + 1, found, nil, &run, context, &visitor) else { return false }
            }
            return true
        }
        let deeper = step.predicates.isEmpty ? own : nil
        let last = index + 1 == path.steps.count
        var place: Int32 = 0
        var next = context.trees[treeIndex].first(step.axis, of: node.node.rawValue)
        while next != NodeTree.none {
            try run.spend()
            if matches(step, next, context.trees[treeIndex]) {
                place += 1
                let found = NodeRef(tree: node.tree, next)
                if try holds(step.predicates, Frame(node: found, position: place), &run, context) {
                    if last {
                        guard visitor.visit(found, context) else { return false }
                    } else {
                        guard try walk(path, index + 1, found, deeper, &run, context, &visitor) else { return false }
                    }
                    if step.endsAtFirst { return true }
                }
            }
            next = context.trees[treeIndex].next(step.axis, after: next, origin: node.node.rawValue)
        }
        return true
    }

    /// Whether all predicates hold; only for steps whose predicates need no list.
    @inline(__always)
    private func holds(
        _ conditions: Operands, _ frame: Frame, _ run: inout Run, _ context: XPathContext
    ) throws(XPathError) -> Bool {
        if conditions.isEmpty { return true }
        for index in conditions.range {
            guard try holds(predicates[index], frame, &run, context) else { return false }
        }
        return true
    }

    func holds(
        _ predicate: Predicate, _ frame: Frame, _ run: inout Run, _ context: XPathContext
    ) throws(XPathError) -> Bool {
        switch predicate.kind {
        case .place(let place): return frame.position == place
        case .condition: return try boolean(predicate.code, frame, &run, context)
        case .value:
            if kinds[Int(predicate.code)] == .number {
                return try number(predicate.code, frame, &run, context) == Double(frame.position)
            }
            let value = try value(predicate.code, frame, &run, context)
            if case .number(let number) = value { return number == Double(frame.position) }
            return context.boolean(value)
        }
    }

    /// Whether a node is what the step asks for, and relevant.
    @inline(__always)
    func matches(_ step: StepPlan, _ node: Int32, _ tree: NodeTree) -> Bool {
        guard node >= 0 else {
            switch step.test {
            case .node, .text: return true
            case .unprefixed, .expanded, .anyName, .inNamespace, .comment, .instruction: return false
            }
        }
        let principal: NodeTree.Kind = step.axis == .attribute ? .attribute : .element
        guard tree.matches(step.test, node, principal, strings) else { return false }
        return step.seesHidden || !tree.marks[Int(node)].contains(.hidden)
    }
}

/// The steps of a path on their way.
struct StepWalk {
    let steps: Operands
}

extension NodeRef {
    @inline(__always)
    init(tree: Int32, _ node: Int32) {
        self.tree = tree
        self.node = NodeID(node)
    }
}

extension NodeTree {
    @inline(__always)
    func matches(_ test: NodeTest, _ node: Int32, _ principal: Kind, _ strings: [String]) -> Bool {
        switch test {
        case .unprefixed(let name):
            return records[Int(node)].name.local == name && records[Int(node)].kind == principal
                && records[Int(node)].name.isPlain
        case .expanded(let name):
            return records[Int(node)].name.expanded == name && records[Int(node)].kind == principal
        case .anyName: return records[Int(node)].kind == principal
        case .inNamespace(let index):
            return records[Int(node)].kind == principal
                && names.namespace(of: records[Int(node)].name.expanded) == strings[Int(index)]
        case .node: return true
        case .text: return records[Int(node)].kind == .text
        case .comment: return records[Int(node)].kind == .comment
        case .instruction(let target):
            return records[Int(node)].kind == .processingInstruction
                && (target == nil || records[Int(node)].name.local == target)
        }
    }
}
