/// Keeps absolute paths inside the repeat instances of the node for which an expression is evaluated.
///
/// In ODK's tools `/data/r/x`, evaluated for a node inside the second `/data/r`, reads the second `x` (xforms.md §2,
/// trap 1). It holds from the root on, for as long as steps without predicates lead to the node's own ancestors. A path
/// that ends at the repeat itself means all its instances (`count(/data/r)`), but for `position(/data/r)`.
struct OwnInstances {
    private let node: Int32
    private let tree: Int32

    /// Nil where there is nothing to stay in.
    init?(_ run: Run, _ scene: Scene) {
        guard scene[run.current].hasRepeats, run.ignoresOwnInstances == 0,
            run.current.tree == scene.context.pointee.root.tree
        else { return nil }
        node = run.current.node.rawValue
        tree = run.current.tree
    }

    /// The ancestor (or the node) itself that is a repeat instance and child of `parent`, if the step names it.
    func child(of parent: NodeRef, _ test: NodeTest, _ program: Program, _ scene: Scene) -> NodeRef? {
        guard parent.tree == tree else { return nil }
        let view = scene[parent]
        var at = node
        while at != NodeTree.none {
            let above = view.parentNumber(of: at)
            if above == parent.node.rawValue {
                guard at >= 0, view.marks[Int(at)].contains(.repeatInstance),
                    program.matches(test, at, .element, view, scene)
                else { return nil }
                return NodeRef(tree: tree, at)
            }
            at = above
        }
        return nil
    }
}
