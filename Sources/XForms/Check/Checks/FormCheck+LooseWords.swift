import XMLTree

extension FormCheck {
    /// The parts of a question whose words no hash can hold, because they are made while people answer: a text chosen by
    /// an expression, a list that is not read whole by name, a row's label that is calculated, an output of a calculation.
    func looseWords(of control: FormOutline.Control) -> [XMLElement] {
        let element = control.element
        let items = element.children(named: "item").compactMap { $0.child(named: "label") }
        let labels = element.elements.filter { ["label", "hint"].contains($0.name.local) } + items
        return labels.filter(isLoose) + element.children(named: "itemset").filter(isLooseList)
            + outputs(of: labels, at: control)
    }

    /// A label or hint whose words are neither written in it nor the text with an id.
    private func isLoose(_ label: XMLElement) -> Bool {
        guard let reference = label.attribute("ref")?.trimmed, !reference.isEmpty else { return false }
        return Texts.id(in: reference) == nil
    }

    /// A list other than `instance('…')/root/item`, or whose labels are not a column or the text with the id in one.
    private func isLooseList(_ itemset: XMLElement) -> Bool {
        guard let nodeset = itemset.attribute(anyOf: "nodeset", "ref"), let source = Self.source(of: nodeset),
            lists.lists[source.list]?.content != nil,
            var column = itemset.child(named: "label")?.attribute("ref")?.trimmed
        else { return true }
        if column.hasPrefix("jr:itext("), column.hasSuffix(")") {
            column = String(column.dropFirst("jr:itext(".count).dropLast()).trimmed
        }
        return column.isEmpty || !column.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
    }

    /// The outputs in labels that say what is calculated: its words stand elsewhere.
    private func outputs(of labels: [XMLElement], at control: FormOutline.Control) -> [XMLElement] {
        guard let node = control.node else { return [] }
        let calculated = Set(
            outline.binds.filter { $0.element.attribute("calculate") != nil }.compactMap(\.node)
                + outline.actions.compactMap(\.node))
        return labels.flatMap { outputs(of: $0, at: node) }
            .filter { !reads(of: $0).isDisjoint(with: calculated) }.map(\.element)
    }
}
