import XMLTree

// The trees that every respondent starts from.

extension FormAssembler {
    var repeatOfNode: [Int: Int] {
        Dictionary(
            reader.repeats.enumerated().map { ($0.element.node, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func primaryTree() -> (tree: NodeTree, state: AnswerState, records: [NodeID?], multiple: Set<Int>) {
        let built = InstanceTree(
            reader.parts.primary, node: 0, schema: reader.schema, repeats: repeatOfNode, names: names)
        let instances = built.instances.enumerated().map {
            AnswerState.Instance(serial: $0.offset + 1, repetition: $0.element.repetition, node: $0.element.node)
        }
        var seen: Set<Int32> = []
        var multiple: Set<Int> = []
        var records = [NodeID?](repeating: nil, count: reader.schema.nodes.count)
        for (record, node) in built.shape.enumerated() where node >= 0 {
            guard reader.schema.nodes[Int(node)].repetition == nil else { continue }
            let isFirst = seen.insert(node).inserted
            records[Int(node)] = isFirst ? NodeID(rawValue: Int32(record)) : nil
            if !isFirst { multiple.insert(Int(node)) }
        }
        let state = AnswerState(
            shape: built.shape, marks: Array(repeating: [], count: built.shape.count), instances: instances,
            nextSerial: instances.count + 1)
        return (built.tree, state, records, multiple)
    }

    func template(of node: Int, repeats: [Int: Int]) -> RepeatTemplate {
        let template = reader.schema.nodes[node].template
        // Without a template the first instance serves, without its values and inner instances (JavaRosa).
        let element = template ?? reader.schema.nodes[node].sample
        guard let element else { return RepeatTemplate(tree: NodeTree(names: names), shape: [], instances: []) }
        let built = InstanceTree(
            element, node: node, schema: reader.schema, repeats: repeats, names: names,
            keepsContent: template != nil
        )
        return RepeatTemplate(
            tree: built.tree, shape: Array(built.shape.dropFirst()),
            instances: built.instances.map { (repetition: $0.repetition, offset: Int($0.node.rawValue) - 1) })
    }

    func context(_ tree: NodeTree) -> XPathContext {
        var context = XPathContext(primary: tree, environment: .still)
        if let id = reader.parts.primaryId { context.setInstance(id, NodeRef(node: .document)) }
        for instance in reader.instances {
            var tree = NodeTree(names: names)
            if let root = instance.root { tree.append(root, to: .document) }
            context.addInstance(instance.id, tree)
        }
        return context
    }
}
