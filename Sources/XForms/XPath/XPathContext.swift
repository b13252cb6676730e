/// All that expressions of one respondent's form read: the instances, the clock, and the form around them.
///
/// Long-lived: the engine keeps the live answers in `trees.primary` and writes them there, so that nothing is copied.
package struct XPathContext: Sendable {
    /// The instances: first the primary one, then the secondary ones.
    package var trees: NodeTrees
    package var environment: XPathEnvironment
    /// What `/` means in absolute paths: the document node of the primary instance unless set otherwise.
    package var root = NodeRef(node: .document)
    private(set) var instances: [String: NodeRef] = [:]
    /// Names of the trees.
    package let names: NameTable

    package init(primary: NodeTree, environment: XPathEnvironment) {
        trees = NodeTrees(primary: primary)
        names = primary.names
        self.environment = environment
    }

    /// Makes a document known to `instance(id)`; its document node is what the function returns.
    package mutating func addInstance(_ id: String, _ tree: NodeTree) {
        trees.append(tree)
        setInstance(id, NodeRef(tree: trees.count - 1, node: .document))
    }

    /// Makes `instance(id)` return a node that is already in one of the trees.
    package mutating func setInstance(_ id: String, _ node: NodeRef) {
        precondition(holds(node), "an instance of another context")
        instances[id] = node
    }
}

/// What an evaluation takes from outside; nothing here is read from the machine behind the caller's back.
package struct XPathEnvironment: Sendable {
    /// Milliseconds since 1970-01-01T00:00Z, for `now()` and `today()`.
    package var clock: @Sendable () -> Int64
    package var zone: XPathTimeZone
    /// 64 random bits, for `random()`, `uuid()` and `randomize()` without seed.
    package var random: @Sendable () -> UInt64
    /// Language code (`nl`, `en`) for the names of months and days in `format-date`.
    package var language: String
    package var host: (any XPathHost)?
    package var limits = XPathLimits()

    package init(
        clock: @escaping @Sendable () -> Int64, zone: XPathTimeZone, random: @escaping @Sendable () -> UInt64,
        language: String = "nl", host: (any XPathHost)? = nil
    ) {
        self.clock = clock
        self.zone = zone
        self.random = random
        self.language = language
        self.host = host
    }
}

/// How much one evaluation may take.
package struct XPathLimits: Sendable, Hashable {
    /// Nodes visited, operators applied and characters matched.
    package var steps = 2_000_000
    /// Host functions inside host functions.
    package var depth = 16
    /// Length of one text in UTF-8 bytes.
    package var stringBytes = 1_000_000

    package init() {}
}

/// What the form around the expressions answers to the functions that ask for it.
package protocol XPathHost: Sendable {
    /// `jr:itext(id)`: the text in the active language; nil when there is no such id (the result is then "").
    func itext(_ id: String, at node: NodeRef, in context: XPathContext) throws(XPathError) -> String?

    /// `jr:choice-name(value, 'path')`: the label of a choice of the question at `path`, in the active language.
    ///
    /// - Parameter path: as written by the author, absolute or relative to `node`.
    /// - Returns: nil when the question or the choice does not exist (the result is then "").
    func choiceName(_ value: String, question path: String, at node: NodeRef, in context: XPathContext)
        throws(XPathError)
        -> String?

    /// `property(name)`: a fact about the device or person; forms without names answer nil.
    func property(_ name: String) -> String?
}
