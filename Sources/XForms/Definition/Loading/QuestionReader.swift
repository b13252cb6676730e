import XMLTree

// Controls of the body (ODK XForms, "Body Elements").

extension FormReader {
    mutating func readQuestion(
        _ element: XMLElement, kind: ControlKind, in surroundings: Surroundings
    ) -> WrittenItem? {
        guard let written = element.attribute(anyOf: "ref", "bind", "nodeset") else {
            report(.controlWithoutRef(element.name.qualified), at: element.place)
            return nil
        }
        guard let node = node(for: written, of: element, from: surroundings.node) else { return nil }
        if schema.isInner(node) {
            report(.controlOnGroup(element.name.qualified, schema.nodes[node].path), at: element.place)
        }
        let label = element.child(named: "label").map { text(of: $0, at: node) }
        if label == nil { report(.missingLabel(element.name.qualified), at: element.place) }
        let hint = element.child(named: "hint").map { text(of: $0, at: node) }
        let choices = kind.offersChoices ? readChoices(of: element, node: node) : .none
        let range = kind == .range ? readRange(element) : nil
        questions.append(
            WrittenQuestion(
                node: node, kind: kind, appearance: element.appearance, label: label, hint: hint, choices: choices,
                range: range, mediaType: element.attribute(anyOf: "mediatype", "accept"),
                attributes: element.kept(except: Self.usedByControls), containers: surroundings.containers,
                position: element.place))
        var inner = surroundings
        inner.node = node
        for child in element.elements where !Self.partsOfControl.contains(child.name.local) {
            if !readAction(child, source: node, in: inner) {
                report(
                    .unknownElement(child.name.local, in: element.name.local, near: Self.nearElement(child.name.local)),
                    at: child.place)
            }
        }
        return .question(questions.count - 1)
    }

    private static let partsOfControl: Set<String> = [
        "label", "hint", "help", "alert", "item", "itemset", "choices", "value", "filename", "extension", "copy",
    ]

    private mutating func readRange(_ element: XMLElement) -> RangeBounds? {
        var numbers: [Double] = []
        for name in ["start", "end", "step"] {
            let written = element.attribute(name)?.trimmed ?? ""
            if written.isEmpty {
                report(.rangeWithout(name), at: element.place)
            } else if let number = Double(written), number.isFinite {
                numbers.append(number)
            } else {
                report(.rangeNumber(name, written), at: element.place)
            }
        }
        guard numbers.count == 3 else { return nil }
        guard numbers[2] != 0, abs(numbers[2]) <= abs(numbers[1] - numbers[0]) else {
            report(.rangeNumber("step", element.attribute("step") ?? ""), at: element.place)
            return nil
        }
        return RangeBounds(start: numbers[0], end: numbers[1], step: abs(numbers[2]))
    }

    /// The node a body element refers to: by path, or by the id of a bind.
    mutating func node(for written: String, of element: XMLElement, from context: Int) -> Int? {
        if let id = element.attribute("bind"), element.attribute(anyOf: "ref", "nodeset") == nil {
            if let nodeset = nodesetsOfBinds[id], case .node(let node) = schema.follow(nodeset, from: 0) {
                return node
            }
            report(.controlMissingNode(element.name.qualified, id, near: nil), at: element.place)
            return nil
        }
        guard case .node(let node) = schema.follow(written, from: context) else {
            report(.controlMissingNode(element.name.qualified, written.trimmed, near: near(written)), at: element.place)
            return nil
        }
        return node
    }
}

extension XMLElement {
    /// The words of `appearance`.
    var appearance: [String] { attribute("appearance")?.words ?? [] }
}
