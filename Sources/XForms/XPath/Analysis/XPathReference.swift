/// A set of nodes that an expression reads, as a pattern from a document downwards.
///
/// Whoever reads a group reads its text, and so all that lies below it.
package struct XPathReference: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        /// A child element: by local name, or (nil) any.
        case child(NameID?)
        /// An attribute: by local name, or (nil) any.
        case attribute(NameID?)
        /// Any number of levels down, none included.
        case descendants
    }

    /// The id of a secondary instance; nil for the primary one, "*" where the id is computed.
    package var instance: String?
    package var steps: [Step]

    package init(instance: String? = nil, steps: [Step]) {
        self.instance = instance
        self.steps = steps
    }

    func adding(_ step: Step) -> XPathReference { XPathReference(instance: instance, steps: steps + [step]) }

    /// The pattern of the nodes above; nil above a document.
    var parent: XPathReference? {
        guard let last = steps.last else { return nil }
        return last == .descendants ? self : XPathReference(instance: instance, steps: steps.dropLast())
    }

    /// This pattern and those of all nodes above.
    var lineage: [XPathReference] { [self] + (steps.last == .descendants ? [] : parent?.lineage ?? []) }
}
