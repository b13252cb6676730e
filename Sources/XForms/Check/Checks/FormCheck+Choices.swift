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
            for itemset in itemsets.dropFirst() { report(.severalItemsets, at: itemset) }
            for itemset in itemsets {
                checkItemset(itemset, of: control)
                checkFilter(itemset, of: control)
            }
            if itemsets.isEmpty, control.kind != "select", element.children(named: "item").count == 1 {
                report(.loneChoice, at: element)
            }
            checkTypes(ofItems: control)
            checkDefault(of: control)
        }
    }

    /// A starting value that nobody can choose.
    private mutating func checkDefault(of control: FormOutline.Control) {
        guard control.kind != "rank", let node = control.node, let sample = outline.schema.nodes[node].sample,
            sample.elements.isEmpty
        else { return }
        let value = sample.text.trimmed
        guard !value.isEmpty, let offered = offeredValues(of: control), !offered.isSuperset(of: value.words) else {
            return
        }
        report(.defaultDoesNotFit(control.kind), at: sample)
    }

    /// Values that are none of the type that the bind asks for.
    private mutating func checkTypes(ofItems control: FormOutline.Control) {
        guard let node = control.node, control.kind == "select1",
            let type = outline.bind(of: node)?.attribute("type").flatMap({ ValueType(written: $0.trimmed) })
        else { return }
        for item in control.element.children(named: "item") {
            guard let value = item.child(named: "value")?.text.trimmed, !value.isEmpty, !Self.fits(value, type) else {
                continue
            }
            report(.choiceDoesNotFit(value, type: type.rawValue), at: item)
        }
    }

    // MARK: Itemsets

    private mutating func checkItemset(_ itemset: XMLElement, of control: FormOutline.Control) {
        if (itemset.child(named: "label")?.attribute("ref") ?? "").trimmed.isEmpty {
            report(.itemsetWithout("label"), at: itemset)
        }
        guard let nodeset = itemset.attribute(anyOf: "nodeset", "ref"),
            let value = itemset.child(named: "value")?.attribute("ref")?.trimmed,
            let source = source(of: nodeset), let list = lists.lists[source.list], let content = list.content
        else { return }
        if content.elements.isEmpty { report(.emptyList("instance('\(source.list)')"), at: itemset) }
        let column = itemset.child(named: "label")?.attribute("ref").flatMap(Self.textColumn)
        let use = "\(source.list) \(value) \(column ?? "") \(source.isWhole) \(control.kind == "select1")"
        guard checkedLists.insert(use).inserted else { return }
        let isColumn = Self.isName(value) && content.elements.contains { $0.child(named: value) != nil }
        var seen: Set<String> = []
        for row in content.elements {
            let place = list.isInside ? row : itemset
            if let id = column.flatMap({ row.child(named: $0)?.text.trimmed }), texts[id] == nil {
                report(.missingText(id, near: speller.nearest(id, in: texts.ids)), at: place)
            }
            guard let written = row.child(named: value)?.text.trimmed, !written.isEmpty else {
                if isColumn { report(.choiceWithoutValue, at: place) }
                continue
            }
            // Of a filtered list others may be offered than those with the same value.
            if source.isWhole, !seen.insert(written).inserted { report(.duplicateChoice(written), at: place) }
            if written.hasWhitespace {
                report(FormReader.spaced(written, in: control.element), at: place)
            }
        }
    }

    /// A column by its name and nothing more: whatever else stands there may find a value elsewhere.
    private static func isName(_ written: String) -> Bool {
        written.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "-" || $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
            && !written.hasPrefix(".")
    }

    /// The column in `jr:itext(column)`: the label of a row is the text with that id.
    private static func textColumn(_ reference: String) -> String? {
        guard case .call("jr:itext", let arguments)? = TermReader.read(reference),
            case .path(let path)? = arguments.first,
            case .context = path.start, path.steps.count == 1, case .name(let column) = path.steps[0].test
        else { return nil }
        return column
    }

    /// Where an itemset takes its rows from, as far as one look tells.
    struct ItemsetSource {
        let list: String
        /// All rows, shuffled or not; else what is offered depends on answers.
        let isWhole: Bool
    }

    /// Reads `instance('list')/root/item`, with or without predicates and `randomize()`.
    mutating func source(of nodeset: String) -> ItemsetSource? {
        if let known = sources[nodeset] { return known }
        let source = Self.source(of: nodeset)
        sources[nodeset] = .some(source)
        return source
    }

    static func source(of nodeset: String) -> ItemsetSource? {
        guard var term = TermReader.read(nodeset) else { return nil }
        if case .call("randomize", let arguments) = term, let first = arguments.first { term = first }
        guard case .path(let path) = term, case .term(.call("instance", let arguments)) = path.start,
            case .text(let id)? = arguments.first, path.steps.count == 2
        else { return nil }
        return ItemsetSource(
            list: id, isWhole: path.predicates.isEmpty && path.steps.allSatisfy { $0.predicates.isEmpty })
    }

    /// All values that a question can offer, filters left aside; nil when they cannot be known beforehand.
    mutating func offeredValues(of control: FormOutline.Control) -> Set<String>? {
        let element = control.element
        if let itemset = element.child(named: "itemset") {
            guard let nodeset = itemset.attribute("nodeset"), let source = source(of: nodeset) else { return nil }
            guard let content = lists.lists[source.list]?.content,
                let value = itemset.child(named: "value")?.attribute("ref")?.trimmed
            else { return nil }
            let column = source.list + "\n" + value
            if let known = columns[column] { return known }
            let values = Set(content.elements.compactMap { $0.child(named: value)?.text.trimmed })
            columns[column] = values
            return values
        }
        let items = element.children(named: "item")
        guard !items.isEmpty else { return nil }
        return Set(items.compactMap { $0.child(named: "value")?.text.trimmed })
    }
}
