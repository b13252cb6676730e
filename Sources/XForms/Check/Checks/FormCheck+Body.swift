import XMLTree

extension FormCheck {
    /// Where questions, groups and repeats stand, and the nodes they belong to (ODK XForms, "Body Elements").
    mutating func checkBody() {
        for stray in outline.strays { checkStray(stray) }
        for container in outline.containers { checkContainer(container) }
        var seen: Set<Int> = []
        for control in outline.controls {
            checkControl(control)
            guard let node = control.node, !seen.insert(node).inserted else { continue }
            report(.duplicateControl(outline.schema.nodes[node].path), at: control.element)
        }
        if outline.controls.isEmpty { report(.noQuestions, at: outline.body) }
        checkTemplates()
    }

    private mutating func checkTemplates() {
        let repeated = Set(outline.containers.filter { $0.element.name.local == "repeat" }.compactMap(\.node))
        for (number, node) in outline.schema.nodes.enumerated() where !repeated.contains(number) {
            node.template.map { report(.templateWithoutRepeat(node.path), at: $0) }
        }
    }

    private mutating func checkStray(_ stray: FormOutline.Stray) {
        let name = stray.element.name
        if name.local == "label" || name.local == "hint" {
            return report(.misplacedText(name.local), at: stray.element)
        }
        report(.unknownElement(name.qualified, in: stray.parent), at: stray.element)
    }

    private static let controlAttributes: Set<String> = [
        "ref", "nodeset", "bind", "appearance", "rows", "query", "mediatype", "accept", "autoplay", "accuracyThreshold",
        "unacceptableAccuracyThreshold", "start", "end", "step", "intent", "class", "incremental", "count", "id",
    ]

    private mutating func checkContainer(_ container: FormOutline.Container) {
        let element = container.element
        let isRepeat = element.name.local == "repeat"
        let written = element.attribute(anyOf: "nodeset", "ref") ?? element.attribute("bind")
        checkAttributes(of: element, known: Self.controlAttributes)
        checkCount(of: element, context: container.context)
        if let written {
            if container.node == nil {
                report(
                    .controlMissingNode(element.name.local, written.trimmed, near: nearestPath(written)), at: element)
            }
            if isRepeat, element.attribute("nodeset") == nil { report(.repeatRef, at: element) }
        } else if isRepeat {
            report(.repeatWithoutNodeset, at: element)
        }
        if !isRepeat, element.elements.allSatisfy({ Self.isText($0) }) {
            report(.emptyGroup(element.name.local), at: element)
        }
        if let node = container.node { checkNesting(node, repeats: container.repeats, of: element) }
    }

    private static func isText(_ element: XMLElement) -> Bool {
        element.name.local == "label" || element.name.local == "hint"
    }

    private mutating func checkCount(of element: XMLElement, context: Int) {
        guard let count = element.javarosa("count")?.trimmed, !count.isEmpty else { return }
        if Double(count) != nil { report(.countLiteral(count), at: element) }
    }

    private mutating func checkControl(_ control: FormOutline.Control) {
        let element = control.element
        checkAttributes(of: element, known: Self.controlAttributes)
        guard let written = element.attribute(anyOf: "ref", "nodeset", "bind"), !written.trimmed.isEmpty else {
            return report(.controlWithoutRef(element.name.qualified), at: element)
        }
        guard let node = control.node else {
            return report(
                .controlMissingNode(element.name.local, written.trimmed, near: nearestPath(written)), at: element)
        }
        if outline.schema.isInner(node) {
            report(.controlOnGroup(element.name.local, outline.schema.nodes[node].path), at: element)
        }
        checkNesting(node, repeats: control.repeats, of: element)
    }

    /// A question in a repeat must have its answer in that repeat, and the reverse (JavaRosa refuses both).
    private mutating func checkNesting(_ node: Int, repeats: [Int], of element: XMLElement) {
        let chain = Set(outline.schema.chain(node))
        guard let innermost = repeats.last, !chain.contains(innermost) else { return }
        let nodes = outline.schema.nodes
        report(.outsideRepeat(nodes[node].path, repeated: nodes[innermost].path), at: element)
    }
}
