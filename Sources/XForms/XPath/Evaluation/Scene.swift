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
    @inline(__always)
    borrowing func lent<Result, Failure: Error>(
        _ body: (Scene) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafePointer(to: self) { context throws(Failure) in
            let count = context.pointee.trees.count
            guard count > 1 else {
                let view = TreeView(context.pointee.trees[0])
                return try withUnsafePointer(to: view) { view throws(Failure) in
                    try body(Scene(trees: view, context: context))
                }
            }
            let outcome = withUnsafeTemporaryAllocation(of: TreeView.self, capacity: count) { views in
                for index in 0..<count {
                    views.initializeElement(at: index, to: TreeView(context.pointee.trees[index]))
                }
                // At least two views were made, so there is an address.
                let scene = Scene(trees: UnsafePointer(views.baseAddress!), context: context)
                return Swift.Result { () throws(Failure) in try body(scene) }
            }
            return try outcome.get()
        }
    }
}
