import XForms

// The kit's canonical paths: `/*[1]/*[2]/@a`, `…/text()[1]`.

extension NodeTree {
    /// Elements called `instance`, which `instance(id)` means.
    var instanceElements: [NodeID] {
        (0..<Int32(count)).map(NodeID.init(rawValue:)).filter {
            kind(of: $0) == .element && localName(of: $0) == "instance"
        }
    }

    /// The canonical path of a node.
    func path(of node: NodeID) -> String {
        guard let parent = parent(of: node) else { return "/" }
        let prefix = parent == .document ? "" : path(of: parent)
        let kind = kind(of: node)
        if kind == .attribute { return prefix + "/@" + names.local(of: name(of: node).written) }
        if node.rawValue < 0 { return prefix + "/text()[1]" }
        let place = children(of: parent).filter { self.kind(of: $0) == kind }.firstIndex(of: node).map { $0 + 1 } ?? 0
        return "\(prefix)/\(Self.tests[kind] ?? "*")[\(place)]"
    }

    /// The node at a canonical path.
    func node(atPath path: String) -> NodeID? {
        var node = NodeID.document
        for step in path.split(separator: "/") {
            guard let next = self.step(step, from: node) else { return nil }
            node = next
        }
        return node
    }

    private func step(_ step: Substring, from node: NodeID) -> NodeID? {
        if step.first == "@" {
            return attributes(of: node).first { names.local(of: name(of: $0).written) == step.dropFirst() }
        }
        let parts = step.split(whereSeparator: { $0 == "[" || $0 == "]" })
        guard parts.count == 2, let place = Int(parts[1]) else { return nil }
        guard let kind = Self.tests.first(where: { $0.value == parts[0] })?.key else { return nil }
        let siblings = children(of: node).filter { self.kind(of: $0) == kind }
        if kind == .text, siblings.isEmpty, place == 1 { return NodeID(rawValue: ~node.rawValue) }
        return siblings.indices.contains(place - 1) ? siblings[place - 1] : nil
    }

    private static let tests: [Kind: String] = [
        .element: "*", .text: "text()", .comment: "comment()", .processingInstruction: "processing-instruction()",
    ]
}
