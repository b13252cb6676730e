import XMLTree

/// Finds the nodes of the primary instance that an expression reads.
struct ReferenceResolver {
    private let schema: Schema
    private let names: NameTable
    private let locals: [NameID]
    /// Each node by what is above it, its name and what it is: thousands of questions may stand beside each other.
    private let numbers: [Place: Int]

    private struct Place: Hashable {
        let parent: Int
        let name: NameID
        let isAttribute: Bool
    }

    init(schema: Schema, names: NameTable) {
        self.schema = schema
        self.names = names
        locals = schema.nodes.map { names.id($0.name.local) }
        var numbers: [Place: Int] = [:]
        numbers.reserveCapacity(schema.nodes.count)
        for (number, node) in schema.nodes.enumerated() {
            numbers[Place(parent: node.parent ?? -1, name: locals[number], isAttribute: node.isAttribute)] = number
        }
        self.numbers = numbers
    }

    /// The path of a node as expressions see it.
    func reference(to node: Int) -> XPathReference {
        XPathReference(
            steps: schema.chain(node).map { schema.nodes[$0].isAttribute ? .attribute(locals[$0]) : .child(locals[$0]) }
        )
    }

    /// The nodes that a pattern fits; nil for one of another instance.
    func nodes(of reference: XPathReference) -> [Int]? {
        guard reference.instance == nil else { return nil }
        var found: [Int] = []
        var isAtDocument = true
        for step in reference.steps {
            switch step {
            case .child(let name): found = children(of: found, isAtDocument, attribute: false, name: name)
            case .attribute(let name): found = children(of: found, false, attribute: true, name: name)
            case .descendants where isAtDocument:
                found = Array(schema.nodes.indices)
                continue
            case .descendants: found = Array(Set(found.flatMap { $0..<schema.nodes[$0].end })).sorted()
            }
            isAtDocument = false
        }
        return found
    }

    /// The children of the parents; those of the document too, which is the root.
    private func children(of parents: [Int], _ isAtDocument: Bool, attribute: Bool, name: NameID?) -> [Int] {
        let above = (isAtDocument ? [-1] : []) + parents
        if let name {
            return above.compactMap { numbers[Place(parent: $0, name: name, isAttribute: attribute)] }
        }
        return above.flatMap { $0 < 0 ? [0] : schema.nodes[$0].children }.filter {
            schema.nodes[$0].isAttribute == attribute
        }
    }

    /// The pattern as a path that an author can read.
    func written(_ reference: XPathReference) -> String {
        reference.steps.map { step in
            switch step {
            case .child(let name): "/" + (name.map { names.local(of: $0) } ?? "*")
            case .attribute(let name): "/@" + (name.map { names.local(of: $0) } ?? "*")
            case .descendants: "/"
            }
        }.joined()
    }
}
