/// A choice that a list can offer to somebody.
package struct ListedChoice: Sendable, Hashable {
    package let value: String
    /// By number of the language.
    package let words: [String]
}

extension FormDefinition {
    /// Every choice that a list which depends on answers or chance can offer, in the order of its rows, whoever is asked.
    /// - Returns: nil where the rows are answers themselves, so that nobody knows them beforehand.
    package func everyChoice(ofList number: Int) -> [ListedChoice]? {
        let itemset = logic.itemsets[number]
        let document = NodeRef(node: .document)
        // A list that is shuffled has the order of its rows here.
        let nodes = everyRow(of: itemset).sorted { ($0.tree, $0.node.rawValue) < ($1.tree, $1.node.rawValue) }
        guard !nodes.isEmpty, nodes.allSatisfy({ $0.tree != 0 }) else { return nil }
        var (values, rows): ([String], [String: [Item]]) = ([], [:])
        for node in nodes {
            let item = Item(value: text(itemset.value, at: node, current: document, in: logic.context), node: node)
            guard !item.value.isEmpty else { continue }
            if rows[item.value] == nil { values.append(item.value) }
            rows[item.value, default: []].append(item)
        }
        return values.map { value in
            let items = rows[value] ?? []
            let words = languages.indices.map { language in
                item(items, in: language).map {
                    label(of: $0, in: itemset, language: language, at: document, in: logic.context).plain
                        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
                } ?? value
            }
            return ListedChoice(value: value, words: words)
        }
    }

    /// Of the rows with one value the one whose words are in a language (`taal`), else one for every language.
    private func item(_ items: [Item], in language: Int) -> Item? {
        let codes = items.map { rowLanguage(of: $0, in: logic.context) }
        let place = codes.firstIndex { $0 == languages[language].code } ?? codes.firstIndex { $0 == nil }
        return place.map { items[$0] } ?? items.first
    }
}

extension Answers {
    /// The values of the choices that are offered at a path now; nil when there is no such question.
    package func offered(atPath path: String) -> Set<String>? {
        guard let key = key(atPath: path), let record = record(at: key), let number = logic.questionOfNode[key.node],
            case .computed(let list) = definition.questions[number].choices
        else { return nil }
        let items = definition.items(of: logic.itemsets[list], at: NodeRef(node: record), in: context)
        return Set(items.map(\.value))
    }
}
