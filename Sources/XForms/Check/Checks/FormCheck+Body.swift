import XMLTree

extension FormCheck {
    /// Where questions, groups and repeats stand, and the nodes they belong to (ODK XForms, "Body Elements").
    mutating func checkBody() {
        for stray in outline.strays { report(.misplacedText(stray.name.local), at: stray) }
        for element in outline.containers.map(\.element) + outline.controls.map(\.element)
        where element.name.namespace == Namespaces.xhtml {
            report(.wrongNamespace(element.name.qualified), at: element)
        }
        for element in outline.containers.map(\.element) + outline.controls.map(\.element) {
            for part in element.elements
            where part.name.namespace == Namespaces.xhtml && Self.parts.contains(part.name.local) {
                report(.wrongNamespace(part.name.qualified), at: part)
            }
        }
        for container in outline.containers { checkContainer(container) }
        var asked: Set<Int> = []
        for control in outline.controls {
            checkAttributes(
                of: control.element,
                known: control.kind == "range"
                    ? Self.controlAttributes : Self.controlAttributes.subtracting(Self.bounds))
            guard let node = control.node else { continue }
            checkNesting(node, repeats: control.repeats, of: control.element)
            if !asked.insert(node).inserted {
                report(.duplicateControl(outline.schema.nodes[node].path), at: control.element)
            }
        }
        checkTemplates()
    }

    private mutating func checkTemplates() {
        for (number, node) in outline.schema.nodes.enumerated() where !outline.repeated.contains(number) {
            node.template.map { report(.templateWithoutRepeat(node.path), at: $0) }
        }
    }

    /// What a question is made of beside its control.
    private static let parts: Set<String> = ["label", "hint", "item", "itemset"]
    private static let bounds: Set<String> = ["start", "end", "step", "count"]
    private static let controlAttributes: Set<String> = [
        "ref", "nodeset", "bind", "appearance", "rows", "query", "mediatype", "accept", "autoplay", "accuracyThreshold",
        "unacceptableAccuracyThreshold", "start", "end", "step", "intent", "class", "incremental", "count", "id",
    ]

    private mutating func checkContainer(_ container: FormOutline.Container) {
        let element = container.element
        let isRepeat = element.name.local == "repeat"
        checkAttributes(of: element, known: Self.controlAttributes.subtracting(Self.bounds))
        if let count = element.javarosa("count")?.trimmed, Double(count) != nil {
            report(.countLiteral(count), at: element)
        }
        if isRepeat, container.node == 0 { report(.repeatedRoot, at: element) }
        if isRepeat, let fixed = element.javarosa("noAddRemove")?.trimmed, fixed != "true()" {
            report(.wrongNoAddRemove(fixed), at: element)
        }
        if isRepeat, element.attribute("nodeset") == nil, element.attribute("ref") != nil {
            report(.repeatRef, at: element)
        }
        if !isRepeat, element.elements.allSatisfy({ Self.isText($0) }) {
            report(.emptyGroup(element.name.local), at: element)
        }
        if let node = container.node { checkNesting(node, repeats: container.repeats, of: element) }
    }

    private static func isText(_ element: XMLElement) -> Bool {
        element.name.local == "label" || element.name.local == "hint"
    }

    /// A question in a repeat must have its answer in that repeat, and the reverse (JavaRosa refuses both).
    private mutating func checkNesting(_ node: Int, repeats: [Int], of element: XMLElement) {
        guard let innermost = repeats.last, !outline.schema.chain(node).contains(innermost) else { return }
        let nodes = outline.schema.nodes
        report(.outsideRepeat(nodes[node].path, repeated: nodes[innermost].path), at: element)
    }
}
