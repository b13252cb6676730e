package import XMLTree

/// Why a submission cannot be read.
package enum SubmissionError: Error, Sendable, Hashable {
    /// Not well-formed, or refused by the limits of a document.
    case unreadable(XMLError)
    /// The root is not the form's.
    case otherForm
    /// An element that the definition does not have; its path.
    case unknownNode(String)
}

extension Answers {
    /// Reads a submission back: the same values, what was left out is not relevant or empty.
    ///
    /// Relevance, `required` and read-only are worked out anew; calculated values stay as they were sent.
    /// - Throws: `SubmissionError` when the bytes are no submission of this definition.
    package init(
        reading submission: [UInt8], of definition: FormDefinition, environment: Environment, language: Int? = nil
    ) throws(SubmissionError) {
        let root: XMLElement
        do { root = try XMLDocument.parse(submission).root } catch { throw .unreadable(error) }
        self.init(blank: definition, environment: environment, language: language)
        guard let record = tree.root, root.name.local == tree.localName(of: record) else { throw .otherForm }
        try read(root, into: record, path: "/" + root.name.local)
        judgeAnew()
    }

    /// Nothing filled in, no default, no instance of a repeat: what was sent decides everything.
    init(blank definition: FormDefinition, environment: Environment, language: Int?) {
        self.init(
            definition, tree: nil, state: definition.logic.written, environment: environment,
            language: language ?? definition.defaultLanguage)
        for instance in state.instances { context.trees.primary.remove(instance.node) }
        state.instances = []
        for index in 1..<Int32(tree.count) where state.shape[Int(index)] >= 0 {
            let record = NodeID(rawValue: index)
            let node = Int(state.shape[Int(index)])
            if !logic.isInner[node], !definition.nodes[node].isAttribute {
                context.trees.primary.setText("", of: record)
            }
        }
    }

    private mutating func read(_ element: XMLElement, into record: NodeID, path: String) throws(SubmissionError) {
        let node = node(of: record)
        for attribute in element.attributes {
            guard
                let place = tree.attributes(of: record).first(where: { tree.localName(of: $0) == attribute.name.local })
            else { continue }
            context.trees.primary.setText(attribute.value, of: place)
        }
        guard logic.isInner[node] else {
            context.trees.primary.setText(element.text, of: record)
            return
        }
        var used: [Int: Int] = [:]
        for child in element.elements {
            let inner = path + "/" + child.name.local
            guard
                let number = definition.nodes.firstIndex(where: {
                    $0.path == "\(definition.nodes[node].path)/\(child.name.local)"
                })
            else { throw .unknownNode(inner) }
            var places = children(number, of: record)
            if let repetition = definition.repeats.firstIndex(where: { $0.node == number }) {
                guard let instance = insertBare(repetition, into: record) else { throw .unknownNode(inner) }
                places = Array(repeating: instance, count: 1 + used[number, default: 0])
            }
            guard places.indices.contains(used[number, default: 0]) else { throw .unknownNode(inner) }
            try read(child, into: places[used[number, default: 0]], path: inner)
            used[number, default: 0] += 1
        }
    }

    /// Adds an instance without what its template brings: instances of inner repeats, and values.
    /// - Returns: nil when there are as many as there may be.
    mutating func insertBare(_ repetition: Int, into parent: NodeID) -> NodeID? {
        guard mayInsert(repetition, into: parent) else { return nil }
        let record = insert(repetition, into: parent)
        for instance in state.instances where instance.node.rawValue > record.rawValue {
            context.trees.primary.remove(instance.node)
        }
        state.instances.removeAll { $0.node.rawValue > record.rawValue }
        for index in record.rawValue..<Int32(tree.count) where state.shape[Int(index)] >= 0 {
            let inner = NodeID(rawValue: index)
            if !logic.isInner[node(of: inner)] { context.trees.primary.setText("", of: inner) }
        }
        return record
    }

    /// Works out relevance, `required` and read-only; values stay.
    mutating func judgeAnew() {
        let values = tree
        recalculate(all: true)
        for index in 1..<Int32(values.count) where state.shape[Int(index)] >= 0 {
            let record = NodeID(rawValue: index)
            guard !logic.isInner[Int(state.shape[Int(index)])], tree.text(of: record) != values.text(of: record) else {
                continue
            }
            context.trees.primary.setText(values.text(of: record), of: record)
        }
    }
}
