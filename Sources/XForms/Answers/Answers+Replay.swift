// For tools that replay what was recorded on other engines: by path, and without asking who may.

extension Answers {
    /// A node as another engine reports it.
    package struct Snapshot: Sendable, Hashable {
        /// Nil for a node with children.
        package let value: String?
        package let isRelevant: Bool
        package let isRequired: Bool
        /// By itself or through a node above.
        package let isReadOnly: Bool
    }

    /// What became of an answer.
    package enum Attempt: Sendable, Hashable {
        case stored
        case requiredButEmpty
        case constraintViolated
        case noSuchNode
    }

    /// Every element by its path: names with a 1-based index among their likes, the root without.
    package var snapshot: [String: Snapshot] {
        var result: [String: Snapshot] = [:]
        guard let root = tree.root else { return result }
        collect(root, path: "/" + tree.localName(of: root), hidden: false, readonly: false, into: &result)
        return result
    }

    private func collect(
        _ record: NodeID, path: String, hidden: Bool, readonly: Bool, into result: inout [String: Snapshot]
    ) {
        let hidden = hidden || tree.flags(of: record).contains(.hidden)
        let marks = state.marks[Int(record.rawValue)]
        let readonly = readonly || marks.contains(.readonly)
        let children = Array(tree.children(of: record))
        result[path] = Snapshot(
            value: logic.isInner[node(of: record)] ? nil : tree.text(of: record), isRelevant: !hidden,
            isRequired: marks.contains(.required), isReadOnly: readonly)
        var counts: [String: Int] = [:]
        for child in children {
            let name = tree.localName(of: child)
            counts[name, default: 0] += 1
            collect(
                child, path: "\(path)/\(name)[\(counts[name] ?? 1)]", hidden: hidden, readonly: readonly, into: &result)
        }
    }

    /// The record at a path of `snapshot`.
    private func record(atPath path: String) -> NodeID? {
        var here = NodeID.document
        for step in path.split(separator: "/") {
            let parts = step.split(whereSeparator: { $0 == "[" || $0 == "]" })
            guard let name = parts.first else { return nil }
            let place = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
            let likes = tree.children(of: here).filter { tree.localName(of: $0) == name }
            guard likes.indices.contains(place - 1) else { return nil }
            here = likes[place - 1]
        }
        return here
    }

    /// The key of the node at a path of `snapshot`; nil when there is none.
    package func key(atPath path: String) -> NodeKey? { record(atPath: path).map { key(of: $0) } }

    /// Stores a value unless it is required and empty, or breaks its constraint; then nothing changes.
    /// - Parameter isMissing: there is no answer, not even an empty text (JavaRosa lets an empty text pass as one).
    package mutating func attempt(_ text: String, isMissing: Bool, atPath path: String) -> Attempt {
        guard let record = record(atPath: path) else { return .noSuchNode }
        if isMissing, isRequired(record) { return .requiredButEmpty }
        var trial = self
        trial.context.trees.primary.setText(text, of: record)
        if !text.isEmpty, !trial.holdsConstraint(at: record) { return .constraintViolated }
        answer(text, at: record)
        return .stored
    }

    /// Adds an instance so that one exists at this path.
    /// - Returns: false when the path is no instance of a repeat.
    package mutating func addRepeat(atPath path: String) -> Bool {
        if record(atPath: path) != nil { return true }
        guard let cut = path.lastIndex(of: "/"), let parent = record(atPath: String(path[..<cut])) else { return false }
        let name = path[path.index(after: cut)...].prefix { $0 != "[" }
        let found = definition.repeats.first {
            definition.nodes[$0.node].name == name && definition.nodes[$0.node].parent == node(of: parent)
        }
        guard let found else { return false }
        add(found.index, into: parent)
        return true
    }

    /// Removes the instance at this path.
    package mutating func removeRepeat(atPath path: String) -> Bool {
        guard let record = record(atPath: path), let instance = state.instances.first(where: { $0.node == record })
        else {
            return false
        }
        remove(record, of: instance.repetition)
        return true
    }

    /// The choices of the question at this path; nil when there is none.
    package func choices(atPath path: String) -> [Choice]? {
        guard let record = record(atPath: path), let number = logic.questionOfNode[node(of: record)] else { return nil }
        return choices(of: question(number, at: record))
    }

    /// Goes on with saved answers: loaded again, everything calculated.
    package init(resuming saved: [UInt8], of definition: FormDefinition, environment: Environment)
        throws(SubmissionError)
    {
        try self.init(reading: saved, of: definition, environment: environment)
        run(.everyLoad)
        recalculate(all: true)
    }

    /// Calculates everything again, as if nothing had been calculated: must change nothing.
    package mutating func recalculateForComparison() { recalculate(all: true) }

    /// Does what JavaRosa does at the end: everything is calculated once more, end preloads are filled.
    package mutating func finish() {
        recalculate(all: true)
        preload(below: .document, moment: .end)
    }

    /// The submission XML as things are, nothing filled in.
    package var submission: [UInt8] { SubmissionWriter(answers: self, withoutNames: false).xml() }

    /// The path of a key's node in `snapshot`.
    package func path(of key: NodeKey) -> String? {
        guard var here = record(at: key) else { return nil }
        var steps: [String] = []
        while let parent = tree.parent(of: here) {
            let name = tree.localName(of: here)
            let likes = tree.children(of: parent).filter { tree.localName(of: $0) == name }
            steps.append(parent == .document ? name : "\(name)[\((likes.firstIndex(of: here) ?? 0) + 1)]")
            here = parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }
}
