import XMLTree

extension FormCheck {
    /// The choices that lists give (ODK XForms, "Secondary Instances"); the loader looks at those in the controls.
    mutating func checkChoices() {
        for control in outline.controls where ["select", "select1", "rank"].contains(control.kind) {
            let element = control.element
            let itemsets = element.children(named: "itemset")
            if element.child(named: "item") != nil, let itemset = itemsets.first {
                report(.itemsetOverBoth, at: itemset)
            }
            for itemset in itemsets { checkItemset(itemset, of: control) }
        }
    }

    // MARK: Itemsets

    private mutating func checkItemset(_ itemset: XMLElement, of control: FormOutline.Control) {
        if (itemset.child(named: "label")?.attribute("ref") ?? "").trimmed.isEmpty {
            report(.itemsetWithout("label"), at: itemset)
        }
        guard let nodeset = itemset.attribute(anyOf: "nodeset", "ref"),
            let value = itemset.child(named: "value")?.attribute("ref")?.trimmed,
            case .whole(let list)? = source(of: nodeset), let content = lists.lists[list]?.content
        else { return }
        let rows = content.elements
        if rows.isEmpty { report(.emptyList("instance('\(list)')"), at: itemset) }
        guard checkedLists.insert("\(list)/\(value) \(control.kind == "select1")").inserted else { return }
        var seen: Set<String> = []
        for row in rows {
            guard let written = row.child(named: value)?.text.trimmed, !written.isEmpty else { continue }
            if !seen.insert(written).inserted { report(.duplicateChoice(written), at: row) }
            if written.contains(where: \.isWhitespace) {
                report(FormReader.spaced(written, in: control.element), at: row)
            }
        }
    }

    /// Where an itemset takes its rows from, as far as one look tells.
    enum ItemsetSource {
        /// All rows of a list; shuffled or not.
        case whole(String)
        /// Some rows of a list: what is offered depends on answers.
        case part(String)
    }

    /// Reads `instance('list')/root/item`, with or without predicates and `randomize()`.
    func source(of nodeset: String) -> ItemsetSource? {
        guard var term = TermReader.read(nodeset) else { return nil }
        if case .call("randomize", let arguments) = term, let first = arguments.first { term = first }
        guard case .path(let path) = term, case .term(.call("instance", let arguments)) = path.start,
            case .text(let id)? = arguments.first, path.steps.count == 2
        else { return nil }
        let isWhole = path.predicates.isEmpty && path.steps.allSatisfy { $0.predicates.isEmpty }
        return isWhole ? .whole(id) : .part(id)
    }

    /// All values that a question can offer, filters left aside; nil when they cannot be known beforehand.
    func offeredValues(of control: FormOutline.Control) -> Set<String>? {
        let element = control.element
        if let itemset = element.child(named: "itemset") {
            guard let nodeset = itemset.attribute("nodeset"), let source = source(of: nodeset) else { return nil }
            let list =
                switch source {
                case .whole(let id), .part(let id): id
                }
            guard let content = lists.lists[list]?.content,
                let value = itemset.child(named: "value")?.attribute("ref")?.trimmed
            else { return nil }
            return Set(content.elements.compactMap { $0.child(named: value)?.text.trimmed })
        }
        let items = element.children(named: "item")
        guard !items.isEmpty else { return nil }
        return Set(items.compactMap { $0.child(named: "value")?.text.trimmed })
    }
}
