/// A row of a list that depends on the answers: what it offers, and what decides whether it is offered.
struct ListRow: Hashable {
    let code: String
    let words: String
    /// The row's other columns, such as the neighbourhood and the language it is for.
    let place: [String]
}

extension FormDefinition {
    /// Every row that a list can offer, whatever is answered: what stands in its conditions is left out.
    func rows(ofList number: Int) -> [ListRow] {
        let itemset = logic.itemsets[number]
        let nodes = everyRow(of: itemset)
        let shown = Set([itemset.value.column, itemset.label?.part.column].compactMap(\.self))
        let document = NodeRef(node: .document)
        return nodes.map { node in
            let item = Item(value: text(itemset.value, at: node, current: document, in: logic.context), node: node)
            let label = label(of: item, in: itemset, language: defaultLanguage, at: document, in: logic.context)
            let tree = logic.context.trees[Int(node.tree)]
            let columns = tree.children(of: node.node).filter { !shown.contains(tree.name(of: $0).local) }
            return ListRow(
                code: item.value, words: label.plain.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                place: columns.map { tree.localName(of: $0) + "=" + tree.text(of: $0) })
        }
    }

    /// The nodes of every row that a list can offer, in the order of the list.
    func everyRow(of itemset: Itemset) -> [NodeRef] {
        guard let filtered = logic.expressions[itemset.nodeset],
            let whole = try? XPathExpression.compile(Self.unconditional(filtered.source), names: logic.names),
            let nodes = try? whole.nodes(at: NodeRef(node: .document), in: logic.context)
        else { return [] }
        return nodes
    }

    /// A path without its predicates: `instance('x')/root/item[buurt = /d/buurt]` as `instance('x')/root/item`.
    static func unconditional(_ source: String) -> String {
        var kept = ""
        var depth = 0
        var quote: Character?
        for character in source {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "[" {
                depth += 1
            }
            if depth == 0 { kept.append(character) }
            if quote == nil, character == "]" { depth -= 1 }
        }
        return kept
    }
}

extension Itemset.ItemPart {
    fileprivate var column: NameID? { if case .child(let name) = self { name } else { nil } }
}

extension Itemset.Label {
    fileprivate var part: Itemset.ItemPart {
        switch self {
        case .words(let part), .textId(let part): part
        }
    }
}
