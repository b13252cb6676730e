// Instances of repeats coming and going (ODK XForms, "Repeats").

extension Answers {
    /// The most instances that one repeat may have: `jr:count` may be typed by anybody.
    package static let mostInstances = 500

    /// The most instances of all repeats together: repeats inside repeats multiply.
    package static let mostInstancesInAll = 2_000

    /// There is room for another instance.
    func mayInsert(_ repetition: Int, into parent: NodeID) -> Bool {
        state.instances.count + logic.templates[repetition].instances.count <= Self.mostInstancesInAll
            && children(definition.repeats[repetition].node, of: parent).count < Self.mostInstances
    }

    /// Makes the instances that a `jr:count` asks for; a lower count takes none away (what was answered is kept).
    /// - Returns: whether anything was made.
    mutating func settleCount(_ rule: Rule, _ agenda: inout Agenda) -> Bool {
        guard case .count(let repetition) = rule.effect, logic.expressions[rule.expression] != nil else { return false }
        let node = definition.repeats[repetition].node
        var changed = false
        for parent in records(of: rule.target) where isRelevant(parent) {
            let counted = definition.attempt(rule.expression, in: context) { expression throws(XPathError) in
                try expression.number(at: NodeRef(node: parent), in: context)
            }
            let number = counted ?? .nan
            let wanted = number.isNaN ? 0 : Int(min(max(0, number), Double(Self.mostInstances)))
            let present = children(node, of: parent)
            guard wanted > present.count, present.last.map(isRelevant) ?? true else { continue }
            for _ in present.count..<wanted {
                guard mayInsert(repetition, into: parent) else { break }
                let record = insert(repetition, into: parent)
                begin(record, of: repetition)
                recalculate(logic.structural[repetition])
                changed = true
                // Its own rule hides it: a repeat that is not asked has no instances yet.
                if !isRelevant(record) {
                    remove(record, of: repetition)
                    changed = present.count + 1 < children(node, of: parent).count
                    break
                }
            }
        }
        if changed { agenda.insert(logic.structural[repetition]) }
        return changed
    }

    /// Adds an instance after the last; nothing is run or calculated.
    mutating func insert(_ repetition: Int, into parent: NodeID) -> NodeID {
        let template = logic.templates[repetition]
        let node = Int32(definition.repeats[repetition].node)
        let sibling = tree.children(of: parent).first { state.shape[Int($0.rawValue)] > node }
        let first = context.trees.primary.count
        context.trees.primary.insert(copyOf: template.tree, into: parent, before: sibling)
        state.shape += template.shape
        state.marks += Array(repeating: [], count: template.shape.count)
        for inner in template.instances {
            state.instances.append(
                AnswerState.Instance(
                    serial: state.nextSerial, repetition: inner.repetition,
                    node: NodeID(rawValue: Int32(first + inner.offset))))
            state.nextSerial += 1
        }
        return NodeID(rawValue: Int32(first))
    }

    /// Does what a new instance begins with: preloads, then actions (JavaRosa does both before it calculates).
    mutating func begin(_ record: NodeID, of repetition: Int) {
        preload(below: record, moment: .start)
        run(.newRepeat, in: record, of: repetition)
    }

    /// Takes an instance out with all instances inside it, and recalculates.
    mutating func remove(_ record: NodeID, of repetition: Int) {
        let above = tree
        state.instances.removeAll { instance in
            var next: NodeID? = instance.node
            while let here = next {
                if here == record { return true }
                next = above.parent(of: here)
            }
            return false
        }
        context.trees.primary.remove(record)
        recalculate(logic.structural[repetition])
    }
}

// MARK: - For the respondent

extension Answers {
    /// Adds an instance at the end of a repeat, its new-repeat actions done.
    /// - Parameter parent: the node that holds the instances (`RepeatSeries.parent`).
    /// - Returns: the new instance; nil, and nothing changes, when the respondent may not add one.
    @discardableResult
    package mutating func addRepeat(_ index: Int, in parent: NodeKey) -> NodeKey? {
        guard definition.repeats.indices.contains(index), definition.repeats[index].isOpen,
            definition.nodes[definition.repeats[index].node].parent == parent.node, let holder = record(at: parent),
            isRelevant(holder), !isReadOnly(holder)
        else { return nil }
        guard mayInsert(index, into: holder) else { return nil }
        // In two steps: Swift reads `self` for `key(of:)` before it makes the argument.
        let record = add(index, into: holder)
        return key(of: record)
    }

    /// Adds an instance, runs its actions and recalculates.
    @discardableResult
    mutating func add(_ repetition: Int, into parent: NodeID) -> NodeID {
        let record = insert(repetition, into: parent)
        begin(record, of: repetition)
        recalculate(logic.structural[repetition])
        return record
    }

    /// Removes an instance and everything in it.
    /// - Returns: false, and nothing changes, when there is no such instance or the respondent may not remove it.
    @discardableResult
    package mutating func removeRepeat(_ key: NodeKey) -> Bool {
        guard let instance = instance(key.instance), definition.repeats[instance.repetition].node == key.node,
            definition.repeats[instance.repetition].isOpen, isRelevant(instance.node), !isReadOnly(instance.node)
        else { return false }
        remove(instance.node, of: instance.repetition)
        return true
    }
}
