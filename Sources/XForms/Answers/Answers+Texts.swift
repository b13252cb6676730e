import Synchronization

// Words and choices as the respondent reads them.

extension Answers {
    /// The question's label; nil when the author gave none.
    package func label(of question: Question) -> ResolvedText? {
        definition.questions[question.index].label.map { resolve($0, at: question.key) }
    }

    /// The question's hint; nil when the author gave none.
    package func hint(of question: Question) -> ResolvedText? {
        definition.questions[question.index].hint.map { resolve($0, at: question.key) }
    }

    /// Any text of the definition, its outputs read at the node with this key.
    package func resolve(_ text: FormText, at key: NodeKey) -> ResolvedText {
        definition.resolve(text[language], at: NodeRef(node: record(at: key) ?? .document), in: context)
    }

    /// The choices offered now, in the order to show them; empty for a question without choices.
    /// - Parameter names: of those that are asked for; nil: of all. Words are looked up for these alone.
    package func choices(of question: Question, named names: [String]? = nil) -> [Choice] {
        let isSelected = Self.selection(question.value)
        let node = NodeRef(node: record(at: question.key) ?? .document)
        switch definition.questions[question.index].choices {
        case .none: return []
        case .fixed(let choices):
            let asked = names.map { names in choices.filter { names.contains($0.value) } } ?? choices
            return asked.map { choice in
                let label = choice.label[language]
                return Choice(
                    value: choice.value, label: definition.words(label.plain, at: node, in: context),
                    isSelected: isSelected(choice.value), media: label.media)
            }
        case .computed(let number):
            let itemset = logic.itemsets[number]
            let context = settled(for: itemset, at: node.node)
            var items = definition.items(of: itemset, at: node, in: context)
            if let names { items.removeAll { !names.contains($0.value) } }
            return items.map { item in
                let label = definition.label(of: item, in: itemset, language: language, at: node, in: context)
                return Choice(
                    value: item.value, label: label.plain, isSelected: isSelected(item.value),
                    media: label.media, lang: listLanguage(of: item, in: itemset))
            }
        }
    }

    /// The language of an item's own words; nil where they are looked up in the respondent's.
    private func listLanguage(of item: FormDefinition.Item, in itemset: Itemset) -> String? {
        guard case .words = itemset.label else { return nil }
        return definition.rowLanguage(of: item, in: context) ?? definition.languages[definition.defaultLanguage].code
    }

    /// Tells the names in a value; most values are one name or none.
    private static func selection(_ value: String) -> (String) -> Bool {
        if value.isEmpty { return { _ in false } }
        guard value.utf8.contains(where: \.isXMLSpace) else { return { $0 == value } }
        let names = Set(value.words)
        return { names.contains($0) }
    }

    /// Whether a name is offered now.
    func offers(_ name: String, _ question: Int, at record: NodeID) -> Bool {
        switch definition.questions[question].choices {
        case .none: return true
        case .fixed(let choices):
            for choice in choices.indices where choices[choice].value == name { return true }
            return false
        case .computed(let number):
            return definition.offers(name, in: logic.itemsets[number], at: NodeRef(node: record), context)
        }
    }

    /// The context to read a list in: one that shuffles keeps its order for this respondent and question.
    private func settled(for itemset: Itemset, at record: NodeID) -> XPathContext {
        guard let expression = logic.expressions[itemset.nodeset], expression.volatility.contains(.random) else {
            return context
        }
        var context = context
        let key = key(of: record)
        let generator = Shuffle(seed: state.seed.low ^ UInt64(key.node) << 32 ^ UInt64(key.instance))
        context.environment.random = { generator.next() }
        return context
    }
}

/// The same row of random numbers for the same seed (SplitMix64).
private final class Shuffle: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}
