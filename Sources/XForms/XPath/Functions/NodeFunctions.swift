extension Program {
    func call(
        _ function: NodeFunction, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        switch function {
        case .current: return [run.current]
        case .instance:
            let id = try string(argument(list, 0), frame, &run, scene)
            return scene.context.pointee.instances[id].map { [$0] } ?? []
        case .id: return try withID(argument(list, 0), frame, &run, scene)
        case .randomize:
            let nodes = try nodes(argument(list, 0), frame, &run, scene)
            guard list.count > 1 else {
                let seed = Int64(bitPattern: scene.context.pointee.environment.random() >> 34)
                return ParkMiller.shuffled(nodes, seed: seed)
            }
            let seed = try value(argument(list, 1), frame, &run, scene)
            return ParkMiller.shuffled(nodes, seed: ParkMiller.seed(scene.number(seed), scene.string(seed)))
        case .indexedRepeat: return try indexedRepeat(list, frame, &run, scene)
        }
    }

    /// Elements whose attribute `id` (or `xml:id`) is one of the words given (XPath 1.0 §4.1).
    private func withID(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        let wanted = Set(try strings(index, frame, &run, scene).flatMap { XPathText.words($0).map(String.init) })
        let (tree, view) = (scene.tree(of: frame.node), scene[frame.node])
        let name = tree.names.id("id")
        var found: [NodeRef] = []
        var next = view.first(.descendant, of: 0)
        while next != NodeTree.none {
            try run.spend()
            if next >= 0, view.records[Int(next)].kind == .element {
                let ids = tree.attributes(of: NodeID(next)).filter { tree.name(of: $0).local == name }
                if ids.contains(where: { wanted.contains(tree.text(of: $0)) }) {
                    found.append(NodeRef(tree: frame.node.tree, next))
                }
            }
            next = view.next(.descendant, after: next, origin: 0)
        }
        return found
    }

    /// `indexed-repeat(node, repeat, index, …)`: the node inside the repeat instances with these indexes.
    ///
    /// Paths mean all instances here, whatever instance the expression stands in (X:bindings; Web Forms). An index below
    /// 1 means the first instance (JavaRosa); no number finds nothing.
    private func indexedRepeat(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        var pairs: [(instances: [NodeRef], index: Double)] = []
        for pair in stride(from: 1, to: Int(list.count), by: 2) {
            let index = try number(argument(list, pair + 1), frame, &run, scene)
            guard !index.isNaN else { return [] }
            pairs.append((try everywhere(argument(list, pair), frame, &run, scene), index))
        }
        pairs.sort { depth($0.instances.first, scene) < depth($1.instances.first, scene) }
        var within: NodeRef?
        for pair in pairs {
            let inside = within.map { outer in pair.instances.filter { scene.isInside($0, outer) } } ?? pair.instances
            let place = max(1, pair.index.rounded(.towardZero))
            guard place <= Double(inside.count) else { return [] }
            within = inside[Int(place) - 1]
        }
        guard let within else { return [] }
        return try everywhere(argument(list, 0), frame, &run, scene).filter { scene.isInside($0, within) }
    }

    /// The nodes of a path with every repeat instance in it.
    private func everywhere(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [NodeRef] {
        run.ignoresOwnInstances += 1
        defer { run.ignoresOwnInstances -= 1 }
        return try nodes(index, frame, &run, scene)
    }

    private func depth(_ node: NodeRef?, _ scene: Scene) -> Int {
        guard let node else { return 0 }
        var depth = 0
        var at = node.node.rawValue
        while at != NodeTree.none {
            depth += 1
            at = scene[node].parentNumber(of: at)
        }
        return depth
    }
}

extension Scene {
    /// Whether a node is another one or lies inside it.
    func isInside(_ node: NodeRef, _ outer: NodeRef) -> Bool {
        node == outer
            || (node.tree == outer.tree
                && self[node].isAncestor(outer.node.rawValue, of: node.node.rawValue))
    }
}
