// Texts and lists as one respondent reads them. Of the definition and not of its logic, which would be copied for each call.

extension FormDefinition {
    /// The words of a text, its outputs read at a node.
    func words(_ parts: [TextPart], at node: NodeRef, in context: XPathContext) -> String {
        if parts.count == 1, case .text(let words) = parts[0] { return words }
        return parts.reduce(into: "") { words, part in
            switch part {
            case .text(let piece): words += piece
            case .output(let number):
                let piece = attempt(number, in: context) { expression throws(XPathError) in
                    try expression.string(at: node, in: context)
                }
                words += piece ?? ""
            }
        }
    }

    /// A text in one language with all its forms.
    func resolve(_ text: LocalText, at node: NodeRef, in context: XPathContext) -> ResolvedText {
        ResolvedText(
            plain: words(text.plain, at: node, in: context),
            short: text.short.map { words($0, at: node, in: context) },
            guidance: text.guidance.map { words($0, at: node, in: context) }, media: text.media)
    }

    /// An item of a list: its value and where it stands.
    struct Item {
        let value: String
        let node: NodeRef
    }

    /// The items of a list for the question at a node, in the order to offer them.
    func items(of itemset: Itemset, at node: NodeRef, in context: XPathContext) -> [Item] {
        rows(of: itemset, at: node, in: context).map {
            Item(value: text(itemset.value, at: $0, current: node, in: context), node: $0)
        }
    }

    /// The rows of a list; none where they cannot be worked out.
    private func rows(of itemset: Itemset, at node: NodeRef, in context: XPathContext) -> [NodeRef] {
        let rows = attempt(itemset.nodeset, in: context) { expression throws(XPathError) in
            try expression.nodes(at: node, in: context)
        }
        return (rows ?? nil) ?? []
    }

    /// Whether an item of a list has this value.
    func offers(_ value: String, in itemset: Itemset, at node: NodeRef, _ context: XPathContext) -> Bool {
        rows(of: itemset, at: node, in: context).contains {
            text(itemset.value, at: $0, current: node, in: context) == value
        }
    }

    /// The label of an item; its value when the author gave none.
    func label(
        of item: Item, in itemset: Itemset, language: Int, at node: NodeRef, in context: XPathContext
    ) -> ResolvedText {
        switch itemset.label {
        case .words(let part):
            return plain(text(part, at: item.node, current: node, in: context))
        case .textId(let part):
            let id = text(part, at: item.node, current: node, in: context)
            guard let text = logic.texts[id] else { return plain(item.value) }
            return resolve(text[language], at: node, in: context)
        case nil: return plain(item.value)
        }
    }

    /// What the column `taal` of a row says (docs/collections.md): the code of a language; nil when it is empty or not there.
    func rowLanguage(of item: Item, in context: XPathContext) -> String? {
        let tree = context.trees[Int(item.node.tree)]
        let column = tree.children(of: item.node.node).first { tree.localName(of: $0) == "taal" }
        let code = column.map { tree.text(of: $0).trimmed } ?? ""
        return code.isEmpty ? nil : code
    }

    private func plain(_ words: String) -> ResolvedText {
        ResolvedText(plain: words, short: nil, guidance: nil, media: [:])
    }

    func text(_ part: Itemset.ItemPart, at item: NodeRef, current: NodeRef, in context: XPathContext) -> String {
        switch part {
        case .child(let name):
            let tree = context.trees[Int(item.tree)]
            return tree.child(name, of: item.node).map { tree.text(of: $0) } ?? ""
        case .expression(let number):
            let text = attempt(number, in: context) { expression throws(XPathError) in
                try expression.string(at: item, current: current, in: context)
            }
            return text ?? ""
        }
    }
}
