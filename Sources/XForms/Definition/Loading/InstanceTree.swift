import XMLTree

/// Builds a tree of the primary instance, noting beside each record which node of the schema it is.
struct InstanceTree {
    private(set) var tree: NodeTree
    /// Per record, the document included; -1 for none.
    private(set) var shape: [Int32] = [-1]
    /// Instances of repeats as met: number of the repeat and record.
    private(set) var instances: [(repetition: Int, node: NodeID)] = []
    private let schema: Schema
    /// Number of the repeat by the node that repeats.
    private let repeats: [Int: Int]

    /// Whether values and the instances of inner repeats are taken over.
    private let keepsContent: Bool

    /// - Parameters:
    ///   - element: stands for the schema's `node`; templates in it are left out.
    ///   - keepsContent: whether values and the instances of inner repeats are taken over.
    init(
        _ element: XMLElement, node: Int, schema: Schema, repeats: [Int: Int], names: NameTable,
        keepsContent: Bool = true
    ) {
        self.keepsContent = keepsContent
        tree = NodeTree(names: names)
        self.schema = schema
        self.repeats = repeats
        append(element, node: node, to: .document)
    }

    private mutating func append(_ element: XMLElement, node: Int, to parent: NodeID) {
        let name = NodeName(element.name, in: tree.names)
        let isInner = schema.isInner(node)
        let id = tree.append(.element, name: name, text: isInner || !keepsContent ? "" : element.text, to: parent)
        shape.append(Int32(node))
        if let repetition = repeats[node] {
            tree.setFlag(.repeatInstance, true, of: id)
            instances.append((repetition, id))
        }
        for attribute in element.attributes {
            guard let child = schema[schema.nodes[node].path + "/@" + attribute.name.local],
                attribute.name.namespace != Namespaces.javarosa, attribute.name.prefix != "jr"
            else { continue }
            tree.append(.attribute, name: NodeName(attribute.name, in: tree.names), text: attribute.value, to: id)
            shape.append(Int32(child))
        }
        for case .element(let inner) in element.children where inner.javarosa("template") == nil {
            guard let child = schema[schema.nodes[node].path + "/" + inner.name.local] else { continue }
            if keepsContent || repeats[child] == nil { append(inner, node: child, to: id) }
        }
    }
}
