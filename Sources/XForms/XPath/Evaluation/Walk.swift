/// Something that looks at the nodes of a path one by one, so that no set need be made.
protocol NodeVisitor {
    /// - Returns: whether to go on.
    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool
}

extension Program {
    /// Shows the nodes of a path to a visitor, in document order and each once.
    func walk<Visitor: NodeVisitor>(
        _ plan: PathPlan, _ frame: Frame, _ run: inout Run, _ scene: Scene, _ visitor: inout Visitor
    ) throws(XPathError) {
        guard plan.streams else {
            for node in try collect(plan, frame, &run, scene) where !visitor.visit(node, scene) { return }
            return
        }
        switch plan.start {
        case .root:
            let own = OwnInstances(run, scene)
            if own == nil, plan.isPlain {
                return try walkPlainly(plan.steps, scene.context.pointee.root, &run, scene, &visitor)
            }
            _ = try walk(plan.steps, scene.context.pointee.root, own, &run, scene, &visitor)
        case .context where plan.isPlain: try walkPlainly(plan.steps, frame.node, &run, scene, &visitor)
        case .context: _ = try walk(plan.steps, frame.node, nil, &run, scene, &visitor)
        case .current: _ = try walk(plan.steps, run.current, nil, &run, scene, &visitor)
        case .instruction(let source):
            for node in try nodes(source, frame, &run, scene) {
                guard try walk(plan.steps, node, nil, &run, scene, &visitor) else { return }
            }
        }
    }

    /// Goes depth-first from `node` through all of `path`.
    /// - Returns: whether the visitor wants more.
    private func walk<Visitor: NodeVisitor>(
        _ path: Operands, _ node: NodeRef, _ own: OwnInstances?, _ run: inout Run, _ scene: Scene,
        _ visitor: inout Visitor
    ) throws(XPathError) -> Bool {
        guard path.count > 0 else { return visitor.visit(node, scene) }
        let step = steps[path.start]
        let rest = Operands(start: path.start + 1, count: path.count - 1)
        if let own, step.axis == .child, step.predicates.isEmpty, !rest.isEmpty || run.seeksOwnPlace > 0,
            let child = own.child(of: node, step.test, self, scene)
        {
            return try walk(rest, child, own, &run, scene, &visitor)
        }
        if step.asksList {
            for found in try candidates(step, node, &run, scene) {
                guard try walk(rest, found, nil, &run, scene, &visitor) else { return false }
            }
            return true
        }
        if case .unprefixed(let name) = step.test, step.axis == .child {
            return try walkChildren(named: name, step, rest, node, own, &run, scene, &visitor)
        }
        if case .node = step.test, step.axis == .parent, step.predicates.isEmpty {
            try run.spend()
            let view = scene[node]
            let parent = view.parentNumber(of: node.node.rawValue)
            guard parent != NodeTree.none, step.seesHidden || !view.marks[Int(parent)].contains(.hidden) else {
                return true
            }
            return try walk(rest, NodeRef(tree: node.tree, parent), own, &run, scene, &visitor)
        }
        return try walkAxis(step, rest, node, own, &run, scene, &visitor)
    }

    /// The step that forms are full of: child elements of one name.
    private func walkChildren<Visitor: NodeVisitor>(
        named name: NameID, _ step: StepPlan, _ rest: Operands, _ node: NodeRef, _ own: OwnInstances?,
        _ run: inout Run, _ scene: Scene, _ visitor: inout Visitor
    ) throws(XPathError) -> Bool {
        guard node.node.rawValue >= 0 else { return true }
        let view = scene[node]
        let deeper = step.predicates.isEmpty ? own : nil
        var place: Int32 = 0
        var next = view.records[Int(node.node.rawValue)].firstChild
        while next >= 0 {
            try run.spend()
            let index = Int(next)
            if view.records[index].name.local == name, view.records[index].isPlainElement,
                !view.marks[index].contains(.hidden)
            {
                place += 1
                let found = NodeRef(tree: node.tree, next)
                if try holds(step.predicates, Frame(node: found, position: place), &run, scene) {
                    if rest.isEmpty {
                        guard visitor.visit(found, scene) else { return false }
                    } else {
                        guard try walk(rest, found, deeper, &run, scene, &visitor) else { return false }
                    }
                    if step.endsAtFirst { return true }
                }
            }
            next = view.records[index].next
        }
        return true
    }

    private func walkAxis<Visitor: NodeVisitor>(
        _ step: StepPlan, _ rest: Operands, _ node: NodeRef, _ own: OwnInstances?, _ run: inout Run, _ scene: Scene,
        _ visitor: inout Visitor
    ) throws(XPathError) -> Bool {
        let view = scene[node]
        let origin = node.node.rawValue
        let deeper = step.predicates.isEmpty ? own : nil
        var place: Int32 = 0
        var next = view.first(step.axis, of: origin)
        while next != NodeTree.none {
            try run.spend()
            if matches(step, next, view, scene) {
                place += 1
                let found = NodeRef(tree: node.tree, next)
                if try holds(step.predicates, Frame(node: found, position: place), &run, scene) {
                    guard try walk(rest, found, deeper, &run, scene, &visitor) else { return false }
                    if step.endsAtFirst { return true }
                }
            }
            next = view.next(step.axis, after: next, origin: origin)
        }
        return true
    }
}

// MARK: - Tests and predicates

extension Program {
    /// Whether all predicates hold; only for steps whose predicates need no list.
    @inline(__always)
    private func holds(
        _ conditions: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Bool {
        for index in conditions.range {
            guard try holds(predicates[index], frame, &run, scene) else { return false }
        }
        return true
    }

    func holds(
        _ predicate: Predicate, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Bool {
        switch predicate.kind {
        case .place(let place): return frame.position == place
        case .condition: return try boolean(predicate.code, frame, &run, scene)
        case .value:
            if kinds[predicate.code] == .number {
                return try number(predicate.code, frame, &run, scene) == Double(frame.position)
            }
            let value = try value(predicate.code, frame, &run, scene)
            if case .number(let number) = value { return number == Double(frame.position) }
            return scene.boolean(value)
        }
    }

    /// Whether a node is what the step asks for, and relevant.
    @inline(__always)
    func matches(_ step: StepPlan, _ node: Int32, _ view: TreeView, _ scene: Scene) -> Bool {
        guard node >= 0 else {
            switch step.test {
            case .node, .text: return true
            case .unprefixed, .expanded, .anyName, .inNamespace, .comment, .instruction: return false
            }
        }
        let principal: NodeTree.Kind = step.axis == .attribute ? .attribute : .element
        guard matches(step.test, node, principal, view, scene) else { return false }
        return step.seesHidden || !view.marks[Int(node)].contains(.hidden)
    }

    func matches(_ test: NodeTest, _ node: Int32, _ principal: NodeTree.Kind, _ view: TreeView, _ scene: Scene) -> Bool
    {
        let index = Int(node)
        switch test {
        case .unprefixed(let name):
            return view.records[index].name.local == name && view.records[index].kind == principal
                && view.records[index].name.isPlain
        case .expanded(let name):
            return view.records[index].name.expanded == name && view.records[index].kind == principal
        case .anyName: return view.records[index].kind == principal
        case .inNamespace(let namespace):
            return view.records[index].kind == principal
                && scene.names.namespace(of: view.records[index].name.expanded) == strings[Int(namespace)]
        case .node: return true
        case .text: return view.records[index].kind == .text
        case .comment: return view.records[index].kind == .comment
        case .instruction(let target):
            return view.records[index].kind == .processingInstruction
                && (target == nil || view.records[index].name.local == target)
        }
    }
}

extension NodeTree.Record {
    @inline(__always)
    var isPlainElement: Bool { kind == .element && name.isPlain }
}

extension NodeRef {
    @inline(__always)
    init(tree: Int32, _ node: Int32) {
        self.tree = tree
        self.node = NodeID(node)
    }
}
