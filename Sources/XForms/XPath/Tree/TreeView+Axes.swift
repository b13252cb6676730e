// Moving along the axes of XPath 1.0 §2.2, by raw numbers; `none` where an axis ends.

extension NodeTree {
    /// No node. (Negative numbers are texts inside leaf elements, see `NodeID`.)
    static let none = Int32.min
}

extension TreeView {
    /// The first node of an axis.
    func first(_ axis: StepPlan.Axis, of node: Int32) -> Int32 {
        switch axis {
        case .child, .descendant: firstChild(of: node)
        case .attribute: node < 0 ? NodeTree.none : orNone(records[Int(node)].firstAttribute)
        case .self, .descendantOrSelf, .ancestorOrSelf: node
        case .parent, .ancestor: parentNumber(of: node)
        case .followingSibling: sibling(of: node, forward: true)
        case .precedingSibling: sibling(of: node, forward: false)
        case .following: following(node)
        case .preceding: preceding(node, origin: node)
        case .namespace: NodeTree.none
        }
    }

    /// The node behind `node` on the axis of `origin`.
    func next(_ axis: StepPlan.Axis, after node: Int32, origin: Int32) -> Int32 {
        switch axis {
        case .child, .attribute: node < 0 ? NodeTree.none : orNone(records[Int(node)].next)
        case .self, .parent, .namespace: NodeTree.none
        case .descendant, .descendantOrSelf: inside(after: node, of: origin)
        case .ancestor, .ancestorOrSelf: parentNumber(of: node)
        case .followingSibling: sibling(of: node, forward: true)
        case .precedingSibling: sibling(of: node, forward: false)
        case .following: forward(after: node)
        case .preceding: preceding(node, origin: origin)
        }
    }

    @inline(__always)
    private func orNone(_ index: Int32) -> Int32 { index < 0 ? NodeTree.none : index }

    @inline(__always)
    func firstChild(of node: Int32) -> Int32 {
        guard node >= 0 else { return NodeTree.none }
        let child = records[Int(node)].firstChild
        if child >= 0 { return child }
        let isParent = records[Int(node)].kind == .element
        return isParent && !values[Int(node)].text.isEmpty ? ~node : NodeTree.none
    }

    @inline(__always)
    func parentNumber(of node: Int32) -> Int32 {
        if node < 0 { return ~node }
        return orNone(records[Int(node)].parent)
    }

    private func sibling(of node: Int32, forward: Bool) -> Int32 {
        guard node >= 0, records[Int(node)].kind != .attribute else { return NodeTree.none }
        return orNone(forward ? records[Int(node)].next : records[Int(node)].previous)
    }

    /// The next node in document order within `origin`; nothing below a hidden node.
    private func inside(after node: Int32, of origin: Int32) -> Int32 {
        if node < 0 || !marks[Int(node)].contains(.hidden) || node == origin {
            let child = firstChild(of: node)
            if child != NodeTree.none { return child }
        }
        var at = node
        while at != origin {
            let sibling = sibling(of: at, forward: true)
            if sibling != NodeTree.none { return sibling }
            at = parentNumber(of: at)
            if at == NodeTree.none { return NodeTree.none }
        }
        return NodeTree.none
    }

    /// The first node behind `node` that is not inside it.
    private func following(_ node: Int32) -> Int32 {
        var at = node
        if at >= 0, records[Int(at)].kind == .attribute {
            at = parentNumber(of: at)
            let child = firstChild(of: at)
            if child != NodeTree.none { return child }
        }
        while at != NodeTree.none {
            let sibling = sibling(of: at, forward: true)
            if sibling != NodeTree.none { return sibling }
            at = parentNumber(of: at)
        }
        return NodeTree.none
    }

    private func forward(after node: Int32) -> Int32 {
        if node < 0 || !marks[Int(node)].contains(.hidden) {
            let child = firstChild(of: node)
            if child != NodeTree.none { return child }
        }
        return following(node)
    }

    /// The node before `node` in document order that is no ancestor of `origin`.
    private func preceding(_ node: Int32, origin: Int32) -> Int32 {
        var at = node
        if at >= 0, records[Int(at)].kind == .attribute { at = parentNumber(of: at) }
        while at != NodeTree.none {
            let previous = sibling(of: at, forward: false)
            if previous != NodeTree.none { return lastInside(previous) }
            at = parentNumber(of: at)
            if at != NodeTree.none, !isAncestor(at, of: origin) { return at }
        }
        return NodeTree.none
    }

    private func lastInside(_ node: Int32) -> Int32 {
        var at = node
        while at >= 0, !marks[Int(at)].contains(.hidden) {
            let last = records[Int(at)].lastChild
            if last < 0 {
                let text = firstChild(of: at)
                return text == NodeTree.none ? at : text
            }
            at = last
        }
        return at
    }

    /// Whether `ancestor` lies above `node`.
    func isAncestor(_ ancestor: Int32, of node: Int32) -> Bool {
        var at = parentNumber(of: node)
        while at != NodeTree.none {
            if at == ancestor { return true }
            at = parentNumber(of: at)
        }
        return false
    }
}
