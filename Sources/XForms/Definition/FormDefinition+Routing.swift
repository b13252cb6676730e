extension FormDefinition {
    /// Whether a condition of the node, or of a group around it, may keep it from somebody.
    package func isRouted(_ node: Int) -> Bool {
        var next: Int? = node
        while let here = next {
            if logic.hasRelevance[here] { return true }
            next = nodes[here].parent
        }
        return false
    }
}
