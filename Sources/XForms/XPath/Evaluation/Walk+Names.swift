// Paths of names alone, such as `/form/group/question`: what forms are full of.

extension Program {
    /// Goes through a path of names alone, depth-first along the records' own links.
    func walkPlainly<Visitor: NodeVisitor>(
        _ path: Operands, _ node: NodeRef, _ run: inout Run, _ scene: Scene, _ visitor: inout Visitor
    ) throws(XPathError) {
        guard node.node.rawValue >= 0 else { return }
        let view = scene[node]
        let last = path.count - 1
        var (depth, above): (Int32, Int32) = (0, node.node.rawValue)
        guard var name = steps[path.start].test.childName else { return }
        var next = view.records[Int(above)].firstChild
        while true {
            if next < 0 {
                guard depth > 0, let before = steps[path.start + depth - 1].test.childName else { return }
                (depth, name) = (depth - 1, before)
                next = view.records[Int(above)].next
                above = view.records[Int(above)].parent
                continue
            }
            try run.spend()
            let index = Int(next)
            if view.records[index].name.local == name, view.records[index].isPlainElement,
                !view.marks[index].contains(.hidden)
            {
                if depth == last {
                    guard visitor.visit(NodeRef(tree: node.tree, next), scene) else { return }
                } else if let deeper = steps[path.start + depth + 1].test.childName {
                    (depth, name, above) = (depth + 1, deeper, next)
                    next = view.records[index].firstChild
                    continue
                }
            }
            next = view.records[index].next
        }
    }
}

extension NodeTest {
    /// The name that child elements must have; nil for any other test.
    @inline(__always)
    fileprivate var childName: NameID? {
        if case .unprefixed(let name) = self { name } else { nil }
    }
}
