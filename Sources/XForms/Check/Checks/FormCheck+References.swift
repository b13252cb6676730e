import XMLTree

/// What names a node: binds, questions, groups and actions.
extension FormCheck {
    mutating func checkReferences() {
        let elements =
            outline.binds.map(\.element) + outline.controls.map(\.element) + outline.containers.map(\.element)
            + outline.actions.map(\.element)
        for element in elements { checkPath(of: element) }
        checkBindIDs()
        for bind in outline.binds { if let node = bind.node { checkPlace(of: bind.element, node: node) } }
        for action in outline.actions { checkPlace(of: action) }
        for control in outline.controls { checkRepeat(of: control) }
    }

    /// A path that is none by XPath's grammar, such as `/data/a/`; the loader follows it all the same.
    private mutating func checkPath(of element: XMLElement) {
        for name in ["nodeset", "ref"] {
            guard let written = element.attribute(name)?.trimmed, !written.isEmpty else { continue }
            guard outline.schema[written] == nil, TermReader.read(written) == nil else { continue }
            report(.syntax(in: name, at: written), at: element)
        }
    }

    private mutating func checkBindIDs() {
        var seen: Set<String> = []
        for bind in outline.binds {
            guard let id = bind.element.attribute("id")?.trimmed, !id.isEmpty, !seen.insert(id).inserted else {
                continue
            }
            report(.duplicateBindID(id), at: bind.element)
        }
    }

    /// Rules on a group, which holds no answer, and on answers that nobody is asked for.
    private mutating func checkPlace(of bind: XMLElement, node: Int) {
        let path = outline.schema.nodes[node].path
        if outline.schema.isInner(node) {
            if bind.attribute("calculate") != nil { report(.calculatedGroup(path), at: bind) }
            for rule in ["constraint", "required"] where bind.attribute(rule) != nil {
                report(.ruleWithoutQuestion(rule, path), at: bind)
            }
        } else if outline.controls(of: node).isEmpty, bind.attribute("calculate") == nil {
            for rule in ["constraint", "required"] where bind.attribute(rule) != nil {
                report(.ruleWithoutQuestion(rule, path), at: bind)
            }
        }
    }

    /// Actions that nothing starts, or whose value is lost at once.
    private mutating func checkPlace(of action: FormOutline.Action) {
        let events = Set((action.element.attribute("event") ?? "").words)
        let isInRepeat = outline.schema.chain(action.context).contains(where: outline.repeated.contains)
        if events == ["odk-new-repeat"], !isInRepeat {
            report(.actionNeverRuns("odk-new-repeat"), at: action.element)
        }
        if events == ["xforms-value-changed"], action.context == 0, !isInControl(action) {
            report(.actionNeverRuns("xforms-value-changed").with(severity: .warning), at: action.element)
        }
        if let node = action.node, outline.bind(of: node)?.attribute("calculate") != nil {
            report(.setAndCalculated(outline.schema.nodes[node].path), at: action.element)
        }
    }

    private func isInControl(_ action: FormOutline.Action) -> Bool {
        !(outline.model?.elements.contains { $0.place == action.element.place } ?? false)
    }

    /// The answer stands in a repeat in which the question does not: nobody knows which instance is meant.
    private mutating func checkRepeat(of control: FormOutline.Control) {
        guard let node = control.node,
            let repetition = outline.schema.chain(node).last(where: outline.repeated.contains),
            !control.repeats.contains(repetition)
        else { return }
        let nodes = outline.schema.nodes
        report(.insideRepeat(nodes[node].path, repeated: nodes[repetition].path), at: control.element)
    }
}
