/// Answers what expressions ask of the form around them, in one language.
struct FormHost: XPathHost {
    let definition: FormDefinition
    let language: Int
    let properties: [String: String]
    /// Hears of expressions that cannot be worked out.
    let failed: (@Sendable (ExpressionFailure) -> Void)?

    /// `version` is the form's own; everything else is about device or person.
    func property(_ name: String) -> String? { name == "version" ? definition.version : properties[name] }

    func itext(_ id: String, at node: NodeRef, in context: XPathContext) throws(XPathError) -> String? {
        guard let text = definition.logic.texts[id]?[language] else { return nil }
        return definition.words(text.plain, at: node, in: context)
    }

    func choiceName(_ value: String, question path: String, at node: NodeRef, in context: XPathContext)
        throws(XPathError) -> String?
    {
        guard let found = definition.question(path: path, from: node, in: context) else { return nil }
        let question = definition.questions[found.question]
        switch question.choices {
        case .none: return nil
        case .fixed(let choices):
            let label = choices.first { $0.value == value }?.label[language]
            return label.map { definition.words($0.plain, at: found.node, in: context) }
        case .computed(let number):
            let itemset = definition.logic.itemsets[number]
            let items = definition.items(of: itemset, at: found.node, in: context)
            guard let item = items.first(where: { $0.value == value }) else { return nil }
            return definition.label(of: item, in: itemset, language: language, at: found.node, in: context).plain
        }
    }
}

extension FormDefinition {
    /// The question at a written path, absolute or from a node, and its record nearest to that node.
    fileprivate func question(path: String, from start: NodeRef, in context: XPathContext) -> (
        question: Int, node: NodeRef
    )? {
        let tree = context.trees.primary
        var ancestors: [NodeID] = []
        var next: NodeID? = start.tree == 0 ? start.node : nil
        while let here = next, tree.kind(of: here) != .document {
            ancestors.append(here)
            next = tree.parent(of: here)
        }
        ancestors.reverse()
        guard let names = resolve(path, from: ancestors.map { tree.localName(of: $0) }) else { return nil }
        guard let node = nodes.firstIndex(where: { $0.path == "/" + names.joined(separator: "/") }),
            let question = logic.questionOfNode[node]
        else { return nil }
        return nearest(names, to: ancestors, in: tree).map { (question, NodeRef(node: $0)) }
    }

    /// The names from the root that a written path leads to.
    private func resolve(_ path: String, from context: [String]) -> [String]? {
        let path = path.trimmed
        var names = path.hasPrefix("/") ? [] : context
        for step in path.split(separator: "/") {
            switch step {
            case ".", "current()": continue
            case "..":
                guard names.popLast() != nil else { return nil }
            default: names.append(String(step.split(separator: ":").last ?? step))
            }
        }
        return names
    }

    /// The record with these names that shares as much of the way as can be with a line of ancestors.
    private func nearest(_ names: [String], to ancestors: [NodeID], in tree: NodeTree) -> NodeID? {
        var here = NodeID.document
        for (depth, name) in names.enumerated() {
            if depth < ancestors.count, tree.localName(of: ancestors[depth]) == name,
                tree.parent(of: ancestors[depth]) == here
            {
                here = ancestors[depth]
                continue
            }
            guard let child = tree.children(of: here).first(where: { tree.localName(of: $0) == name }) else {
                return nil
            }
            here = child
        }
        return here
    }
}
