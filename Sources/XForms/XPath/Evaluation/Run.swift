/// Where an instruction is evaluated: the context node with its place among the nodes tested.
struct Frame {
    var node: NodeRef
    var position: Int32 = 1
    var size: Int32 = 1
}

/// What one evaluation has used up, and what it remembers.
struct Run {
    /// The node for which the whole expression is evaluated: `current()`.
    let current: NodeRef
    private var steps: Int
    private let stringBytes: Int
    /// Values of `remembered` instructions.
    var memory: [XPathValue?] = []
    /// Above 0 while paths mean all repeat instances (see `OwnInstances`).
    var ignoresOwnInstances = 0
    /// Above 0 while a path that ends at the node's own repeat means its own instance (see `OwnInstances`).
    var seeksOwnPlace = 0

    init(current: NodeRef, limits: XPathLimits) {
        self.current = current
        steps = limits.steps
        stringBytes = limits.stringBytes
    }

    /// Counts work done: a node visited, an operand compared.
    @inline(__always)
    mutating func spend(_ count: Int = 1) throws(XPathError) {
        steps &-= count
        if steps < 0 { throw .tooManySteps }
    }

    /// Counts bytes added to a text that now has `total` of them, and refuses it beyond its limit.
    mutating func spend(bytes: Int, total: Int) throws(XPathError) {
        guard total <= stringBytes else { throw .stringTooLong }
        try spend(1 + bytes / 16)
    }
}
