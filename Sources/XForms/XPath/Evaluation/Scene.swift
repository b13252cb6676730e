/// What one evaluation reads, by address; made for one evaluation and never kept.
struct Scene {
    let trees: UnsafePointer<TreeView>
    let context: UnsafePointer<XPathContext>

    @inline(__always)
    subscript(node: NodeRef) -> TreeView { trees[Int(node.tree)] }

    var zone: XPathTimeZone { context.pointee.environment.zone }
    var names: NameTable { context.pointee.names }

    /// The tree of a node, for functions that are not in anybody's way.
    func tree(of node: NodeRef) -> NodeTree { context.pointee.trees[Int(node.tree)] }
}

extension XPathContext {
    /// Lends the trees' addresses to `body`, which must not let them out.
    ///
    /// Whoever says that no instance is asked for, and stands in the primary tree, is lent that one alone.
    /// - Precondition: both nodes and the root are nodes of these trees (of the instances, `setInstance` has seen to it).
    @inline(__always)
    func lent<Result, Failure: Error>(
        to node: NodeRef, _ current: NodeRef, instances: Bool = true, _ body: (Scene) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(holds(node) && holds(current) && holds(root), "a node of another context")
        return try withUnsafePointer(to: self) { context throws(Failure) in
            let elsewhere = node.tree | current.tree | context.pointee.root.tree
            guard elsewhere != 0 || (instances && context.pointee.trees.count > 1) else {
                return try context.pointee.trees.primary.lent { view throws(Failure) in
                    try withUnsafePointer(to: view) { view throws(Failure) in
                        try body(Scene(trees: view, context: context))
                    }
                }
            }
            return try Self.lendAll(context, body)
        }
    }

    func holds(_ node: NodeRef) -> Bool {
        if node.tree == 0 { return trees.primary.holds(node.node) }
        return Int(node.tree) < trees.count && trees[Int(node.tree)].holds(node.node)
    }

    /// Lends tree after tree, each within the loan of those before it.
    private static func lendAll<Result, Failure: Error>(
        _ context: UnsafePointer<XPathContext>, _ body: (Scene) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let count = context.pointee.trees.count
        let outcome = withUnsafeTemporaryAllocation(of: TreeView.self, capacity: count) { views in
            func lend(from index: Int) throws(Failure) -> Result {
                guard index < count else {
                    // There are at least two trees, so there is an address.
                    return try body(Scene(trees: UnsafePointer(views.baseAddress!), context: context))
                }
                return try context.pointee.trees[index].lent { view throws(Failure) in
                    views.initializeElement(at: index, to: view)
                    return try lend(from: index + 1)
                }
            }
            return Swift.Result { () throws(Failure) in try lend(from: 0) }
        }
        return try outcome.get()
    }
}
