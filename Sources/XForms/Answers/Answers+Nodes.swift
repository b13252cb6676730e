// From keys and definitions to the records of the live tree, and back.

extension Answers {
    /// The record that a key names; nil when it does not exist (any more).
    func record(at key: NodeKey) -> NodeID? {
        guard definition.nodes.indices.contains(key.node) else { return nil }
        guard let repetition = definition.nodes[key.node].repetition else {
            return key.instance == 0 ? logic.records[key.node] ?? records(of: key.node).first : nil
        }
        guard let instance = instance(key.instance), instance.repetition == repetition else { return nil }
        return record(of: key.node, in: instance)
    }

    /// The record of a node in an instance of its innermost repeat.
    func record(of node: Int, in instance: AnswerState.Instance) -> NodeID? {
        let chain = logic.chains[node]
        let depth = logic.chains[definition.repeats[instance.repetition].node].count
        var record: NodeID? = instance.node
        for step in chain.dropFirst(depth) {
            guard let above = record else { return nil }
            record = child(step, of: above)
        }
        return record
    }

    /// The key of a record.
    func key(of record: NodeID) -> NodeKey {
        let node = Int(state.shape[Int(record.rawValue)])
        guard node >= 0, let repetition = definition.nodes[node].repetition else { return NodeKey(node: max(0, node)) }
        let repeating = Int32(definition.repeats[repetition].node)
        var next: NodeID? = record
        while let here = next, state.shape[Int(here.rawValue)] != repeating { next = tree.parent(of: here) }
        let serial = next.flatMap { here in state.instances.first { $0.node == here }?.serial }
        return NodeKey(node: node, instance: serial ?? 0)
    }

    /// The instance with this serial.
    func instance(_ serial: Int) -> AnswerState.Instance? {
        var (low, high) = (0, state.instances.count)
        while low < high {
            let middle = (low + high) / 2
            if state.instances[middle].serial < serial { low = middle + 1 } else { high = middle }
        }
        guard low < state.instances.count, state.instances[low].serial == serial else { return nil }
        return state.instances[low]
    }

    /// Every record of a node, in document order.
    func records(of node: Int) -> [NodeID] {
        if let record = logic.records[node] { return [record] }
        let chain = logic.chains[node]
        let start = chain.lastIndex { logic.records[$0] != nil } ?? 0
        guard let first = logic.records[chain[start]] else { return [] }
        var found = [first]
        for step in chain.dropFirst(start + 1) { found = found.flatMap { children(step, of: $0) } }
        return found
    }

    /// The records of a node below another record, or at it.
    func records(of node: Int, below top: NodeID) -> [NodeID] {
        let chain = logic.chains[node]
        guard let start = chain.firstIndex(of: Int(state.shape[Int(top.rawValue)])) else { return [] }
        var found = [top]
        for step in chain.dropFirst(start + 1) { found = found.flatMap { children(step, of: $0) } }
        return found
    }

    /// The records of a node that share the most repeat instances with a given one: what it means by that node.
    func records(of node: Int, near record: NodeID) -> [NodeID] {
        let chain = logic.chains[node]
        var next: NodeID? = record
        while let here = next {
            let shape = Int(state.shape[Int(here.rawValue)])
            if shape >= 0, chain.contains(shape) { return records(of: node, below: here) }
            next = tree.parent(of: here)
        }
        return records(of: node)
    }

    /// The first child or attribute that is the node.
    func child(_ node: Int, of parent: NodeID) -> NodeID? {
        if let record = logic.records[node] { return record }
        let siblings = definition.nodes[node].isAttribute ? tree.attributes(of: parent) : tree.children(of: parent)
        let wanted = Int32(node)
        for sibling in siblings where state.shape[Int(sibling.rawValue)] == wanted { return sibling }
        return nil
    }

    /// All children or attributes that are the node.
    func children(_ node: Int, of parent: NodeID) -> [NodeID] {
        let siblings = definition.nodes[node].isAttribute ? tree.attributes(of: parent) : tree.children(of: parent)
        let wanted = Int32(node)
        return siblings.filter { state.shape[Int($0.rawValue)] == wanted }
    }

    // MARK: What rules and ancestors say

    /// The text of a record; the tree itself is only handed on (and its references counted) for one with children.
    func text(of record: NodeID) -> String {
        let index = Int(record.rawValue)
        if context.trees.primary.records[index].firstChild < 0 { return context.trees.primary.values[index].text }
        return context.trees.primary.text(of: record)
    }

    func node(of record: NodeID) -> Int { Int(state.shape[Int(record.rawValue)]) }

    func isRelevant(_ record: NodeID) -> Bool { !context.trees.primary.isHidden(record) }

    func isRequired(_ record: NodeID) -> Bool { state.marks[Int(record.rawValue)].contains(.required) }

    /// Read-only by its own rule or one above it (X:bindings).
    func isReadOnly(_ record: NodeID) -> Bool {
        var next: NodeID? = record
        while let here = next {
            if state.marks[Int(here.rawValue)].contains(.readonly) { return true }
            next = context.trees.primary.parent(of: here)
        }
        return false
    }
}
