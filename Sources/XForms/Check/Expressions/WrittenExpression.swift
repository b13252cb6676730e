import XMLTree

/// An expression of the definition, with where it stands and what it is read from.
struct WrittenExpression {
    let source: String
    /// The attribute or element an author knows it by.
    let name: String
    /// What relative paths start from.
    let context: Place
    /// What `current()` means.
    let current: Place
    let element: XMLElement

    init(_ source: String, _ name: String, at node: Int, _ element: XMLElement) {
        self.init(source, name, context: .node(node), current: .node(node), element)
    }

    init(_ source: String, _ name: String, context: Place, current: Place, _ element: XMLElement) {
        self.source = source
        self.name = name
        self.context = context
        self.current = current
        self.element = element
    }
}

extension FormCheck {
    /// Every expression of the definition.
    func everyExpression() -> [WrittenExpression] { writtenExpressions() + outline.controls.flatMap(listExpressions) }

    /// Every expression outside choice lists, whose context is known at once.
    func writtenExpressions() -> [WrittenExpression] {
        bindExpressions() + countExpressions() + actionExpressions() + outputExpressions()
    }

    static let rules = ["relevant", "required", "readonly", "constraint", "calculate"]

    private func bindExpressions() -> [WrittenExpression] {
        outline.binds.flatMap { bind in
            Self.rules.compactMap { rule in
                guard let source = bind.element.attribute(rule), let node = bind.node else { return nil }
                return WrittenExpression(source, rule, at: node, bind.element)
            }
        }
    }

    private func countExpressions() -> [WrittenExpression] {
        outline.containers.compactMap { container in
            guard let source = container.element.javarosa("count"), let node = container.node else { return nil }
            return WrittenExpression(source, "jr:count", at: node, container.element)
        }
    }

    private func actionExpressions() -> [WrittenExpression] {
        outline.actions.compactMap { action in
            guard let source = action.element.attribute("value"), let node = action.node else { return nil }
            return WrittenExpression(source, "value", at: node, action.element)
        }
    }

    // MARK: Choice lists

    /// An itemset's nodeset is read from the question, its value and label from each row.
    func listExpressions(of control: FormOutline.Control) -> [WrittenExpression] {
        control.element.children(named: "itemset").flatMap { itemset -> [WrittenExpression] in
            guard let node = control.node, let nodeset = itemset.attribute(anyOf: "nodeset", "ref") else { return [] }
            let list = WrittenExpression(nodeset, "itemset", at: node, itemset)
            var resolver = resolver(for: list)
            let rows = TermReader.read(nodeset.trimmed).map { resolver.visit($0, from: list.context) } ?? .unknown
            let parts = itemset.elements.filter { ["value", "label", "copy"].contains($0.name.local) }
            return [list]
                + parts.compactMap { part in
                    part.attribute(anyOf: "ref", "nodeset").map {
                        WrittenExpression(
                            $0, "itemset/" + part.name.local, context: rows, current: .node(node), part)
                    }
                }
        }
    }

    // MARK: Outputs

    /// Outputs in labels and hints, and in the texts they refer to, read from every question that shows them.
    private func outputExpressions() -> [WrittenExpression] {
        var expressions: [WrittenExpression] = []
        let owners =
            outline.controls.compactMap { control in control.node.map { ($0, control.element) } }
            + outline.containers.map { ($0.node ?? $0.context, $0.element) }
        for (node, element) in owners {
            for part in parts(of: element) { expressions += outputs(of: part, at: node) }
        }
        for bind in outline.binds {
            guard let node = bind.node else { continue }
            for message in ["constraintMsg", "requiredMsg"] {
                guard let id = bind.element.javarosa(message).flatMap(Texts.id(in:)) else { continue }
                for text in texts[id] ?? [] { expressions += text.map { outputs(in: $0, at: node) } ?? [] }
            }
        }
        return expressions
    }

    private func parts(of element: XMLElement) -> [XMLElement] {
        element.elements.filter { $0.name.local == "label" || $0.name.local == "hint" }
            + element.children(named: "item").compactMap { $0.child(named: "label") }
    }

    /// What a label or hint puts among its words, in whatever language.
    func outputs(of part: XMLElement, at node: Int) -> [WrittenExpression] {
        guard let reference = part.attribute("ref")?.trimmed, !reference.isEmpty else {
            return outputs(in: part, at: node)
        }
        guard reference.hasPrefix("jr:itext(") else {
            return [WrittenExpression(reference, part.name.local + "/@ref", at: node, part)]
        }
        guard let id = Texts.id(in: reference) else {
            return [WrittenExpression(reference, part.name.local + "/@ref", at: node, part)]
        }
        return (texts[id] ?? []).flatMap { text in text.map { outputs(in: $0, at: node) } ?? [] }
    }

    /// The outputs anywhere inside an element.
    func outputs(in element: XMLElement, at node: Int) -> [WrittenExpression] {
        guard element.children.contains(where: { if case .element = $0 { true } else { false } }) else { return [] }
        return element.elements.flatMap { child in
            guard child.name.local == "output" else { return outputs(in: child, at: node) }
            return [WrittenExpression(child.attribute(anyOf: "value", "ref") ?? "", "output", at: node, child)]
        }
    }
}
